// The box: a plain text field with line numbers. It is read while one types; Tab goes on to the next knob as everywhere.

const WAIT = 500; // milliseconds without a key before the text is read
const MOST_OF_A_NOTEBOOK = 30_000_000; // characters; its pictures are text in it
const LEAVE = 1500; // milliseconds for a link to open: a text sent just then would call the old page back
const BOXES = new WeakMap();
const memory = (globalThis[Symbol.for("lens editor")] ??= { version: null, text: "", sent: "" });

export default function (component) {
  const root = component.parentElement.querySelector(".editor");
  if (!root) return undefined;
  const box = BOXES.get(root) ?? begin(root);
  box.component = component;
  root.dataset.kind = component.data.kind;
  receive(box, component.data);
  return undefined;
}

function begin(root) {
  const box = {
    root, field: root.querySelector("textarea"), gutter: root.querySelector(".gutter"), said: root.querySelector(".said"),
    version: null, timer: 0, lines: 0, untouched: false, note: "",
  };
  box.field.addEventListener("input", (event) => {
    box.untouched = false;
    box.note = "";
    const notebook = notebookOf(box.field.value);
    if (notebook) put(box, notebook, 0, box.field.value.length);
    changed(box);
    later(box, notebook || event.inputType === "insertFromPaste" ? 0 : WAIT);
  });
  // taken before it is in the field: megabytes of pictures as text would hold the browser up
  box.field.addEventListener("paste", (event) => take(box, event, event.clipboardData?.getData("text/plain") ?? ""));
  box.field.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  box.field.addEventListener("drop", (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file || file.size > MOST_OF_A_NOTEBOOK) return;
    event.preventDefault();
    file.text().then((text) => take(box, event, text, true));
  });
  box.field.addEventListener("blur", (event) => (event.relatedTarget?.closest("a") ? later(box, LEAVE) : flush(box)));
  box.field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) flush(box);
  });
  box.field.addEventListener("focus", () => {
    if (box.untouched) box.field.select(); // an example gives way to what is pasted
  });
  box.field.addEventListener("scroll", () => { box.gutter.scrollTop = box.field.scrollTop; });
  BOXES.set(root, box);
  return box;
}

function receive(box, data) {
  if (memory.version !== data.version) {
    const lost = data.fresh && memory.text; // the server began anew
    if (!lost) {
      if (memory.text !== memory.sent) tell(box, memory.text, memory.version);
      memory.text = data.text;
    }
    memory.version = data.version;
  }
  if (box.version === data.version) return;
  box.version = data.version;
  box.untouched = data.untouched;
  box.note = "";
  memory.sent = data.text;
  box.field.value = memory.text;
  changed(box);
  box.field.scrollTop = 0;
  flush(box); // what was typed and not yet sent when the box was last seen
}

// A notebook comes as its code; a file comes as its text, in place of what was there.
function take(box, event, text, isFile = false) {
  const notebook = notebookOf(text);
  if (!notebook && !isFile) return;
  event.preventDefault();
  const { field } = box;
  const [start, end] = isFile || box.untouched ? [0, field.value.length] : [field.selectionStart, field.selectionEnd];
  put(box, notebook ?? { code: text, said: "" }, start, end);
  box.untouched = false;
  changed(box);
  later(box, 0);
}

function put(box, { code, said }, start, end) {
  box.field.setRangeText(code, start, end, "end");
  box.note = said;
}

// The code of a notebook's JSON, and what was left out of it; null for any other text.
function notebookOf(text) {
  if (text.length > MOST_OF_A_NOTEBOOK || !/^\s*\{/.test(text.slice(0, 1000)) || !text.includes('"cells"')) return null;
  try {
    const { cells } = JSON.parse(text);
    const codes = cells.filter((cell) => cell.cell_type === "code");
    const code = codes.map((cell) => [cell.source].flat().join("")).join("\n\n") + "\n";
    const outputs = codes.reduce((sum, cell) => sum + (cell.outputs?.length ?? 0), 0);
    const left = [counted(outputs, "output"), counted(cells.length - codes.length, "cell of text", "cells of text")];
    const leftOut = left.filter(Boolean).join(" and ") || "nothing";
    return { code, said: `A notebook. Here: ${counted(codes.length, "code cell") || "no code cell"}. Left out: ${leftOut}.` };
  } catch {
    return null; // half a notebook is read as any other text
  }
}

function counted(count, one, many = `${one}s`) {
  return count ? `${count.toLocaleString("en")} ${count === 1 ? one : many}` : "";
}

function changed(box) {
  const text = box.field.value;
  memory.text = text;
  const limit = box.component.data.limit;
  const tooLong = text.length > limit;
  const lines = text ? text.split("\n").length : 1;
  box.said.textContent = tooLong
    ? `This text has ${text.length.toLocaleString("en")} characters; at most ${limit.toLocaleString("en")} are read. ` +
      "It stays here, and the page still shows the text before it: keep the part that builds the model."
    : box.note;
  if (lines !== box.lines) {
    box.lines = lines;
    box.gutter.textContent = Array.from({ length: lines }, (_, index) => index + 1).join("\n");
  }
}

function later(box, wait) {
  clearTimeout(box.timer);
  box.timer = setTimeout(() => flush(box), wait);
}

function flush(box) {
  clearTimeout(box.timer);
  const text = box.field.value;
  if (!box.root.isConnected || text === memory.sent || text.length > box.component.data.limit) return;
  memory.sent = text;
  tell(box, text, box.version);
}

function tell(box, text, version) {
  // a control character has no meaning here, and would travel as six
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, " ");
  if (clean.length <= box.component.data.limit) box.component.setTriggerValue("typed", { text: clean, version });
}
