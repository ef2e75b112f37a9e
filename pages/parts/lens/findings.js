// The cards: what happened, why, and the cure. What comes from a learner's text is only ever set as text.

const KINDS = {
  stops: ["✕", "Stops with an error"],
  silent: ["?", "Runs, but means something else"],
  stale: ["↻", "Old form"],
  note: ["i", "Worth knowing"],
};
const DRAWN = new WeakMap();

export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".findings");
  if (!root) return undefined;
  const cards = JSON.stringify(data.cards);
  if (cards !== DRAWN.get(root)) root.replaceChildren(...data.cards.map(card));
  DRAWN.set(root, cards);
  const follow = (event) => show(root, event.detail);
  window.addEventListener("lens-finding", follow);
  return () => window.removeEventListener("lens-finding", follow);
}

function card(finding) {
  const place = make("article", `card ${finding.severity}`);
  place.tabIndex = -1;
  place.dataset.lines = ` ${finding.lines.join(" ")} `;
  const [sign, kind] = KINDS[finding.severity];
  const head = make("div", "head");
  head.append(make("span", "sign", sign), make("span", "kind", kind), lines(finding.lines));
  if (finding.mended) head.append(make("span", "mended", "✓ mended"));
  place.append(head, prose("what", finding.what));
  if (finding.why) place.append(prose("why", finding.why));
  if (finding.cure) {
    const cure = prose("cure", finding.cure);
    cure.prepend(make("b", "", "Way out: "));
    place.append(cure);
  }
  if (finding.says) {
    const said = make("details");
    const text = make("pre", "", finding.says);
    said.append(make("summary", "", "What Keras says"), text);
    place.append(said);
  }
  return place;
}

function lines(numbers) {
  const place = make("span", "lines", numbers.length > 1 ? "lines" : "line");
  for (const number of numbers.slice(0, 8)) {
    const button = make("button", "", number);
    button.type = "button";
    button.setAttribute("aria-label", `show line ${number}`);
    button.addEventListener("click", () => window.dispatchEvent(new CustomEvent("lens-line", { detail: number })));
    place.append(" ", button);
  }
  if (numbers.length > 8) place.append(` and ${numbers.length - 8} more`);
  return place;
}

function show(root, number) {
  const card = root.querySelector(`[data-lines*=" ${Number(number)} "]`);
  if (!card) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  card.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  card.focus({ preventScroll: true });
}

// Keras writes words of code between backticks
function prose(name, text) {
  const place = make("p", name);
  text.split("`").forEach((part, index) => place.append(index % 2 ? make("code", "", part) : part));
  return place;
}

function make(tag, name = "", text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== "") element.textContent = text;
  return element;
}
