// The listing: a text line by line, with shapes beside the lines. What a learner typed is only ever set as text.

const SEVERITY = { stops: "stops here", silent: "runs, but means something else", stale: "old form", note: "worth knowing" };
const SIGNS = { stops: "✕", silent: "?", stale: "↻", note: "i" };
const TOKENS =
  /(?<comment>#.*$)|(?<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\b(?<word>from|import|as|def|class|return|for|in|if|elif|else|while|with|not|and|or|lambda|True|False|None)\b|\b(?<amount>\d[\d_.]*)\b/g;
const DRAWN = new WeakMap();

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".lens");
  if (!root) return undefined;
  const before = DRAWN.get(root) ?? {};
  const rows = JSON.stringify(data.rows);
  if (rows !== before.rows) root.replaceChildren(listing(data.rows));
  if (data.focus && before.focus !== undefined && data.focus !== before.focus) show(root, data.focus, false);
  DRAWN.set(root, { rows, focus: data.focus });
  const follow = (event) => show(root, event.detail, true);
  window.addEventListener("lens-line", follow);
  return () => window.removeEventListener("lens-line", follow);
}

function listing(rows) {
  const list = make("ol", "rows");
  list.tabIndex = 0;
  list.setAttribute("role", "list");
  list.setAttribute("aria-label", "The code, with the shape that leaves each line");
  for (const row of rows) list.append("gap" in row ? gap(row) : line(row));
  return list;
}

function gap(row) {
  return make("li", "gap", `⋯ ${row.gap.toLocaleString("en")} ${row.gap === 1 ? "line" : "lines"} more`);
}

function line(row) {
  const item = make("li", "row");
  item.dataset.line = row.line;
  if (row.marks.length) item.dataset.worst = row.marks[0];
  if (row.notes.some((note) => note.chosen)) item.classList.add("told");
  if (!row.code.trim() && !row.marks.length) item.classList.add("empty");
  const number = make("span", "number", row.line);
  number.setAttribute("aria-label", `line ${row.line}`);
  item.append(number, marks(row), code(row.code));
  if (row.notes.length) {
    const beside = make("div", "beside");
    for (const note of row.notes) beside.append(noted(note, row.notes));
    if (row.more) beside.append(make("div", "note faint", `and ${row.more} more`));
    item.append(beside);
  }
  return item;
}

function marks(row) {
  const place = make("span", "marks");
  if (row.marks.length) {
    const sign = make("button", `mark ${row.marks[0]}`, SIGNS[row.marks[0]]);
    sign.type = "button";
    sign.title = row.marks.map((mark) => SEVERITY[mark]).join(", ");
    sign.setAttribute("aria-label", `line ${row.line}: ${sign.title}`);
    sign.addEventListener("click", () => window.dispatchEvent(new CustomEvent("lens-finding", { detail: row.line })));
    place.append(sign);
  }
  return place;
}

function code(text) {
  const place = make("code", "code");
  let end = 0;
  for (const token of text.matchAll(TOKENS)) {
    const [kind] = Object.entries(token.groups).find(([, found]) => found !== undefined);
    place.append(text.slice(end, token.index), make("span", kind, token[0]));
    end = token.index + token[0].length;
  }
  place.append(text.slice(end));
  if (!text) place.append("\u200b"); // an empty line keeps its height
  return place;
}

function noted(note, notes) {
  const place = make("div", `note ${note.kind}${note.chosen ? "" : " faint"}`);
  const alone = notes.length === 1 && note.kind === "layer";
  place.append(make("span", alone ? "title spoken" : "title", `${note.title} `));
  note.shapes.forEach((shape, index) => place.append(index ? " " : "", shaped(shape)));
  if (note.params !== null) {
    const params = make("span", "params", note.params.toLocaleString("en"));
    params.append(make("span", "unit", note.params === 1 ? " parameter" : " parameters"));
    place.append(" ", params);
  }
  return place;
}

function shaped(shape) {
  const place = make("span", "shape", "(");
  shape.forEach(([size, axis], index) => {
    const part = make("span", `axis ${axis}`);
    part.append(make("b", "", size));
    if (axis !== "other") part.append("\u00a0", make("small", "", axis));
    place.append(part, index < shape.length - 1 ? ", " : shape.length === 1 ? ",)" : ")");
  });
  if (!shape.length) place.append(")");
  return place;
}

function show(root, number, flash) {
  const list = root.querySelector(".rows");
  const item = list?.querySelector(`[data-line="${Number(number)}"]`);
  if (!item) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  list.scrollTo({ top: item.offsetTop - 60, behavior: calm || !flash ? "auto" : "smooth" });
  if (!flash) return;
  list.focus({ preventScroll: true });
  root.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  item.classList.remove("flash");
  requestAnimationFrame(() => item.classList.add("flash"));
}

function make(tag, name, text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== "") element.textContent = text;
  return element;
}
