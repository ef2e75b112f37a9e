// The badge asks the server for Keras's answer by itself: no rerun of the page, so no click can meet one.
const SIGNS = { checking: "⧗", agrees: "✓", differs: "✗", unavailable: "–" };
const AGAIN = 400; // milliseconds between two questions
const PATIENCE = 90; // questions; a cold worker needs a few seconds

export default function ({ data, parentElement }) {
  const badge = parentElement.querySelector(".badge");
  let timer = 0;
  let asked = 0;
  let over = false;

  function show(opinion) {
    badge.dataset.kind = opinion.kind;
    badge.textContent = `${SIGNS[opinion.kind]} ${opinion.words}`;
    badge.title = opinion.sentence;
    badge.setAttribute("aria-label", `${opinion.words}. ${opinion.sentence}`);
    if (opinion.kind === "checking" && asked < PATIENCE) timer = setTimeout(ask, AGAIN);
  }

  async function ask() {
    asked += 1;
    let opinion = { kind: "checking", words: data.words, sentence: data.sentence };
    try {
      const answer = await fetch(new URL(data.ask, location.origin), { credentials: "same-origin" });
      if (answer.ok) opinion = await answer.json();
      else if (answer.status === 404)
        opinion = { kind: "unavailable", words: "Keras was not asked", sentence: "Change anything to ask again." };
    } catch {
      // the server is away for a moment; the next question may find it
    }
    if (!over) show(opinion);
  }

  show(data);
  return () => {
    over = true;
    clearTimeout(timer);
  };
}
