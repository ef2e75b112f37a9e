// What a screen reader hears while a run goes on: one short sentence, at most every two seconds.

const BREATH = 2000 // milliseconds

function newVoice(parent) {
  return { box: tag("div", { class: "spoken", "aria-live": "polite" }, parent), at: -BREATH, timer: null, said: "", next: "" }
}

function speak(voice, words) {
  voice.next = words
  if (words === voice.said || voice.timer) return
  const wait = voice.at + BREATH - performance.now()
  const now = () => {
    voice.timer = null
    if (voice.next === voice.said) return
    voice.said = voice.next
    voice.at = performance.now()
    voice.box.textContent = voice.next
  }
  if (wait <= 0) now()
  else voice.timer = setTimeout(now, wait)
}

function newsOf(screen) {
  return screen.runs.map((run, at) => {
    const words = newsOfRun(run)
    return screen.runs.length > 1 ? say("of_run", { run: LETTERS[at], words }) : words
  }).join(". ")
}

function newsOfRun(run) {
  const status = statusOf(run)
  if (run.gone || run.lost) return sentenceOf(run, status)
  const facts = factsOf(run, status)
  if (status === "queued") return [say("queued"), facts[0]].join(", ")
  const head = say("epoch_of", { epoch: newest(run), epochs: run.answer?.epochs ?? 0 })
  const now = spokenAt(run, Infinity, head)
  if (status === "running") return now
  return [say(status), run.answer ? now : "", status === "failed" ? run.answer.sentence : ""].filter(Boolean).join(". ")
}
