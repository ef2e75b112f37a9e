// The curves of training: loss and metric of both samples, and the gradient of each layer.

const LETTERS = ["A", "B"]

function newCurves(parent, screen) {
  const start = screen.runs.find((run) => run.start)?.start
  const loss = newChart(parent, screen, { title: say("loss"), height: 230 })
  const named = screen.runs.map((run) => run.start?.loss).filter(Boolean)
  tag("code", {}, loss.heading, [...new Set(named)].join(", "))
  const metric = start?.metric ? newChart(parent, screen, { title: titleOf(start.metric), height: 150, help: say("chart_help") }) : null
  const reasons = [...new Set(screen.runs.map((run) => run.start?.floor_words).filter(Boolean))]
  loss.note.textContent = [reasons.length === 1 ? reasons[0] : "", metric ? "" : say("chart_help")].filter(Boolean).join(" ")
  loss.note.hidden = !loss.note.textContent
  return { loss, metric }
}

function titleOf(name) {
  const words = name.replaceAll("_", " ")
  return words[0].toUpperCase() + words.slice(1)
}

function drawCurves(curves, screen) {
  const last = lastEpoch(screen)
  const lines = linesOf(screen, "loss", "val_loss")
  const floors = [...new Set(screen.runs.map((run) => run.start?.floor).filter((floor) => Number.isFinite(floor)))]
  const floor = floors.length === 1 ? floors[0] : undefined
  const [least, most] = rangeOf(lines)
  const broken = screen.runs.flatMap((run) => run.reports.filter((report) => report.epoch > 0 && !Number.isFinite(report.loss)).slice(0, 1))
  drawChart(curves.loss, {
    lines, last, floor, broken: broken.map((report) => report.epoch), missing: say("not_a_number"),
    axis: linearAxis(Math.min(0, least), Math.max(most, floor ?? 0, 1e-9)),
  })
  if (!curves.metric) return
  const metrics = linesOf(screen, "metric", "val_metric")
  const [low, high] = rangeOf(metrics)
  drawChart(curves.metric, { lines: metrics, last, axis: linearAxis(Math.min(0, low), high <= 1 && low >= 0 ? 1 : high) })
}

function linesOf(screen, training, validation) {
  return screen.runs.flatMap((run, at) => {
    const both = screen.runs.length > 1
    const line = (field, name) => ({
      name: both ? say(`run_${name}`, { run: LETTERS[at] }) : say(name),
      look: `${name} run-${LETTERS[at].toLowerCase()}`,
      points: run.reports.filter((report) => report.loss === null || Number.isFinite(report[field])).map((report) => [report.epoch, report[field]]),
    })
    return [line(training, "training"), line(validation, "validation")]
  }).filter((line) => line.points.some(([, value]) => Number.isFinite(value)))
}

function rangeOf(lines) {
  const values = lines.flatMap((line) => line.points.map(([, value]) => value)).filter((value) => Number.isFinite(value))
  return values.length ? [Math.min(...values), Math.max(...values)] : [0, 1]
}

function lastEpoch(screen) {
  // The chart leaves room for the epochs to come; once a run is over it ends where the run ended.
  return Math.max(1, ...screen.runs.map((run) => (UNDER_WAY.has(run.answer?.status) && !run.gone ? run.answer.epochs : newest(run))))
}

function layerNames(screen, run) {
  return (run.start?.layers ?? []).map((name) => shorten(name, 120, font(screen.fonts, CHART.size)))
}

function endRoomOf(screen) {
  const ends = [...linesOf(screen, "loss", "val_loss").map((line) => line.name), ...screen.runs.flatMap((run) => layerNames(screen, run))]
  return 18 + Math.ceil(Math.max(textWidth(say("epochs"), font(screen.fonts, CHART.size)), ...ends.map((name) => textWidth(name, font(screen.fonts, CHART.size, 600)) - 8)))
}

function newNorms(parent, screen, run, height) {
  const chart = newChart(parent, screen, { title: say("norms"), height, help: say("norms_help") })
  chart.run = run
  return chart
}

function drawNorms(chart, screen) {
  const { run } = chart
  const lines = layerNames(screen, run).map((name, at) => ({
    name, look: `layer layer-${at % 4}`, positive: true,
    points: run.reports.filter((report) => report.norms).map((report) => [report.epoch, report.norms[at]]),
  }))
  const values = lines.flatMap((line) => line.points.map(([, value]) => value)).filter((value) => value > 0 && Number.isFinite(value))
  chart.box.hidden = !values.length
  if (!values.length) return
  drawChart(chart, { lines, last: lastEpoch(screen), axis: logAxis(Math.max(1e-12, Math.min(...values)), Math.max(1e-11, ...values)) })
}
