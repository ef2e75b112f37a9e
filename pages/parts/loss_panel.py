"""Loss and target beside the output: do they fit, not fit, or fit silently and wrongly?"""

from dataclasses import replace
from functools import lru_cache

import streamlit as st

from lessons.figures.palette import MARKDOWN
from lessons.network.loss import LOSSES, Pair, Verdict, expected_target, judge
from lessons.network.predict import Prediction
from lessons.network.shape import show_shape
from lessons.network.spec import ModelSpec
from lessons.network.target import read_target
from pages.parts import model
from pages.parts.layer_table import escaped

LOOKS = {
    "fits": (st.success, ":material/check_circle:"),
    "does not fit": (st.error, ":material/block:"),
    "fits silently and wrongly": (st.warning, ":material/visibility_off:"),
    "fits by chance": (st.error, ":material/casino:"),
}
_TITLES = {
    "fits": "It fits",
    "does not fit": "It does not fit",
    "fits silently and wrongly": "It fits silently, and wrongly",
    "fits by chance": "It stops, but for a batch that happens to fit",
}


def loss_panel(prediction: Prediction) -> None:
    """Draws the choice of loss and target, and the verdict."""
    st.subheader("Loss and target", anchor=False)
    spec = prediction.spec
    st.session_state["loss"] = spec.loss
    st.session_state["target"] = show_shape(spec.target) if spec.target else ""
    loss, target = st.columns([1, 1], gap="medium")
    loss.selectbox(
        "loss", list(LOSSES), key="loss", index=None, placeholder="Choose a loss", on_change=_set_loss,
        args=(prediction,), help=LOSSES[spec.loss].meaning if spec.loss in LOSSES else None,
    )  # fmt: skip
    target.text_input(
        "Shape of your target, batch first", key="target", placeholder=_target_hint(prediction), max_chars=60,
        on_change=_set_target, args=(spec,), help="The shape of y, the labels. None stands for any batch size.",
    )  # fmt: skip
    if prediction.mistake:
        st.caption("Output and target can be compared once the network fits together.")
        return
    verdict = _judge(spec)
    if verdict is None:
        st.caption("Choose a loss to see whether output and target go together.")
        return
    pair_table(verdict)
    _tell(verdict)


_judge = lru_cache(maxsize=256)(judge)


def pair_table(verdict: Verdict) -> None:
    """Draws output and target axis by axis, with a sign for how they meet."""
    pairs = verdict.pairs
    signs = {"same": "=", "broadcast": ":orange[⇉ stretched]", "missing": ":red[∅ missing]",
             "clash": ":red[✗]"}  # fmt: skip
    rows = [
        "| axis | " + " | ".join(f":{MARKDOWN.get(pair.axis, 'gray')}[{pair.axis}]" for pair in pairs) + " |",
        "|:--|" + ":-:|" * len(pairs),
        "| output | " + " | ".join(_size(pair.output, bool(pair.output_axis)) for pair in pairs) + " |",
        "| | "
        + " | ".join(_sign_where_sizes_differ(pair, verdict.kind == "fits") or signs[pair.relation] for pair in pairs)
        + " |",
        "| target | " + " | ".join(_size(pair.target, bool(pair.target_axis)) for pair in pairs) + " |",
    ]
    st.markdown("\n".join(rows))


def _sign_where_sizes_differ(pair: Pair, fits: bool) -> str:
    # neither an equals sign between 20 and 1 nor a cross above "It fits" would be true
    if pair.relation == "same" and pair.axis == "class" and pair.output != pair.target:
        return "one id"
    return "open" if fits and pair.relation == "clash" and None in (pair.output, pair.target) else ""


def _size(size: int | None, there: bool) -> str:
    return f"**{size}**" if there else "–"


def _tell(verdict: Verdict) -> None:
    draw, icon = LOOKS[verdict.outcome]
    draw(escaped(verdict.sentence), title=_TITLES[verdict.outcome], icon=icon)
    if verdict.beware:
        st.warning(escaped(verdict.beware), title="The loss is of other numbers", icon=":material/visibility_off:")
    with st.container(horizontal=True, gap="small"):
        for place, mend in enumerate(verdict.mends):
            st.button(
                f"Mend: {mend.words}", key=f"mend_loss_{place}", icon=":material/healing:",
                on_click=model.change_model, args=(mend.spec,),
            )  # fmt: skip
        if verdict.keras_says:
            with st.popover("What Keras says", icon=":material/terminal:", type="tertiary"):
                st.code(
                    f"{verdict.keras_error or 'Warning'}: {verdict.keras_says}",
                    language=None,
                    wrap_lines=True,
                )


def _target_hint(prediction: Prediction) -> str:
    loss = prediction.spec.loss or "categorical_crossentropy"
    fitting = expected_target(loss, prediction.output_shapes[0]) if not prediction.mistake else ()
    return show_shape(fitting[0]) if fitting else "(None, 5)"


def _set_loss(prediction: Prediction) -> None:
    loss, spec = st.session_state["loss"], prediction.spec
    fitting = expected_target(loss, prediction.output_shapes[0]) if loss and not spec.target else ()
    model.change_model(replace(spec, loss=loss, target=fitting[0] if fitting else spec.target))


def _set_target(spec: ModelSpec) -> None:
    target = read_target(st.session_state["target"])
    if target is None and st.session_state["target"].strip():
        st.toast(f"“{st.session_state['target'][:40]}” is no shape such as (None, 5). The old one stays.")
        return
    model.change_model(replace(spec, target=target))
