// Filters the cards while one types, finds the card an address names, and asks the page for a lesson.
const HEAD = 72; // pixels of the page's own head, below which a card must come to stand

export default function ({ parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".glossary");
  const box = root.querySelector("input");
  const said = root.querySelector(".found");
  const cards = [...root.querySelectorAll("article")];
  const texts = cards.map((card) => card.dataset.sought.toLowerCase());
  const over = new AbortController();

  function filter() {
    const typed = box.value.trim().toLowerCase();
    const words = typed.split(/\s+/);
    let left = 0;
    cards.forEach((card, place) => {
      const fits = words.every((word) => texts[place].includes(word));
      card.hidden = !fits;
      left += fits;
      mark(card.querySelector(".also"), typed);
    });
    for (const group of root.querySelectorAll("section")) group.hidden = !group.querySelector("article:not([hidden])");
    said.textContent = left ? `${left} ${left === 1 ? "word" : "words"}` : "No word like this. Try a part of it.";
  }

  // Words that others use are what a learner most often looks for: show which of them was found.
  function mark(also, typed) {
    if (!also) return;
    const text = also.textContent;
    const place = typed ? text.toLowerCase().indexOf(typed) : -1;
    const found = document.createElement("mark");
    found.textContent = text.slice(place, place + typed.length);
    also.replaceChildren(...(place < 0 ? [text] : [text.slice(0, place), found, text.slice(place + typed.length)]));
  }

  function seek() {
    const name = decodeURIComponent(location.hash.slice(1));
    const card = name && root.querySelector(`#${CSS.escape(name)}`);
    for (const other of root.querySelectorAll(".sought")) other.classList.remove("sought");
    if (!card) return;
    if (box.value) {
      box.value = "";
      filter();
    }
    card.classList.add("sought");
    card.style.scrollMarginTop = `${HEAD}px`;
    card.scrollIntoView({ block: "start" });
    card.querySelector("h3")?.focus({ preventScroll: true });
  }

  box.oninput = filter;
  root.onclick = (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.dataset.page) {
      event.preventDefault();
      setTriggerValue("page", link.dataset.page);
    } else if (link.hash === location.hash) {
      seek(); // the address does not change, so nobody would be told
    }
  };
  window.addEventListener("hashchange", seek, { signal: over.signal });
  if (!root.dataset.begun) {
    root.dataset.begun = "yes";
    seek();
  }
  return () => over.abort();
}
