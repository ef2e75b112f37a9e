// The numbers of the epoch on show as tables: for those who cannot see the pictures and those who want to check.

function newNumbers(parent, screen) {
  const box = tag("details", { class: "numbers" }, parent)
  tag("summary", {}, box, say("numbers"))
  const numbers = { box, tables: tag("div", { class: "tables" }, box) }
  screen.on(box, "toggle", () => screen.soon())
  return numbers
}

function followNumbers(numbers, screen) {
  if (!numbers.box.open) return
  numbers.tables.replaceChildren(...screen.runs.filter((run) => run.start && run.reports.length).flatMap((run) => tablesOf(screen, run)))
}

function tablesOf(screen, run) {
  const report = reportAt(run, screen.epoch) ?? run.reports[0]
  const tables = [table(`${run.title}, ${say("epoch", { epoch: report.epoch })}`, [say("quantity"), say("value")], wholeOf(run, report))]
  const losses = reportAt(run, screen.epoch, (report) => report.by_step)
  const probe = probeAt(run, screen.epoch)
  if (timed(run) && (losses || probe)) tables.push(stepTable(run, losses, probe))
  else if (probe) tables.push(classTable(run, probe))
  const norms = reportAt(run, screen.epoch, (report) => report.norms)
  if (norms) {
    const rows = run.start.layers.map((layer, at) => [layer, short(norms.norms[at])])
    tables.push(table(say("at_epoch", { epoch: say("norms"), words: say("epoch", { epoch: norms.epoch }) }), [say("layer"), say("gradient")], rows))
  }
  return tables
}

function wholeOf(run, report) {
  const { metric } = run.start
  const rows = [[say("loss"), report.loss], [say("val_loss"), report.val_loss]]
  if (metric) rows.push([titleOf(metric), report.metric], [say("val_metric", { metric: metric.replaceAll("_", " ") }), report.val_metric])
  return rows.filter(([name, value]) => name === say("loss") || (value !== null && value !== undefined)).map(([name, value]) => [name, short(value)])
    .concat(Number.isFinite(report.learning_rate) ? [[say("learning_rate"), tickText(Number(report.learning_rate.toPrecision(3)))]] : [])
}

function stepTable(run, losses, probe) {
  const columns = probe ? columnCount(run, probe.shares) : 0
  const truth = run.start.truth
  const heads = [say("timestep"), ...(losses ? [say("step_loss")] : []), ...(probe ? [say("likeliest_class"), say("share")] : []), ...(probe && truth ? [say("true_share")] : [])]
  const rows = run.start.steps.map((_, step) => {
    const row = [stepName(run, step)]
    if (losses) row.push(short(losses.by_step[step]))
    if (!probe) return row
    const best = bestOf(probe.shares, step, columns)
    row.push(best === null ? "–" : quoted(run, best), best === null ? "–" : share(probe.shares[step * columns + best]))
    if (truth) row.push(best === null ? "–" : share(truth[step]?.[best] ?? 0))
    return row
  })
  const epochs = [losses && say("loss_of", { epoch: losses.epoch }), probe && say("softmax_of", { epoch: probe.epoch })].filter(Boolean).join(", ")
  return table(say("at_epoch", { epoch: say("each_step"), words: epochs }), heads, rows)
}

function classTable(run, probe) {
  const truth = run.start.truth?.[0]
  const rows = [...probe.shares].map((value, at) => [quoted(run, at), share(value), ...(truth ? [share(truth[at] ?? 0)] : [])])
  return table(say("softmax_at", { epoch: probe.epoch }), ["class", say("share"), ...(truth ? [say("true_share")] : [])], rows)
}

function table(caption, heads, rows) {
  const made = tag("table", {})
  tag("caption", {}, made, caption)
  const top = tag("tr", {}, tag("thead", {}, made))
  for (const head of heads) tag("th", { scope: "col" }, top, head)
  const body = tag("tbody", {}, made)
  for (const [name, ...values] of rows) {
    const row = tag("tr", {}, body)
    tag("th", { scope: "row" }, row, name)
    for (const value of values) tag("td", {}, row, value)
  }
  return made
}
