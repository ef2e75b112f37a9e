// Numbers in words, and the round numbers an axis is divided by.

function short(value) {
  // Three digits say enough on a chart; a minus is a minus sign, not a hyphen.
  if (value === null || value === undefined || !Number.isFinite(value)) return "–"
  const size = Math.abs(value)
  if (size !== 0 && (size >= 1e5 || size < 5e-4)) return value.toExponential(1).replace("e+", "e").replaceAll("-", "−")
  const text = size >= 100 ? value.toFixed(0) : size >= 10 ? value.toFixed(1) : size >= 0.1 || size === 0 ? value.toFixed(2) : value.toFixed(size >= 0.01 ? 3 : 4)
  return text.replace("-", "−")
}

function share(value) {
  return value > 0 && value < 0.001 ? "<0.001" : value.toFixed(3)
}

function duration(seconds) {
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 90) return `${Math.round(seconds)} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return `${(seconds / 3600).toFixed(1)} h`
}

function roundSteps(least, most, count) {
  // The 1, 2 or 5 times a power of ten that cuts the range into about `count` parts.
  const raw = (most - least) / count
  if (!(raw > 0)) return [least]
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].find((times) => times * power >= raw * 0.999) * power
  const ticks = []
  for (let at = Math.ceil(least / step - 1e-9); at * step <= most + step * 1e-6; at += 1) ticks.push(Number((at * step).toPrecision(12)))
  return ticks
}

function tickText(value) {
  if (value === 0) return "0"
  const size = Math.abs(value)
  if (size >= 1e5 || size < 1e-3) return value.toExponential().replace("e+", "e").replaceAll("-", "−")
  return String(value).replace("-", "−")
}

function linearAxis(least, most) {
  const ticks = roundSteps(least, most, 4)
  const step = ticks.length > 1 ? ticks[1] - ticks[0] : 1
  const top = Math.ceil(most / step - 1e-9) * step
  const bottom = Math.floor(least / step + 1e-9) * step
  const whole = roundSteps(bottom, top, Math.max(1, Math.round((top - bottom) / step)))
  return { ticks: whole.map((at) => [at, tickText(at)]), at: (value) => (value - bottom) / (top - bottom || 1) }
}

function logAxis(least, most) {
  const bottom = Math.floor(Math.log10(least) + 1e-9)
  const top = Math.max(bottom + 1, Math.ceil(Math.log10(most) - 1e-9))
  const every = Math.ceil((top - bottom) / 5)
  const ticks = []
  for (let power = bottom; power <= top; power += every) ticks.push([10 ** power, tickText(Number(`1e${power}`))])
  return { ticks, at: (value) => (Math.log10(value) - bottom) / (top - bottom) }
}
