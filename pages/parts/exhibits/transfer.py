"""An exhibit of lesson 12c: a new question, answered with fresh layers and with layers that have learned before."""

import streamlit as st

from lessons.course.shown.transfer import HEAD_CODE, share_of_others, transfer_plans
from lessons.network.predict import predict
from lessons.training.tasks import make_task
from pages.parts.exhibits.decision_maps import decision_maps
from pages.parts.layer_table import escaped
from pages.parts.trial_panel import trial_panel

KNOBS = ("train_transfer",)


def new_question() -> None:
    """Four networks on the same few points: both losses live, then a map of what each has learned."""
    plans = transfer_plans()
    standings = trial_panel(
        plans, "train_transfer", label="train all four", floor=True,
        before="Switch it on: a network learns the spirals, then four answer the new question.",
        told=lambda standing: f":small[{predict(standing.plan.spec).trainable_params} numbers learn]",
    )  # fmt: skip
    if standings:
        maps = decision_maps(standings, "transfer_map")
        best = max(maps, key=lambda name: maps[name].held_right)
        other, _ = make_task(plans[best].choice).classes
        st.markdown(
            f"Best on new points: **{escaped(best)}**, {maps[best].held_right:.0%}. Whoever always says “{other}” is "
            f"right on {share_of_others():.0%}. Along the thin line the network is undecided."
        )
    st.code(HEAD_CODE, language="python", wrap_lines=True)


EXHIBITS = {"transfer": new_question}
