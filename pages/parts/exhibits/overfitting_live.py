"""The live exhibits of lesson 12a: two curves, a sweep of sizes, four remedies, a run that stops by itself."""

import streamlit as st

from lessons.course.shown import fit_trials, size_sweep, stopping
from lessons.course.shown.decisions import decisions_of
from lessons.figures.stopped_run import stopped_alt, stopped_run
from lessons.training.plan import Standing
from lessons.training.tasks import make_task
from pages.parts.chart_camera import camera
from pages.parts.exhibits.decision_maps import decision_maps
from pages.parts.knobs import choice, slider, switch
from pages.parts.layer_table import escaped
from pages.parts.shared_run import asked_for, wait_for
from pages.parts.table import table
from pages.parts.theme import page_theme
from pages.parts.trial_panel import trial_panel

_BADGES = {
    "underfits": ":orange-badge[:material/trending_flat: underfits]",
    "fits": ":green-badge[:material/check: fits]",
    "overfits": ":red-badge[:material/trending_up: overfits]",
}


def two_curves() -> None:
    """Three sizes on the same points: both losses live, then a map of what each has learned."""
    draw = int(choice("points", ("1", "2", "3"), "draw", "1", help="Other points, other wrong labels, other weights."))
    plans = {name: fit_trials.fit_plan(name, draw - 1) for name in fit_trials.SIZES}
    standings = trial_panel(plans, "two", label="train all three", floor=True, told=_badge,
                            before="Switch it on: three networks train while you watch.")  # fmt: skip
    if not standings:
        return
    decision_maps(standings, "two_map")
    st.caption("A diamond marks the lowest validation loss, the dotted line the best possible loss. Along the thin "
               "line the network is undecided. One label in five is wrong: the large network bends its border around "
               "them.")  # fmt: skip


def sweep() -> None:
    """Nine sizes on one set of points, and the validation loss each ends with."""
    points = choice("points", size_sweep.POINTS, "sweep_points", size_sweep.POINTS[0])
    widths = size_sweep.WIDTHS[points]
    plans = {(depth, units): size_sweep.sweep_plan(points, units, depth) for depth in size_sweep.DEPTHS
             for units in widths}  # fmt: skip
    is_on = switch("train all nine", "sweep", help="The first time it takes a while; then everybody sees the result.")
    standings = {size: asked_for(plan) if is_on else None for size, plan in plans.items()}
    asked = [each for each in standings.values() if each is not None]
    wait_for(asked, key="sweep_wait", shows="")
    found = {size: size_sweep.swept_of(plan, standings[size]) for size, plan in plans.items()}
    goes_on = any(each.is_waiting for each in asked)
    best = None if goes_on else size_sweep.best_of(list(found.values()))
    rows = []
    for depth in size_sweep.DEPTHS:
        cells = [_swept(found[depth, units], best) for units in widths]
        rows.append((f"**{depth}** hidden layer{'s' * (depth > 1)}", *cells))
    table(("", *(f"{units} unit{'s' * (units > 1)} each" for units in widths)), rows,
          alt=f"Sizes and losses of 1 to 3 hidden layers of {', '.join(map(str, widths))} units")  # fmt: skip
    if best is None:
        st.caption("A cell is filled in when its network has ended." if goes_on
                   else "So far only the sizes: switch it on, and each cell gets its two losses.")  # fmt: skip
        return
    largest = found[size_sweep.DEPTHS[-1], widths[-1]]
    told = f"Lowest validation loss: **{best.val_loss:.3f}**, with {best.params:,} parameters."
    if largest.val_loss is not None and largest is not best:
        told += f" The largest network has {largest.params:,} and ends at {largest.val_loss:.3f}."
    st.markdown(told)


def remedies() -> None:
    """The large network as it is, and with each remedy."""
    plans = {name: fit_trials.fit_plan(name) for name in fit_trials.REMEDIES}
    standings = trial_panel(plans, "remedy", label="train all five", floor=True, told=_badge,
                            before="Switch it on: five networks train, one of them without a remedy.")  # fmt: skip
    if not standings:
        return
    maps = {name: decisions_of(each) for name, each in standings.items()}
    table(
        ("", "right, training", "right, new points", "loss on new points", "penalty"),
        [(f"**{escaped(name)}**", f"{each.right:.0%}", f"{each.held_right:.0%}", f"**{each.held_loss:.3f}**",
          f"{each.penalty:.3f}" if each.penalty else "") for name, each in maps.items()],
        alt="Accuracy on training and on new points, loss on new points and penalty, for each remedy",
    )  # fmt: skip
    before = maps[fit_trials.REMEDIES[0]]
    better = [name for name, each in maps.items() if each.held_loss < before.held_loss]
    st.markdown(
        f"Without a remedy the loss on new points ends at **{before.held_loss:.3f}**. Lower than that: "
        f"**{escaped(', '.join(better)) or 'none'}**."
    )
    st.caption("In the table the loss is without the penalty, so that all five can be compared. The curves of L1 "
               "and L2 contain it, as in Keras.")  # fmt: skip


def stops() -> None:
    """Where a recorded run would have stopped, and which weights would be left."""
    plan = fit_trials.recorded_plan()
    patience = slider("patience", 0, 30, "patience", 0, help="Keras's default is 0.")
    with st.container(horizontal=True, gap="medium"):
        restore = switch("restore_best_weights", "restore")
        best_only = switch("save_best_only", "best_only")
        is_on = switch("record a run", "recorded", help="The large network of the picture with two curves, points 3.")
    if not is_on:
        st.caption("Switch “record a run” on: a large network trains once, and then you can stop it at any patience.")
        return
    standing = asked_for(plan)
    wait_for((standing,), key="recorded_wait", shows="")
    if standing.problem:
        st.warning(escaped(standing.problem), icon=":material/hourglass_empty:")
    if standing.is_waiting or not standing.val_losses:
        return
    _stopped(standing, patience, restore, best_only)
    st.code(
        f"EarlyStopping(monitor='val_loss', patience={patience}, restore_best_weights={restore})\n"
        f"ModelCheckpoint('best.keras', monitor='val_loss', save_best_only={best_only})",
        language="python", wrap_lines=True,
    )  # fmt: skip


def _stopped(standing: Standing, patience: int, restore: bool, best_only: bool) -> None:
    losses = [each or 0.0 for each in standing.losses[1:]]
    val_losses = [each or 0.0 for each in standing.val_losses[1:]]
    stop = stopping.stop_of(val_losses, patience)
    kept = stop.kept(restore)
    saved = stopping.saved_epochs(val_losses[: stop.epoch], best_only)
    st.plotly_chart(
        stopped_run(losses, val_losses, stop.epoch, kept, saved, page_theme()), key="stopped_chart",
        alt=stopped_alt(val_losses, stop.epoch, kept, saved), config=camera("early_stopping"),
    )  # fmt: skip
    lowest = min(val_losses)
    st.markdown(
        f"It stops at **epoch {stop.epoch}** of {len(val_losses)}. The model has the weights of **epoch {kept}**, "
        f"validation loss **{val_losses[kept - 1]:.3f}**; the lowest of the whole run is {lowest:.3f}, at epoch "
        f"{val_losses.index(lowest) + 1}. The file was written **{len(saved)}** time{'s' * (len(saved) != 1)} and "
        f"holds epoch {saved[-1]}."
    )


def _badge(standing: Standing) -> str:
    if not standing.val_losses:
        return ""
    floor = make_task(standing.plan.choice).floor
    return _BADGES[fit_trials.fit_word(standing.losses, standing.val_losses, floor.loss if floor else 0.0)]


def _swept(found: size_sweep.Swept, best: size_sweep.Swept | None) -> str:
    size = f":small[{found.params:,} parameters]"
    if found.val_loss is None or found.loss is None:
        return size
    shown = f"**{found.val_loss:.3f}**"
    mark = f":green-badge[:material/star: {shown}]" if best is found else shown
    return f"{mark} {_BADGES[found.word]}  \n:small[training {found.loss:.3f}]  \n{size}"
