"""Case: a network with its loss and its target, side by side: the names, the pairs, the numbers."""

from dataclasses import dataclass, replace
from functools import lru_cache

from lessons.network.axes import layer_axes
from lessons.network.layers import Softmax, TimeDistributed
from lessons.network.loss.head import Numbers, output_numbers
from lessons.network.loss.lineup import LineUp, line_up
from lessons.network.loss.pairs import Names, Pair, name_target, pair_up
from lessons.network.loss.table import Loss
from lessons.network.predict import predict
from lessons.network.shape import Shape, Shapes, Size
from lessons.network.spec import ModelSpec
from lessons.network.walk import Step, walk


@dataclass(frozen=True)
class Output:
    """What leaves a network.

    Args:
        shapes: of each output, batch first.
        names: of the first output's axes.
        numbers: what its numbers can be.
        masked: a (batch, time) mask leaves with it.
        timesteps: how many steps the network reads, if it reads any.
    """

    steps: tuple[Step, ...]
    shapes: Shapes
    names: Names
    numbers: Numbers
    masked: bool
    timesteps: Size


@dataclass(frozen=True)
class Case:
    """Output and target beside each other, the batch the same in both; `met` is how Keras lets them meet."""

    loss: Loss
    network: Output
    output: Shape
    names: Names
    target: Shape
    target_names: Names
    met: LineUp
    pairs: tuple[Pair, ...]


def output_of(spec: ModelSpec) -> Output | None:
    """What leaves the network; `None` when a mistake stops it before that, or as soon as numbers arrive."""
    return _output_of(replace(spec, loss=None, target=None))  # the same network meets many losses and targets


def lay_out(loss: Loss, network: Output, target: Shape) -> Case:
    """Lets the first output and the target meet, and names what meets what."""
    output = network.shapes[0]
    batch = output[0] if output[0] is not None else target[0]
    output, target = (batch, *output[1:]), (batch, *target[1:])
    names = network.names
    if loss.family in ("ids", "shares") and len(names) > 1:
        names = (*names[:-1], "class")
    target_names = name_target(loss, output, names, target, network.timesteps)
    met = line_up(loss, output, target, network.masked)
    pairs = pair_up(loss, met, output, names, target, target_names)
    return Case(loss, network, output, names, target, target_names, met, pairs)


@lru_cache(maxsize=512)
def _output_of(spec: ModelSpec) -> Output | None:
    steps, refusal = walk(spec)
    if refusal is not None or any(step.masked and _is_softmax_layer(step) for step in steps):
        return None
    shapes = steps[-1].output_shapes if steps else (spec.input.batch_shape,)
    axes = layer_axes(predict(spec)) if steps else ()
    names: Names = axes[-1] if axes else ("batch", "time", "feature")[: len(shapes[0])]
    reading = (step.input_shape[1] for step in steps if len(step.input_shape) == 3)
    masked = bool(steps) and steps[-1].mask_leaves
    return Output(steps, shapes, names, output_numbers(steps), masked, next(reading, None))


def _is_softmax_layer(step: Step) -> bool:
    inner = step.layer.layer if isinstance(step.layer, TimeDistributed) else step.layer
    return isinstance(inner, Softmax)
