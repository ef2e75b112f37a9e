"""The exhibits of lesson 12b: steps in a valley, schedules, optimizers; the others stand in the files it imports."""

from itertools import pairwise

import numpy as np
import streamlit as st

from lessons.course.shown import rate_steps, schedules, valley
from lessons.figures.descent import ENDS, descent, descent_alt
from lessons.figures.named_curves import Axis, NamedCurve, curves_alt, named_curves
from lessons.figures.valley_ways import ENDS as SEEN
from lessons.figures.valley_ways import valley_ways, ways_alt
from lessons.network.readable import readable
from lessons.training.ends import best_of, last_loss
from lessons.training.plan import Plan
from pages.parts.chart_camera import camera
from pages.parts.exhibits.input_scales import input_scales, missing_number
from pages.parts.exhibits.normalization import batch_normalization, deep_stack
from pages.parts.knobs import choice, slider
from pages.parts.table import table
from pages.parts.theme import page_theme
from pages.parts.trial_panel import trial_panel

KNOBS = (
    "rate", "raced", "train_rates", "epoch", "schedule", "train_schedules", "step", "race_rate", "train_optimizers",
    "scale", "train_scales", "mend", "train_missing", "seen", "depth", "place", "train_stacks",
)  # fmt: skip
_GRID = (40, 60)


def steps() -> None:
    """One weight in a valley, and then a network at four learning rates."""
    rate = float(choice("learning_rate", [f"{each:g}" for each in rate_steps.RATES], "rate", "0.1"))
    walk = rate_steps.walk_at(rate)
    curve = np.linspace(*ENDS, 121)
    way = (walk.weights, walk.losses)
    st.plotly_chart(descent((curve, rate_steps.loss_of(curve)), way, page_theme()), key="rate_steps_valley",
                    alt=descent_alt(way), config=camera("rate_steps"))  # fmt: skip
    st.markdown(
        "The numbers count the steps. The gradient is twice the distance to the lowest point, so each step multiplies "
        f"that distance by 1 − 2 · {rate:g} = **{walk.factor:.3g}**. After {rate_steps.STEPS} steps the loss "
        f"is **{readable(float(walk.losses[-1]))}**, from {walk.losses[0]:.0f}. " + _verdict(walk.factor)
    )
    st.markdown("**Now a network.** It sorts the points of two moons, at four learning rates.")
    raced = choice("optimizer", rate_steps.OPTIMIZERS, "raced", "sgd")
    optimizer = next(each for each in rate_steps.OPTIMIZERS if each == raced)
    plans = rate_steps.rate_plans(optimizer)
    standings = trial_panel(plans, "train_rates", label="train at all four rates", floor=True)
    if standings:
        losses = {name: last_loss(each) for name, each in standings.items()}
        first, last, best = next(iter(losses)), list(losses)[-1], best_of(losses)
        st.markdown(
            f"Best after {plans[best].settings.epochs} epochs: a rate of **{best}**, loss **{losses[best]:.3f}**. The "
            f"smallest rate, {first}, has come to {losses[first]:.3f} only, and the largest, {last}, to "
            f"{losses[last]:.3f}. {_bounded(optimizer)}, so even there the loss jumps about instead of running to "
            "infinity."
        )


def _bounded(optimizer: str) -> str:
    if optimizer == "sgd":
        return "A softmax with crossentropy keeps the gradient small"
    return "This optimizer divides by the size of the gradient and hardly takes a step longer than the rate"


def _verdict(factor: float) -> str:
    if abs(factor) > 1:
        return "Every step is wider than the one before: it **diverges**."
    if abs(factor) == 1:
        return "It jumps from one side to the other for ever."
    if factor < 0:
        return "It jumps over the lowest point each time, and still gets nearer."
    return "It creeps." if factor > 0.9 else "It gets there."


def changing_rates() -> None:
    """The learning rate of each epoch, and a run with a schedule beside one without."""
    epoch = slider("epoch", 1, schedules.EPOCHS, "epoch", 20)
    curves = [
        NamedCurve(each, np.arange(1, schedules.EPOCHS + 1), schedules.rates_by_epoch(each)) for each in schedules.FIXED
    ]
    st.plotly_chart(
        named_curves(curves, Axis("epoch", (1, schedules.EPOCHS)), Axis("learning rate", (0, 1.05)), epoch,
                     page_theme()),
        key="schedule_curves", alt=curves_alt(curves, "epoch", epoch), config=camera("schedules"),
    )  # fmt: skip
    here = ", ".join(f"{each.name} **{each.y[epoch - 1]:.3g}**" for each in curves)
    st.markdown(f"In epoch {epoch}: {here}. “reduce on plateau” is not drawn: its rate depends on the losses.")
    named = choice("schedule", schedules.SCHEDULES[1:], "schedule", "cosine")
    schedule = next(each for each in schedules.SCHEDULES if each == named)
    st.code(schedules.keras_line(schedule), language="python", wrap_lines=True)
    plans: dict[str, Plan] = {each: schedules.schedule_plan(each) for each in (schedules.SCHEDULES[0], schedule)}
    standings = trial_panel(plans, "train_schedules", label="train with it, and with a constant rate", floor=True)
    if standings:
        plain, scheduled = (last_loss(each) for each in standings.values())
        job = standings[schedule].job
        rates = [report.learning_rate for report in job.reports[1:]] if job else []
        drops = sum(after < before for before, after in pairwise(rates))
        fall = f" Its rate fell {drops} times, to {rates[-1]:.3g}." if rates else ""
        st.markdown(f"Loss after {schedules.EPOCHS} epochs: constant **{plain:.3f}**, {schedule} **{scheduled:.3f}**."
                    + fall)  # fmt: skip


def optimizers() -> None:
    """Four ways through one valley, and the same four on spirals."""
    rate = float(choice("learning_rate", [f"{each:g}" for each in valley.RATES], "step", "0.1"))
    ways = {name: valley.way_of(name, rate) for name in valley.NAMES}
    across, along = (np.linspace(*ends, count) for ends, count in zip(SEEN[::-1], _GRID, strict=True))
    heights = valley.loss_of(np.stack(np.meshgrid(along, across), axis=-1))
    losses = {name: way.losses for name, way in ways.items()}
    st.plotly_chart(valley_ways(heights, {name: way.places for name, way in ways.items()}, page_theme()),
                    key="valley_map", alt=ways_alt(losses), config=camera("valley"))  # fmt: skip
    told = ", ".join(f"{name} **{readable(float(each[-1]))}**" for name, each in losses.items())
    st.caption("The valley from above: along each thin line the loss is the same, the star is its lowest point.")
    st.markdown(f"Loss after {valley.STEPS} steps, from {losses['SGD'][0]:.1f}: {told}.")
    st.markdown("**Now a network.** It tells three spirals apart; all four start from the same weights.")
    raced = float(choice("learning_rate of all four", [f"{each:g}" for each in valley.RACE_RATES], "race_rate", "0.01"))
    plans = valley.optimizer_plans(raced)
    standings = trial_panel(plans, "train_optimizers", label="train all four", floor=True)
    if standings:
        ends = {name: last_loss(each) for name, each in standings.items()}
        best = best_of(ends)
        table(
            ("optimizer", "loss after the last epoch"),
            [(f"**{name}**" if name == best else name, f"{loss:.3f}") for name, loss in ends.items()],
            alt="The loss of each optimizer after the last epoch",
        )
        st.caption("One rate for all is not fair to all. Try another: SGD wants larger steps than Adam.")


EXHIBITS = {
    "rate_steps": steps,
    "schedules": changing_rates,
    "valley": optimizers,
    "input_scales": input_scales,
    "missing_number": missing_number,
    "batch_normalization": batch_normalization,
    "deep_stack": deep_stack,
}
