// Draws time itself: the heading over each column, the chosen column's frame, the ruler of a long sequence.

function drawHeader(picture) {
  const { layout, layers, words } = picture
  if (!layout.timed) return
  const top = layout.header - 44
  write(layers.text, layout.left + 2, top + 14, `${say(words, "time")} →`, "time-name", 13, "start")
  for (const column of layout.columns) {
    write(layers.text, column.centre, top + 34, `t = ${column.step}`, "column-name", 12.5).dataset.column = column.step
    if (column.gapBefore) {
      const x = column.left - GAP / 2
      shape("path", { d: `M${x} ${top + 26}V${layout.height - 12}`, class: "gap" }, layers.back)
    }
  }
}

function drawFrame(picture) {
  const { layout, layers } = picture
  if (!layout.timed) return
  const width = Math.min(layout.pitch - 4, layout.boxWidth + 22)
  picture.frame = shape("rect", {
    x: -width / 2, y: layout.header - 28, width, height: layout.height - layout.header + 22, rx: 12, class: "chosen-frame",
  }, layers.back)
}

function drawVeil(picture) {
  // While time plays, what is not computed yet is pale; only true when no state runs backward.
  const { layout, layers, scene } = picture
  const causal = scene.rows.every((row) => row.sideways === "none" || row.sideways === "forward")
  picture.veil = layout.timed && causal
    ? shape("rect", { x: 0, y: layout.header - 28, width: 0, height: layout.height - layout.header + 28, class: "future" }, layers.veil)
    : null
}

function drawRuler(picture) {
  const { layout, layers, scene, words } = picture
  picture.needle = null
  if (!layout.ruler) return
  const { left, right, top, height } = layout.ruler
  const x = (step) => left + ((step + 0.5) / scene.timesteps) * (right - left)
  const group = shape("g", { class: "ruler", "data-ruler": "" }, layers.text)
  const first = x(layout.first - 0.5)
  shape("rect", { x: left - 6, y: 0, width: right - left + 12, height: top + height + 8, class: "hit" }, group)
  shape("rect", { x: left, y: top, width: right - left, height, rx: 5, class: "ruler-band" }, group)
  shape("rect", { x: first, y: top - 3, width: x(layout.last + 0.5) - first, height: height + 6, rx: 6, class: "ruler-window" }, group)
  let ticks = ""
  const every = (right - left) / scene.timesteps < 3 ? 4 : 1
  for (let step = 0; step < scene.timesteps; step += every) {
    const long = step % (scene.timesteps > 100 ? 32 : 8) === 0
    ticks += `M${x(step).toFixed(1)} ${top + height - 2}v${long ? -12 : -6}`
  }
  shape("path", { d: ticks, class: "ticks" }, group)
  picture.needle = shape("path", { d: `M0 ${top - 4}v${height + 8}`, class: "needle" }, group)
  picture.needleAt = x
  const text = say(words, "window", { first: layout.first, last: layout.last, total: scene.timesteps })
  if (layout.phone) write(group, right, 9, text, "quiet", 12, "end")
  else write(group, 2, top + 15, text, "quiet", 12.5, "start")
}

function stepOnRuler(picture, x) {
  const { left, right } = picture.layout.ruler
  const step = Math.floor(((x - left) / (right - left)) * picture.scene.timesteps)
  return Math.min(picture.scene.timesteps - 1, Math.max(0, step))
}

function stepAt(picture, x) {
  const { columns, pitch } = picture.layout
  return columns.find((column) => Math.abs(column.centre - x) <= pitch / 2)?.step ?? null
}

function showChosen(picture) {
  // Moves what marks the chosen step without drawing anything anew.
  const { layout, chosen } = picture
  if (!layout?.timed) return
  const column = layout.columns.find((column) => column.step === chosen)
  if (picture.frame && column) picture.frame.style.transform = `translateX(${column.centre}px)`
  for (const text of picture.layers.text.querySelectorAll("[data-column]")) {
    text.classList.toggle("chosen", Number(text.dataset.column) === chosen)
  }
  if (picture.needle) picture.needle.style.transform = `translateX(${picture.needleAt(chosen)}px)`
  if (picture.veil && column) {
    const from = column.left + layout.pitch
    picture.veil.setAttribute("x", from)
    picture.veil.setAttribute("width", Math.max(0, layout.width - from))
    picture.veil.classList.toggle("shown", Boolean(picture.playing))
  }
}
