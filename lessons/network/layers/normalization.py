"""BatchNormalization and LayerNormalization: shift and scale to mean 0 and variance 1, then learn how much."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from lessons.network.arguments import argument
from lessons.network.initializers import Initializer
from lessons.network.layers.base import NO_PARAMETERS, Array, Flow, Formula, Layer, MaskRule, Weight
from lessons.network.layers.misfit import Misfit, needs_known
from lessons.network.shape import Shape, Shapes, axis_index, product, show_shape


@dataclass(frozen=True)
class BatchNormalization(Layer):
    """Normalises each feature with averages kept from training (at inference), one pair per feature."""

    axis: int = argument("whole", -1, "the feature axis")
    momentum: float = argument("number", 0.99, "how slowly the averages move")
    epsilon: float = argument("number", 0.001, "keeps the division safe")
    center: bool = argument("switch", True, "learn a shift")
    scale: bool = argument("switch", True, "learn a factor")
    beta_initializer: str | Initializer = argument("initializer", "zeros")
    gamma_initializer: str | Initializer = argument("initializer", "ones")
    moving_mean_initializer: str | Initializer = argument("initializer", "zeros")
    moving_variance_initializer: str | Initializer = argument("initializer", "ones")

    mask_rule: ClassVar[MaskRule] = "passes"
    counts_inputs: ClassVar[bool] = False
    snake: ClassVar[str] = "batch_normalization"

    def output_shapes(self, shape: Shape) -> Shapes:
        place = require_axis(self.axis, shape)
        first = "gamma" if self.scale else "beta" if self.center else "moving_mean"
        needs_known(shape[place], (None,), f"{self.label}/{first}", "unknown_features", "feature")
        return (shape,)

    def own_weights(self, shape: Shape) -> tuple[Weight, ...]:
        size = (shape[require_axis(self.axis, shape)] or 0,)
        gamma = (Weight("gamma", size, initializer=self.gamma_initializer),) * self.scale
        beta = (Weight("beta", size, initializer=self.beta_initializer),) * self.center
        return (
            *gamma,
            *beta,
            Weight("moving_mean", size, False, self.moving_mean_initializer),
            Weight("moving_variance", size, False, self.moving_variance_initializer),
        )

    def formula(self, shape: Shape) -> Formula:
        size = shape[require_axis(self.axis, shape)] or 0
        rows = 2 + self.scale + self.center
        names = ["gamma"] * self.scale + ["beta"] * self.center + ["moving mean", "moving variance"]
        return Formula(f"features · {rows} ({', '.join(names)})", f"{size}·{rows}", size * rows)

    def why(self, shape: Shape, output: Shape) -> str:
        return "Each feature is shifted and scaled with averages kept from training; the shape stays."

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        place = require_axis(self.axis, x.shape)
        wide = [each.reshape([-1 if axis == place else 1 for axis in range(x.ndim)]) for each in weights]
        gamma, beta, mean, variance = _named(wide, self.scale, self.center)
        factor = 1 / np.sqrt(variance + x.dtype.type(self.epsilon))
        factor = factor * gamma if self.scale else factor
        shift = beta - mean * factor if self.center else -mean * factor
        return Flow((x * factor + shift,), {}, self.mask_after(mask))


@dataclass(frozen=True)
class LayerNormalization(Layer):
    """Normalises each sample (and each step) with its own mean and variance."""

    axis: int | tuple[int, ...] = argument("axes", -1, "the axes that are normalised together")
    epsilon: float = argument("number", 0.001, "keeps the division safe")
    center: bool = argument("switch", True, "learn a shift")
    scale: bool = argument("switch", True, "learn a factor")
    beta_initializer: str | Initializer = argument("initializer", "zeros")
    gamma_initializer: str | Initializer = argument("initializer", "ones")

    mask_rule: ClassVar[MaskRule] = "passes"
    counts_inputs: ClassVar[bool] = False
    snake: ClassVar[str] = "layer_normalization"

    def output_shapes(self, shape: Shape) -> Shapes:
        sizes = tuple(shape[place] for place in self.places(shape))
        path = f"{self.label}/{'gamma' if self.scale else 'beta'}"
        if self.scale or self.center:
            needs_known(product(sizes), sizes, path, "unknown_features", "feature")
        return (shape,)

    def places(self, shape: Shape) -> list[int]:
        """The axes that are normalised together, as places in the shape, in the order of Keras's weights."""
        axes = self.axis if isinstance(self.axis, tuple) else (self.axis,)
        found = [require_axis(axis, shape) for axis in sorted(axes)]
        require_once(found, self.axis)
        return found

    def own_weights(self, shape: Shape) -> tuple[Weight, ...]:
        size = tuple(shape[place] or 0 for place in self.places(shape))
        gamma = (Weight("gamma", size, initializer=self.gamma_initializer),) * self.scale
        return gamma + (Weight("beta", size, initializer=self.beta_initializer),) * self.center

    def formula(self, shape: Shape) -> Formula:
        size, rows = product(shape[place] for place in self.places(shape)) or 0, self.scale + self.center
        if not rows:
            return NO_PARAMETERS
        names = ["gamma"] * self.scale + ["beta"] * self.center
        return Formula(f"features · {rows} ({', '.join(names)})", f"{size}·{rows}", size * rows)

    def why(self, shape: Shape, output: Shape) -> str:
        return "Each row of features is shifted and scaled by its own mean and variance; the shape stays."

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        places = self.places(x.shape)
        mean = x.mean(axis=tuple(places), keepdims=True)
        variance = x.var(axis=tuple(places), keepdims=True)
        factor = 1 / np.sqrt(variance + x.dtype.type(self.epsilon))
        wide = [each.reshape([x.shape[axis] if axis in places else 1 for axis in range(x.ndim)]) for each in weights]
        factor = factor * wide[0] if self.scale else factor
        shift = wide[-1] - mean * factor if self.center else -mean * factor
        return Flow((x * factor + shift,), {}, self.mask_after(mask))


def require_once(places: list[int], axis: int | tuple[int, ...]) -> None:
    """Raises when two axis numbers mean the same axis: Keras builds that, and fails on numbers."""
    if len(set(places)) < len(places):
        raise Misfit("axis_twice", f"axis={axis}", "each axis once", "", "")


def require_axis(axis: int, shape: Shape) -> int:
    """The place of an axis in a shape, or the refusal."""
    place = axis_index(axis, len(shape))
    if place is None:
        raise Misfit(
            "no_such_axis",
            f"axis={axis} on {show_shape(shape)}",
            f"an axis from {-len(shape)} to {len(shape) - 1}",
            "tuple index out of range",
            "IndexError",
        )
    return place


def _named(weights: list[Array], scale: bool, center: bool) -> tuple[Array, Array, Array, Array]:
    gamma = weights[0]
    beta = weights[1 if scale else 0]
    return gamma, beta, weights[-2], weights[-1]
