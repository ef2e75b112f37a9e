// Draws the boxes of one row: what a layer holds at each step.

const LEVELS = 10

function drawRow(placed, picture) {
  const { layout, layers, scene } = picture
  for (const box of rowBoxes(placed, layout)) {
    const group = shape("g", {
      class: `box ${placed.row.kind}${box.ghost ? " ghost" : ""}`,
      "data-row": placed.index, "data-step": box.step ?? "",
    }, box.ghost ? layers.ghosts : layers.boxes)
    picture.drawn.set(`${placed.row.kind} ${placed.index} ${box.step}`, box.ghost ? "ghost" : "real")
    const place = { ...box, top: placed.boxTop, height: placed.boxHeight, bottom: placed.boxBottom }
    if (placed.row.mistake) drawMistake(group, placed, place, picture)
    else if (!placed.row.alive) drawDead(group, placed, place, picture)
    else drawAlive(group, placed, place, picture)
    if (box.step !== null && placed.row.masked?.[box.step] && placed.span === "steps") drawMasked(place, placed, picture)
  }
}

function drawAlive(group, placed, box, picture) {
  const { row } = placed
  const values = box.ghost ? null : valuesAt(placed, box.step ?? 0)
  if (labelled(row, picture.scene)) return drawWord(group, box, picture)
  if (row.kind === "recurrent") return drawRecurrent(group, placed, box, values, picture)
  if (row.kind === "softmax" && row.values.length) return drawShares(group, placed, box, values, picture)
  if (row.stamp) return drawStamp(group, placed, box, values, picture)
  if (row.values.length) return drawStrip(group, row, { ...box, left: box.left + 1, width: box.width - 2, top: box.top + 1 }, values, picture)
  shape("rect", { x: box.left, y: box.top, width: box.width, height: box.height, rx: 8, class: "frame" }, group)
  const size = row.shape.filter(([, axis]) => axis !== "batch" && axis !== "time").map(([size]) => size).join(" × ")
  const text = size || (box.step === null ? "" : String(box.step))
  const fit = fitText(text, box.width - 8, picture.layout.fonts, [12, 10.5, 9.5], 500, "code")
  write(group, box.centre, box.top + box.height / 2 + 4, shorten(text, box.width - 6, font(picture.layout.fonts, fit.size, 500, "code")), "quiet", fit.size)
}

function drawWord(group, box, picture) {
  const text = String(picture.scene.steps[box.step] ?? "")
  const fonts = picture.layout.fonts
  const fit = [14, 13, 12, 11].find((size) => textWidth(text, font(fonts, size, 600)) <= box.width - 12) ?? 11
  const wide = Math.min(box.width, Math.max(34, textWidth(text, font(fonts, fit, 600)) + 28))
  shape("rect", { x: box.centre - wide / 2, y: box.top, width: wide, height: box.height, rx: box.height / 2, class: "frame word" }, group)
  write(group, box.centre, box.top + 19, shorten(text, box.width - 8, font(fonts, fit, 600)), "strong", fit)
}

function drawRecurrent(group, placed, box, values, picture) {
  const { row } = placed
  shape("rect", { x: box.left, y: box.top, width: box.width, height: box.height, rx: 10, class: "frame state" }, group)
  const text = write(group, box.centre, box.top + (row.values.length ? 19 : box.height / 2 + 4), undefined, "state-name", 14)
  shape("tspan", {}, text, "h")
  if (box.step !== null) shape("tspan", { dy: 3, "font-size": 10.5 }, text, String(box.step))
  if (values) drawStrip(group, row, { left: box.left + 7, width: box.width - 14, top: box.bottom - STRIP - 9 }, values, picture)
}

function drawStamp(group, placed, box, values, picture) {
  const { row, stamp } = placed
  const same = row.steps > 0 && picture.layout.timed
  shape("rect", { x: box.left, y: box.top, width: box.width, height: box.height, rx: 9, class: `frame kernel${same || box.ghost ? " same" : ""}` }, group)
  let y = box.top + 17
  for (const line of stamp.head.lines) { write(group, box.centre, y, line, "kernel-name", stamp.head.size); y += 14 }
  for (const line of stamp.size.lines) { write(group, box.centre, y, line, "kernel-size", stamp.size.size); y += 14 }
  if (values) drawStrip(group, row, { left: box.left + 7, width: box.width - 14, top: box.bottom - STRIP - 6 }, values, picture)
}

function drawStrip(group, row, at, values, picture) {
  shape("rect", { x: at.left, y: at.top, width: at.width, height: STRIP, rx: 2, class: "strip" }, group)
  if (!values) return
  const cell = at.width / values.length
  const full = (row.scale || 1) * 1000
  values.forEach((value, index) => {
    const level = Math.max(-LEVELS, Math.min(LEVELS, Math.round((value / full) * LEVELS)))
    if (!level) return
    const from = Math.round(at.left + index * cell)
    const to = Math.round(at.left + (index + 1) * cell)
    // All cells of one colour in the whole picture are one path: thousands of cells, twenty elements.
    picture.cells[level + LEVELS] += `M${from} ${at.top + 0.5}h${Math.max(1, to - from)}v${STRIP - 1}h${from - Math.max(from + 1, to)}z`
  })
}

function drawShares(group, placed, box, values, picture) {
  // Dense(..., activation="softmax"): the kernel below, the distribution it makes above.
  const { row, stamp } = placed
  if (!stamp) return drawBars(group, row, box, values, picture)
  const top = box.top + BARS + 20
  drawBars(group, row, { ...box, height: BARS + 20, bottom: top }, values, picture)
  shape("path", { d: `M${box.centre} ${top + BETWEEN - 1}v-5${headUp(box.centre, top + 2)}`, class: "short" }, group)
  return drawStamp(group, placed, { ...box, top: top + BETWEEN, height: box.bottom - top - BETWEEN }, null, picture)
}

function drawBars(group, row, box, values, picture) {
  const { left, wide } = barsOf(box, picture.layout)
  const base = box.bottom - 1.5
  shape("rect", { x: left, y: box.top, width: wide, height: box.height, class: "hit" }, group)
  shape("path", { d: `M${left} ${base + 0.5}h${wide}`, class: "ground" }, group)
  if (!values) {
    for (let at = 0; at < 5; at += 1) {
      shape("rect", { x: left + wide * (at + 0.2) / 5, y: base - [14, 40, 8, 22, 10][at], width: wide * 0.12, height: [14, 40, 8, 22, 10][at], class: "bar-ghost" }, group)
    }
    return
  }
  const highest = picture.highest.get(row) ?? Math.max(200, ...row.values.flat())
  picture.highest.set(row, highest)
  const pitch = wide / values.length
  const gap = values.length > 16 ? 0 : Math.min(4, pitch * 0.25)
  const top = topClass(row, values, box.step ?? 0)
  values.forEach((value, index) => {
    const height = Math.max(1, (BARS * Math.max(0, value)) / highest)
    const x = left + index * pitch + gap / 2
    const d = `M${x.toFixed(1)} ${base.toFixed(1)}v${(-height).toFixed(1)}h${Math.max(0.8, pitch - gap).toFixed(1)}v${height.toFixed(1)}z`
    if (index === top) picture.topBars += d
    else picture.bars += d
  })
  if (top === null || row.masked?.[box.step]) return
  const { fonts, pitch: column } = picture.layout
  const room = box.step === null ? wide : Math.min(column - 9, box.width + 18)
  const { label, size } = shareLabel(row, top, (values[top] / 1000).toFixed(2), room, fonts, picture.words)
  const half = textWidth(label, font(fonts, size, 700)) / 2
  const x = Math.min(Math.max(left + (top + 0.5) * pitch, box.centre - room / 2 + half), box.centre + room / 2 - half)
  write(group, x, base - (BARS * values[top]) / highest - 5, label, "top-class", size)
}

function barsOf(box, layout) {
  const roomy = layout.pitch && box.step !== null ? Math.min(layout.pitch - 12, box.width + 16) : 0
  const wide = Math.min(Math.max(box.width, roomy), 420)
  return { left: box.centre - wide / 2, wide }
}

function shareLabel(row, top, share, room, fonts, words) {
  const fits = (text) => [12, 11, 10].find((size) => textWidth(text, font(fonts, size, 700)) <= room)
  const plain = say(words, "class_number", { number: top })
  const given = row.labels?.[top] === plain ? undefined : row.labels?.[top]
  // A bare number beside a share would read as two numbers: "1: 0.26".
  const join = (name) => say(words, /^[-\d.,\s]*\d[-\d.,\s]*$/.test(name) ? "class_number_share" : "class_share", { name, share })
  if (given !== undefined) {
    const face = font(fonts, 10, 700)
    const whole = fits(join(given))
    return whole ? { label: join(given), size: whole } : { label: join(shorten(given, room - textWidth(` ${share}`, face), face)), size: 10 }
  }
  // One form for the whole row, so that neighbouring columns read alike.
  const named = fits(join(say(words, "class_number", { number: row.of - 1 })))
  const label = join(named ? plain : String(top))
  return { label, size: fits(label) ?? 10 }
}

function topClass(row, values, step) {
  // Python names it from the exact shares: rounded to thousandths, the first of two equals could be the wrong one.
  const exact = row.top?.[row.steps > 0 ? step : 0]
  if (exact !== undefined) return exact < values.length ? exact : null
  // With only the first classes drawn the largest of them is named only when no other can beat it.
  const top = values.indexOf(Math.max(...values))
  const rest = 1000 - values.reduce((sum, value) => sum + value, 0)
  return row.cells < row.of && values[top] < rest ? null : top
}

function className(row, index, words) {
  return row.labels?.[index] ?? say(words, "class_number", { number: index })
}

function drawMistake(group, placed, box, picture) {
  shape("rect", { x: box.left, y: box.top, width: box.width, height: box.height, rx: 10, class: "frame mistake" }, group)
  shape("path", { d: `M${box.left + 16} ${box.top + 16}l12 12m0 -12l-12 12`, class: "cross" }, group)
  write(group, box.left + 40, box.top + 26, say(picture.words, "refused"), "mistake-name", 13, "start")
  placed.lines.forEach((line, at) => write(group, box.left + 40, box.top + 45 + at * 18, line, "mistake-text", 13, "start"))
}

function drawDead(group, placed, box, picture) {
  shape("rect", { x: box.left, y: box.top, width: box.width, height: box.height, rx: 10, class: "frame dead" }, group)
  write(group, box.centre, box.top + box.height / 2 + 4, say(picture.words, "not_reached"), "quiet", 12)
}

function drawMasked(box, placed, picture) {
  const { top, height } = box
  const bars = placed.row.kind === "softmax" ? barsOf(box, picture.layout) : { left: box.left, wide: box.width }
  const left = bars.left - 1
  const width = bars.wide + 2
  let d = ""
  for (let from = -height + 3; from < width; from += 7) {
    const start = Math.max(0, from)
    const end = Math.min(width, from + height)
    if (end > start) d += `M${left + start} ${top + height - (start - from)}L${left + end} ${top + height - (end - from)}`
  }
  const layer = picture.layers.masks
  shape("rect", { x: left, y: top, width, height, rx: 8, class: "veil" }, layer)
  shape("path", { d, class: "hatch" }, layer)
  if (placed.index === picture.firstMasked) {
    const text = shorten(say(picture.words, "masked"), width, font(picture.layout.fonts, 11, 600))
    const wide = textWidth(text, font(picture.layout.fonts, 11, 600)) + 8
    shape("rect", { x: box.centre - wide / 2, y: top + height / 2 - 8, width: wide, height: 16, rx: 5, class: "plate" }, layer)
    write(layer, box.centre, top + height / 2 + 4, text, "quiet strong", 11)
  }
}
