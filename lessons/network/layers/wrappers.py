"""TimeDistributed and Bidirectional: layers around a layer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from lessons.network.arguments import argument
from lessons.network.layers.base import Array, Flow, Formula, Layer, MaskRule, Weight
from lessons.network.layers.misfit import Misfit
from lessons.network.layers.recurrent import Recurrent
from lessons.network.shape import Shape, Shapes, Size, show_shape

MERGES = ("concat", "sum", "mul", "ave")


@dataclass(frozen=True)
class TimeDistributed(Layer):
    """Runs one layer, with one set of weights, on every time step by itself.

    Args:
        layer: the layer that sees one step at a time.
    """

    layer: Layer = argument("layer", meaning="the layer that sees one step at a time")

    mask_rule: ClassVar[MaskRule] = "passes"
    snake: ClassVar[str] = "time_distributed"

    @property
    def title(self) -> str:
        return f"TimeDistributed({self.layer.title})"

    def output_shapes(self, shape: Shape) -> Shapes:
        if len(shape) < 3:
            raise Misfit(
                "time_distributed_needs_time",
                f"{show_shape(shape)}: no time axis to go along",
                "at least (batch, time, feature)",
                "`TimeDistributed` Layer should be passed an `input_shape` with at least 3 dimensions, "
                f"received: {show_shape(shape)}",
            )
        inner = self.layer.output_shapes(_one_step(shape))
        if len(inner) > 1:
            raise Misfit(
                "several_outputs",
                f"{self.layer.class_name} gives {len(inner)} outputs",
                "a layer with one output inside TimeDistributed",
                "TimeDistributed cannot stack several outputs per step.",
            )
        return ((shape[0], shape[1], *inner[0][1:]),)

    def check_arguments(self) -> None:
        super().check_arguments()
        self.layer.check_arguments()

    def own_weights(self, shape: Shape) -> tuple[Weight, ...]:
        return self.layer.weights(_one_step(shape))

    def formula(self, shape: Shape) -> Formula:
        return self.layer.formula(_one_step(shape))

    def why(self, shape: Shape, output: Shape) -> str:
        steps = f"each of the {shape[1]} steps" if shape[1] else "every step"
        return (
            f"The same {self.layer.class_name}, with the same weights, is run on {steps}: "
            f"{show_shape(shape[2:])} becomes {show_shape(output[2:])} and the time axis stays."
        )

    def macs(self, shape: Shape) -> Size:
        inner = self.layer.macs(_one_step(shape))
        return None if shape[1] is None or inner is None else shape[1] * inner

    def check_mask(self, shape: Shape) -> None:
        self.layer.check_mask(shape[:1])

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        batch, time = x.shape[:2]
        inner_mask = None
        if mask is not None and isinstance(self.layer, Recurrent):
            inner_mask = mask.reshape(batch * time, *mask.shape[2:])
        flow = self.layer.forward(x.reshape(batch * time, *x.shape[2:]), weights, inner_mask)
        inside = {name: value.reshape(batch, time, *value.shape[1:]) for name, value in flow.inside.items()}
        return Flow(
            (flow.output.reshape(batch, time, *flow.output.shape[1:]),), inside, self.mask_after(mask)
        )


@dataclass(frozen=True)
class Bidirectional(Layer):
    """One recurrent layer reads forward, a second one (with its own weights) backward.

    Args:
        layer: the layer that reads forward.
        merge_mode: how the two are joined.
        backward_layer: the layer that reads backward, when it is not a twin of the first.
    """

    layer: Layer = argument("layer", meaning="the layer that reads forward")
    merge_mode: str | None = argument(
        "choice", "concat", "how the two are joined", choices=MERGES, optional=True
    )
    backward_layer: Layer | None = argument("layer", None, "a reader of its own for backward", kw_only=True)

    mask_rule: ClassVar[MaskRule] = "uses"
    snake: ClassVar[str] = "bidirectional"

    @property
    def title(self) -> str:
        return f"Bidirectional({self.layer.title})"

    @property
    def output_count(self) -> int:
        return (2 if self.merge_mode is None else 1) + 2 * (self.layer.output_count - 1)

    def directions(self) -> tuple[Recurrent, Recurrent]:
        """The forward and the backward reader, padding giving 0 in both as Keras does.

        Raises:
            Misfit: what is wrapped cannot be read in two directions.
        """
        forward = self.layer
        if not isinstance(forward, Recurrent):
            raise Misfit(
                "bidirectional_needs_recurrent",
                f"Bidirectional around {forward.class_name}",
                "SimpleRNN, LSTM or GRU inside: only they read in a direction",
                f"Bidirectional cannot rebuild {forward.class_name} to go backwards: it has no `go_backwards`.",
                "TypeError",
            )
        backward = self.backward_layer or replace(forward, go_backwards=True)
        if not isinstance(backward, Recurrent) or forward.go_backwards == backward.go_backwards:
            raise Misfit(
                "bidirectional_same_direction",
                "two readers that go the same way",
                "a layer with go_backwards=False inside Bidirectional",
                "Forward layer and backward layer should have different `go_backwards` value. Received: "
                f"forward_layer.go_backwards {forward.go_backwards}, "
                f"backward_layer.go_backwards={getattr(backward, 'go_backwards', None)}",
            )
        return tuple(
            replace(each, zero_output_for_mask=each.return_sequences) for each in (forward, backward)
        )  # type: ignore[return-value]

    def output_shapes(self, shape: Shape) -> Shapes:
        forward, backward = self.directions()
        main, *states = forward.output_shapes(shape)
        other, *other_states = backward.output_shapes(shape)
        if self.merge_mode is None:
            return (main, other, *states, *other_states)
        wide = (*main[:-1], forward.units + backward.units) if self.merge_mode == "concat" else main
        return (wide, *states, *other_states)

    def check_arguments(self) -> None:
        super().check_arguments()
        for each in self.directions():
            each.check_arguments()

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


def _one_step(shape: Shape) -> Shape:
    return (shape[0], *shape[2:])
