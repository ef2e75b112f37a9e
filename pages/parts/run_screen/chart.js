// A line chart over the epochs: lines named at their ends, a marker at the epoch on show, one line of readings.

const CHART = { top: 10, left: 44, bottom: 26, size: 12, gap: 14 }

function newChart(parent, screen, { title, height, help }) {
  const chart = { screen, height, pointed: null, lines: [], title }
  chart.box = tag("section", { class: "panel chart" }, parent)
  chart.heading = tag("h3", {}, chart.box, title)
  chart.reading = tag("p", { class: "reading" }, chart.box)
  chart.stage = tag("div", { class: "stage", tabindex: "0", role: "slider", "aria-label": say("read_chart", { name: title }) }, chart.box)
  chart.note = tag("p", { class: "note", hidden: "" }, chart.box, help)
  chart.note.hidden = !help
  moveOver(chart)
  return chart
}

// Draws the chart anew: whenever something has arrived or the width has changed, not when the epoch on show moves.
function drawChart(chart, { lines, last, axis, floor, broken, missing = "–" }) {
  const { fonts } = chart.screen
  const width = chart.stage.clientWidth
  const face = font(fonts, CHART.size)
  Object.assign(chart, { lines, missing })
  chart.last = Math.max(1, last)
  // The same edges for every chart, so that one epoch stands at the same place in all of them.
  const left = Math.max(CHART.left, Math.ceil(Math.max(...axis.ticks.map(([, text]) => textWidth(text, face)))) + 10)
  const right = width - chart.screen.endRoom
  // A floor so low that its name would lie on the curves gets room for it under the axis.
  const low = floor !== undefined && axis.at(floor) * (chart.height - CHART.bottom - CHART.top) < 20
  const bottom = chart.height - CHART.bottom - (low ? CHART.gap : 0)
  const foot = chart.height - CHART.bottom + 18
  chart.x = (epoch) => left + (epoch / chart.last) * (right - left)
  chart.y = (value) => bottom - Math.min(1, Math.max(0, axis.at(value))) * (bottom - CHART.top)
  chart.epochUnder = (x) => Math.round(((x - left) / (right - left)) * chart.last)
  const svg = shape("svg", { width, height: chart.height, "aria-hidden": "true", focusable: "false" })
  for (const [value, text] of axis.ticks) {
    const y = Math.round(chart.y(value)) + 0.5
    shape("path", { d: `M${left} ${y}H${right}`, class: "grid" }, svg)
    write(svg, left - 8, y + 4, text, "tick", CHART.size, "end")
  }
  const count = Math.max(2, Math.floor((right - left) / 70))
  for (const epoch of roundSteps(0, chart.last, count).filter((epoch) => Number.isInteger(epoch))) write(svg, chart.x(epoch), foot, String(epoch), "tick", CHART.size)
  write(svg, right + 18, foot, say("epochs"), "tick", CHART.size, "start")
  if (floor !== undefined) drawFloor(chart, svg, floor, left, right)
  chart.marker = shape("path", { d: `M0 ${CHART.top - 4}V${bottom}`, class: "marker" }, svg)
  for (const line of lines) drawLine(chart, svg, line)
  nameEnds(chart, svg, bottom)
  for (const epoch of broken ?? []) drawBreak(chart, svg, epoch, bottom)
  chart.dots = lines.map((line) => shape("circle", { r: 4, class: `dot ${line.look}` }, svg))
  chart.stage.replaceChildren(svg)
}

function drawLine(chart, svg, line) {
  let d = ""
  let pen = "M"
  for (const [epoch, value] of line.points) {
    if (!shows(value, line)) { pen = "M"; continue }
    d += `${pen}${chart.x(epoch).toFixed(1)} ${chart.y(value).toFixed(1)}`
    pen = "L"
  }
  if (d) shape("path", { d, class: `line ${line.look}` }, svg)
}

const shows = (value, line) => Number.isFinite(value) && (!line.positive || value > 0)

function nameEnds(chart, svg, bottom) {
  // Names stand where their lines end; where two would touch they make room for each other.
  const ends = chart.lines.flatMap((line) => {
    const point = line.points.findLast(([, value]) => shows(value, line))
    return point ? [{ line, x: chart.x(point[0]) + 8, y: chart.y(point[1]) + 4 }] : []
  }).sort((a, b) => a.y - b.y)
  const near = (end, other) => Math.abs(end.x - other.x) < chart.screen.endRoom
  ends.forEach((end, at) => {
    for (const other of ends.slice(0, at)) if (near(end, other)) end.y = Math.max(end.y, other.y + CHART.gap)
  })
  ends.reverse().forEach((end, at) => {
    end.y = Math.min(end.y, bottom + 2)
    for (const other of ends.slice(0, at)) if (near(end, other)) end.y = Math.min(end.y, other.y - CHART.gap)
    write(svg, end.x, end.y, end.line.name, `end ${end.line.look}`, CHART.size, "start")
  })
}

function drawFloor(chart, svg, floor, left, right) {
  const y = Math.round(chart.y(floor)) + 0.5
  shape("path", { d: `M${left} ${y}H${right}`, class: "floor" }, svg)
  write(svg, left + 6, y + 15, say("floor", { value: short(floor) }), "floor-name", CHART.size, "start")
}

function drawBreak(chart, svg, epoch, bottom) {
  const x = chart.x(epoch)
  shape("path", { d: `M${x} ${CHART.top}V${bottom}`, class: "break" }, svg)
  shape("path", { d: `M${x - 4} ${CHART.top - 2}l8 8m0 -8l-8 8`, class: "cross" }, svg)
  const after = x < chart.x(chart.last) / 2
  write(svg, x + (after ? 9 : -9), CHART.top + 7, say("not_a_number"), "break-name", CHART.size, after ? "start" : "end")
}

// Moves what marks the epoch on show and says the values there; a pointer over the chart reads its own epoch.
function followChart(chart) {
  if (!chart.dots) return
  const { screen } = chart
  const epoch = chart.pointed ?? screen.epoch
  chart.marker.style.transform = `translateX(${chart.x(epoch).toFixed(1)}px)`
  chart.marker.classList.toggle("pointed", chart.pointed !== null)
  const said = []
  chart.lines.forEach((line, at) => {
    const point = line.points.findLast(([when]) => when <= epoch)
    const there = point && shows(point[1], line)
    chart.dots[at].style.visibility = there ? "visible" : "hidden"
    if (point) said.push([line.name, Number.isFinite(point[1]) ? short(point[1]) : chart.missing])
    if (!there) return
    chart.dots[at].setAttribute("cx", chart.x(point[0]).toFixed(1))
    chart.dots[at].setAttribute("cy", chart.y(point[1]).toFixed(1))
  })
  chart.reading.replaceChildren(tag("span", {}, null, say("epoch", { epoch })), ...said.map(([name, value]) => {
    const pair = tag("span", {}, null, `${name} `)
    tag("b", {}, pair, value)
    return pair
  }))
  const words = say("at_epoch", { epoch: say("epoch", { epoch }), words: said.map((pair) => pair.join(" ")).join(", ") })
  for (const [name, value] of [["min", 0], ["max", newestOf(screen)], ["now", epoch], ["text", words]]) chart.stage.setAttribute(`aria-value${name}`, value)
}

function moveOver(chart) {
  const { screen, stage } = chart
  const under = (event) => Math.min(newestOf(screen), Math.max(0, chart.epochUnder(event.clientX - stage.getBoundingClientRect().left)))
  const read = (epoch) => { chart.pointed = epoch; screen.soon() }
  screen.on(stage, "pointermove", (event) => {
    if (!chart.dots) return
    if (event.buttons & 1) look(screen, under(event))
    read(event.buttons & 1 ? null : under(event))
  })
  screen.on(stage, "pointerdown", (event) => {
    if (!chart.dots || event.button !== 0) return
    if (event.pointerType === "mouse") stage.setPointerCapture(event.pointerId)
    read(null)
    look(screen, under(event))
  })
  for (const name of ["pointerleave", "blur"]) screen.on(stage, name, () => read(null))
  screen.on(stage, "keydown", (event) => pressEpochKey(screen, event))
}
