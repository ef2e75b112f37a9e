// The picture's place on the page. It is small, because each rerun sends it again; the drawing code beside it
// never changes, so Streamlit sends that once and then only says "as before".

const shelf = (globalThis[Symbol.for("unrolled")] ??= {})

export default async function (component) {
  if (!shelf.draw) await (shelf.ready ??= new Promise((resolve) => { shelf.arrive = resolve }))
  return shelf.draw(component)
}
