"""The exhibits of lesson 8: the matcher, two forms of labels, a message put right, labels without a place, and more."""

from collections import Counter

import numpy as np
import streamlit as st

from lessons.course.shown import loss_grid, one_number, silent_broadcast
from lessons.course.shown.every_timestep import LABEL_SETS
from lessons.figures.board import in_a_row, matrix, shape_tiles, sign
from lessons.figures.row_boards import picked_rows
from lessons.figures.verdict_board import verdict_board
from lessons.network.axes import Axes
from lessons.network.loss import Verdict
from lessons.network.shape import show_shape
from pages.parts.exhibits.run_cell import run_cell_panel
from pages.parts.exhibits.weights import metric_fits, rare_class, step_weights
from pages.parts.knobs import choice, slider, switch
from pages.parts.layer_table import escaped
from pages.parts.loss_panel import LOOKS, pair_table
from pages.parts.model_link import mend_links, model_link
from pages.parts.table import table

KNOBS = (
    "return_sequences", "y", "loss", "labels", "true", "axis_of", "label", "samples", "percent", "remedy", "weight",
    "run_it", "rows",
)  # fmt: skip
_OUTPUT: Axes = ("batch", "time", "class")
_TITLES = {
    "fits": "It fits",
    "does not fit": "Keras refuses",
    "fits silently and wrongly": "It trains silently, and wrongly",
    "fits by chance": "Keras stops, but for a batch that happens to fit",
}


def grid() -> None:
    """Every form of labels with every loss; the chosen one explained."""
    keeps = switch("return_sequences", "return_sequences", True)
    loss = choice("loss", loss_grid.LOSSES, "loss", loss_grid.LOSSES[1])
    form = choice("shape of y, the labels", tuple(loss_grid.FORMS), "y", "(batch, time)")
    cells = loss_grid.loss_grid(keeps)
    framed = (list(loss_grid.FORMS).index(form), loss_grid.LOSSES.index(loss))
    outcomes = [[cell.verdict.outcome for cell in row] for row in cells]
    st.html(verdict_board(outcomes, tuple(loss_grid.FORMS), loss_grid.LOSSES, framed))
    counts = Counter(each for row in outcomes for each in row)
    st.caption(
        f"Of {counts.total()} pairs: {counts['fits']} fit, {counts['does not fit']} refused, "
        f"{counts['fits silently and wrongly']} silent (it trains on something else than you mean), "
        f"{counts['fits by chance']} by chance (silent if the batch happens to have the right number of rows, else "
        "Keras stops). The framed one:"
    )
    cell = loss_grid.cell_of(keeps, form, loss)
    st.markdown(f"**{form}**: {loss_grid.MEANINGS[form]}, here {escaped(show_shape(loss_grid.FORMS[form]))}.")
    pair_table(cell.verdict)
    _tell(cell.verdict)
    run_cell_panel(cell)


def same_number() -> None:
    """One number of each softmax row, picked by an id or by a one-hot row."""
    form = choice("labels as", one_number.FORMS, "labels", one_number.FORMS[0])
    chosen = choice("set of true classes", LABEL_SETS, "true", LABEL_SETS[0])
    shown = one_number.picked(LABEL_SETS.index(chosen))
    names = [f"t = {step}" for step in range(len(shown.ids))]
    hot = form == one_number.FORMS[2]

    def marked(row: int, place: int) -> str:
        return "framed" if shown.ids[row] == place else "dim"

    if hot:
        labels = matrix(
            [[f"{each:.0f}" for each in row] for row in shown.one_hot],
            "y, one-hot",
            str(shown.one_hot.shape),
            rows="time",
            columns="class",
            row_names=names,
            classes=marked,
        )
    else:
        shape = f"({len(shown.ids)}, 1)" if form == one_number.FORMS[1] else f"({len(shown.ids)},)"
        labels = matrix(
            [[str(each)] for each in shown.ids], "y, ids", shape, rows="time", column_names=["id"], row_names=names
        )
    softmax = picked_rows(shown.shares, shown.ids, shown.full if hot else shown.sparse, named=False)
    st.html(in_a_row(labels, sign("→"), softmax))
    st.markdown(
        f"The framed number is picked in each row. Loss with ids: **{shown.sparse.mean():.4f}**, with one-hot rows "
        f"**{shown.full.mean():.4f}**. Largest difference of any step: **{shown.apart}**."
    )


def new_axis() -> None:
    """An axis of 1 more, for the sentences and for the labels of the first document."""
    which = choice("array", ("sentences", "labels"), "axis_of", "sentences")
    array = one_number.SENTENCES if which == "sentences" else one_number.LABELS
    last: Axes = ("batch", "time", "feature" if which == "sentences" else "class")
    st.html(in_a_row(
        matrix([[str(each) for each in row] for row in array], which, str(array.shape), rows="batch", columns="time"),
        shape_tiles(array.shape, ("batch", "time")), sign("→"), shape_tiles(array[..., None].shape, last),
    ))  # fmt: skip
    st.code(
        f"{which}[:, :, np.newaxis]  # {array.shape} becomes {array[..., None].shape}",
        language="python",
        wrap_lines=True,
    )
    if which == "sentences":
        st.markdown(
            "The recurrent layer reads vectors: each id becomes a vector with **1 feature**. The axis is needed."
        )
    else:
        first, second = one_number.loss_of_both_labels()
        st.markdown(
            f"The loss with labels {array.shape} is **{first:.5f}**, with {array[..., None].shape} **{second:.5f}**. "
            "The axis is optional."
        )
        st.markdown(f"All but the last column is known from the input: labels\\[:, :-1\\] equals sentences\\[:, 1:\\]: "
                    f"**{bool((one_number.LABELS[:, :-1] == one_number.SENTENCES[:, 1:]).all())}**.")  # fmt: skip


def backwards() -> None:
    """The rank message of the sparse loss, tried on several targets."""
    st.code(f"ValueError: {loss_grid.rank_message()}", language=None, wrap_lines=True)
    mark = {True: "yes", False: "no"}
    table(
        ("target", "axes", "the message's rule", "the right rule", "Keras"),
        [
            (escaped(show_shape(each.target)), str(len(each.target)), mark[each.asks], mark[each.rule],
             ":green[**takes it**]" if each.fits else ":red[**refuses**]")
            for each in loss_grid.ranked_targets()
        ],
        alt="Targets with one to four axes: what the message asks for, the rule put right, what Keras does",
    )  # fmt: skip
    told = loss_grid.ranked_targets()
    st.markdown(
        f"The output has 3 axes. The message's rule, output.ndim = target.ndim − 1, says rightly what Keras does for "
        f"**{sum(each.asks == each.fits for each in told)} of {len(told)}** targets. The right rule, target.ndim = "
        f"output.ndim − 1, does so for **{sum(each.rule == each.fits for each in told)}**. A last axis of 1 does not "
        "count."
    )


def label_range() -> None:
    """A label, and the places of a softmax over four classes."""
    classes = loss_grid.CLASSES
    label = slider("label", -1, classes + 1, "label", classes)
    shares = one_number.picked(0).shares[0]
    places = range(-1, classes + 2)
    st.html(in_a_row(matrix(
        [[f"{shares[place]:.2f}" if 0 <= place < classes else "none" for place in places]], "softmax of one step",
        f"({classes},)", row_names=["share"], columns="class", column_names=[str(place) for place in places],
        classes=lambda row, c: ("framed " if places[c] == label else "") + ("" if 0 <= places[c] < classes else "dim"),
    )))  # fmt: skip
    said = one_number.out_of_range(label, classes)
    if said:
        st.error(
            f"Dense\\({classes}\\) has the places 0 to {classes - 1}. "
            + ("No label may be below 0." if label < 0 else f"A label of {label} needs {label + 1} units."),
            title="The label falls outside", icon=":material/block:",
        )  # fmt: skip
        st.code(f"InvalidArgumentError: Graph execution error: [...] {said}", language=None, wrap_lines=True)
    else:
        st.success(f"The loss is −log\\({shares[label]:.4f}\\) = {-np.log(shares[label]):.2f}.",
                   icon=":material/check_circle:")  # fmt: skip


def silent() -> None:
    """Right answers with a loss above 0."""
    samples = slider("samples in the batch", 2, 6, "samples", 3)
    shown = silent_broadcast.broadcast(samples)
    lined_up = [[*map(str, shown.output.shape)], ["–", "–", str(samples)], [*map(str, shown.gaps.shape)]]
    st.html(in_a_row(matrix(
        lined_up, "shapes, lined up from the right", column_names=["batch", "time", "last"],
        row_names=["output", "y: its batch axis", "every pair"],
        classes=lambda row, place: "framed" if place == 2 else "soft" if lined_up[row][place] == "–" else "",
    )))  # fmt: skip
    st.html(in_a_row(matrix(
        [[f"{each:.0f}" for each in row] for row in shown.gaps[:, 0]], "squared differences at step 0",
        rows="batch", columns="batch", classes=lambda row, c: "framed" if row == c else "soft",
        row_names=[f"output {row}: {each:.0f}" for row, each in enumerate(shown.truth)],
        column_names=[f"y {row}: {each:.0f}" for row, each in enumerate(shown.truth)],
    )))  # fmt: skip
    st.markdown(
        f"Here every answer is right: the framed differences are 0, and the loss you mean is **{shown.meant:.4f}**. "
        f"Keras shows **{shown.shown:.4f}**, the mean over {samples} · {silent_broadcast.TIMESTEPS} · {samples} = "
        f"**{shown.gaps.size} pairs**, and not a word."
    )
    model_link(shown.spec, "silent_broadcast", "See it in the playground")
    model_link(silent_broadcast.mended(), "silent_broadcast_mended", label="Mended: one answer for each sample",
               icon=":material/healing:")  # fmt: skip


def _tell(verdict: Verdict) -> None:
    draw, icon = LOOKS[verdict.outcome]
    draw(escaped(verdict.sentence), title=_TITLES[verdict.outcome], icon=icon)
    if verdict.beware:
        st.warning(escaped(verdict.beware), icon=":material/visibility_off:")
    if verdict.keras_says:
        st.code(f"{verdict.keras_error or 'Warning'}: {verdict.keras_says}", language=None, wrap_lines=True)
    mend_links(verdict.mends[:2])


EXHIBITS = {
    "loss_grid": grid,
    "same_number": same_number,
    "new_axis": new_axis,
    "backwards_message": backwards,
    "label_range": label_range,
    "silent_broadcast": silent,
    "rare_class": rare_class,
    "step_weights": step_weights,
    "metric_fits": metric_fits,
}
