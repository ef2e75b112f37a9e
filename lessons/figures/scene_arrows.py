"""What joins the rows of the scene: arrows upward, state sideways, and what each row is drawn as."""

from lessons.network.axes import Axes, input_axes, layer_axes
from lessons.network.layers import (
    Activation,
    Bidirectional,
    Dense,
    Embedding,
    Layer,
    Recurrent,
    RepeatVector,
    Softmax,
)
from lessons.network.predict import LayerFacts, Prediction


def below(
    prediction: Prediction,
    layer: Layer,
    facts: LayerFacts,
    before: LayerFacts | None,
    steps: int,
    had_time: bool,
) -> str:
    """How the arrows come from the row below: to the same step, from the last, from all, or spread."""
    if isinstance(layer, RepeatVector):
        return "spread"
    if before is not None:
        lower = prediction.spec.layers[before.index]
        if isinstance(unwrapped(lower), Recurrent) and _drops_time(lower, before):
            return "last"
    if isinstance(unwrapped(layer), Recurrent):
        return "same"
    if had_time and not steps:
        return "gather"
    return "same"


def kept(layer: Layer, facts: LayerFacts) -> list[int]:
    """The step(s) whose state is handed up where the time axis ends."""
    last = max((facts.input_shape[1] or 1) - 1, 0)
    if isinstance(layer, Bidirectional):
        return [last, 0]
    return [0] if isinstance(layer, Recurrent) and layer.go_backwards else [last]


def _drops_time(layer: Layer, facts: LayerFacts) -> bool:
    return len(facts.input_shape) == 3 and len(facts.output_shape) == 2


def had_time(prediction: Prediction, before: LayerFacts | None) -> bool:
    """True when what comes in has a time axis."""
    shape = before.output_shape if before else prediction.spec.input.batch_shape
    axes = layer_axes(prediction)[before.index] if before else input_axes(prediction)
    return len(shape) >= 2 and "time" in axes


def sideways(layer: Layer) -> str:
    """The way the state travels between the boxes of a row."""
    if isinstance(layer, Bidirectional):
        return "both"
    if isinstance(layer, Recurrent):
        return "backward" if layer.go_backwards else "forward"
    return "none"


def kind(layer: Layer, is_share: bool, axes: Axes) -> str:
    """What the row is drawn as."""
    inner = unwrapped(layer)
    if is_share:
        return "softmax"
    if "height" in axes:
        return "other"
    if isinstance(inner, Embedding):
        return "embedding"
    if isinstance(inner, Recurrent):
        return "recurrent"
    if isinstance(inner, Dense):
        return "dense"
    if isinstance(inner, Activation | Softmax):
        return "activation"
    return "vector" if "time" not in axes else "other"


def unwrapped(layer: Layer) -> Layer:
    """The recurrent layer inside a Bidirectional, or the layer itself."""
    return layer.layer if isinstance(layer, Bidirectional) else layer
