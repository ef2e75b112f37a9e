"""Bidirectional: one reader goes forward, a second one (with its own weights) backward."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

import numpy as np

from lessons.network.arguments import argument
from lessons.network.layers.base import Array, Flow, Formula, Layer, MaskRule, Weight, title_of
from lessons.network.layers.misfit import Misfit, needs_known, needs_rank
from lessons.network.layers.recurrent import Recurrent
from lessons.network.shape import Shape, Shapes, Size

MERGES = ("concat", "sum", "mul", "ave")


@dataclass(frozen=True)
class Bidirectional(Layer):
    """One recurrent layer reads forward, a second one (with its own weights) backward.

    Args:
        layer: the layer that reads forward.
        merge_mode: how the two are joined.
        backward_layer: the layer that reads backward, when it is not a twin of the first.
    """

    layer: Layer = argument("layer", meaning="the layer that reads forward")
    merge_mode: str | None = argument("choice", "concat", "how the two are joined", choices=MERGES, optional=True)
    backward_layer: Layer | None = argument("layer", None, "a reader of its own for backward", kw_only=True)

    mask_rule: ClassVar[MaskRule] = "uses"
    snake: ClassVar[str] = "bidirectional"

    @property
    def title(self) -> str:
        return f"Bidirectional({title_of(self.layer)})"

    @property
    def output_count(self) -> int:
        return (2 if self.merge_mode is None else 1) + 2 * (self.layer.output_count - 1)

    def directions(self) -> tuple[Recurrent, Recurrent]:
        """The forward and the backward reader, padding giving 0 in both as Keras does.

        Raises:
            Misfit: what is wrapped cannot be read in two directions.
        """
        return self._directions

    @cached_property
    def _directions(self) -> tuple[Recurrent, Recurrent]:
        forward = self.layer
        if not isinstance(forward, Recurrent):
            raise Misfit(
                "bidirectional_needs_recurrent",
                f"Bidirectional around {forward.class_name}",
                "SimpleRNN, LSTM or GRU inside: only they read in a direction",
                *_words_without_direction(forward),
            )
        backward = replace(forward, go_backwards=True) if self.backward_layer is None else self.backward_layer
        if not isinstance(backward, Recurrent):
            raise Misfit(
                "bidirectional_needs_recurrent",
                f"{backward.class_name} as the backward layer",
                "SimpleRNN, LSTM or GRU: only they read in a direction",
                f"'{backward.class_name}' object has no attribute 'go_backwards'",
                "AttributeError",
            )
        _check_twins(forward, backward)
        return (
            replace(forward, zero_output_for_mask=forward.return_sequences),
            replace(backward, zero_output_for_mask=backward.return_sequences),
        )

    def output_shapes(self, shape: Shape) -> Shapes:
        forward, _ = self.directions()
        needs_rank(self.label, shape, 3, "needs_time_axis", "(batch, time, feature): a sequence of steps")
        path = f"{self.label}/forward_{forward.label}/{forward.snake}_cell/kernel"
        needs_known(shape[2], (None, forward.gates * forward.units), path, "unknown_features", "feature")
        main, *states = forward.output_shapes(shape)
        if self.merge_mode is None:
            return (main, main, *states, *states)
        wide = (*main[:-1], 2 * forward.units) if self.merge_mode == "concat" else main
        return (wide, *states, *states)

    def words_inside(self, shape: Shape) -> tuple[str, str]:
        forward, _ = self.directions()
        said, error = forward.words_inside(shape)
        return said.replace("variable path='", f"variable path='{self.label}/forward_"), error

    def check_arguments(self) -> None:
        for each in (self.layer, self.backward_layer):
            if isinstance(each, Layer):
                each.check_arguments()
        super().check_arguments()
        self.directions()

    def check_initializers(self, shape: Shape) -> None:
        for each in self.directions():
            each.check_initializers(shape)

    def own_weights(self, shape: Shape) -> tuple[Weight, ...]:
        forward, backward = self.directions()
        return tuple(
            replace(each, name=f"{direction}/{each.name}")
            for direction, layer in (("forward", forward), ("backward", backward))
            for each in layer.weights(shape)
        )

    def formula(self, shape: Shape) -> Formula:
        forward, backward = (each.formula(shape) for each in self.directions())
        total = forward.total + backward.total
        if forward == backward:
            return Formula(f"2 · ({forward.words})", f"2·({forward.numbers})", total)
        words, numbers = (
            f"{forward.words} + {backward.words}",
            f"{forward.numbers} + {backward.numbers}",
        )
        return Formula(words, numbers, total)

    def why(self, shape: Shape, output: Shape) -> str:
        forward, _ = self.directions()
        how = {
            "concat": f"side by side, so {forward.units} units become {output[-1]}",
            None: "given as outputs of their own",
        }.get(self.merge_mode, f"joined by {self.merge_mode}, so the width stays {output[-1]}")
        time = "the time axis stays" if forward.return_sequences else "the time axis is gone"
        return f"A forward and a backward reader are put {how}; {time}."

    def macs(self, shape: Shape) -> Size:
        forward, backward = (each.macs(shape) for each in self.directions())
        return None if forward is None or backward is None else forward + backward

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        forward, backward = self.directions()
        half = len(forward.own_weights(x.shape))
        ahead, back = forward.forward(x, weights[:half], mask), backward.forward(x, weights[half:], mask)
        turned = back.output[:, ::-1] if forward.return_sequences else back.output
        inside = {f"forward/{name}": value for name, value in ahead.inside.items()}
        inside |= {f"backward/{name}": value[:, ::-1] for name, value in back.inside.items()}
        states = (*ahead.outputs[1:], *back.outputs[1:])
        return Flow((*self._merge(ahead.output, turned), *states), inside, ahead.mask)

    def _merge(self, ahead: Array, back: Array) -> tuple[Array, ...]:
        if self.merge_mode is None:
            return ahead, back
        if self.merge_mode == "concat":
            return (np.concatenate([ahead, back], axis=-1),)
        if self.merge_mode == "mul":
            return (ahead * back,)
        total = ahead + back
        return (total / total.dtype.type(2) if self.merge_mode == "ave" else total,)

    def mask_after(self, mask: Array | None) -> Array | None:
        return mask if self.directions()[0].return_sequences else None


def _check_twins(forward: Recurrent, backward: Recurrent) -> None:
    if forward.go_backwards == backward.go_backwards:
        raise Misfit(
            "bidirectional_same_direction",
            "two readers that go the same way",
            "a layer with go_backwards=False inside Bidirectional",
            "Forward layer and backward layer should have different `go_backwards` value. Received: "
            f"forward_layer.go_backwards {forward.go_backwards}, "
            f"backward_layer.go_backwards={backward.go_backwards}",
        )
    for name in ("stateful", "return_sequences", "return_state"):
        ahead, back = getattr(forward, name), getattr(backward, name)
        if ahead != back:
            raise Misfit(
                "bidirectional_twins_differ",
                f"{name}={ahead} forward and {name}={back} backward",
                f"the same {name} in both directions",
                "Forward layer and backward layer are expected to have the same value for attribute "
                f'"{name}", got "{ahead}" for forward layer and "{back}" for backward layer',
            )
    if forward.units != backward.units or (forward.return_state and forward.states != backward.states):
        raise Misfit(
            "bidirectional_twins_differ",
            f"{forward.title} forward and {backward.title} backward",
            "the same units and states in both directions: Keras counts the forward layer twice, "
            "and announces a shape that the numbers do not have",
            "",
            "",
        )


_HOMES = {
    "core": ("dense", "embedding", "masking"),
    "activations": ("activation", "softmax"),
    "regularization": ("dropout", "spatial_dropout1d"),
    "normalization": ("batch_normalization", "layer_normalization"),
    "reshaping": ("flatten", "reshape", "permute", "repeat_vector"),
    "convolutional": ("conv1d", "conv2d"),
}


def _words_without_direction(layer: Layer) -> tuple[str, str]:
    if hasattr(layer, "layer"):
        return (
            f"Unrecognized keyword arguments passed to {layer.class_name}: {{'go_backwards': True}}",
            "ValueError",
        )
    folder = next((folder for folder, names in _HOMES.items() if layer.snake in names), "pooling")
    path = f"{folder}.{layer.snake.replace('spatial_dropout1d', 'spatial_dropout')}.{layer.class_name}"
    return (
        f"<class 'keras.src.layers.{path}'> could not be deserialized properly. Please ensure that components that "
        "are Python object instances (layers, models, etc.) returned by `get_config()` are explicitly deserialized "
        "in the model's `from_config()` method.",
        "TypeError",
    )
