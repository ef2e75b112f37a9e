// Which steps are in view, and where their columns stand.

const NARROWEST = 84
const NARROWEST_PHONE = 58
const WIDEST = 184
const GAP = 22

function keptOf(row, under) {
  // The steps whose state is all that goes up into this row; none when every step does.
  if (!under || under.steps < 1) return []
  if (row.kept?.length) return row.kept
  if (!["last", "spread"].includes(row.below)) return []
  const last = under.steps - 1
  return { backward: [0], both: [last, 0] }[under.sideways] ?? [last]
}

function keptSteps(scene) {
  const kept = new Set()
  scene.rows.forEach((row, index) => keptOf(row, scene.rows[index - 1]).forEach((step) => kept.add(step)))
  return [...kept].filter((step) => step >= 0 && step < scene.timesteps).sort((a, b) => a - b)
}

function stepsInView(scene, fit, chosen, first) {
  // Steps whose state is handed up stay in view: they are what the rows above are made of.
  const total = scene.timesteps
  if (total <= fit) return { steps: [...Array(total).keys()], first: 0, last: total - 1 }
  const kept = fit > 2 ? keptSteps(scene).slice(2 - fit) : []
  const room = Math.max(1, fit - kept.length)
  let start = Math.min(Math.max(0, first), total - room)
  const margin = room > 3 ? 1 : 0
  if (chosen < start || chosen > start + room - 1) {
    const far = chosen < start - room || chosen > start + 2 * room
    if (far) start = chosen - Math.floor(room / 2)
    else start = chosen < start ? chosen - room + 1 + margin : chosen - margin
  }
  start = Math.min(Math.max(0, start), total - room)
  let end = start + room - 1
  const outside = () => kept.filter((step) => step < start || step > end).length
  while (end - start + 1 + outside() < fit) {
    if (end < total - 1) end += 1
    else if (start > 0) start -= 1
    else break
  }
  const steps = new Set(kept)
  for (let step = start; step <= end; step += 1) steps.add(step)
  return { steps: [...steps].sort((a, b) => a - b), first: start, last: end }
}

function placeColumns(scene, left, right, phone, chosen, first) {
  const area = right - left
  const least = phone ? NARROWEST_PHONE : NARROWEST
  const fit = Math.max(1, Math.floor(area / least))
  const view = stepsInView(scene, fit, chosen, first)
  const gaps = view.steps.filter((step, at) => at > 0 && step - view.steps[at - 1] > 1).length
  const pitch = Math.min(WIDEST, (area - gaps * GAP) / Math.max(1, view.steps.length))
  const boxWidth = Math.round(pitch - Math.min(44, Math.max(12, pitch * 0.25)))
  let x = left
  const columns = view.steps.map((step, at) => {
    if (at > 0 && step - view.steps[at - 1] > 1) x += GAP
    const column = { step, left: x, centre: Math.round(x + pitch / 2), gapBefore: at > 0 && step - view.steps[at - 1] > 1 }
    x += pitch
    return column
  })
  return { columns, pitch, boxWidth, right: x, first: view.first, last: view.last, windowed: scene.timesteps > fit }
}
