// Draws what flows: upward from row to row, sideways from step to step. One path per kind of arrow.

function drawArrows(picture) {
  const { layout } = picture
  const paths = {}
  const draw = (kind, line, head) => {
    paths[kind] ??= { line: "", head: "" }
    paths[kind].line += line
    paths[kind].head += head
  }
  layout.rows.forEach((placed, index) => {
    const under = layout.rows[index - 1]
    if (under && placed.row.below !== "none" && under.row.alive && !under.row.mistake && (placed.row.alive || placed.row.mistake)) {
      drawUpward(placed, under, layout, draw)
    }
    if (placed.span === "steps" && placed.row.alive && !placed.row.mistake) drawSideways(placed, layout, draw)
  })
  for (const [kind, { line, head }] of Object.entries(paths)) {
    const group = shape("g", { class: `arrow ${kind}` }, kind === "faint" ? picture.layers.ghosts : picture.layers.arrows)
    shape("path", { d: line, class: "line" }, group)
    shape("path", { d: head, class: "head" }, group)
    picture.drawn.set(`arrow ${kind}`, kind === "faint" ? "ghost" : "real")
  }
}

function drawUpward(placed, under, layout, draw) {
  const from = under.boxTop - 2
  const to = placed.boxBottom + 3
  const up = (kind, x, end = x) => draw(kind, riser(x, from, end, to), headUp(end, to))
  const sources = rowBoxes(under, layout).filter((box) => !box.ghost)
  const targets = rowBoxes(placed, layout)
  const target = placed.box
  const given = under.span === "steps" && placed.kept?.length ? placed.kept : null
  const withheld = () => {
    for (const box of sources.filter((box) => !given.includes(box.step))) {
      draw("faint", `M${box.centre} ${from}V${from - 8}`, headUp(box.centre, from - 13))
    }
  }
  if (placed.span === "steps" && given) {
    for (const box of sources.filter((box) => given.includes(box.step))) targets.forEach((to) => up("handed", box.centre, to.centre))
    withheld()
  } else if (placed.span === "steps" && under.span === "steps") {
    const below = new Set(sources.map((box) => box.step))
    targets.filter((box) => below.has(box.step)).forEach((box) => up("plain", box.centre))
  } else if (placed.span === "steps") {
    targets.forEach((box) => up("plain", under.box.centre, box.centre))
  } else if (placed.span === "anchored" && under.span === "steps") {
    targets.forEach((box) => up(box.ghost ? "faint" : "handed", box.centre))
  } else if (placed.span === "anchored") {
    targets.forEach((box) => up(box.ghost ? "faint" : "plain", box.centre))
  } else if (given) {
    for (const box of sources.filter((box) => given.includes(box.step))) up("handed", box.centre, clampTo(target, box.centre))
    withheld()
  } else if (under.span === "steps") {
    sources.forEach((box) => up("plain", box.centre, clampTo(target, box.centre)))
  } else {
    up("plain", under.box.centre, clampTo(target, under.box.centre))
  }
}

function clampTo(box, x) {
  // Arrows from many columns land side by side on a narrower box, in the order they came.
  if (x >= box.left + 10 && x <= box.left + box.width - 10) return x
  return x < box.centre ? box.left + 10 : box.left + box.width - 10
}

function riser(x, from, end, to) {
  if (x === end) return `M${x} ${from}V${to + 5}`
  const middle = (from + to + 5) / 2
  return `M${x} ${from}C${x} ${middle} ${end} ${middle} ${end} ${to + 5}`
}

function drawSideways(placed, layout, draw) {
  const { row } = placed
  if (row.sideways === "none") return
  const both = row.sideways === "both"
  const boxes = rowBoxes(placed, layout)
  const forward = placed.middle - (both ? 9 : 0)
  const backward = placed.middle + (both ? 9 : 0)
  const right = (box) => box.left + box.width
  boxes.forEach((box, at) => {
    const next = boxes[at + 1]
    const far = next ? next.step - box.step > 1 : box.step < row.steps - 1
    // Where steps are out of view the arrow breaks into dots: the state still comes that way.
    const end = next ? next.left : Math.min(layout.width - 2, right(box) + 16)
    if (!next && !far) return
    if (row.sideways !== "backward") draw(far ? "state far" : "state", `M${right(box) + 1} ${forward}H${end - 8}`, headRight(end - 2, forward))
    if (row.sideways !== "forward") draw(far ? "state back far" : "state back", `M${end - 1} ${backward}H${right(box) + 8}`, headLeft(right(box) + 2, backward))
  })
  const first = boxes[0]
  if (first && first.step > 0) {
    const start = Math.max(0, first.left - 16)
    if (row.sideways !== "backward") draw("state far", `M${start} ${forward}H${first.left - 8}`, headRight(first.left - 2, forward))
    if (row.sideways !== "forward") draw("state back far", `M${first.left - 1} ${backward}H${start + 6}`, headLeft(start, backward))
  }
}

const headUp = (x, y) => `M${x} ${y}l-4 7h8z`
const headRight = (x, y) => `M${x} ${y}l-8 -5v10z`
const headLeft = (x, y) => `M${x} ${y}l8 -5v10z`
