// All pictures of the screen: built when it is known what the runs have, drawn when numbers arrive, moved with the epoch.

function buildPanels(screen) {
  const { root, runs } = screen
  root.replaceChildren()
  root.setAttribute("role", "group")
  root.setAttribute("aria-label", say("group"))
  const two = runs.length > 1
  const heads = tag("div", { class: `heads${two ? " two" : ""}` }, root)
  const parts = { heads: runs.map((run, at) => newHead(heads, screen, run, at)), steps: [], norms: [], softmax: [] }
  const show = tag("div", { class: "show" }, root)
  parts.show = show
  const panels = tag("div", { class: `panels${two ? " two" : ""}` }, show)
  const left = two ? panels : tag("div", { class: "column" }, panels)
  const right = two ? panels : tag("div", { class: "column" }, panels)
  parts.curves = newCurves(left, screen)
  for (const run of runs) parts.softmax.push(newSoftmax(right, screen, run))
  for (const run of runs) parts.steps.push(newSteps(right, screen, run))
  // A single distribution is a small picture, so the gradients stand under it; else under the curves.
  const beneath = two || !runs[0].start || timed(runs[0]) ? left : right
  for (const run of runs) parts.norms.push(newNorms(beneath, screen, run, 190))
  if (two) markRuns(parts)
  if (two && !parts.curves.metric) parts.curves.loss.box.classList.add("whole")
  for (const { box } of parts.norms) box.classList.add("norms")
  parts.scrubber = newScrubber(show, screen)
  parts.numbers = newNumbers(root, screen)
  parts.voice = screen.parts?.voice ?? newVoice(root)
  root.append(parts.voice.box)
  screen.parts = parts
  screen.drawnFor = ""
}

function markRuns(parts) {
  for (const panels of [parts.softmax, parts.steps, parts.norms]) {
    panels.forEach(({ box, heading }, at) => {
      box.classList.add(`run-${LETTERS[at].toLowerCase()}`)
      heading.dataset.run = LETTERS[at]
    })
  }
}

function structureOf(screen) {
  return JSON.stringify(screen.runs.map((run) => [run.ask, run.title, run.start && [run.start.metric, run.start.loss, run.start.steps.length]]))
}

// Draws what depends on what has arrived; nothing where nothing new has.
function drawPanels(screen) {
  const { parts, runs } = screen
  const key = JSON.stringify([screen.width, screen.fonts, lastEpoch(screen), runs.map((run) => run.version)])
  if (key === screen.drawnFor) return
  screen.drawnFor = key
  // Before anything is known of a run there is nothing to draw, not even axes.
  const blank = runs.every((run) => !run.start)
  parts.show.hidden = blank
  parts.numbers.box.hidden = runs.every((run) => !run.reports.length)
  if (blank) return
  screen.endRoom = endRoomOf(screen)
  drawCurves(parts.curves, screen)
  for (const map of parts.softmax) once(map, [screen.width, screen.fonts, hasProbe(map.run), map.run.reports.length > 0], drawSoftmax)
  for (const steps of parts.steps) once(steps, [screen.width, screen.fonts, steps.run.mostStepLoss, steps.run.reports.some((report) => report.by_step)], drawSteps)
  for (const norms of parts.norms) drawNorms(norms, screen)
}

function once(panel, reasons, draw) {
  const key = JSON.stringify(reasons)
  if (panel.drawnFor === key) return
  panel.drawnFor = key
  draw(panel)
}

// Moves everything to the epoch and the timestep on show.
function followPanels(screen) {
  const { parts } = screen
  for (const head of parts.heads) showHead(head)
  if (parts.show.hidden) return
  for (const chart of [parts.curves.loss, parts.curves.metric, ...parts.norms]) if (chart && !chart.box.hidden) followChart(chart)
  for (const map of parts.softmax) followSoftmax(map)
  for (const steps of parts.steps) followSteps(steps)
  followScrubber(parts.scrubber, screen)
  followNumbers(parts.numbers, screen)
}
