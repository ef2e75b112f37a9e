// One tip for all marked words of a page: shown by pointing, by Tab and by a tap, as WCAG 1.4.13 asks. Escape sends it
// away, the pointer may move onto it, and it stays as long as pointer or focus stay.
const WORDS = 'a[href^="/glossary#"][title], a[href^="/glossary#"][data-told]';
const BEFORE = 150; // milliseconds; a pointer on its way across the text shows nothing
const AFTER = 250; // milliseconds, to move the pointer onto the tip
const GAP = 6; // pixels between word and tip
const EDGE = 8; // pixels between tip and window

let ending = null; // of the tip that stands on the page; a rerun of this module must not listen twice

export default function ({ parentElement }) {
  ending?.();
  ending = listen(parentElement.querySelector(".term-tip"));
  return () => {
    ending?.();
    ending = null;
  };
}

function listen(tip) {
  const over = new AbortController();
  let word = null; // the one that is told, or about to be
  let timer = 0;
  let touched = false; // the word was come to by a finger: its first tap shows the tip, its second follows the link

  // The title is what a browser shows by itself; while our tip is there, it waits in data-told.
  function take(next) {
    if (word === next) return;
    giveBack();
    word = next;
    word.dataset.told = word.title;
    word.removeAttribute("title");
  }

  function giveBack() {
    if (!word) return;
    word.title = word.dataset.told;
    delete word.dataset.told;
    word.removeAttribute("aria-describedby");
    word = null;
  }

  function show() {
    const more = document.createElement("small");
    more.textContent = touched ? "Tap the word again to open the glossary." : "Click or Enter: the glossary, in a new tab.";
    tip.replaceChildren(word.dataset.told, more);
    if (!tip.matches(":popover-open")) tip.showPopover();
    word.setAttribute("aria-describedby", tip.id);
    place();
  }

  function hide() {
    clearTimeout(timer);
    if (tip.matches(":popover-open")) tip.hidePopover();
  }

  function leave() {
    hide();
    giveBack();
  }

  function place() {
    if (!word?.isConnected) return leave();
    const line = word.getClientRects()[0]; // a word may be broken over two lines
    const { width, height } = tip.getBoundingClientRect();
    const wide = document.documentElement.clientWidth;
    const left = Math.max(EDGE, Math.min(line.left, wide - width - EDGE));
    const below = line.bottom + GAP;
    const fits = below + height + EDGE <= window.innerHeight;
    tip.style.left = `${left}px`;
    tip.style.top = `${fits ? below : Math.max(EDGE, line.top - GAP - height)}px`;
  }

  function after(wait, what) {
    clearTimeout(timer);
    timer = setTimeout(what, wait);
  }

  function on(kind, what, options = {}) {
    document.addEventListener(kind, what, { signal: over.signal, ...options });
  }

  const marked = (event) => (event.target instanceof Element ? event.target.closest(WORDS) : null);

  on("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const next = marked(event);
    if (next) {
      touched = false;
      if (tip.matches(":popover-open") && word === next) return clearTimeout(timer);
      take(next);
      after(BEFORE, show);
    } else if (tip.contains(event.target)) {
      clearTimeout(timer);
    } else if (word && word !== document.activeElement) {
      after(AFTER, leave);
    }
  });
  on("focusin", (event) => {
    const next = marked(event);
    if (!next?.matches(":focus-visible")) return;
    touched = false;
    take(next);
    show();
  });
  on("focusout", (event) => {
    if (event.target === word && !word.matches(":hover")) leave();
  });
  on("click", (event) => {
    const next = marked(event);
    if (!next) return tip.contains(event.target) ? undefined : leave();
    const told = word === next && tip.matches(":popover-open");
    if (event.pointerType !== "touch" || (told && touched)) return undefined;
    event.preventDefault();
    touched = true;
    take(next);
    return show();
  });
  // Streamlit listens for keys as well; a tip is what Escape means first.
  on("keydown", (event) => event.key === "Escape" && tip.matches(":popover-open") && (event.stopPropagation(), hide()), {
    capture: true,
  });
  on("scroll", () => word && tip.matches(":popover-open") && place(), { capture: true, passive: true });

  tip.dataset.listening = "yes"; // a word met before this moment shows its title, as every link does
  return () => {
    leave();
    over.abort();
  };
}
