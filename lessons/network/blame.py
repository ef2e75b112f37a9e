"""explain: from a layer's refusal to the Mistake a learner reads: who is to blame, and the ways out."""

from lessons.network.layers import Bidirectional, Layer, Recurrent
from lessons.network.mends import mends_for
from lessons.network.mistake import Mistake
from lessons.network.shape import show_shapes
from lessons.network.spec import ModelSpec
from lessons.network.walk import Refusal, Step

WANTS_TIME = ("needs_time_axis", "time_distributed_needs_time", "conv_rank", "pooling_rank")


def explain(spec: ModelSpec, steps: tuple[Step, ...], refusal: Refusal) -> Mistake:
    """Turns a refusal into a mistake with a place, a culprit, Keras's words and mends."""
    misfit, index = refusal.misfit, refusal.index
    culprit = find_culprit(spec, steps, refusal)
    class_name = spec.layers[index].class_name if index >= 0 else "InputLayer"
    return Mistake(
        code=misfit.code,
        layer=index,
        blame=culprit,
        class_name=class_name,
        message=_message(spec, steps, refusal, culprit),
        came=misfit.came,
        expected=misfit.expected,
        keras_says=misfit.keras,
        keras_error=misfit.keras_error,
        mends=mends_for(spec, refusal, culprit),
    )


def find_culprit(spec: ModelSpec, steps: tuple[Step, ...], refusal: Refusal) -> int:
    """The layer to change: the one that lost or kept the time axis, or the refusing layer itself."""
    code, index = refusal.misfit.code, refusal.index
    if code in WANTS_TIME:
        dropped = [step.index for step in steps if _has_time(step.input_shape) and not _keeps_time(step)]
        if dropped:
            return dropped[-1]
        return index if index and not _is_input_short(steps, refusal) else -1
    if code == "repeat_needs_vector":
        kept = [step.index for step in steps if returns_sequences(step.layer)]
        return kept[-1] if kept else index
    if code in ("unknown_features", "dense_needs_features"):
        return next((step.index for step in steps if step.layer.class_name == "Flatten"), -1)
    if code == "several_inputs":
        return index - 1
    return index


def returns_sequences(layer: Layer) -> bool:
    """True for a recurrent layer, wrapped or not, that hands on every step."""
    inner = layer.layer if isinstance(layer, Bidirectional) else layer
    return isinstance(inner, Recurrent) and inner.return_sequences


def place_of(spec: ModelSpec, index: int) -> str:
    """A layer by its number and title, for a sentence."""
    return f"Layer {index + 1}, {spec.layers[index].title}" if index >= 0 else "The Input"


def _has_time(shape: tuple[int | None, ...]) -> bool:
    return len(shape) >= 3


def _keeps_time(step: Step) -> bool:
    return len(step.output_shapes[0]) >= 3


def _is_input_short(steps: tuple[Step, ...], refusal: Refusal) -> bool:
    return all(len(step.input_shape) < 3 for step in steps) and len(refusal.shapes[0]) < 3


def _message(spec: ModelSpec, steps: tuple[Step, ...], refusal: Refusal, culprit: int) -> str:
    misfit, index = refusal.misfit, refusal.index
    if index < 0:
        return f"The Input has a size that cannot be: {misfit.came}. It takes {misfit.expected}."
    here = place_of(spec, index)
    if misfit.code.startswith("argument_") or culprit == index:
        return f"{here}, got {misfit.came}. It needs {misfit.expected}."
    told = f"{here}, received {show_shapes(refusal.shapes)}. It needs {misfit.expected}."
    return f"{told} {_blame_words(spec, refusal, culprit)}"


def _blame_words(spec: ModelSpec, refusal: Refusal, culprit: int) -> str:
    who, code = place_of(spec, culprit), refusal.misfit.code
    if culprit < 0:
        if code in WANTS_TIME and len(refusal.shapes[0]) < 3:
            return "The Input has no time axis to begin with."
        if code in WANTS_TIME:
            return f"The Input has {len(spec.input.shape)} axes after the batch."
        return f"{who} leaves a size open that a weight needs."
    layer = spec.layers[culprit]
    inner = layer.layer if isinstance(layer, Bidirectional) else layer
    if code in WANTS_TIME:
        if isinstance(inner, Recurrent):
            return f"{who}, threw the time axis away: its return_sequences is off."
        return f"{who}, laid the time axis down or summed it up."
    if code == "repeat_needs_vector":
        return f"{who}, still hands on every step: its return_sequences is on."
    if code == "several_inputs":
        return f"{who}, gives several outputs."
    return f"{who}, is where it begins."
