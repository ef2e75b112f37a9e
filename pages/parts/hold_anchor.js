// Streamlit goes to the heading an address names once, when that heading appears. On a slow machine the page is then
// too short to bring it to the top, and what is drawn later moves it out of sight. It is brought back until somebody
// does something, or the page has long been drawn.
const LONGEST = 30_000; // milliseconds
const BY_HAND = ["wheel", "touchstart", "pointerdown", "keydown"];

let held = false; // once for a document: whoever has begun to read is left alone

export default function () {
  const page = document.querySelector('[data-testid="stMainBlockContainer"]');
  if (held || !page || location.hash.length < 2) return;
  held = true;
  const over = new AbortController();
  const name = decodeURIComponent(location.hash.slice(1));
  const watch = new ResizeObserver(() => document.getElementById(name)?.scrollIntoView());
  watch.observe(page);
  for (const kind of BY_HAND) {
    window.addEventListener(kind, () => over.abort(), { capture: true, passive: true, signal: over.signal });
  }
  setTimeout(() => over.abort(), LONGEST);
  over.signal.addEventListener("abort", () => watch.disconnect());
}
