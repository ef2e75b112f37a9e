// The numbers of one box, beside the pointer or for the row read with the keyboard.

const MOST_NUMBERS = 24

function tipOf(picture, index, step) {
  const placed = picture.layout.rows[index]
  const { row } = placed
  const { words, scene } = picture
  const lines = { heading: row.title, notes: [], numbers: [], more: "" }
  const ghost = placed.span === "anchored" && step !== null && step !== placed.anchor
  if (step !== null) lines.heading = say(words, "tip_step", { title: row.title, step })
  if (row.mistake) return { ...lines, notes: [row.mistake] }
  if (!row.alive) return { ...lines, notes: [say(words, "not_reached")] }
  if (ghost) return { ...lines, notes: [say(words, "tip_ghost", { kept: sayKept(words, [placed.anchor]) })] }
  if (row.masked?.[step]) lines.notes.push(say(words, "tip_masked"))
  if (labelled(row, scene) && step !== null) lines.notes.push(`“${scene.steps[step] ?? ""}”`)
  if (row.stamp && row.steps > 0) lines.notes.push(say(words, "tip_same", { stamp: row.stamp }))
  const values = valuesAt(placed, step ?? 0)
  if (!values) return lines
  if (row.of > 1) lines.notes.push(say(words, "tip_of", { of: row.of }))
  const order = [...values.keys()]
  // Many classes: the likeliest first, for the first 24 of 100 would say little.
  if (row.kind === "softmax" && values.length > MOST_NUMBERS) order.sort((a, b) => values[b] - values[a])
  lines.numbers = order.slice(0, MOST_NUMBERS).map((at) => ({
    name: row.labels?.length || row.kind === "softmax" ? className(row, at, words) : String(at),
    value: number(values[at] / 1000),
  }))
  const left = row.of - lines.numbers.length
  if (left > 0) lines.more = say(words, "tip_more", { more: left })
  return lines
}

function showTip(picture, index, step) {
  const { tip } = picture.parts
  const placed = picture.layout?.rows[index]
  if (!placed) return hideTip(picture)
  const content = tipOf(picture, index, step)
  tip.replaceChildren()
  tag("strong", {}, tip, content.heading)
  for (const note of content.notes) tag("p", {}, tip, note)
  if (content.numbers.length) {
    const list = tag("dl", { class: content.numbers.some(({ name }) => name.length > 3) ? "named" : "" }, tip)
    for (const { name, value } of content.numbers) {
      const pair = tag("div", {}, list)
      tag("dt", {}, pair, name)
      tag("dd", {}, pair, value)
    }
  }
  if (content.more) tag("p", {}, tip, content.more)
  tip.hidden = false
  placeTip(picture, placed, step)
  markBox(picture, index, step)
  return content
}

function placeTip(picture, placed, step) {
  const { tip, stage } = picture.parts
  const box = rowBoxes(placed, picture.layout).find((box) => box.step === step) ?? { centre: picture.layout.width / 2 }
  const left = Math.min(Math.max(4, box.centre - tip.offsetWidth / 2), Math.max(4, picture.layout.width - tip.offsetWidth - 4))
  const above = placed.boxTop - tip.offsetHeight - 10
  // Below the box when there is no room on the screen above it.
  const room = stage.getBoundingClientRect().top + above
  tip.style.left = `${left}px`
  tip.style.top = `${room > 4 ? above : placed.boxBottom + 10}px`
}

function markBox(picture, index, step) {
  const { marker, layout } = picture
  const placed = layout.rows[index]
  const box = rowBoxes(placed, layout).find((box) => box.step === step)
  marker.classList.toggle("shown", Boolean(box))
  if (!box) return
  const bars = placed.row.kind === "softmax" ? barsOf(box, layout) : { left: box.left, wide: box.width }
  const place = { x: bars.left - 3, y: placed.boxTop - 3, width: bars.wide + 6, height: placed.boxHeight + 6 }
  for (const key in place) marker.setAttribute(key, place[key])
}

function hideTip(picture) {
  picture.parts.tip.hidden = true
  picture.marker?.classList.remove("shown")
  picture.reading = null
}

function speakTip(picture, content) {
  const numbers = content.numbers.map(({ name, value }) => `${name} ${value}`).join(", ")
  picture.parts.live.textContent = [content.heading, ...content.notes, numbers, content.more].filter(Boolean).join(". ")
}
