// The box: a plain text field with line numbers. It is read while one types; Tab goes on to the next knob as everywhere.

const WAIT = 500; // milliseconds without a key before the text is read
const BOXES = new WeakMap();
const memory = (globalThis[Symbol.for("lens editor")] ??= { version: null, text: null });

export default function (component) {
  const root = component.parentElement.querySelector(".editor");
  if (!root) return undefined;
  const box = BOXES.get(root) ?? begin(root);
  box.component = component;
  root.dataset.kind = component.data.kind;
  receive(box, component.data);
  // Streamlit cleans up after every run; what is not yet sent must not wait for a box that is gone
  return () => {
    if (!root.isConnected) flush(box);
  };
}

function begin(root) {
  const box = {
    root, field: root.querySelector("textarea"), gutter: root.querySelector(".gutter"), said: root.querySelector(".said"),
    version: null, sent: null, timer: 0, lines: 0, untouched: false,
  };
  box.field.addEventListener("input", () => {
    box.untouched = false;
    changed(box);
    clearTimeout(box.timer);
    box.timer = setTimeout(() => flush(box), WAIT);
  });
  box.field.addEventListener("paste", () => setTimeout(() => flush(box)));
  box.field.addEventListener("blur", () => flush(box));
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
  const lost = data.fresh && memory.text && memory.version !== data.version; // the server began anew
  if (memory.version !== data.version && !lost) {
    memory.version = data.version;
    memory.text = data.text;
    box.sent = null;
    box.untouched = data.untouched;
  }
  if (lost) memory.version = data.version;
  if (box.version !== data.version) {
    box.version = data.version;
    box.field.value = memory.text ?? "";
    box.sent = lost ? null : memory.text;
    changed(box);
    box.field.scrollTop = 0;
    if (lost) flush(box);
  }
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
    : "";
  if (lines !== box.lines) {
    box.lines = lines;
    box.gutter.textContent = Array.from({ length: lines }, (_, index) => index + 1).join("\n");
  }
}

function flush(box) {
  clearTimeout(box.timer);
  const text = box.field.value;
  if (text === box.sent || text.length > box.component.data.limit) return;
  box.sent = text;
  // a control character has no meaning here, and would travel as six
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, " ");
  box.component.setTriggerValue("typed", { text: clean, version: box.version });
}
