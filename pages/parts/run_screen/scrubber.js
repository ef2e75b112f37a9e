// The epoch scrubber: a slider over the epochs that have arrived, and a button that walks through them.

const WALK = 6000 // milliseconds for the whole of training
const SIGNS = { play: "M5 3v10l8-5z", pause: "M4 3h3v10H4zM9 3h3v10H9z" }

function newScrubber(parent, screen) {
  const box = tag("div", { class: "scrubber" }, parent)
  const button = tag("button", { type: "button", class: "play" }, box)
  const icon = shape("path", { d: SIGNS.play }, shape("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, button))
  const scrubber = { box, button, icon, word: tag("span", {}, button) }
  scrubber.range = tag("input", { type: "range", min: 0, step: 1, "aria-label": say("scrubber") }, box)
  scrubber.where = tag("output", {}, box)
  screen.on(scrubber.range, "input", () => look(screen, Number(scrubber.range.value)))
  screen.on(button, "click", () => walk(screen))
  return scrubber
}

function newestOf(screen) {
  return Math.max(0, ...screen.runs.map(newest))
}

function look(screen, epoch) {
  halt(screen)
  const last = newestOf(screen)
  screen.epoch = Math.min(last, Math.max(0, epoch))
  screen.live = screen.epoch >= last
  screen.soon()
}

function pressEpochKey(screen, event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return
  const last = newestOf(screen)
  const far = Math.max(1, Math.round(last / 10))
  const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -far, PageUp: far, Home: -last, End: last }
  if (!(event.key in by)) return
  event.preventDefault()
  look(screen, screen.epoch + by[event.key])
}

function walk(screen) {
  if (screen.walking) return halt(screen)
  const last = newestOf(screen)
  const from = screen.epoch >= last ? 0 : screen.epoch
  if (screen.calm.matches) {
    // Nothing moves by itself for those who asked for that: each press is one stretch of training.
    return look(screen, screen.epoch >= last ? 0 : from + Math.max(1, Math.round(last / 24)))
  }
  const began = performance.now()
  screen.live = false
  const step = (now) => {
    const end = newestOf(screen)
    screen.epoch = Math.min(end, Math.round(from + (Math.max(0, now - began) / WALK) * Math.max(last, 1)))
    if (screen.epoch >= end) look(screen, end)
    else {
      screen.walking = requestAnimationFrame(step)
      screen.soon()
    }
  }
  screen.walking = requestAnimationFrame(step)
  return screen.soon()
}

function halt(screen) {
  if (!screen.walking) return
  cancelAnimationFrame(screen.walking)
  screen.walking = 0
  screen.soon()
}

function followScrubber(scrubber, screen) {
  const last = newestOf(screen)
  const walking = Boolean(screen.walking)
  scrubber.range.max = last
  scrubber.range.value = screen.epoch
  scrubber.range.style.setProperty("--done", `${last ? (100 * screen.epoch) / last : 100}%`)
  scrubber.range.disabled = last === 0
  scrubber.button.disabled = last === 0
  scrubber.icon.setAttribute("d", walking ? SIGNS.pause : SIGNS.play)
  scrubber.word.textContent = say(screen.calm.matches ? "on" : walking ? "pause" : "play")
  const going = screen.runs.some((run) => run.answer?.status === "running" && !run.gone)
  const epoch = screen.epoch === 0 ? say("untrained") : say("epoch_of", { epoch: screen.epoch, epochs: last })
  scrubber.where.textContent = screen.live && going ? say("live", { epoch: say("epoch", { epoch: screen.epoch }) }) : epoch
  scrubber.where.classList.toggle("live", screen.live && going)
  scrubber.range.setAttribute("aria-valuetext", screen.runs.map((run, at) => {
    const words = spokenAt(run, screen.epoch, epoch)
    return screen.runs.length > 1 ? say("of_run", { run: LETTERS[at], words }) : words
  }).join(". "))
}

function spokenAt(run, epoch, head) {
  const report = reportAt(run, epoch)
  return report ? say("spoken", { head, loss: Number.isFinite(report.loss) ? short(report.loss) : say("not_a_number") }) : head
}
