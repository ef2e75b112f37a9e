// Asks the server for news of a run while there can be any, and rests while nobody looks.

const SOON = 250 // milliseconds between two questions
const LATER = 1000
const PATIENCE = 30_000 // after this long a run takes minutes anyway
const LONGEST_ANSWER = 15_000

function askAfter(screen, run, wait) {
  clearTimeout(run.timer)
  run.timer = null
  if (screen.over || document.hidden) return // askAll asks when the tab is seen again
  run.timer = setTimeout(() => {
    run.timer = null
    if (!document.hidden) ask(screen, run)
  }, wait)
}

function askAll(screen) {
  for (const run of screen.runs) if (run.timer === null && !run.asking) askAfter(screen, run, 0)
}

async function ask(screen, run) {
  run.asking = true
  const answer = await answerTo(run)
  run.asking = false
  if (screen.over || !screen.runs.includes(run)) return
  run.gone = answer === "gone"
  run.lost = answer === "lost"
  run.began ||= performance.now()
  if (run.gone || run.lost) screen.heard(run)
  else {
    take(run, answer)
    screen.heard(run)
  }
  tellMove(screen, run)
  if (run.gone) return
  const wait = run.lost || performance.now() - run.began > PATIENCE ? LATER : SOON
  if (run.lost || !run.answer || UNDER_WAY.has(run.answer.status)) askAfter(screen, run, wait)
}

async function answerTo(run) {
  const address = new URL(run.ask, location.origin)
  address.searchParams.set("after", run.next)
  try {
    const response = await fetch(address, { credentials: "same-origin", signal: AbortSignal.timeout(LONGEST_ANSWER) })
    if (response.status === 404) return "gone"
    return response.ok ? await response.json() : "lost"
  } catch {
    return "lost"
  }
}

function tellMove(screen, run) {
  // The page's buttons follow: it runs once when a run starts and once when it ends, paused and stopped included.
  const status = run.gone ? "gone" : run.answer?.status
  if (run.lost || !status || status === run.told) return
  const moved = UNDER_WAY.has(run.told)
  run.told = status
  if (moved) screen.component.setTriggerValue("moved", `${run.ask} ${status}`)
}
