// What stands beside (or, on a phone, above) each row: title, shape with named axes, parameters.

const TITLE = 14
const SHAPE = 13
const NOTE = 12

function makeLabel(row, number, width, phone, fonts, words) {
  const faces = {
    title: font(fonts, TITLE, 600),
    shape: font(fonts, SHAPE, 600, "code"),
    note: font(fonts, NOTE),
  }
  const notes = [row.note, row.alive && row.cells < row.of && row.values.length
    ? say(words, "first_of", { cells: row.cells, of: row.of }) : ""].filter(Boolean).join(" · ")
  const groups = [
    wrap(row.title, width, faces.title).map((text) => ({ kind: "title", parts: [{ text }] })),
    shapeLines(row.shape, width, faces.shape).map((parts) => ({ kind: "shape", parts })),
    notes ? wrap(notes, width, faces.note, true).map((text) => ({ kind: "note", parts: [{ text }] })) : [],
  ]
  const lines = []
  for (const line of groups.flat()) {
    line.width = line.parts.reduce((sum, part) => sum + textWidth(part.text, faces[line.kind]), 0)
    const before = lines[lines.length - 1]
    // On a phone title, shape and note share a line when they fit: height is dear there.
    if (phone && before && before.width + 12 + line.width <= width) {
      line.offset = before.width + 12
      before.pieces.push(line)
      before.width += 12 + line.width
    } else {
      line.offset = 0
      lines.push({ pieces: [line], width: line.width, height: line.kind === "note" ? 16 : 18 })
    }
  }
  return { lines, height: lines.reduce((sum, line) => sum + line.height, 0), width: Math.max(0, ...lines.map((line) => line.width)) }
}

function shapeLines(axes, width, face) {
  if (!axes.length) return []
  const parts = []
  axes.forEach(([size, axis], at) => {
    parts.push({ text: (at ? "" : "(") , plain: true })
    parts.push({ text: size, axis, size })
    parts.push({ text: at < axes.length - 1 ? ", " : axes.length === 1 ? ",)" : ")", plain: true })
  })
  const lines = [[]]
  let used = 0
  for (const part of parts.filter((part) => part.text)) {
    const wide = textWidth(part.text, face)
    if (used + wide > width && part.axis && lines[lines.length - 1].length) {
      lines.push([])
      used = 0
    }
    lines[lines.length - 1].push(part)
    used += wide
  }
  return lines
}

function drawLabel(layers, placed, layout, words) {
  const label = placed.label
  const group = shape("g", { class: `label${placed.row.alive || placed.row.mistake ? "" : " dead"}`, "data-label": placed.index }, layers.labels)
  let y = layout.phone ? placed.top : placed.middle - label.height / 2
  if (layout.phone) {
    shape("rect", { x: 0, y: y - 2, width: label.width + 10, height: placed.boxTop - placed.top + 2, rx: 6, class: "plate" }, group)
  }
  for (const line of label.lines) {
    for (const piece of line.pieces) {
      const sizes = { title: TITLE, shape: SHAPE, note: NOTE }
      const text = write(group, 2 + piece.offset, y + line.height - 5, undefined, piece.kind, sizes[piece.kind], "start")
      for (const part of piece.parts) {
        const span = shape("tspan", part.axis ? { class: `axis ${part.axis}`, "data-axis": part.axis, "data-size": part.size } : {}, text, part.text)
        if (part.axis) shape("title", {}, span, axisName(words, part.axis, part.size))
      }
    }
    y += line.height
  }
}

function axisName(words, axis, size) {
  return say(words, "axis", { axis: say(words, axis), size })
}
