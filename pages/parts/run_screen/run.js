// One run: what has arrived of it, and what was true of it at an epoch.

const UNDER_WAY = new Set(["queued", "running"])

function newRun({ ask, title, status }) {
  const run = { ask, title, told: status ?? "queued", pageSaid: status, gone: false, lost: false, asking: false, timer: null, began: 0 }
  forgetReports(run)
  return run
}

function forgetReports(run) {
  Object.assign(run, { answer: null, start: null, reports: [], next: 0, mostShare: 0, mostStepLoss: 0, version: 0 })
}

function take(run, answer) {
  if (answer.next < run.next) return forgetReports(run) // the server began this run again: ask from the start
  run.answer = answer
  run.start = answer.start ?? run.start
  run.next = answer.next
  if (run.version === 0 && run.start?.truth) for (const row of run.start.truth) run.mostShare = Math.max(run.mostShare, ...row)
  for (const report of answer.reports) {
    report.shares = report.probe ? decoded(report.probe) : null
    report.probe = null // the text is three times the numbers
    run.reports.push(report)
    for (const value of report.by_step ?? []) if (Number.isFinite(value)) run.mostStepLoss = Math.max(run.mostStepLoss, value)
    for (const value of report.shares ?? []) run.mostShare = Math.max(run.mostShare, value)
  }
  if (answer.reports.length || run.version === 0) run.version += 1
  return undefined
}

function decoded(text) {
  const bytes = atob(text)
  const shares = new Float32Array(bytes.length >> 1)
  for (let at = 0; at < shares.length; at += 1) shares[at] = (bytes.charCodeAt(2 * at) + 256 * bytes.charCodeAt(2 * at + 1)) / 65535
  return shares
}

function reportAt(run, epoch, has = () => true) {
  // The newest report that has what is asked for, at this epoch or before it.
  let from = 0
  let to = run.reports.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (run.reports[middle].epoch <= epoch) from = middle + 1
    else to = middle
  }
  for (let at = from - 1; at >= 0; at -= 1) if (has(run.reports[at])) return run.reports[at]
  return null
}

function newest(run) {
  return run.reports.length ? run.reports[run.reports.length - 1].epoch : 0
}

function probeAt(run, epoch) {
  return reportAt(run, epoch, (report) => report.shares)
}

function blankProbe(run) {
  // Before the first numbers the map is there without any: the truth, where it is known, already shows in it.
  if (run.reports.length || !(run.start?.classes.length > 1)) return null
  return { epoch: null, shares: new Float32Array(rowCount(run) * run.start.classes.length) }
}

function hasProbe(run) {
  return run.reports.some((report) => report.shares)
}

function rowCount(run) {
  return Math.max(1, run.start?.steps?.length ?? 0)
}

function timed(run) {
  return (run.start?.steps?.length ?? 0) > 0
}

function className(run, index) {
  // On an axis that is called "class", "class 7" is just 7.
  return String(run.start.classes[index] ?? index).replace(/^class /, "")
}

function quoted(run, index) {
  const name = String(run.start.classes[index] ?? index)
  return /^(class )?\d+$/.test(name) ? `class ${className(run, index)}` : `“${name}”`
}

function stepName(run, step) {
  const label = run.start.steps[step]
  if (!timed(run)) return say("sample")
  return label === undefined || label === "" || label === String(step) ? say("step", { step }) : say("step_named", { step, label })
}

function bestOf(shares, row, columns) {
  // With only the first classes shown, the largest of them is marked only when none of the others can beat it.
  let best = row * columns
  let sum = 0
  for (let at = row * columns; at < (row + 1) * columns; at += 1) {
    sum += shares[at]
    if (shares[at] > shares[best]) best = at
  }
  return columns > 1 && shares[best] < 0.999 - sum ? null : best - row * columns
}

function columnCount(run, shares) {
  return Math.floor(shares.length / rowCount(run))
}
