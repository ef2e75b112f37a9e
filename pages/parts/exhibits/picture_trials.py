"""An exhibit of lesson 13a: three networks trained on the same small pictures, and the kernels one of them comes to."""

from collections.abc import Mapping

import streamlit as st

from lessons.course.shown import picture_trials
from lessons.course.shown.picture_trials import Kernel
from lessons.figures.ink_pictures import ink_pictures, pictures_alt
from lessons.figures.kernel_pairs import kernel_pairs
from lessons.network.predict import predict
from lessons.training.plan import Standing
from pages.parts.knobs import choice
from pages.parts.layer_table import escaped
from pages.parts.model_link import model_link
from pages.parts.table import breakable, table
from pages.parts.theme import page_theme
from pages.parts.trial_panel import trial_panel

KNOBS = ("pictures", "picture_draw", "train_pictures")


def on_pictures() -> None:
    """Both losses of three networks live, how right each is on fresh pictures, and the kernels of the smallest."""
    with st.container(horizontal=True, gap="medium"):
        amount = int(choice("training pictures", picture_trials.AMOUNTS, "pictures", picture_trials.AMOUNTS[0]))
        draw = int(choice("draw", picture_trials.DRAWS, "picture_draw", picture_trials.DRAWS[0],
                          help="Other pictures, and other first weights."))  # fmt: skip
    plans = picture_trials.picture_plans(amount, draw)
    pooled = picture_trials.WAYS[-1]
    shown = picture_trials.examples(plans[pooled])
    st.image(ink_pictures(shown, page_theme()), alt=pictures_alt(shown), width="content")
    st.caption(
        f"Three of the {amount} training pictures. The first network has a `Dense` of {picture_trials.HIDDEN} units, "
        f"the others a `Conv2D` of {picture_trials.KERNELS} kernels; a `Dense` with softmax ends each."
    )
    standings = trial_panel(
        plans, "train_pictures", label="train all three",
        before="Switch it on: three networks learn to name the letter.",
        told=lambda standing: f"  \n:small[{predict(standing.plan.spec).total_params:,} parameters]",
    )  # fmt: skip
    if standings and all(each.epochs for each in standings.values()):
        _results(standings)
        _kernels(picture_trials.kernels_of(standings[pooled]))
    model_link(plans[pooled].spec, "picture_trials")


def _results(standings: Mapping[str, Standing]) -> None:
    found = {name: picture_trials.learned_of(each) for name, each in standings.items()}
    one = next(iter(found.values()))
    table(
        ("network", "parameters", f"right on its {one.trained}",
         f"on {one.fresh} fresh: before → after"),
        [(f"**{breakable(escaped(name))}**", f"{each.params:,}", f"{each.right:.1%}",
          f"{each.began:.0%} → **{each.held:.1%}**") for name, each in found.items()],
        alt="Parameters and right answers of each network: on the pictures it was trained on, and on fresh ones before "
        "and after training",
    )  # fmt: skip
    most, fewest = (pick(found, key=lambda name: found[name].params) for pick in (max, min))
    st.markdown(
        f"**{escaped(most)}** has the most parameters. It is right on {found[most].right:.1%} of the pictures it has "
        f"seen and on **{found[most].held:.1%}** of fresh ones. **{escaped(fewest)}** has the fewest: "
        f"{found[fewest].right:.1%} and **{found[fewest].held:.1%}**. A guess is right on "
        f"{1 / len(picture_trials.LETTERS):.0%}."
    )


def _kernels(kernels: tuple[Kernel, ...]) -> None:
    st.markdown(f"The {len(kernels)} kernels of **{escaped(picture_trials.WAYS[-1])}**, before and after training:")
    st.html(kernel_pairs([(each.before, each.after, _told(each)) for each in kernels]))
    st.caption(
        "Blue is above 0, red below. Below each trained kernel stands the letter that makes the largest number in its "
        "map, of the three without noise; a part of the letter can be enough for that."
    )


def _told(kernel: Kernel) -> str:
    return f"largest: {kernel.letter}" if kernel.letter else "always 0"


EXHIBITS = {"picture_trials": on_pictures}
