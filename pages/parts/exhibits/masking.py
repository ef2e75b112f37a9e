"""The exhibits of lesson 10: a state that stands still, a row for id 0, counted padding, the way of a mask, a loss."""

import streamlit as st

from lessons.course.shown import counted_padding, frozen_state, mask_route
from lessons.figures.board import in_a_row, matrix
from lessons.figures.loss_bars import loss_alt, loss_bars
from lessons.network.keras_code import layer_code
from lessons.network.readable import readable, so_many
from pages.parts.chart_camera import camera
from pages.parts.knobs import choice, slider, switch
from pages.parts.layer_table import escaped
from pages.parts.model_link import mend_links, model_link
from pages.parts.table import table

KNOBS = ("cell", "words", "mask_zero", "padded_to", "layer", "kept", "masked", "head")


def frozen() -> None:
    """The states of a padded sequence, those that stand still framed."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        cell = choice("layer", frozen_state.CELLS, "cell", "GRU")
        masked = switch("mask_zero", "mask_zero", True)
    real = slider("words before the padding", 1, frozen_state.TIMESTEPS, "words", 4)
    lane = frozen_state.lane(cell, real, masked)
    names = [f"t = {step}: {word if step < real else 'padding'}" for step, word in enumerate(lane.words)]
    still = real - 1 if masked else frozen_state.TIMESTEPS

    def marked(row: int, _: int) -> str:
        return "framed" if still <= row and real < frozen_state.TIMESTEPS else "dim" if row >= real else ""

    st.html(in_a_row(
        matrix([[str(each)] for each in lane.ids], "ids", f"({len(lane.ids)},)", rows="time", column_names=["id"],
               row_names=names),
        matrix([[str(bool(each)) if masked else "–"] for each in lane.ids], "mask",
               f"({len(lane.ids)},)" if masked else "none", rows="time", column_names=["mask"],
               classes=lambda row, c: "" if masked and lane.ids[row] else "dim"),
        matrix([[f"{each:.3f}" for each in row] for row in lane.states], "state", str(lane.states.shape), rows="time",
               columns="feature", classes=marked),
    ))  # fmt: skip
    if real == frozen_state.TIMESTEPS:
        st.markdown("There is no padding in this sequence, and a mask changes nothing.")
    else:
        st.markdown(
            f"From the last word at step {real - 1} to the end the state moves by **{readable(lane.drift)}**"
            + (": the framed rows are one and the same." if masked else ": the padding was read like words.")
        )
    model_link(lane.spec, "frozen_lane")


def zero_row() -> None:
    """The first rows of the table of an Embedding."""
    rows = frozen_state.table_rows()
    st.html(in_a_row(matrix(
        [[f"{each:.4f}" for each in values] for _, values in rows], "embeddings", "its first 4 rows",
        columns="feature", row_names=[f"id {place}: {word}" for place, (word, _) in enumerate(rows)],
        classes=lambda row, c: "framed" if row == 0 else "",
    )))  # fmt: skip
    on, off = (frozen_state.lane("GRU", 4, masked) for masked in (True, False))
    st.markdown(
        f"Row 0 has numbers like any other. Read as a word three times, it moves the state of a GRU by "
        f"**{off.drift:.3f}**; under a mask by **{on.drift:.3f}**. A mask leaves the vector as it is and makes the "
        "layer pass it by."
    )


def counted() -> None:
    """Accuracy over words and over all steps, padded longer and longer."""
    length = slider("timesteps after padding", counted_padding.LONGEST, 60, "padded_to", 20)
    shown = counted_padding.counted(length)
    steps = shown.ids.size
    table(
        ("", "right", "counted", "accuracy"),
        [
            ("words only, as with a mask", f"{shown.right:,}", f"{shown.real:,}", f"**{shown.without:.3f}**"),
            ("every step, without a mask", f"{shown.right + steps - shown.real:,}", f"{steps:,}",
             f":orange[**{shown.counted:.3f}**]"),
        ],
        alt="Right answers, answers and accuracy, over words only and over every step",
    )  # fmt: skip
    st.progress(shown.without, f"words only: {shown.without:.0%}")
    st.progress(shown.counted, f"every step: {shown.counted:.0%}")
    st.markdown(
        f"The labels are random, one of {counted_padding.CLASSES - 1} for each word: guessing gives "
        f"{1 / (counted_padding.CLASSES - 1):.3f}. **{(steps - shown.real) / steps:.0%}** of all steps are padding."
    )


def way() -> None:
    """What one layer does with a mask, and what is left of it above."""
    middle = choice("layer after the Embedding", tuple(mask_route.MIDDLE), "layer", "Conv1D")
    shown = mask_route.route(middle)
    _fates(shown)
    if shown.warning is not None:
        st.code(f"UserWarning: {shown.warning.keras_says}", language=None, wrap_lines=True)
        mend_links(shown.warning.mends[:2])
    by_fate: dict[str, list[str]] = {}
    for name in mask_route.MIDDLE:
        by_fate.setdefault(mask_route.fate_of(name), []).append(f"`{name}`")
    rows = [(mask_route.SAYS[fate], ", ".join(names)) for fate, names in by_fate.items()]
    table(("a layer that", "for example"), rows, alt="Layers by what they do with a mask")
    model_link(shown.prediction.spec, "mask_route")


def losses() -> None:
    """The losses of a padded sequence, and the mean with and without padding."""
    masked = switch("mask", "masked", True)
    real = slider("words", 1, frozen_state.TIMESTEPS, "kept", 3)
    lane = frozen_state.lane("GRU", real, masked)
    kept = lane.losses[:real] if masked else lane.losses
    names = tuple((f"t = {step}", lane.words[step] if step < real else "pad") for step in range(len(kept)))
    st.plotly_chart(loss_bars(kept, names, "timestep and its word"), key="masked_loss_bars", alt=loss_alt(kept),
                    config=camera("masked_loss_bars"))  # fmt: skip
    st.markdown(
        f"Loss shown: {kept.sum():.2f} / {len(kept)} = **{kept.mean():.3f}**, "
        + (
            f"over the {so_many(real, 'word')}."
            if masked
            else f"over {so_many(real, 'word')} and {so_many(len(kept) - real, 'padded step')}."
        )
    )
    st.caption(f"Not trained: the bias of class 0, the label of padding, is set {frozen_state.LEAN} higher by hand. "
               "Training on much padding moves it the same way.")  # fmt: skip


def head() -> None:
    """Three softmax heads under a mask."""
    chosen = choice("head", tuple(mask_route.HEADS), "head", "Dense(3), Softmax()")
    shown = mask_route.head_route(chosen)
    st.code("\n".join(layer_code(layer) for layer in shown.prediction.spec.layers), language="python", wrap_lines=True)
    _fates(shown, fails=shown.warning is not None)
    if shown.warning is None:
        st.success("The head leaves the mask alone and passes it on to the loss.", icon=":material/check_circle:")
    else:
        st.error(escaped(shown.warning.message), title="Built, and not usable", icon=":material/block:")
        st.code(f"ValueError: {shown.warning.keras_says}", language=None, wrap_lines=True)
        mend_links(shown.warning.mends)
    st.markdown(f"Without a mask the three heads give the same numbers: largest difference "
                f"**{mask_route.heads_apart()}**.")  # fmt: skip


def _fates(shown: mask_route.Route, fails: bool = False) -> None:
    """A row for each layer; `fails` says that the last one cannot use the mask that reaches it."""
    mark = {"starts": ":green[**mask**]", "uses": ":green[**mask**]", "passes": ":green[**mask**]"}
    rows = [
        (escaped(facts.title), mask_route.SAYS.get(fate, "sees no mask"), mark.get(fate, ":red[**no mask**]"))
        for facts, fate in zip(shown.prediction.layers, shown.fates, strict=True)
    ]
    if fails:
        rows[-1] = (rows[-1][0], "lays it over the classes", ":red[**fails**]")
    table(("layer", "what it does with the mask", "handed on"), rows, alt="What each layer does with the mask")


EXHIBITS = {
    "frozen_lane": frozen,
    "zero_row": zero_row,
    "counted_padding": counted,
    "mask_route": way,
    "masked_losses": losses,
    "softmax_head": head,
}
