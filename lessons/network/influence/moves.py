"""influence: how much each input step moves each output step of a network."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network.axes import input_axes, layer_axes
from lessons.network.influence.rules import Dual
from lessons.network.inputs import make_inputs
from lessons.network.layers import Embedding, Misfit
from lessons.network.predict import Prediction, predict
from lessons.network.spec import ModelSpec
from lessons.network.walk import masked_outputs
from lessons.network.weights import TooLarge, Weights, draw_weights

Array = np.ndarray
MOST_STEPS = 64
MOST_WORK = 3e8  # multiply-accumulates; about half a second
MOST_HELD = 4e6  # numbers held at once; about 30 MB


class NoInfluence(ValueError):
    """The network has no influence map, and why, in words for a learner."""


def influence(spec: ModelSpec, inputs: Array, weights: Weights | None = None) -> Array:
    """How strongly each output step answers to a small change of each input step.

    The network's own forward pass runs once in float64 on numbers that carry their slopes along, so the result
    is exact; where no path leads from an input step to an output step, it is exactly 0.

    Args:
        inputs: `(batch, time, feature)`, or ids `(batch, time)`; the first sample is looked at. With ids the
            changes are made to the vectors the Embedding hands on.
        weights: one tuple of arrays for each layer; drawn from the spec's seed when left out.

    Returns:
        `(output step, input step)`: the norm of d output[step] / d input[step], over all features of both. A
        network that ends without a time axis has one output step.

    Raises:
        NoInfluence: the network is stopped by a mistake, or nothing with a time axis comes in.
        TooLarge: the map would take too long.

    >>> from lessons.network.layers import Dense, Input
    >>> inputs = np.ones((1, 3, 2))
    >>> (influence(ModelSpec(Input((3, 2)), (Dense(4),)), inputs) > 0).astype(int).tolist()
    [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    """
    prediction = predict(spec)
    _needs_time_in_front(prediction)
    timesteps, features = inputs.shape[1], _features(spec)
    _fits(prediction, timesteps, features)
    weights = draw_weights(spec) if weights is None else weights
    wide = tuple(tuple(each.astype(np.float64) for each in arrays) for arrays in weights)
    start = _starting_point(spec, inputs[:1], wide)
    held = max(_size(facts.output_shape, timesteps) * 4 for facts in prediction.layers) if prediction.layers else 1
    many = max(1, int(MOST_HELD / (held * features)))  # input steps probed in one go
    columns = []
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        for first in range(0, timesteps, many):
            probed = range(first, min(first + many, timesteps))
            output = _run(spec, wide, start, _probing(start.x, probed))
            slope = _time_first(output.slope, prediction)  # (probe, output step, the rest)
            squares = (slope**2).sum(axis=2).reshape(len(probed), features, -1)
            columns.append(np.sqrt(squares.sum(axis=1)).T)  # (output step, input step)
    return np.concatenate(columns, axis=1)


@lru_cache(maxsize=64)
def influence_of(spec: ModelSpec) -> Array:
    """The map of a network with the weights and the input its seed gives it; remembered, and not to be changed."""
    moves = influence(spec, make_inputs(spec).array)
    moves.setflags(write=False)
    return moves


@dataclass(frozen=True)
class _Start:
    """Where the probing begins: behind the Embedding when ids come in."""

    layer: int
    x: Array
    mask: Array | None


def _needs_time_in_front(prediction: Prediction) -> None:
    if prediction.mistake:
        raise NoInfluence("This network does not run yet, so nothing moves anything. Mend it in the playground first.")
    axes = list(input_axes(prediction))
    first = prediction.spec.layers[0] if prediction.spec.layers else None
    if "time" not in axes or (len(axes) == 2 and not isinstance(first, Embedding)):
        raise NoInfluence(
            "Nothing with a time axis comes into this network: its input is one "
            f"{'picture' if 'height' in axes else 'vector'}. Give it an Input of (timesteps, features)."
        )


def _starting_point(spec: ModelSpec, inputs: Array, weights: Weights) -> _Start:
    if spec.layers and isinstance(spec.layers[0], Embedding):
        try:
            flow = spec.layers[0].forward(inputs, weights[0])
        except Misfit as misfit:
            raise NoInfluence(f"The Embedding refuses {misfit.came}; it expects {misfit.expected}.") from None
        return _Start(1, flow.output, flow.mask)
    return _Start(0, inputs.astype(np.float64), None)


def _features(spec: ModelSpec) -> int:
    """How many numbers one step holds where the probing begins."""
    first = spec.layers[0] if spec.layers else None
    return first.output_dim if isinstance(first, Embedding) else int(spec.input.shape[-1] or 1)


def _fits(prediction: Prediction, timesteps: int, features: int) -> None:
    if timesteps > MOST_STEPS:
        raise TooLarge(f"The map is drawn for up to {MOST_STEPS} timesteps; this network reads {timesteps}.")
    work = sum((facts.macs or _size(facts.output_shape, timesteps)) for facts in prediction.layers)
    if work * timesteps * features > MOST_WORK:
        raise TooLarge(
            f"{timesteps} × {features} input numbers through {work:,} multiplications each are too many for this "
            "map. Take fewer timesteps, features or units."
        )


def _size(shape: tuple[int | None, ...], timesteps: int) -> int:
    return int(np.prod([timesteps if size is None else size for size in shape[1:]]))


def _probing(x: Array, steps: range) -> Dual:
    features = x.shape[2]
    slope = np.zeros((len(steps), features, *x.shape))
    for place, step in enumerate(steps):
        slope[place, :, 0, step] = np.eye(features)
    return Dual(x, slope.reshape(-1, *x.shape))


def _run(spec: ModelSpec, weights: Weights, start: _Start, x: Dual) -> Dual:
    outputs: tuple = (x,)
    mask = start.mask
    for index, layer in enumerate(spec.layers[start.layer :], start=start.layer):
        taken = spec.taken(index) or 0
        if taken and taken >= masked_outputs(spec.layers[index - 1]):
            mask = None
        try:
            flow = layer.forward(outputs[taken], weights[index], mask)
        except Misfit as misfit:
            raise NoInfluence(f"{layer.title} refuses {misfit.came}; it expects {misfit.expected}.") from None
        outputs, mask = flow.outputs, flow.mask
    last: Dual = outputs[0]
    return last


def _time_first(slope: Array, prediction: Prediction) -> Array:
    """`(probe, output step, the rest)`: one output step where the time axis is gone."""
    axes = (layer_axes(prediction) or (input_axes(prediction),))[-1]
    if "time" not in axes:
        return slope.reshape(len(slope), 1, -1)
    moved = np.moveaxis(slope, axes.index("time") + 1, 1)
    return moved.reshape(*moved.shape[:2], -1)
