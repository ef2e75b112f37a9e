// The picture as a file: an SVG that needs no style sheet, and a PNG painted from it, both made in the browser.

const MARGIN = 16
const SHARPER = 2 // pixels of the PNG for each one on screen
const SCALE_ROOM = 22
const FILE_NAME = "unrolled"
// What the style sheet says about a shape, and what SVG takes for granted; only differences are written down.
const OWN = { opacity: "1", "shape-rendering": "auto" }
const HANDED_DOWN = {
  fill: "rgb(0, 0, 0)", "fill-opacity": "1", stroke: "none", "stroke-width": "1px", "stroke-opacity": "1",
  "stroke-dasharray": "none", "stroke-linecap": "butt",
}
const LETTERS = { "font-family": "", "font-size": "", "font-weight": "" }

function offerToSave(picture) {
  const { parts, root, ending } = picture
  const menu = tag("details", { class: "save" }, root)
  parts.save = { save: tag("summary", {}, menu) }
  const choices = tag("div", {}, menu)
  const offer = (name, act) => {
    parts.save[name] = tag("button", { type: "button" }, choices)
    parts.save[name].addEventListener("click", act, { signal: ending.signal })
  }
  offer("save_svg", () => download(svgFile(portrait(picture)), `${FILE_NAME}.svg`))
  offer("save_png", async () => download(await pngFile(portrait(picture)), `${FILE_NAME}.png`))
}

function dressSave({ parts, words }) {
  for (const name in parts.save) parts.save[name].textContent = say(words, name)
}

function svgFile(drawn) {
  return new Blob([new XMLSerializer().serializeToString(drawn)], { type: "image/svg+xml" })
}

async function pngFile(drawn) {
  const address = URL.createObjectURL(svgFile(drawn))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement("canvas")
    canvas.width = SHARPER * drawn.getAttribute("width")
    canvas.height = SHARPER * drawn.getAttribute("height")
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve) => { canvas.toBlob(resolve, "image/png") })
  } finally {
    URL.revokeObjectURL(address)
  }
}

function download(file, name) {
  const address = URL.createObjectURL(file)
  tag("a", { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

function portrait(picture) {
  // A copy of the drawing that stands for itself: its own ground, its styles on its shapes, its words inside.
  const { root, layout, scene, chosen, words, parts } = picture
  for (const animation of parts.stage.getAnimations({ subtree: true })) animation.finish()
  const drawing = parts.stage.querySelector("svg")
  const scale = parts.legend.querySelector(".scale i")
  const width = layout.width + 2 * MARGIN
  const height = layout.height + (scale ? SCALE_ROOM : 0) + 2 * MARGIN
  const copy = shape("svg", { width, height, viewBox: `${-MARGIN} ${-MARGIN} ${width} ${height}`, role: "img" })
  shape("title", {}, copy, say(words, "group"))
  shape("desc", {}, copy, legible(describe(scene, chosen, words).join(" ")))
  shape("rect", { x: -MARGIN, y: -MARGIN, width, height, fill: getComputedStyle(root).backgroundColor }, copy)
  for (const child of drawing.children) copyInto(copy, child)
  if (scale) drawScale(copy, picture)
  return copy
}

function copyInto(parent, original) {
  const styles = getComputedStyle(original)
  const kind = original.localName
  if (unseen(original, kind, styles)) return
  const copy = shape(kind, {}, parent)
  for (const { name, value } of original.attributes) {
    if (!/^(style|tabindex|(data|aria)-.*)$/.test(name)) copy.setAttribute(name, value)
  }
  if (kind === "g") ink(copy, styles, { opacity: "1" })
  else if (kind === "tspan") ink(copy, styles, OWN, inherited(original))
  else ink(copy, styles, OWN, HANDED_DOWN, kind === "text" ? LETTERS : {})
  if (original.style.transform) copy.setAttribute("transform", styles.transform)
  for (const child of original.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(legible(child.data))
    else copyInto(copy, child)
  }
}

function unseen(original, kind, styles) {
  if (kind === "title" || original.classList.contains("hit")) return true
  return kind !== "g" && (styles.opacity === "0" || (original.classList.contains("future") && styles.fillOpacity === "0"))
}

function inherited(original) {
  const above = getComputedStyle(original.parentNode)
  return Object.fromEntries(Object.keys({ ...HANDED_DOWN, ...LETTERS }).map((name) => [name, above.getPropertyValue(name)]))
}

function ink(copy, styles, ...grounds) {
  for (const [name, ground] of Object.entries(Object.assign({}, ...grounds))) {
    const value = styles.getPropertyValue(name)
    if (value === ground) continue
    // SVG 1.1, and so many a drawing program, knows no colour that is part transparent.
    const [, rgb, alpha] = value.match(/^rgba\((.*), ([\d.]+)\)$/) ?? []
    copy.setAttribute(name, rgb ? `rgb(${rgb})` : value)
    if (rgb) copy.setAttribute(`${name}-opacity`, alpha * styles.getPropertyValue(`${name}-opacity`))
  }
}

function drawScale(copy, { layout, root, words, fonts }) {
  // The legend below the picture is HTML; what the cells mean goes along as shapes.
  const styles = getComputedStyle(root)
  const colour = (name) => styles.getPropertyValue(`--${name}`).trim()
  const fade = shape("linearGradient", { id: "cells" }, shape("defs", {}, copy))
  for (const [at, name] of ["negative", "zero", "positive"].entries()) shape("stop", { offset: at / 2, "stop-color": colour(name) }, fade)
  const before = `${say(words, "cells")} ${say(words, "negative")}`
  const left = 4 + textWidth(before, font(fonts, 13)) + 8
  const top = layout.height + SCALE_ROOM - 14
  const letters = { "font-family": fonts.body, "font-size": 13, fill: colour("quiet") }
  shape("text", { x: 4, y: top + 10, ...letters }, copy, before)
  shape("rect", { x: left, y: top, width: 84, height: 11, fill: "url(#cells)", stroke: colour("box-line") }, copy)
  shape("text", { x: left + 92, y: top + 10, ...letters }, copy, say(words, "positive"))
}

function legible(text) {
  // What XML cannot hold, such as a null, would make the whole file unreadable.
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
}
