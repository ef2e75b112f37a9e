// Where everything stands: one pass from the scene and the width to numbers, before anything is drawn.

const STRIP = 14
const BARS = 62
const BETWEEN = 14 // from a kernel up to the bars it makes
const ARROW = 34
const ARROW_DENSE = 26
const FEW_ROWS = 7
const PHONE = 640

function layOut(scene, width, fonts, words, first) {
  const phone = width < PHONE
  const labels = labelsOf(scene, phone ? width - 12 : Math.min(236, Math.max(120, width * 0.3)), phone, fonts, words)
  const left = phone ? 4 : Math.ceil(Math.max(96, ...labels.map((label) => label.width)) + 26)
  const right = width - 6
  const timed = scene.timesteps > 0
  const layout = timed
    ? placeColumns(scene, left, right, phone, scene.chosen, first)
    : { columns: [], pitch: 0, boxWidth: 0, right: Math.min(right, left + 480), first: 0, last: 0, windowed: false }
  Object.assign(layout, { phone, width, left, fonts, timed })
  layout.ruler = layout.windowed ? { top: 16, height: 20, left: phone ? 8 : left, right: phone ? width - 8 : right } : null
  layout.header = timed ? (layout.windowed ? 52 : 0) + 44 : 6
  layout.words = words
  layout.rows = placeRows(scene, labels, layout)
  layout.height = layout.rows.length ? layout.rows[0].bottom + 12 : layout.header + 20
  return layout
}

function labelsOf(scene, width, phone, fonts, words) {
  let number = 0
  return scene.rows.map((row) => makeLabel(row, row.kind === "input" ? 0 : (number += 1), width, phone, fonts, words))
}

function placeRows(scene, labels, layout) {
  const rows = scene.rows.map((row, index) => ({ row, index, label: labels[index] }))
  rows.forEach((placed, index) => Object.assign(placed, spanOf(placed.row, rows[index - 1], layout)))
  for (const placed of rows) placed.boxHeight = boxHeight(placed, scene, layout)
  const arrow = rows.length > FEW_ROWS ? ARROW_DENSE : ARROW
  let y = layout.header
  for (const placed of [...rows].reverse()) {
    placed.top = y
    if (layout.phone) {
      placed.boxTop = y + placed.label.height + 6
      placed.bottom = placed.boxTop + placed.boxHeight
      y = placed.bottom + (placed.fans ? 30 : 18)
    } else {
      const band = Math.max(placed.boxHeight, placed.label.height)
      placed.boxTop = Math.round(y + (band - placed.boxHeight) / 2)
      placed.bottom = y + band
      y += Math.max(placed.boxHeight + arrow, placed.label.height + 14)
      // A tall label must not bring the boxes so near that no arrow fits between them.
      const under = rows[placed.index - 1]
      if (under) {
        const room = (Math.max(under.boxHeight, under.label.height) - under.boxHeight) / 2
        y = Math.max(y, placed.boxTop + placed.boxHeight + (placed.fans ? arrow + 16 : arrow) - room)
      }
    }
    placed.boxBottom = placed.boxTop + placed.boxHeight
    placed.middle = (placed.boxTop + placed.boxBottom) / 2
  }
  return rows
}

function spanOf(row, under, layout) {
  // span: steps (a box a column), anchored (one box at the kept column, ghosts elsewhere), wide, centre.
  const first = layout.left
  const area = layout.right - first
  const middle = Math.round(first + area / 2)
  const wide = { span: "wide", box: { left: first + 2, width: area - 4, centre: middle } }
  const centreWidth = Math.round(Math.min(area - 4, Math.max(200, layout.pitch * 2.4, layout.timed ? 0 : 460)))
  const centre = { span: "centre", box: { left: middle - centreWidth / 2, width: centreWidth, centre: middle } }
  const kept = under ? keptOf(row, under.row) : []
  if (row.mistake || !row.alive) return { ...wide, kept }
  if (row.steps > 0 && layout.timed) {
    return { span: "steps", kept, fans: row.below === "spread" || (under && under.span !== "steps") }
  }
  if (!layout.timed) return centre
  if (row.below === "gather") return wide
  if (kept.length === 1) return anchored(kept[0], under?.row.steps ?? 0, layout) ?? centre
  if (kept.length > 1) return { ...centre, kept, fans: true }
  if (under?.span === "anchored") return anchored(under.anchor, under.ghostSteps, layout)
  return centre
}

function anchored(step, ghostSteps, layout) {
  const column = layout.columns.find((column) => column.step === step)
  if (!column) return null
  const left = Math.round(column.centre - layout.boxWidth / 2)
  return { span: "anchored", anchor: step, ghostSteps, box: { left, width: layout.boxWidth, centre: column.centre } }
}

function boxHeight(placed, scene, layout) {
  const { row } = placed
  const width = placed.box ? placed.box.width : layout.boxWidth
  if (row.mistake) {
    placed.lines = wrap(row.mistake, width - 54, font(layout.fonts, 13, 500), true)
    return Math.max(44, placed.lines.length * 18 + 38)
  }
  if (!row.alive) return 34
  const strip = row.values.length ? STRIP : 0
  if (row.kind === "recurrent") return row.steps > 0 || layout.timed ? (row.sideways === "both" ? 60 : 52) : 48
  if (row.stamp) placed.stamp = stampText(row, width - (width < 60 ? 4 : 10), layout)
  if (row.kind === "softmax" && strip) return BARS + 20 + (row.stamp ? 14 + placed.stamp.height + BETWEEN : 0)
  if (row.stamp) {
    return 14 + placed.stamp.height + (strip ? STRIP + 4 : 0)
  }
  if (row.kind === "input") return labelled(row, scene) ? 28 : strip ? STRIP + 2 : row.steps > 0 ? 28 : 40
  return strip ? STRIP + 2 : row.steps > 0 ? 24 : 40
}

function labelled(row, scene) {
  return row.kind === "input" && row.steps > 0 && scene.steps.length > 0
}

function stampText(row, width, layout) {
  const words = layout.timed && row.steps > 0 ? "same_kernel" : "kernel"
  const head = fitText(say(layout.words, words), width, layout.fonts, [11.5, 10.5, 9.5], 600)
  const size = fitText(row.stamp, width, layout.fonts, [11.5, 10.5, 9.5], 400, "code")
  return { head, size, height: (head.lines.length + size.lines.length) * 14 }
}

function rowBoxes(placed, layout) {
  // The boxes of a row that are in view: {step, left, width, centre, ghost}.
  if (placed.span !== "steps" && placed.span !== "anchored") return [{ step: null, ...placed.box }]
  const steps = placed.span === "steps" ? placed.row.steps : Math.max(placed.ghostSteps, placed.anchor + 1)
  return layout.columns.filter((column) => column.step < steps).map((column) => ({
    step: column.step,
    left: Math.round(column.centre - layout.boxWidth / 2),
    width: layout.boxWidth,
    centre: column.centre,
    ghost: placed.span === "anchored" && column.step !== placed.anchor,
  }))
}

function valuesAt(placed, step) {
  const { row } = placed
  if (!row.values.length) return null
  return (placed.span === "steps" ? row.values[step] : row.values[0]) ?? null
}
