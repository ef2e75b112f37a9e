// The run screen's place on the page. It is small, because each rerun sends it again; the code beside it never
// changes, so Streamlit sends that once.

const shelf = (globalThis[Symbol.for("run screen")] ??= {})

export default async function (component) {
  if (!shelf.present) await (shelf.ready ??= new Promise((resolve) => { shelf.arrive = resolve }))
  return shelf.present(component)
}
