"""What every layer knows: its output, its weights, its formula, its sums, and the mistakes it can meet."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, Literal

import numpy as np

from lessons.network.arguments import argument, arguments_of, is_whole
from lessons.network.initializers import Initializer
from lessons.network.shape import Shape, Shapes, Size, product, show_shape

Array = np.ndarray
MaskRule = Literal["none", "starts", "passes", "uses", "drops", "ends"]


@dataclass(frozen=True)
class Weight:
    """One array a layer learns or keeps. `shape` has no batch axis: weights are shared by the whole batch."""

    name: str
    shape: tuple[int, ...]
    trainable: bool = True
    initializer: str | Initializer = "zeros"

    @property
    def count(self) -> int:
        """How many numbers it holds."""
        return product(self.shape) or 0


@dataclass(frozen=True)
class Formula:
    """How the parameters add up, in words and in numbers.

    >>> str(Formula("inputs · units + units", "16·15 + 15", 255))
    '16·15 + 15 = 255'
    """

    words: str
    numbers: str
    total: int

    def __str__(self) -> str:
        return f"{self.numbers} = {self.total:,}"


NO_PARAMETERS = Formula("nothing to learn", "0", 0)


@dataclass(frozen=True)
class Flow:
    """What leaves a layer: its output(s), the numbers inside it by name, and the mask it hands on.

    `inside` arrays keep named axes: gates and states are `(batch, time, units)`, logits end in the class axis.
    """

    outputs: tuple[Array, ...]
    inside: dict[str, Array] = field(default_factory=dict)
    mask: Array | None = None

    @property
    def output(self) -> Array:
        """The first output."""
        return self.outputs[0]


class Misfit(Exception):
    """A layer refuses its input or its arguments: the reason, without the place (the door adds that).

    Args:
        code: names the kind of mistake.
        came: what arrived, in words.
        expected: what would have fitted, in words.
        keras: what Keras 3 says.
        keras_error: the class of error Keras raises.
    """

    def __init__(self, code: str, came: str, expected: str, keras: str, keras_error: str = "ValueError"):
        super().__init__(f"{came}; expected {expected}")
        self.code, self.came, self.expected, self.keras, self.keras_error = (
            code,
            came,
            expected,
            keras,
            keras_error,
        )


@dataclass(frozen=True)
class Layer:
    """A Keras layer as a value: its arguments, with Keras's names and defaults.

    Args:
        name: the layer's own name; Keras makes one up when it is `None`.
        trainable: `False` freezes the weights: they count, but training leaves them alone.
    """

    name: str | None = argument("text", None, "a name of your own", kw_only=True)
    trainable: bool = argument("switch", True, "off: training leaves these weights alone", kw_only=True)

    mask_rule: ClassVar[MaskRule] = "drops"
    snake: ClassVar[str] = ""

    @property
    def class_name(self) -> str:
        """Keras's name of the class."""
        return type(self).__name__

    @property
    def title(self) -> str:
        """The class and its first number, as short as a label must be."""
        return self.class_name

    def output_shapes(self, shape: Shape) -> Shapes:
        """The shape of each output for this input shape; both with the batch axis first.

        Raises:
            Misfit: Keras would refuse this input.
        """
        raise NotImplementedError

    def own_weights(self, shape: Shape) -> tuple[Weight, ...]:
        """The weights as they are before `trainable` is looked at."""
        return ()

    def weights(self, shape: Shape) -> tuple[Weight, ...]:
        """The weights for this input shape; all frozen when `trainable` is off."""
        return tuple(
            Weight(each.name, each.shape, each.trainable and self.trainable, each.initializer)
            for each in self.own_weights(shape)
        )

    def formula(self, shape: Shape) -> Formula:
        """How the parameters add up."""
        return NO_PARAMETERS

    def why(self, shape: Shape, output: Shape) -> str:
        """One sentence: why the shape changed, or why it did not."""
        return f"Each number is changed on its own, so the shape stays {show_shape(output)}."

    def macs(self, shape: Shape) -> Size:
        """Multiply-accumulates for one sample; `None` while a size is not fixed."""
        return 0

    def check_arguments(self) -> None:
        """Raises `Misfit` when Keras would refuse an argument."""
        for name, described in arguments_of(self).items():
            value = getattr(self, name)
            if not described.accepts(value):
                raise bad_argument(self, name, value)

    def check_mask(self, shape: Shape) -> None:
        """Raises `Misfit` when a mask over (batch, time) cannot go through this layer."""

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        """Runs the layer on numbers, as Keras does at inference.

        Args:
            x: the input, batch axis first.
            weights: arrays in the order of `weights(shape)`.
            mask: `(batch, time)` of bool, `False` where a step is padding, or `None`.
        """
        raise NotImplementedError

    def mask_after(self, mask: Array | None) -> Array | None:
        """The mask the next layer gets."""
        return mask if self.mask_rule in ("passes", "uses", "starts") else None


def bad_argument(layer: Layer, name: str, value: Any) -> Misfit:
    """The refusal of one argument, in our words and in Keras's."""
    kind = arguments_of(layer)[name].kind
    choices = arguments_of(layer)[name].choices
    wanted = {
        "size": "a positive whole number",
        "sizes": "positive whole numbers",
        "whole": "a whole number",
        "axes": "a whole number, or several",
        "shape": "whole numbers",
        "fraction": "a number from 0 to 1",
        "number": "a finite number",
        "switch": "True or False",
        "seed": "a whole number or None",
        "text": "a text",
    }.get(kind, "one of " + ", ".join(choices))
    keras = {
        "units": f"Received an invalid value for `units`, expected a positive integer. Received: units={value}",
        "rate": "Invalid value received for argument `rate`. Expected a float value between 0 and 1. "
        f"Received: rate={value}",
        "n": f"Argument `n` should be a positive integer. Received: n={value}",
        "merge_mode": f"Invalid merge mode. Received: {value}. Merge mode should be one of "
        '{"sum", "mul", "ave", "concat", None}',
        "activation": f"Could not interpret activation function identifier: {value}",
    }.get(name, f"Invalid value for argument `{name}`: {value}")
    error = "TypeError" if name == "n" and not is_whole(value) else "ValueError"
    return Misfit(f"argument_{name}", f"{layer.class_name} got {name}={value!r}", wanted, keras, error)


def needs_rank(layer: Layer, shape: Shape, rank: int, code: str, expected: str) -> None:
    """Raises when the input does not have exactly `rank` axes, in the words Keras uses."""
    if len(shape) != rank:
        raise Misfit(code, _came(shape), expected, _ndim_message(layer, shape, f"expected ndim={rank}"))


def needs_min_rank(layer: Layer, shape: Shape, rank: int, code: str, expected: str) -> None:
    """Raises when the input has fewer than `rank` axes, in the words Keras uses."""
    if len(shape) < rank:
        raise Misfit(code, _came(shape), expected, _ndim_message(layer, shape, f"expected min_ndim={rank}"))


def needs_known(size: Size, weight_shape: Shape, path: str, code: str, what: str) -> None:
    """Raises when a weight would get a size that is not fixed."""
    if size is None:
        raise Misfit(
            code,
            f"the size of the {what} axis is not fixed",
            f"a fixed number: a weight needs one row for each {what}",
            "Shapes used to initialize variables must be fully-defined (no `None` dimensions). "
            f"Received: shape={show_shape(weight_shape)} for variable path='{path}'",
        )


def replaced(layer: Layer, **changes: Any) -> Any:
    """A copy of a layer with some arguments changed."""
    values = {each.name: getattr(layer, each.name) for each in fields(layer)}
    return type(layer)(**(values | changes))


def _came(shape: Shape) -> str:
    axes = len(shape) - 1
    return f"{show_shape(shape)}: {axes} {'axis' if axes == 1 else 'axes'} after the batch"


def _ndim_message(layer: Layer, shape: Shape, expected: str) -> str:
    return (
        f"Input 0 with name 'None' of layer '{layer.name or layer.snake}' is incompatible with the layer: "
        f"{expected}, found ndim={len(shape)}. Full shape received: {show_shape(shape)}"
    )
