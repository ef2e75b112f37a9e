"""The exhibits of lesson 12a: learned or by heart, pyramids, dropout, penalties, grid and random search."""

import streamlit as st

from lessons.course.shown import by_heart, dropped, penalties, pyramids, searches
from lessons.figures.board import in_a_row, matrix
from lessons.figures.fitted_curve import fitted_alt, fitted_curve
from lessons.figures.loss_parts import loss_parts, parts_alt
from lessons.figures.named_curves import Axis, NamedCurve, curves_alt, named_curves
from lessons.figures.search_map import search_alt, search_map
from lessons.figures.unit_bars import unit_bars
from lessons.network.predict import predict
from pages.parts.chart_camera import camera
from pages.parts.exhibits.overfitting_live import remedies, stops, sweep, two_curves
from pages.parts.exhibits.overfitting_trials import forms, zeros
from pages.parts.exhibits.search_panel import really_searched
from pages.parts.knobs import choice, fine_slider, slider, stepper, switch
from pages.parts.layer_table import layer_table
from pages.parts.model_link import model_link
from pages.parts.theme import page_theme

KNOBS = (
    "units", "draw", "two", "sweep_points", "sweep", "first", "form", "given", "rate", "training", "batch", "penalty",
    "factor", "scale", "remedy", "patience", "restore", "best_only", "recorded", "matters", "throw",
    "steps", "zeros", "wide", "form_draw", "forms", "between", "search_draw", "search_runs",
)  # fmt: skip


def heart() -> None:
    """A curve through noisy points, by the number of units."""
    units = slider("units", 1, by_heart.MOST_UNITS, "units", 3)
    shown = by_heart.fit_of(units)
    st.plotly_chart(
        fitted_curve((shown.line, shown.says), (shown.line, shown.truth), (shown.x, shown.y),
                     (shown.held_x, shown.held_y), page_theme()),
        key="by_heart_chart", alt=fitted_alt(units, shown.says, shown.truth), config=camera("by_heart"),
    )  # fmt: skip
    error, held = by_heart.errors()
    least = int(held.argmin()) + 1
    st.markdown(
        f"Mean squared error on the {by_heart.TRAINED} training points: **{shown.error:.3f}**. On {by_heart.HELD} new "
        f"points: **{shown.held_error:.3f}**."
    )
    places = by_heart.UNITS
    # training solid and new points dashed, as in the next section
    curves = (NamedCurve("new points", places, held, "dash"), NamedCurve("training points", places, error, "solid"))
    st.plotly_chart(
        named_curves(curves, Axis("units", (0.7, by_heart.MOST_UNITS + 0.3)), Axis("mean squared error", (-0.03, 0.8)),
                     units, page_theme()),
        key="by_heart_errors", alt=curves_alt(curves, "units", units), config=camera("by_heart_errors"),
    )  # fmt: skip
    st.markdown(f"With more units the error on training points falls to {abs(error[-1]):.3f}. On new points "
                f"it is lowest at **{least} units**, {held[least - 1]:.3f}, and ends at {held[-1]:.3f}.")  # fmt: skip


def pyramid() -> None:
    """Three hidden layers as a pyramid and as a tower, and what Keras takes for units."""
    first = int(choice("units of the first layer", pyramids.FIRST, "first", "64"))
    boards, totals = [], []
    for form in pyramids.FORMS:
        facts = predict(pyramids.hidden_layers(first, form))
        layers = [(each.title, each.output_shapes[0][-1] or 0, each.params) for each in facts.layers]
        totals.append(facts.total_params)
        name = form if form == pyramids.FORMS[0] else f"{form}, constant width"
        boards.append(unit_bars(name, layers, f"{facts.total_params:,} parameters", first))
    st.html(f'<div style="display:flex;flex-wrap:wrap;gap:1rem 2rem">{"".join(boards)}</div>')
    st.markdown(
        f"On {pyramids.INPUTS} features the pyramid learns **{totals[0]:,}** numbers, the tower **{totals[1]:,}**, "
        f"{totals[1] / totals[0]:.1f} times as many."
    )
    model_link(pyramids.hidden_layers(first, pyramids.FORMS[0]), "pyramid", "Open the pyramid in the playground")
    given = choice("units=", pyramids.GIVEN, "given", pyramids.GIVEN[0], help="What Keras takes for `units`.")
    problem = pyramids.given_problem(given)
    if problem:
        st.code(f"layers.Dense({given})\nValueError: {problem}", language=None, wrap_lines=True)
    else:
        st.success(f"layers.Dense\\({given}\\) is a layer of {given} units.", icon=":material/check_circle:")


def masks() -> None:
    """One batch through a Dropout, in training and at inference."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        rate = float(choice("rate", dropped.RATES, "rate", "0.5"))
        training = switch("training", "training", True, help="Off: inference, as in `predict`.")
    batch = stepper("batch", 1, dropped.MOST_BATCHES, "batch", 1)
    shown = dropped.dropped(rate, batch, training)
    for name, values, note in (("in", shown.before, "from a Dense"), ("out", shown.after, "to the next layer")):
        st.html(in_a_row(matrix(
            [[f"{each:.2f}" for each in row] for row in values], name, f"{values.shape} {note}", rows="batch",
            columns="feature", classes=lambda row, place: "soft" if shown.kept[row, place] else "dim",
        )))  # fmt: skip
    away = abs(shown.mean - shown.before).max()
    if training:
        st.markdown(
            f"This batch drops **{(~shown.kept).sum()} of {shown.kept.size}** numbers and multiplies the others by "
            f"1/(1 − {rate:g}) = **{shown.factor:g}**. Over {dropped.MANY:,} batches the mean is the input again, "
            f"within {away:.2f}."
        )
    else:
        st.markdown(f"At inference nothing happens: largest difference of in and out **{away:.1f}**.")
    layer_table(shown.facts)
    st.caption("The masks are drawn here, not by Keras: the rule is the same, the chance is not.")


def penalty() -> None:
    """The parts of a loss, by how large the weights are."""
    with st.container(horizontal=True, gap="medium"):
        kind = choice("penalty", penalties.KINDS, "penalty", "L2")
        factor = float(choice("factor", penalties.FACTORS, "factor", "0.01"))
    scale = fine_slider("size of the weights", 0.0, penalties.MOST_SCALE / 10, "scale", 3.0,
                        help="Every weight is multiplied by it.")  # fmt: skip
    shown = penalties.parts_at(round(10 * scale), kind, factor)
    scales, data, paid = penalties.along_scale(kind, factor)
    st.plotly_chart(
        loss_parts(shown.data, shown.penalty, float((data + paid).max()), page_theme()),
        key="penalty_bar", alt=parts_alt(shown.data, shown.penalty), config=camera("penalty_bar"),
    )  # fmt: skip
    words = {"none": "nothing is added", "L1": f"{factor:g} · sum of |w| = {factor:g} · {shown.size:.2f}",
             "L2": f"{factor:g} · sum of w² = {factor:g} · {shown.size:.2f}"}[kind]  # fmt: skip
    st.markdown(f"Loss = data part **{shown.data:.3f}** + penalty **{shown.penalty:.3f}** ({words}).")
    curves = (NamedCurve("data part", scales, data), NamedCurve("penalty", scales, paid),
              NamedCurve("loss", scales, data + paid))  # fmt: skip
    st.plotly_chart(
        named_curves(curves, Axis("size of the weights", (0, penalties.MOST_SCALE / 10)), Axis("loss", (-0.03, 1)),
                     scale, page_theme()),
        key="penalty_curves", alt=curves_alt(curves, "size", scale), config=camera("penalty_curves"),
    )  # fmt: skip
    least = float(scales[(data + paid).argmin()])
    st.markdown(f"The data part is lowest at size {scales[data.argmin()]:.1f}, the sum of both at **{least:.1f}**.")
    rule = {"none": "", "L1": f", kernel_regularizer=regularizers.l1({factor:g})",
            "L2": f", kernel_regularizer=regularizers.l2({factor:g})"}[kind]  # fmt: skip
    st.code(f'layers.Dense({penalties.CLASSES}, activation="softmax"{rule})', language="python", wrap_lines=True)


def searched() -> None:
    """A grid and a random search with nine tries each."""
    matters = choice("of the two settings", searches.MATTERS, "matters", searches.MATTERS[0])
    throw = stepper("draw", 1, searches.MOST_THROWS, "throw", 1)
    shown = searches.search_of(matters, throw)
    best = (int(shown.grid_losses.argmin()), int(shown.random_losses.argmin()))
    st.plotly_chart(
        search_map(shown.surface, shown.grid, shown.random, best, searches.RATE_ENDS, searches.UNIT_ENDS, page_theme()),
        key="search_chart", alt=search_alt(shown.grid_losses, shown.random_losses), config=camera("search"),
    )  # fmt: skip
    grid, random = shown.different_rates
    st.markdown(
        f"Lowest loss found: grid **{shown.grid_losses.min():.3f}**, random **{shown.random_losses.min():.3f}**. "
        f"The grid tries **{grid}** different learning rates, random **{random}**."
    )
    won, grid_mean, random_mean = searches.share_won(matters)
    st.markdown(
        f"In {searches.MANY:,} draws random search finds a lower loss in **{won:.0%}**; mean lowest loss: grid "
        f"{grid_mean:.3f}, random {random_mean:.3f}."
    )
    st.caption("The large square and the large circle are the best tries. The loss is made up, so that nine tries cost "
               "nothing; each draw has another best place.")  # fmt: skip


EXHIBITS = {
    "by_heart": heart,
    "two_curves": two_curves,
    "size_sweep": sweep,
    "pyramid": pyramid,
    "form_trials": forms,
    "dropout_mask": masks,
    "penalty_parts": penalty,
    "remedies": remedies,
    "near_zeros": zeros,
    "early_stopping": stops,
    "grid_or_random": searched,
    "real_search": really_searched,
}
