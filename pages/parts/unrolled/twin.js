// The picture in words: one sentence a row, for those who cannot see it and for those who want to check.

function describe(scene, chosen, words) {
  const sentences = [scene.timesteps > 0
    ? say(words, "say_intro", { rows: scene.rows.length, steps: scene.timesteps, chosen })
    : say(words, "say_intro_still", { rows: scene.rows.length })]
  let layer = 0
  scene.rows.forEach((row, index) => {
    if (row.kind !== "input") layer += 1
    sentences.push(sentenceOf(scene, row, index, layer, chosen, words))
  })
  return sentences
}

function sentenceOf(scene, row, index, layer, chosen, words) {
  const sizes = row.shape.map(([size]) => size)
  const slots = {
    number: layer,
    title: row.title,
    shape: sizes.length === 1 ? `(${sizes[0]},)` : `(${sizes.join(", ")})`,
    axes: row.shape.map(([, axis]) => say(words, axis)).join(", "),
  }
  const name = !row.shape.length ? "say_no_shape" : row.kind === "input" ? "say_input" : "say_layer"
  const head = say(words, name, slots)
  const facts = row.mistake ? [say(words, "say_mistake", { mistake: row.mistake.replace(/\.$/, "") })]
    : !row.alive ? [say(words, "say_dead")]
    : [...flowFacts(scene, row, index, words), ...stepFacts(scene, row, chosen, words)]
  return facts.length ? `${head}: ${facts.join("; ")}.` : `${head}.`
}

function flowFacts(scene, row, index, words) {
  const facts = []
  if (row.below === "gather") facts.push(say(words, "say_gather"))
  if (row.below === "spread") facts.push(say(words, "say_spread", { steps: row.steps }))
  if (row.stamp) facts.push(say(words, row.steps > 0 ? "say_same_kernel" : "say_kernel", { stamp: row.stamp, steps: row.steps }))
  if (row.sideways !== "none") facts.push(say(words, `say_${row.sideways}`))
  const above = scene.rows[index + 1]
  if (row.kind === "recurrent" && row.steps > 0) {
    const kept = above ? keptOf(above, row) : []
    if (kept.length) facts.push(say(words, "say_last", { kept: sayKept(words, kept) }))
    else if (above?.steps > 0) facts.push(say(words, "say_every"))
  }
  const masked = (row.masked ?? []).flatMap((flag, step) => (flag ? [step] : []))
  if (masked.length) facts.push(say(words, "say_masked", { masked: sayRuns(masked, words) }))
  return facts
}

function stepFacts(scene, row, chosen, words) {
  if (row.steps > 0 && chosen >= row.steps) return []
  if (labelled(row, scene)) return [say(words, "say_label", { step: chosen, label: scene.steps[chosen] })]
  const values = row.values.length ? (row.steps > 0 ? row.values[chosen] : row.values[0]) : null
  if (!values?.length) return []
  const still = row.steps > 0 ? "" : "_still"
  if (row.kind === "softmax") {
    const top = topClass(row, values, chosen)
    if (top === null) return []
    const label = row.labels?.[top] === undefined ? className(row, top, words) : `“${row.labels[top]}”`
    return [say(words, `say_top${still}`, { step: chosen, label, value: number(values[top] / 1000, 2) })]
  }
  const low = number(Math.min(...values) / 1000, 2)
  const high = number(Math.max(...values) / 1000, 2)
  return [say(words, `say_range${still}`, { step: chosen, count: values.length, low, high })]
}

function sayRuns(steps, words) {
  const runs = []
  for (const step of steps) {
    const last = runs[runs.length - 1]
    if (last && last[1] === step - 1) last[1] = step
    else runs.push([step, step])
  }
  return runs.map(([from, to]) => (from === to ? say(words, "kept_step", { step: from }) : say(words, "kept_step", { step: `${from}–${to}` }))).join(say(words, "and"))
}
