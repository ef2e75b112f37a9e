// The softmax of the probe: the chosen timestep as bars, and under them, on the same classes, the map of every timestep.

const MAP = { barsTop: 22, bars: 112, size: 12, tallest: 330 }

function newSoftmax(parent, screen, run) {
  const map = { screen, run, pointed: null, truth: true }
  map.box = tag("section", { class: "panel softmax" }, parent)
  map.heading = tag("h3", {}, map.box, say("softmax"))
  map.reading = tag("p", { class: "reading" }, map.box)
  map.stage = tag("div", { class: "stage", tabindex: "0" }, map.box)
  map.canvas = tag("canvas", { "aria-hidden": "true" }, map.stage)
  map.note = tag("p", { class: "note" }, map.box)
  map.switch = tag("label", { class: "switch", hidden: "" }, map.box)
  map.truthBox = tag("input", { type: "checkbox" }, map.switch)
  map.truthBox.checked = true
  map.switch.append(say("show_truth"))
  screen.on(map.truthBox, "change", () => { map.truth = map.truthBox.checked; screen.soon() })
  pointAtMap(map)
  return map
}

// Lays the map out anew, when its first numbers have come or the width has changed.
function drawSoftmax(map) {
  const { run, screen } = map
  const first = run.start && (probeAt(run, Infinity) ?? blankProbe(run))
  map.box.hidden = !first
  map.ready = Boolean(first)
  if (!map.ready) return
  map.note.textContent = noteOf(run)
  map.switch.hidden = !run.start.truth
  const rows = rowCount(run)
  map.columns = columnCount(run, first.shares)
  const place = layMap(map, map.stage.clientWidth, rows)
  const svg = shape("svg", { width: place.width, height: place.height, "aria-hidden": "true", focusable: "false" })
  map.scaleLines = [0, 1].map(() => ({ line: shape("path", { class: "grid" }, svg), text: write(svg, place.left - 8, 0, "", "tick", MAP.size, "end") }))
  const bars = (className, inset) => place.xs.map((x) => shape("rect", { x: x + inset, width: Math.max(1, place.pitch - 1 - 2 * inset), class: className }, svg))
  const gap = place.pitch > 12 ? place.pitch * 0.12 : 0
  map.truthBars = run.start.truth ? bars("truth-bar", gap) : []
  map.bars = bars("bar", run.start.truth && place.pitch > 10 ? place.pitch * 0.26 : gap)
  shape("path", { d: `M${place.left} ${place.base + 0.5}H${place.right}`, class: "ground" }, svg)
  nameColumns(map, svg)
  nameRows(map, svg, rows)
  map.frame = timed(run) ? shape("rect", { x: place.left - 1.5, width: place.right - place.left + 2, height: place.row + 2, rx: 3, class: "frame" }, svg) : null
  map.top = write(svg, 0, 0, "", "top-class", MAP.size)
  map.stage.replaceChildren(map.canvas, svg)
  sizeCanvas(map)
}

function noteOf(run) {
  return [say(timed(run) ? "map_help" : "map_help_still"), run.start.truth ? say("truth_help") : ""].join(" ").trim()
}

function layMap(map, width, rows) {
  const { run, screen, columns } = map
  const face = font(screen.fonts, MAP.size)
  const widest = (names) => Math.ceil(Math.max(0, ...names.map((name) => textWidth(name, font(screen.fonts, MAP.size, 700)))))
  const rowNames = timed(run) ? Array.from({ length: rows }, (_, step) => rowName(run, step)) : []
  const left = Math.max(36, Math.min(widest(rowNames), Math.round(width * 0.3)) + 12)
  const pitch = Math.max(1, Math.min(64, (width - left - 4) / columns))
  const names = Array.from({ length: columns }, (_, at) => className(run, at))
  const flat = widest(names) <= pitch - 4
  const deep = flat ? 20 : Math.min(96, widest(names)) + 14
  const base = MAP.barsTop + MAP.bars
  const mapTop = base + deep + 4
  const row = Math.max(3, Math.min(26, Math.floor(MAP.tallest / rows)))
  const xs = Array.from({ length: columns + 1 }, (_, at) => Math.round(left + at * pitch))
  const place = { width, left, right: xs[columns], pitch, flat, deep, base, mapTop, row, rows, xs: xs.slice(0, columns), edges: xs, face, rowNames, names, height: mapTop + rows * row + 4 }
  map.place = place
  return place
}

function rowName(run, step) {
  const label = run.start.steps[step]
  return label === "" || label === String(step) ? say("step", { step }) : say("step_row", { step, label })
}

function nameColumns(map, svg) {
  // The same names serve the bars above and the map below; they turn upright where they would touch.
  const { place, screen } = map
  const every = place.flat ? 1 : Math.max(1, Math.ceil(13 / place.pitch))
  const sparse = every > 2 && place.names.every((name) => name.length < 3) ? 8 : every
  place.names.forEach((name, at) => {
    if (at % sparse) return
    const x = (place.edges[at] + place.edges[at + 1] - 1) / 2
    if (place.flat || sparse === 8) return write(svg, x, place.base + 16, name, "tick class", MAP.size).setAttribute("data-class", at)
    const text = write(svg, 0, 0, shorten(name, place.deep - 12, place.face), "tick class", MAP.size, "end")
    text.setAttribute("transform", `translate(${x + 4} ${place.base + 6}) rotate(-90)`)
    return text.setAttribute("data-class", at)
  })
}

function nameRows(map, svg, rows) {
  const { place } = map
  const every = place.row >= 14 ? 1 : place.row >= 7 ? 4 : 8
  map.rowTexts = []
  for (let step = 0; step < place.rowNames.length; step += 1) {
    const text = shorten(place.rowNames[step], place.left - 12, font(map.screen.fonts, MAP.size, 700))
    const made = write(svg, place.left - 8, place.mapTop + step * place.row + place.row / 2 + 4, text, "tick row", MAP.size, "end")
    made.dataset.every = step % every === 0 ? "yes" : ""
    map.rowTexts.push(made)
  }
  map.nearRows = Math.ceil(14 / place.row)
}

function pointAtMap(map) {
  const { screen, stage } = map
  const under = (event) => {
    const box = stage.getBoundingClientRect()
    const { place } = map
    const x = event.clientX - box.left
    const row = Math.floor((event.clientY - box.top - place.mapTop) / place.row)
    const column = place.edges.findLastIndex((edge) => edge <= x)
    const inside = column >= 0 && column < map.columns && row < place.rows
    return inside ? { row: row < 0 ? null : row, column } : null
  }
  screen.on(stage, "pointermove", (event) => {
    if (!map.ready) return
    map.pointed = under(event)
    if (event.buttons & 1 && map.pointed?.row !== null && map.pointed) chooseStep(screen, map.pointed.row)
    screen.soon()
  })
  screen.on(stage, "pointerleave", () => { map.pointed = null; screen.soon() })
  screen.on(stage, "click", (event) => {
    const row = map.ready ? Math.floor((event.clientY - stage.getBoundingClientRect().top - map.place.mapTop) / map.place.row) : -1
    if (row >= 0 && row < map.place.rows) chooseStep(screen, row)
  })
  screen.on(stage, "keydown", (event) => { if (map.ready && timed(map.run)) pressStepKey(screen, event, map.place.rows) })
}
