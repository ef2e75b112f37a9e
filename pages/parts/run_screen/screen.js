// One run screen: keeps what has arrived through every rerun of the page, and shows it.

const SCREENS = new WeakMap()

export default function () {
  const shelf = (globalThis[Symbol.for("run screen")] ??= {})
  shelf.present = present
  shelf.arrive?.()
}

function present(component) {
  const root = component.parentElement.querySelector(".run-screen")
  if (!root) return undefined
  const screen = SCREENS.get(root) ?? begin(root)
  const turn = {}
  Object.assign(screen, { turn, component })
  receive(screen, component.data.runs)
  // Streamlit also cleans up after a run of the page that a newer one overtook: only the newest may end the screen.
  return () => { if (screen.turn === turn) end(screen) }
}

function begin(root) {
  const ending = new AbortController()
  const screen = {
    root, runs: [], epoch: 0, step: null, live: true, walking: 0, over: false, parts: null, structure: "", drawnFor: "", width: 0,
    calm: matchMedia("(prefers-reduced-motion: reduce)"), ending,
    on: (target, name, act) => target.addEventListener(name, act, { signal: ending.signal }),
  }
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLE)
  root.getRootNode().adoptedStyleSheets = [sheet]
  screen.soon = () => { screen.frame ||= requestAnimationFrame(() => { screen.frame = 0; show(screen) }) }
  screen.heard = () => {
    if (screen.live) screen.epoch = newestOf(screen)
    screen.soon()
  }
  screen.on(document, "visibilitychange", () => { if (!document.hidden) askAll(screen) })
  screen.on(screen.calm, "change", () => { halt(screen); screen.soon() })
  screen.on(document.fonts, "loadingdone", () => { forgetWidths(); screen.drawnFor = ""; screen.soon() })
  screen.observer = new ResizeObserver(() => screen.soon())
  screen.observer.observe(root)
  SCREENS.set(root, screen)
  return screen
}

function end(screen) {
  screen.over = true
  halt(screen)
  cancelAnimationFrame(screen.frame)
  for (const run of screen.runs) clearTimeout(run.timer)
  clearTimeout(screen.parts?.voice.timer)
  screen.observer.disconnect()
  screen.ending.abort()
  screen.root.replaceChildren()
  SCREENS.delete(screen.root)
}

function receive(screen, wanted) {
  const known = new Map(screen.runs.map((run) => [run.ask, run]))
  const runs = wanted.map((one) => Object.assign(known.get(one.ask) ?? newRun(one), { title: one.title }))
  for (const run of screen.runs) if (!runs.includes(run)) clearTimeout(run.timer)
  if (runs.some((run) => !screen.runs.includes(run))) {
    halt(screen)
    screen.live = true
    if (!runs.some((run) => screen.runs.includes(run))) screen.step = null
  }
  screen.runs = runs
  wanted.forEach(({ status }, at) => {
    if (status === runs[at].pageSaid) return
    runs[at].pageSaid = status
    runs[at].told = status ?? "queued"
  })
  screen.heard()
  askAll(screen) // a run that had ended may go on again
}

function show(screen) {
  if (screen.over) return
  const width = Math.floor(screen.root.clientWidth)
  if (!width) return
  const began = performance.now()
  const styles = getComputedStyle(screen.root)
  screen.fonts = { body: styles.fontFamily, code: styles.getPropertyValue("--st-code-font").trim() || "monospace" }
  screen.width = width
  const structure = structureOf(screen)
  if (structure !== screen.structure) {
    screen.structure = structure
    buildPanels(screen)
  }
  screen.step ??= firstStep(screen)
  drawPanels(screen)
  followPanels(screen)
  speak(screen.parts.voice, newsOf(screen))
  performance.measure("run-screen", { start: began, end: performance.now() })
}

function firstStep(screen) {
  // The last timestep has seen the whole sample.
  const run = screen.runs.find((run) => run.start)
  return run ? rowCount(run) - 1 : null
}

function chooseStep(screen, step) {
  const last = Math.max(...screen.runs.map(rowCount)) - 1
  screen.step = Math.min(last, Math.max(0, step))
  screen.soon()
}

function pressStepKey(screen, event, count) {
  if (event.altKey || event.ctrlKey || event.metaKey) return
  const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1, PageUp: -8, PageDown: 8, Home: -count, End: count }
  if (!(event.key in by)) return
  event.preventDefault()
  chooseStep(screen, Math.min(count - 1, Math.max(0, (screen.step ?? 0) + by[event.key])))
}
