"""What can go wrong with a padding mask without a word."""

from collections.abc import Iterator
from dataclasses import replace

from lessons.network.layers import (
    Activation,
    Bidirectional,
    Embedding,
    Flatten,
    GlobalAveragePooling1D,
    GlobalMaxPooling1D,
    Recurrent,
    Softmax,
    TimeDistributed,
)
from lessons.network.layers.elementwise import mask_words
from lessons.network.mistake import Mend, Mistake
from lessons.network.shape import show_shape
from lessons.network.silent_mistake import silent_mistake
from lessons.network.spec import ModelSpec
from lessons.network.walk import Step


def softmax_meets_mask(spec: ModelSpec, steps: tuple[Step, ...], step: Step) -> Iterator[Mistake]:
    """A padding mask that `Softmax()` lays over the wrong axes."""
    inner = step.layer.layer if isinstance(step.layer, TimeDistributed) else step.layer
    if not step.masked or not isinstance(inner, Softmax):
        return
    shape = step.output_shapes[0]
    yield silent_mistake(
        step,
        "softmax_layer_masked",
        "The padding mask over (batch, time) reaches Softmax(), which lays it over the class axis. Keras builds "
        "this; with numbers it fails, or wipes out classes when the sizes happen to be equal.",
        f"a mask for (batch, time) and scores {show_shape(shape)}",
        "Activation('softmax') or Dense(..., activation='softmax'): they leave the mask alone",
        (Mend("use Activation('softmax')", spec.with_layer(step.index, Activation("softmax"))),),
        mask_words(shape, shape[:2]),
    )


def lost_mask(spec: ModelSpec, steps: tuple[Step, ...], step: Step) -> Iterator[Mistake]:
    """A padding mask that ends at a layer which does not know masks."""
    if not step.masked or step.layer.mask_rule != "drops":
        return
    yield silent_mistake(
        step,
        "mask_dropped",
        f"The padding mask ends at {step.layer.title}: layers after it treat padding like real steps.",
        "a mask over (batch, time)",
        "a layer that passes the mask on, or one that uses it",
        tuple(_mask_mends(spec, steps, step)),
        f"Layer '{step.layer.name or step.layer.snake}' (of type {step.layer.class_name}) was passed an input "
        "with a mask attached to it. However, this layer does not support masking and will therefore destroy "
        "the mask information. Downstream layers will not see the mask.",
    )


def deep_mask(spec: ModelSpec, steps: tuple[Step, ...], step: Step) -> Iterator[Mistake]:
    """A padding mask with other axes than the layer reads."""
    inner, axes = step.layer, step.mask_axes
    if isinstance(inner, TimeDistributed):
        inner, axes = inner.layer, None if axes is None else axes - 1
    reads = isinstance(inner, Recurrent | Bidirectional | GlobalAveragePooling1D)
    if axes is None or axes == 2 or not reads:
        return
    yield silent_mistake(
        step,
        "mask_rank",
        f"The padding mask that arrives has {axes} axes where {inner.class_name} reads one over (batch, time). "
        "Keras builds this, and fails on numbers.",
        f"a mask with {axes} axes beside {show_shape(step.input_shape)}",
        "a mask over (batch, time)",
        tuple(_no_mask(spec, steps, step)),
    )


def _mask_mends(spec: ModelSpec, steps: tuple[Step, ...], step: Step) -> Iterator[Mend]:
    if isinstance(step.layer, GlobalMaxPooling1D | Flatten) and len(step.input_shape) == 3:
        words = "take the mean of the steps that are no padding: GlobalAveragePooling1D"
        yield Mend(words, spec.with_layer(step.index, GlobalAveragePooling1D()))
    yield from _no_mask(spec, steps, step)


def _no_mask(spec: ModelSpec, steps: tuple[Step, ...], step: Step) -> Iterator[Mend]:
    start = next(each for each in reversed(steps[: step.index]) if each.layer.mask_rule == "starts")
    if isinstance(start.layer, Embedding):
        words = f"let padding count, openly: mask_zero off in layer {start.index + 1}"
        yield Mend(words, spec.with_layer(start.index, replace(start.layer, mask_zero=False)))
    else:
        yield Mend(f"let padding count, openly: remove layer {start.index + 1}", spec.without(start.index))
