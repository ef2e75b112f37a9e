// The parts around the drawing (buttons, legend, words) and what the learner does with them.

const ICONS = { previous: "M10 3L5 8l5 5", next: "M6 3l5 5-5 5", play: "M5 3v10l8-5z", pause: "M4 3h3v10H4zM9 3h3v10H9z" }

function buildParts(root) {
  root.replaceChildren()
  const bar = tag("div", { class: "controls" }, root)
  const parts = { bar, previous: button(bar, "previous"), play: button(bar, "play"), next: button(bar, "next") }
  parts.playIcon = parts.play.querySelector("path")
  parts.playWord = tag("span", {}, parts.play)
  parts.now = tag("span", { class: "now" }, bar)
  parts.stage = tag("div", { class: "stage", tabindex: "0" }, root)
  parts.tip = tag("div", { class: "tip", role: "tooltip", hidden: "" }, parts.stage)
  parts.legend = tag("div", { class: "legend" }, root)
  parts.hint = tag("p", { class: "hint" }, root)
  const twin = tag("details", { class: "twin" }, root)
  parts.twinTitle = tag("summary", {}, twin)
  parts.sentences = tag("ol", { id: "unrolled-in-words" }, twin)
  parts.live = tag("div", { class: "spoken", "aria-live": "polite" }, root)
  parts.stage.setAttribute("aria-describedby", "unrolled-in-words")
  return parts
}

function button(parent, icon) {
  const made = tag("button", { type: "button", class: icon }, parent)
  const picture = shape("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, made)
  shape("path", { d: ICONS[icon] }, picture)
  return made
}

function dress(picture) {
  // Everything in words that depends on the scene but not on the chosen step.
  const { parts, words, scene, root } = picture
  const timed = scene.timesteps > 0
  root.setAttribute("role", "group")
  root.setAttribute("aria-label", say(words, "group"))
  parts.bar.hidden = scene.timesteps < 2
  for (const name of ["previous", "next"]) {
    parts[name].setAttribute("aria-label", say(words, name))
    parts[name].title = say(words, name)
  }
  parts.stage.setAttribute("role", timed ? "slider" : "group")
  parts.stage.setAttribute("aria-label", say(words, timed ? "slider" : "group"))
  if (!timed) for (const name of ["now", "min", "max", "text"]) parts.stage.removeAttribute(`aria-value${name}`)
  parts.hint.textContent = say(words, timed ? "hint" : "hint_still")
  parts.twinTitle.textContent = say(words, "twin")
  dressLegend(picture)
}

function dressLegend({ parts, scene, words }) {
  parts.legend.replaceChildren()
  const used = new Set(scene.rows.flatMap((row) => row.shape.map(([, axis]) => axis)))
  const axes = tag("span", { class: "axes" }, parts.legend, `${say(words, "axes")} `)
  const order = ["batch", "time", "height", "width", "feature", "class", "other"].filter((axis) => used.has(axis))
  order.forEach((axis, at) => {
    if (at) axes.append(" · ")
    tag("span", { class: `axis ${axis}` }, axes, say(words, axis))
  })
  axes.hidden = !order.length
  if (!scene.rows.some((row) => row.values.length && row.kind !== "softmax")) return
  const cells = tag("span", { class: "scale" }, parts.legend, `${say(words, "cells")} ${say(words, "negative")}`)
  tag("i", {}, cells)
  cells.append(say(words, "positive"))
}

function dressStep(picture) {
  const { parts, words, scene, chosen } = picture
  if (scene.timesteps < 1) return
  const label = scene.steps[chosen]
  const slots = { step: chosen, last: scene.timesteps - 1, label }
  const named = label ? "_labelled" : ""
  parts.now.textContent = say(words, `now${named}`, slots)
  parts.stage.setAttribute("aria-valuemin", "0")
  parts.stage.setAttribute("aria-valuemax", String(scene.timesteps - 1))
  parts.stage.setAttribute("aria-valuenow", String(chosen))
  parts.stage.setAttribute("aria-valuetext", say(words, `value_text${named}`, slots))
  parts.previous.disabled = chosen <= 0
  parts.next.disabled = chosen >= scene.timesteps - 1
  const calm = picture.calm.matches
  parts.playWord.textContent = say(words, calm ? "step_by_step" : picture.playing ? "pause" : "play")
  parts.playIcon.setAttribute("d", picture.playing ? ICONS.pause : ICONS.play)
}

function listen(picture) {
  const { parts, ending, calm } = picture
  const on = (target, name, act) => target.addEventListener(name, act, { signal: ending.signal })
  const moveTo = (step) => {
    stop(picture)
    choose(picture, step)
  }
  on(parts.play, "click", () => play(picture))
  on(parts.previous, "click", () => moveTo(picture.chosen - 1))
  on(parts.next, "click", () => moveTo(picture.chosen + 1))
  on(calm, "change", () => { stop(picture); picture.follow() })
  on(document.fonts, "loadingdone", () => { forgetWidths(); draw(picture) })
  on(parts.stage, "keydown", (event) => pressKey(picture, event, moveTo))
  on(parts.stage, "blur", () => hideTip(picture))
  pointAt(picture, on, moveTo)
}

function pressKey(picture, event, moveTo) {
  if (event.altKey || event.ctrlKey || event.metaKey) return
  const { scene, chosen } = picture
  const moves = { ArrowLeft: chosen - 1, ArrowRight: chosen + 1, PageDown: chosen - 8, PageUp: chosen + 8, Home: 0, End: scene.timesteps - 1 }
  if (event.key in moves && scene.timesteps > 0) moveTo(moves[event.key])
  else if (event.key === "ArrowUp" || event.key === "ArrowDown") readRow(picture, event.key === "ArrowUp" ? 1 : -1)
  else if (event.key === "Escape" && !picture.parts.tip.hidden) hideTip(picture)
  else return
  event.preventDefault()
}

function readRow(picture, by) {
  const last = picture.scene.rows.length - 1
  const next = picture.reading === null ? (by > 0 ? 0 : last) : picture.reading + by
  picture.reading = Math.min(last, Math.max(0, next))
  const content = showTip(picture, picture.reading, stepFor(picture, picture.reading))
  if (content) speakTip(picture, content)
}

function pointAt(picture, on, moveTo) {
  const { stage } = picture.parts
  const xOf = (event) => event.clientX - stage.getBoundingClientRect().left
  const boxUnder = (event) => {
    const box = event.target.closest?.("[data-row]")
    return box && { row: Number(box.dataset.row), step: box.dataset.step === "" ? null : Number(box.dataset.step) }
  }
  let dragging = false
  on(stage, "pointerdown", (event) => {
    if (!event.target.closest?.("[data-ruler]")) return
    dragging = true
    stage.setPointerCapture(event.pointerId)
    moveTo(stepOnRuler(picture, xOf(event)))
  })
  on(stage, "pointermove", (event) => {
    if (dragging) return moveTo(stepOnRuler(picture, xOf(event)))
    if (event.pointerType === "touch") return undefined
    const under = boxUnder(event)
    if (under) showTip(picture, under.row, under.step)
    else if (picture.reading === null) hideTip(picture)
    return undefined
  })
  for (const name of ["pointerup", "pointercancel"]) on(stage, name, () => { dragging = false })
  on(stage, "pointerleave", () => { if (picture.reading === null) hideTip(picture) })
  on(stage, "click", (event) => {
    if (event.target.closest?.("[data-ruler]")) return
    const under = boxUnder(event)
    if (picture.layout?.timed) moveTo(stepAt(picture, xOf(event)) ?? picture.chosen)
    if (under) showTip(picture, under.row, under.step)
  })
}
