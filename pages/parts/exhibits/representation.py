"""The exhibits of lesson 12c: two planes, a kernel, a frozen layer, a rare class, configurations."""

import streamlit as st

from lessons.course.shown import configurations, frozen_layer, rare_moons, representation
from lessons.figures.board import in_a_row, matrix
from lessons.figures.two_planes import Plane, planes_alt, two_planes
from lessons.figures.weight_maps import weight_alt, weight_maps
from lessons.network.predict import predict
from lessons.network.weights import draw_weights
from lessons.training.ends import last_loss
from lessons.training.plan import Standing, untrained
from pages.parts.chart_camera import camera
from pages.parts.exhibits import transfer as transfer
from pages.parts.knobs import choice, slider, switch
from pages.parts.layer_table import escaped
from pages.parts.model_link import mend_links, model_link
from pages.parts.shared_run import asked_for, trained_line, wait_for
from pages.parts.table import table
from pages.parts.theme import page_theme
from pages.parts.trial_panel import trial_panel

KNOBS = (
    "points", "plane_epochs", "kernel_epochs", "named", "frozen", "asked", "train_frozen", *transfer.KNOBS,
    "limit", "train_rare", "configuration",
)  # fmt: skip
_LOOK = {
    configurations.STOPS: (st.error, ":material/block:"),
    configurations.SILENT: (st.warning, ":material/visibility_off:"),
    configurations.WELL: (st.success, ":material/check_circle:"),
}


def planes() -> None:
    """The points as they come, and as the hidden layers hand them on."""
    data = choice("points", tuple(representation.DATA), "points", "two moons")
    shown = representation.planes_of(_trained(data, "plane_epochs"))
    pair = (
        Plane("points", shown.ends, shown.before, shown.map_before),
        Plane("representation", representation.AFTER, shown.after, shown.map_after),
    )
    st.plotly_chart(two_planes(pair, shown.labels, shown.classes, page_theme()), key="planes",
                    alt=planes_alt(pair, shown.labels, shown.classes), config=camera("representation"))  # fmt: skip
    st.markdown(f"**{shown.accuracy:.1%}** of the points lie in the tint of their own class. The borders on the right "
                "are straight, the same ones on the left are not.")  # fmt: skip
    model_link(representation.plan_of(data, 1).whole, "representation")


def kernel() -> None:
    """The kernel of the second layer, as it was drawn and after training."""
    standing = _trained("two moons", "kernel_epochs")
    before, after = (representation.kernel_of(each) for each in (draw_weights(standing.plan.spec), standing.weights))
    st.plotly_chart(weight_maps(before, after), key="kernel_maps", alt=weight_alt("kernel", before, after),
                    config=camera("kernel_map"))  # fmt: skip
    if not standing.epochs:
        st.markdown("Untrained, both maps are the same. Choose some epochs and watch which weights grow.")
        return
    st.markdown(
        f"On average a weight has moved by **{abs(after - before).mean():.3f}**, the farthest by "
        f"**{abs(after - before).max():.2f}**. The largest is now {abs(after).max():.2f}; at first it was "
        f"{abs(before).max():.2f}."
    )


def _trained(data: str, key: str) -> Standing:
    """The network as it is after the epochs a learner chooses; the first who asks has it trained."""
    words = tuple(map(str, representation.EPOCHS))
    epochs = int(choice("epochs of training", words, key, "0", help="0 is the untrained network."))
    plan = representation.plan_of(data, epochs)
    standing = asked_for(plan) if epochs else untrained(plan)
    wait_for((standing,), key=f"{key}_wait")
    if epochs:
        trained_line(standing)
    return standing


def frozen() -> None:
    """Names and trainable in the summary, and what training changes."""
    is_named = switch("names of our own", "named", True)
    is_frozen = switch("first layer: trainable=False", "frozen", False)
    spec = frozen_layer.network_of(is_named, is_frozen)
    facts = predict(spec)
    table(
        ("name", "layer", "parameters", "trainable"),
        [
            (f"`{each.name}`", escaped(each.title), str(each.params), "yes" if each.trainable_params else "no")
            for each in facts.layers
        ],
        alt="For each layer its name, its parameters and whether training changes them",
    )  # fmt: skip
    st.markdown(
        f"Total {facts.total_params}, trainable **{facts.trainable_params}**, not trainable "
        f"**{facts.non_trainable_params}**"
        + (f": {facts.non_trainable_params} of {facts.total_params} have moved over." if is_frozen else ".")
    )
    name = choice("model.get_layer(...)", ("features", "head", "dense", "dense_1"), "asked", "features")
    st.code(f'>>> model.get_layer("{name}")\n{frozen_layer.asked_layer(facts, name)}', language=None, wrap_lines=True)
    plans = frozen_layer.frozen_plans()
    standings = trial_panel(plans, "train_frozen", label="train both: all layers, and one frozen", floor=True)
    if standings:
        table(
            ("", "first layer moved by", "last layer moved by", "loss"),
            [
                (name, *(f"**{each:g}**" if not each else f"{each:.2f}" for each in frozen_layer.moved_by(standing)),
                 f"{last_loss(standing):.3f}")
                for name, standing in standings.items()
            ],
            alt="By how much the weights of each layer moved at most, and the loss at the end, for both networks",
        )  # fmt: skip


def rare() -> None:
    """A table of answers about a rare class, without a remedy, with class weights, and on resampled points."""
    lazy = rare_moons.lazy_counts()
    plans = rare_moons.rare_plans()
    percent = slider("say “rare” from this percentage on", 5, 95, "limit", 50)
    standings = trial_panel(
        plans, "train_rare", label="train all four",
        before="Switch it on: four networks train. Until then you see one that always says “common”.",
    )  # fmt: skip
    counts = {"always “common”": lazy} if not standings else {
        name: rare_moons.counts_of(each, percent) for name, each in standings.items()
    }  # fmt: skip
    st.html(in_a_row(*(_counted(each, name) for name, each in counts.items())))
    table(
        ("", "points an epoch", "accuracy", "recall", "precision"),
        [(f"**{name}**", f"{rare_moons.samples_of(plans[name]):,}" if name in plans else "", f"{each.accuracy:.1%}",
          f"**{each.recall:.0%}**", "none is called rare" if each.precision is None else f"**{each.precision:.0%}**")
         for name, each in counts.items()],
        alt="Accuracy, recall and precision on fresh points, for each remedy",
    )  # fmt: skip
    st.caption(
        f"On {lazy.table.sum():,} fresh points that were not trained on."
        + (
            " The losses cannot be compared: the remedies count the rare points more. Batches are larger where there "
            "are more points, so that all take about as many steps."
            if standings
            else ""
        )
    )


def _counted(counts: rare_moons.Counts, name: str) -> str:
    return matrix(
        [[f"{each:,}" for each in row] for row in counts.table], name, row_names=("is common", "is rare"),
        column_names=("called common", "called rare"), classes=lambda row, place: "framed" if row == place else "",
    )  # fmt: skip


def linter() -> None:
    """A configuration, and what the rules say of it."""
    name = choice("configuration", tuple(configurations.CONFIGURATIONS), "configuration", "softmax of one")
    st.code(configurations.CONFIGURATIONS[name].code, language="python", wrap_lines=True)
    found = configurations.finding_of(name)
    draw, icon = _LOOK[found.kind]
    draw(escaped(found.sentence), title=found.kind.capitalize(), icon=icon)
    if found.keras_says:
        st.code(found.keras_says, language=None, wrap_lines=True)
    st.caption(f"Found by {found.found_by}, without training.")
    mend_links(found.mends[:2])
    kinds = [configurations.finding_of(each).kind for each in configurations.CONFIGURATIONS]
    st.markdown(f"Of {len(kinds)} configurations **{kinds.count(configurations.STOPS)}** stop with "
                f"a message, **{kinds.count(configurations.SILENT)}** train on something else than meant.")  # fmt: skip
    st.page_link("build/code_lens.py", label="Ask about code of your own", icon=":material/frame_inspect:")


EXHIBITS = {
    "representation": planes,
    "kernel_map": kernel,
    "frozen_layer": frozen,
    **transfer.EXHIBITS,
    "rare_moons": rare,
    "configurations": linter,
}
