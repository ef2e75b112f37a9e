// One picture: builds its parts once, draws the scene it is given, and follows the chosen step.

const PICTURES = new WeakMap()

export default function () {
  const shelf = (globalThis[Symbol.for("unrolled")] ??= {})
  shelf.draw = present
  shelf.arrive?.()
}

function present(component) {
  const root = component.parentElement.querySelector(".unrolled")
  if (!root) return undefined
  const picture = PICTURES.get(root) ?? begin(root)
  const run = {}
  picture.run = run
  picture.component = component
  receive(picture, component.data)
  // Streamlit also cleans up after a run that a newer one overtook: only the newest may end the picture.
  return () => {
    if (picture.run === run) end(picture)
  }
}

function begin(root) {
  const picture = {
    root, scene: { timesteps: 0, steps: [], rows: [] }, sceneText: "", words: {}, layout: null, layers: null,
    chosen: 0, fromPython: null, told: null, emitTimer: null, playing: false, first: 0, reading: null, drawn: new Map(),
    calm: matchMedia("(prefers-reduced-motion: reduce)"), ending: new AbortController(), width: 0,
  }
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLE)
  root.getRootNode().adoptedStyleSheets = [sheet]
  picture.parts = buildParts(root)
  picture.follow = () => follow(picture)
  listen(picture)
  offerToSave(picture)
  picture.observer = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry.contentRect.width)
    if (width === picture.width || width === 0) return
    picture.width = width
    cancelAnimationFrame(picture.soon)
    picture.soon = requestAnimationFrame(() => draw(picture))
  })
  picture.observer.observe(picture.parts.stage)
  PICTURES.set(root, picture)
  return picture
}

function end(picture) {
  forget(picture)
  cancelAnimationFrame(picture.soon)
  picture.observer.disconnect()
  picture.ending.abort()
  picture.root.replaceChildren()
  PICTURES.delete(picture.root)
}

function receive(picture, data) {
  const text = JSON.stringify(data.scene)
  const changed = text !== picture.sceneText
  if (changed) {
    picture.scene = data.scene
    picture.sceneText = text
    picture.words = data.scene.words ?? {}
    if (picture.playing && picture.chosen >= data.scene.timesteps) stop(picture)
  }
  obey(picture, data.chosen)
  const styles = getComputedStyle(picture.root)
  const fonts = { body: styles.fontFamily, code: styles.getPropertyValue("--st-code-font").trim() || "monospace" }
  const restyled = JSON.stringify(fonts) !== JSON.stringify(picture.fonts)
  picture.fonts = fonts
  picture.root.dataset.theme = isDark(styles.backgroundColor) ? "dark" : "light"
  if (changed || restyled) {
    picture.width = Math.floor(picture.parts.stage.clientWidth)
    dress(picture)
    dressSave(picture)
    draw(picture)
  } else follow(picture)
}

function isDark(colour) {
  const [red, green, blue, alpha = 1] = (colour.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number)
  return alpha > 0 && 0.299 * red + 0.587 * green + 0.114 * blue < 128
}

function draw(picture) {
  if (!picture.width || !picture.scene.rows.length) return
  const began = performance.now()
  const before = picture.drawn
  const scene = { ...picture.scene, chosen: picture.chosen }
  picture.layout = layOut(scene, picture.width, picture.fonts, picture.words, picture.first)
  picture.first = picture.layout.first
  picture.drawn = new Map()
  picture.cells = Array(2 * LEVELS + 1).fill("")
  picture.highest = new Map()
  picture.bars = ""
  picture.topBars = ""
  picture.firstMasked = scene.rows.findIndex((row) => row.masked?.some(Boolean))
  const fresh = shape("svg", { width: picture.width, height: picture.layout.height, "aria-hidden": "true", focusable: "false" })
  const names = ["back", "arrows", "labels", "ghosts", "boxes", "cells", "bars", "masks", "text", "veil", "top"]
  picture.layers = Object.fromEntries(names.map((name) => [name, shape("g", { class: `layer-${name}` }, fresh)]))
  drawFrame(picture)
  drawHeader(picture)
  drawRuler(picture)
  drawArrows(picture)
  for (const placed of picture.layout.rows) {
    drawLabel(picture.layers, placed, picture.layout, picture.words)
    drawRow(placed, picture)
  }
  picture.cells.forEach((d, at) => {
    if (!d) return
    const level = at - LEVELS
    shape("path", { d, class: level > 0 ? "positive" : "negative", "fill-opacity": Math.abs(level) / LEVELS }, picture.layers.cells)
  })
  if (picture.bars) shape("path", { d: picture.bars, class: "bar" }, picture.layers.bars)
  if (picture.topBars) shape("path", { d: picture.topBars, class: "bar top" }, picture.layers.bars)
  drawVeil(picture)
  picture.marker = shape("rect", { rx: 11, class: "marker" }, picture.layers.top)
  fadeWhatChanged(picture, before)
  picture.parts.stage.replaceChildren(fresh, picture.parts.tip)
  performance.measure("unrolled-draw", { start: began, end: performance.now() })
  follow(picture)
}

function fadeWhatChanged(picture, before) {
  if (!before.size) return
  const ghosts = (drawn) => [...drawn.values()].filter((kind) => kind === "ghost").length
  if (ghosts(picture.drawn) > ghosts(before)) picture.layers.ghosts.classList.add("fading")
  if (ghosts(picture.drawn) < ghosts(before)) {
    for (const name of ["boxes", "cells", "bars", "arrows"]) picture.layers[name].classList.add("appearing")
  }
}

function follow(picture) {
  const { layout, scene, words, parts, chosen } = picture
  if (!layout) return
  if (layout.timed && !layout.columns.some((column) => column.step === chosen && inWindow(layout, chosen))) return draw(picture)
  showChosen(picture)
  dressStep(picture)
  if (picture.reading !== null) showTip(picture, picture.reading, stepFor(picture, picture.reading))
  else hideTip(picture)
  const sentences = describe(scene, chosen, words)
  parts.sentences.replaceChildren(...sentences.map((sentence) => tag("li", {}, null, sentence)))
  return undefined
}

function inWindow(layout, step) {
  return !layout.windowed || (step >= layout.first && step <= layout.last)
}

function stepFor(picture, index) {
  // The box of this row that belongs to the chosen step; a row without a time axis has one box.
  const boxes = rowBoxes(picture.layout.rows[index], picture.layout)
  return (boxes.find((box) => box.step === picture.chosen) ?? boxes.find((box) => !box.ghost) ?? boxes[0])?.step ?? null
}
