// Shows one epoch's softmax: bars by moving what is there, the map's cells on a canvas, so that scrubbing is free.

function sizeCanvas(map) {
  const { place, canvas } = map
  map.dots = Math.max(1, devicePixelRatio || 1)
  canvas.width = Math.round((place.right - place.left) * map.dots)
  canvas.height = Math.round(place.rows * place.row * map.dots)
  Object.assign(canvas.style, { left: `${place.left}px`, top: `${place.mapTop}px`, width: `${place.right - place.left}px`, height: `${place.rows * place.row}px` })
  map.pen = canvas.getContext("2d")
}

function followSoftmax(map) {
  if (!map.ready) return
  const { run, screen } = map
  const report = probeAt(run, screen.epoch) ?? run.reports.find((report) => report.shares) ?? blankProbe(run)
  const step = Math.min(screen.step, map.place.rows - 1)
  const asked = Math.min(screen.epoch, newest(run))
  const heading = report.epoch === null ? "softmax" : report.epoch === asked ? "softmax_at" : "softmax_before"
  map.heading.textContent = say(heading, { epoch: report.epoch, asked })
  paintCells(map, report.shares)
  showBars(map, report.shares, step)
  readMap(map, report.shares, step)
  showChosenRow(map, step)
}

function shade(value) {
  // The same scale as the softmax map of the playground, but always from 0 to 1: epochs can be compared.
  return value < 0.35 ? 0.04 + (value / 0.35) * 0.41 : 0.45 + ((value - 0.35) / 0.65) * 0.55
}

function paintCells(map, shares) {
  const { pen, place, columns, run, dots } = map
  const ground = getComputedStyle(map.box)
  const gap = place.row > 8 ? 1 : 0
  const truth = map.truth ? run.start.truth : null
  pen.setTransform(dots, 0, 0, dots, -place.left * dots, 0)
  pen.clearRect(place.left, 0, place.width, place.height)
  pen.fillStyle = ground.getPropertyValue("--class-mark")
  for (let row = 0; row < place.rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      pen.globalAlpha = shade(shares[row * columns + column])
      pen.fillRect(place.edges[column], row * place.row, place.edges[column + 1] - place.edges[column] - 1, place.row - gap)
    }
  }
  pen.globalAlpha = 1
  if (truth) {
    pen.strokeStyle = ground.getPropertyValue("--ink")
    pen.lineWidth = 1.25
    truth.forEach((shares, row) => shares.forEach((value, column) => {
      if (value < 0.005 || column >= columns) return
      pen.strokeRect(place.edges[column] + 1, row * place.row + 1, place.edges[column + 1] - place.edges[column] - 3, place.row - gap - 2)
    }))
  }
  markBest(map, shares, ground.getPropertyValue("--class-mark"))
}

function markBest({ pen, place, columns }, shares, colour) {
  const size = Math.min(4.5, Math.max(2, Math.min(place.row, place.pitch) / 2 - 0.5))
  pen.fillStyle = "#fff"
  pen.strokeStyle = colour
  pen.lineWidth = size < 3 ? 0.75 : 1.5
  for (let row = 0; row < place.rows; row += 1) {
    const best = bestOf(shares, row, columns)
    if (best === null) continue
    const x = (place.edges[best] + place.edges[best + 1] - 1) / 2
    const y = row * place.row + (place.row - 1) / 2
    pen.beginPath()
    pen.moveTo(x, y - size); pen.lineTo(x + size, y); pen.lineTo(x, y + size); pen.lineTo(x - size, y)
    pen.closePath()
    pen.fill()
    pen.stroke()
  }
}

function showBars(map, shares, step) {
  const { place, columns, run } = map
  const most = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8].find((round) => round >= run.mostShare) ?? 1
  const tall = (value) => (MAP.bars * value) / most
  const stand = (bar, value) => {
    bar.setAttribute("y", (place.base - tall(value)).toFixed(1))
    bar.setAttribute("height", Math.max(0, tall(value)).toFixed(1))
  }
  const best = bestOf(shares, step, columns)
  map.bars.forEach((bar, column) => {
    stand(bar, shares[step * columns + column])
    bar.classList.toggle("top", column === best)
  })
  map.truthBars.forEach((bar, column) => stand(bar, map.truth ? run.start.truth[Math.min(step, run.start.truth.length - 1)][column] ?? 0 : 0))
  map.scaleLines.forEach(({ line, text }, at) => {
    const y = Math.round(place.base - tall(at ? most : most / 2)) + 0.5
    line.setAttribute("d", `M${place.left} ${y}H${place.right}`)
    text.setAttribute("y", y + 4)
    text.textContent = tickText(Number((at ? most : most / 2).toFixed(2)))
  })
  map.top.textContent = best === null ? "" : `${className(run, best)} ${shares[step * columns + best].toFixed(2)}`
  if (best === null) return
  const half = textWidth(map.top.textContent, font(map.screen.fonts, MAP.size, 700)) / 2
  const truth = map.truth && run.start.truth ? run.start.truth[Math.min(step, run.start.truth.length - 1)][best] ?? 0 : 0
  map.top.setAttribute("x", Math.min(Math.max(place.edges[best] + place.pitch / 2, place.left + half), place.width - half))
  map.top.setAttribute("y", place.base - tall(Math.max(truth, shares[step * columns + best])) - 6)
}

function readMap(map, shares, step) {
  // One line of words: the cell under the pointer, else the chosen timestep and its likeliest class.
  const { run, columns, pointed, stage } = map
  const row = pointed?.row ?? step
  const known = run.reports.length > 0
  const best = known ? say("likeliest", cellAt(map, shares, step, bestOf(shares, step, columns))) : say("nothing_yet")
  let words = best
  if (pointed && known) {
    const cell = cellAt(map, shares, row, pointed.column)
    words = say(cell.truth && map.truth ? "cell_true" : "cell", cell)
  }
  map.reading.replaceChildren(tag("span", {}, null, stepName(run, row)), tag("span", {}, null, words))
  stage.setAttribute("role", timed(run) ? "slider" : "img")
  stage.setAttribute("aria-label", timed(run) ? say("map_name") : `${say("map_still", { classes: columns })}: ${best}`)
  if (!timed(run)) return
  for (const [name, value] of [["min", 0], ["max", map.place.rows - 1], ["now", step], ["text", `${stepName(run, step)}: ${best}`]]) stage.setAttribute(`aria-value${name}`, value)
}

function cellAt({ run, columns }, shares, row, column) {
  if (column === null) return { name: "–", share: "–" }
  const truth = run.start.truth?.[row]?.[column]
  return { name: quoted(run, column), share: share(shares[row * columns + column]), truth: truth === undefined ? "" : share(truth) }
}

function showChosenRow(map, step) {
  const { place } = map
  map.frame?.setAttribute("y", place.mapTop + step * place.row - 1.5)
  map.rowTexts.forEach((text, row) => {
    const near = row !== step && Math.abs(row - step) < map.nearRows
    text.classList.toggle("chosen", row === step)
    text.style.visibility = row === step || (text.dataset.every && !near) ? "visible" : "hidden"
  })
}
