// The line on top of each run: how it stands, how far it is, how fast it goes.

const STATUS_SIGNS = {
  asking: "M3 8h2M7 8h2M11 8h2", queued: "M4 2h8M4 14h8M5 2c0 4 6 8 6 12M11 2c0 4-6 8-6 12", running: "M8 2a6 6 0 1 1-6 6",
  done: "M3 8.5l3.5 3.5L13 4.5", paused: "M5 3v10M11 3v10", stopped: "M4 4h8v8H4z", failed: "M4 4l8 8M12 4l-8 8",
  gone: "M3 8h10",
}

function newHead(parent, screen, run, at) {
  const box = tag("div", { class: "head" }, parent)
  const line = tag("div", { class: "line" }, box)
  const head = { box, run, pill: tag("span", { class: "pill" }, line) }
  const picture = shape("svg", { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" }, head.pill)
  head.sign = shape("path", {}, picture)
  head.status = tag("span", {}, head.pill)
  const title = tag("strong", { class: "title" }, line)
  if (screen.runs.length > 1) tag("span", { class: `letter run-${LETTERS[at].toLowerCase()}` }, title, LETTERS[at])
  title.append(run.title)
  head.facts = tag("span", { class: "facts" }, line)
  head.bar = tag("div", { class: "progress", role: "progressbar", "aria-label": say("progress", { title: run.title }), "aria-valuemin": 0 }, box)
  head.done = tag("div", {}, head.bar)
  head.sentence = tag("p", { class: "sentence" }, box)
  return head
}

function statusOf(run) {
  return run.gone ? "gone" : (run.answer?.status ?? "asking")
}

function showHead(head) {
  const { run } = head
  const status = statusOf(run)
  const epochs = run.answer?.epochs ?? 0
  const epoch = newest(run)
  head.box.dataset.status = status
  head.sign.setAttribute("d", STATUS_SIGNS[status] ?? STATUS_SIGNS.asking)
  head.status.textContent = say(status)
  head.facts.replaceChildren(...factsOf(run, status).map((fact) => tag("span", {}, null, fact)))
  head.done.style.width = `${epochs ? Math.min(100, (100 * epoch) / epochs) : 0}%`
  head.bar.setAttribute("aria-valuemax", epochs)
  head.bar.setAttribute("aria-valuenow", epoch)
  head.bar.setAttribute("aria-valuetext", say("epoch_of", { epoch, epochs }))
  head.sentence.textContent = sentenceOf(run, status)
  head.sentence.classList.toggle("wrong", run.lost || run.gone || status === "failed")
}

function factsOf(run, status) {
  const { answer } = run
  if (!answer) return []
  if (status === "queued") {
    const place = answer.place ?? 0
    return [say(place === 0 ? "next_up" : place === 1 ? "one_before" : "many_before", { place }), say("epoch_of", { epoch: newest(run), epochs: answer.epochs })]
  }
  const facts = [say("epoch_of", { epoch: newest(run), epochs: answer.epochs })]
  if (Number.isFinite(answer.rate) && answer.rate > 0) facts.push(say("rate", { rate: answer.rate < 10 ? answer.rate.toFixed(1) : Math.round(answer.rate) }))
  if (status === "running" && Number.isFinite(answer.left)) facts.push(say("left", { time: duration(answer.left) }))
  if (status !== "running" && answer.seconds > 0) facts.push(say("took", { time: duration(answer.seconds) }))
  return facts
}

function sentenceOf(run, status) {
  if (run.gone) return say(run.reports.length ? "gone_drawn" : "gone_sentence")
  if (run.lost) return say("lost")
  const next = newest(run) > 0 ? "" : status === "queued" ? say(run.reports.length ? "will_wait" : "will_wait_blank") : status === "running" ? say("will_start") : ""
  return [run.answer?.sentence, next].filter(Boolean).join(" ")
}
