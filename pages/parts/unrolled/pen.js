// Makes elements, and measures, wraps and shortens text before it is drawn.

const SVG_SPACE = "http://www.w3.org/2000/svg"
const MEASURE = document.createElement("canvas").getContext("2d")
const WIDTHS = new Map()

function shape(name, attributes, parent, text) {
  const made = document.createElementNS(SVG_SPACE, name)
  for (const key in attributes) made.setAttribute(key, attributes[key])
  if (text !== undefined) made.textContent = text
  if (parent) parent.appendChild(made)
  return made
}

function tag(name, attributes, parent, text) {
  const made = document.createElement(name)
  for (const key in attributes) made.setAttribute(key, attributes[key])
  if (text !== undefined) made.textContent = text
  if (parent) parent.appendChild(made)
  return made
}

function write(parent, x, y, text, className, size, anchor = "middle") {
  return shape("text", { x, y, class: className, "font-size": size, "text-anchor": anchor }, parent, text)
}

function font(fonts, size, weight = 400, family = "body") {
  return `${weight} ${size}px ${fonts[family]}`
}

function textWidth(text, face) {
  const key = face + "\n" + text
  let width = WIDTHS.get(key)
  if (width === undefined) {
    if (WIDTHS.size > 4000) WIDTHS.clear()
    MEASURE.font = face
    width = MEASURE.measureText(text).width
    WIDTHS.set(key, width)
  }
  return width
}

function forgetWidths() {
  WIDTHS.clear()
}

function shorten(text, width, face) {
  if (textWidth(text, face) <= width) return text
  let kept = text.length
  while (kept > 1 && textWidth(text.slice(0, kept) + "…", face) > width) kept -= 1
  return text.slice(0, kept) + "…"
}

function wrap(text, width, face, prose = false) {
  // Layer names have few spaces: an innermost call stays whole if it fits, else a line may end after "(" or "=".
  const split = (text, ...ways) => (textWidth(text.trimEnd(), face) <= width || !ways.length ? [text]
    : text.match(ways[0]).filter(Boolean).flatMap((piece) => split(piece, ...ways.slice(1))))
  const calls = [/[^\s(]+\([^()]*\)[),]*\s*|[^\s(]*[\s(]*/g, /[^\s(]*[\s(]*/g, /[^=,.]*[=,.]*\s*/g]
  const pieces = split(text, ...(prose ? [/\S*\s*/g, /[^=,.]*[=,.]*\s*/g] : calls))
  const lines = []
  let line = ""
  for (const piece of pieces) {
    if (line && textWidth((line + piece).trimEnd(), face) > width) {
      lines.push(line.trimEnd())
      line = ""
    }
    line += piece
    while (line.length > 1 && textWidth(line.trimEnd(), face) > width) {
      let cut = line.length - 1
      while (cut > 1 && textWidth(line.slice(0, cut), face) > width) cut -= 1
      lines.push(line.slice(0, cut))
      line = line.slice(cut)
    }
  }
  if (line.trim()) lines.push(line.trimEnd())
  return lines
}

function fitText(text, width, fonts, sizes, weight, family) {
  // The largest size at which the words need no break inside them; else the smallest, wrapped.
  for (const size of sizes) {
    const face = font(fonts, size, weight, family)
    if (textWidth(text, face) <= width) return { size, lines: [text] }
  }
  for (const size of sizes) {
    const face = font(fonts, size, weight, family)
    if (text.split(/\s+/).every((word) => textWidth(word, face) <= width)) {
      return { size, lines: wrap(text, width, face) }
    }
  }
  const size = sizes[sizes.length - 1]
  return { size, lines: wrap(text, width, font(fonts, size, weight, family)) }
}

function number(value, digits = 3) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–"
  return value.toFixed(digits).replace("-", "−")
}
