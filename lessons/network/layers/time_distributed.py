"""TimeDistributed: one layer, with one set of weights, run on every time step by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from lessons.network.arguments import argument
from lessons.network.layers.base import Array, Flow, Formula, Layer, MaskRule, Weight, title_of
from lessons.network.layers.elementwise import Softmax
from lessons.network.layers.misfit import Misfit
from lessons.network.shape import Shape, Shapes, Size, show_shape

RANKS = (
    "needs_time_axis", "conv_rank", "pooling_rank", "permute_rank", "repeat_needs_vector",
    "dense_needs_features", "time_distributed_needs_time", "inner_rank",
)  # fmt: skip


@dataclass(frozen=True)
class TimeDistributed(Layer):
    """Runs one layer, with one set of weights, on every time step by itself.

    Args:
        layer: the layer that sees one step at a time.
    """

    layer: Layer = argument("layer", meaning="the layer that sees one step at a time")

    mask_rule: ClassVar[MaskRule] = "passes"
    counts_inputs: ClassVar[bool] = False
    snake: ClassVar[str] = "time_distributed"

    @property
    def title(self) -> str:
        return f"TimeDistributed({title_of(self.layer)})"

    def output_shapes(self, shape: Shape) -> Shapes:
        if len(shape) < 3:
            raise Misfit(
                "time_distributed_needs_time",
                f"{show_shape(shape)}: no time axis to go along",
                "at least (batch, time, feature)",
                needs_time_words(shape),
            )
        inner = self._step_shapes(_one_step(shape))
        if len(inner) > 1:
            raise Misfit(
                "several_outputs",
                f"{self.layer.class_name} gives {len(inner)} outputs",
                "a layer with one output inside TimeDistributed",
                "",
                "",
            )
        return ((shape[0], shape[1], *inner[0][1:]),)

    def _step_shapes(self, step: Shape) -> Shapes:
        try:
            return self.layer.output_shapes(step)
        except Misfit as misfit:
            said, error = misfit.keras, misfit.keras_error
            wrong_axes = misfit.code in RANKS
            if wrong_axes:
                said, error = self.words_inside(step)
            said = self._as_mine(said).replace("variable path='", f"variable path='{self.label}/")
            code = "inner_rank" if wrong_axes else misfit.code
            came = f"steps of shape {misfit.came}" if wrong_axes else misfit.came
            raise Misfit(code, came, misfit.expected, said, error) from misfit

    def _as_mine(self, said: str) -> str:
        return said.replace(f"calling {self.layer.class_name}.call()", "calling TimeDistributed.call()")

    def words_inside(self, shape: Shape) -> tuple[str, str]:
        if isinstance(self.layer, TimeDistributed) and len(shape) < 3:
            return needs_time_words(shape), "ValueError"
        return self.layer.words_inside(shape)

    def check_arguments(self) -> None:
        if isinstance(self.layer, Layer):
            try:
                self.layer.check_arguments()
            except Misfit as misfit:
                misfit.keras = self._as_mine(misfit.keras)
                raise
        super().check_arguments()

    def check_initializers(self, shape: Shape) -> None:
        self.layer.check_initializers(_one_step(shape))

    def own_weights(self, shape: Shape) -> tuple[Weight, ...]:
        inner, step = self.layer, _one_step(shape)
        # Keras freezes where a weight is made; a wrapper inside this one makes none, and its `trainable` is lost
        return inner.own_weights(step) if hasattr(inner, "layer") else inner.weights(step)

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

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        batch, time = x.shape[:2]
        if _reads_batch(self.layer) or (mask is not None and _reads_mask(self.layer)):
            return self._forward_by_step(x, weights, mask)
        flow = self.layer.forward(x.reshape(batch * time, *x.shape[2:]), weights)
        inside = {name: value.reshape(batch, time, *value.shape[1:]) for name, value in flow.inside.items()}
        output = flow.output.reshape(batch, time, *flow.output.shape[1:])
        return Flow((output,), inside, mask)

    def _forward_by_step(self, x: Array, weights: Sequence[Array], mask: Array | None) -> Flow:
        # a mask of its own for every step, as Keras cuts it
        flows = [self.layer.forward(x[:, t], weights, None if mask is None else mask[:, t]) for t in range(x.shape[1])]
        inside = {name: np.stack([flow.inside[name] for flow in flows], axis=1) for name in flows[0].inside}
        return Flow((np.stack([flow.output for flow in flows], axis=1),), inside, mask)


def needs_time_words(shape: Shape) -> str:
    """What Keras says when TimeDistributed gets no time axis."""
    return (
        "`TimeDistributed` Layer should be passed an `input_shape` with at least 3 dimensions, "
        f"received: {show_shape(shape)}"
    )


def _reads_mask(layer: Layer) -> bool:
    return layer.mask_rule in ("uses", "ends") or isinstance(layer, Softmax | TimeDistributed)


def _reads_batch(layer: Layer) -> bool:
    # an axis of its own may be the batch, and then steps must not be laid into it
    inner = layer.layer if isinstance(layer, TimeDistributed) else layer
    return getattr(inner, "axis", -1) != -1


def _one_step(shape: Shape) -> Shape:
    return (shape[0], *shape[2:])
