// The loss at each timestep of the epoch on show, one orange bar a step.

const STEPS = { top: 20, bars: 128, size: 12 }

function newSteps(parent, screen, run) {
  const steps = { screen, run, bars: [] }
  steps.box = tag("section", { class: "panel steps" }, parent)
  steps.heading = tag("h3", {}, steps.box, say("steps"))
  steps.stage = tag("div", { class: "stage", tabindex: "0" }, steps.box)
  tag("p", { class: "note" }, steps.box, say("steps_help"))
  screen.on(steps.stage, "click", (event) => {
    const at = steps.pitch ? Math.floor((event.clientX - steps.stage.getBoundingClientRect().left - steps.left) / steps.pitch) : -1
    if (at >= 0 && at < steps.bars.length) chooseStep(screen, at)
  })
  screen.on(steps.stage, "keydown", (event) => pressStepKey(screen, event, steps.bars.length))
  return steps
}

// Lays the bars out anew; `followSteps` then only moves them.
function drawSteps(steps) {
  const { run, screen } = steps
  const count = run.start?.steps.length ?? 0
  const there = count > 0 && run.reports.some((report) => report.by_step)
  steps.box.hidden = !there
  steps.ready = there
  if (!there) return
  const width = steps.stage.clientWidth
  steps.axis = linearAxis(0, run.mostStepLoss || 1)
  const face = font(screen.fonts, STEPS.size)
  const left = Math.ceil(Math.max(...steps.axis.ticks.map(([, text]) => textWidth(text, face)))) + 10
  const base = STEPS.top + STEPS.bars
  const svg = shape("svg", { width, height: base + 24, "aria-hidden": "true", focusable: "false" })
  Object.assign(steps, { width, left, base, pitch: Math.min(84, (width - left - 2) / count) })
  const right = left + steps.pitch * count
  for (const [value, text] of steps.axis.ticks) {
    const y = Math.round(base - steps.axis.at(value) * STEPS.bars) + 0.5
    shape("path", { d: `M${left} ${y}H${right}`, class: value ? "grid" : "ground" }, svg)
    write(svg, left - 8, y + 4, text, "tick", STEPS.size, "end")
  }
  const gap = steps.pitch > 12 ? steps.pitch * 0.2 : steps.pitch > 4 ? 1 : 0
  steps.bars = Array.from({ length: count }, (_, at) => shape("rect", { x: left + at * steps.pitch + gap / 2, width: steps.pitch - gap, class: "step-bar" }, svg))
  steps.values = steps.pitch > 36 ? steps.bars.map((_, at) => write(svg, left + (at + 0.5) * steps.pitch, 0, "", "step-value", STEPS.size)) : []
  nameSteps(steps, svg, face)
  steps.stage.replaceChildren(svg)
}

function nameSteps(steps, svg, face) {
  const { run, pitch, left, base } = steps
  const names = run.start.steps.map((label, step) => String(label || say("step", { step })))
  const fit = names.every((name) => textWidth(name, face) <= pitch - 4)
  const every = fit ? 1 : Math.max(1, Math.ceil(28 / pitch))
  steps.names = names.map((name, step) => {
    const shown = fit ? name : String(step)
    const half = textWidth(shown, font(steps.screen.fonts, STEPS.size, 700)) / 2
    const text = write(svg, Math.min(left + (step + 0.5) * pitch, steps.width - half), base + 17, shown, "tick row", STEPS.size)
    text.dataset.every = step % every === 0 ? "yes" : ""
    return text
  })
  steps.near = every
}

function followSteps(steps) {
  if (!steps.ready) return
  const { run, screen } = steps
  const report = reportAt(run, screen.epoch, (report) => report.by_step) ?? run.reports.find((report) => report.by_step)
  const chosen = Math.min(screen.step, steps.bars.length - 1)
  steps.heading.textContent = say("steps_at", { epoch: report.epoch })
  steps.bars.forEach((bar, at) => {
    const value = report.by_step[at]
    const tall = Number.isFinite(value) ? Math.max(1, Math.min(1, steps.axis.at(value)) * STEPS.bars) : 0
    bar.setAttribute("y", (steps.base - tall).toFixed(1))
    bar.setAttribute("height", tall.toFixed(1))
    bar.classList.toggle("chosen", at === chosen)
    steps.names[at].classList.toggle("chosen", at === chosen)
    steps.names[at].style.visibility = at === chosen || (steps.names[at].dataset.every && (Math.abs(at - chosen) >= steps.near)) ? "visible" : "hidden"
    if (!steps.values.length) return
    steps.values[at].setAttribute("y", steps.base - tall - 6)
    steps.values[at].textContent = Number.isFinite(value) ? value.toFixed(value < 100 ? 2 : 0) : "–"
  })
  const words = `${stepName(run, chosen)}: ${short(report.by_step[chosen])}`
  steps.stage.setAttribute("role", "slider")
  steps.stage.setAttribute("aria-label", say("steps_chart"))
  for (const [name, value] of [["min", 0], ["max", steps.bars.length - 1], ["now", chosen], ["text", words]]) steps.stage.setAttribute(`aria-value${name}`, value)
}
