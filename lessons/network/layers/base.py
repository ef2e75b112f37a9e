"""What every layer knows: its output, its weights, its formula, its sums, and the mistakes it can meet."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, ClassVar, Literal

import numpy as np

from lessons.network.arguments import Argument, arguments_of, default_of
from lessons.network.initializers import Initializer, as_initializer, is_initializer
from lessons.network.layers.misfit import Misfit
from lessons.network.layers.refused_argument import refused_argument
from lessons.network.regularizers import is_regularizer
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


_NAME = Argument("text", "a name of your own", optional=True)
_TRAINABLE = Argument("switch", "off: training leaves these weights alone")


@dataclass(frozen=True)
class Layer:
    """A Keras layer as a value: its arguments, with Keras's names and defaults.

    Args:
        name: the layer's own name; Keras makes one up when it is `None`.
        trainable: `False` freezes the weights: they count, but training leaves them alone.
    """

    # plain fields, not `argument(...)`: the type checker then knows that they come by name only
    name: str | None = field(default=None, kw_only=True, metadata={"argument": _NAME})
    trainable: bool = field(default=True, kw_only=True, metadata={"argument": _TRAINABLE})

    mask_rule: ClassVar[MaskRule] = "drops"
    counts_inputs: ClassVar[bool] = True  # Keras refuses several inputs by name, instead of stumbling over them
    snake: ClassVar[str] = ""

    @property
    def class_name(self) -> str:
        """Keras's name of the class."""
        return type(self).__name__

    @property
    def label(self) -> str:
        """Its own name, or the one Keras gives the first layer of its class."""
        return self.name or self.snake

    @property
    def title(self) -> str:
        """The class and its first number, as short as a label must be."""
        return self.class_name

    @property
    def output_count(self) -> int:
        """How many tensors it hands on."""
        return 1

    def output_shapes(self, shape: Shape) -> Shapes:
        """The shape of each output for this input shape; both with the batch axis first.

        Raises:
            Misfit: Keras would refuse this input.
        """
        raise NotImplementedError

    def words_inside(self, shape: Shape) -> tuple[str, str]:
        """Keras's message and error when TimeDistributed hands on steps with the wrong number of axes.

        TimeDistributed skips the check a layer makes when it is called by itself. Most layers are then built all
        the same, and fail as soon as there are numbers: both are empty.
        """
        return "", ""

    def own_weights(self, shape: Shape) -> tuple[Weight, ...]:
        """The weights as they are before `trainable` is looked at."""
        return ()

    def weights(self, shape: Shape) -> tuple[Weight, ...]:
        """The weights for this input shape; all frozen when `trainable` is off."""
        own = self.own_weights(shape)
        return own if self.trainable else tuple(replace(each, trainable=False) for each in own)

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
        kind: type = type(self)
        values = vars(self)
        for name, default in _defaults_of(kind):
            # the default itself needs no second look, and most arguments are left at it
            if values[name] is not default and not self.accepts(name):
                raise refused_argument(self, name, values[name])

    def accepts(self, name: str) -> bool:
        """True when Keras would take what this argument is set to."""
        described, value = arguments_of(self)[name], getattr(self, name)
        if described.kind == "initializer":
            return is_initializer(value)
        return is_regularizer(value) if described.kind == "regularizer" else described.accepts(value)

    def check_initializers(self, shape: Shape) -> None:
        """Raises `Misfit` when an initializer cannot fill the weight it is for."""
        kind: type = type(self)
        values = vars(self)
        if all(values[name] is default for name, default in _initializers_of(kind)):
            return
        for weight in self.own_weights(shape):
            said = as_initializer(weight.initializer).refuses(weight.shape)
            if said:
                raise Misfit(
                    f"argument_{weight.name.replace('recurrent_kernel', 'recurrent')}_initializer",
                    f"a {weight.name} of shape {weight.shape} for {weight.initializer!r}",
                    "an initializer that can fill this shape",
                    said,
                )

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


def needs_step_mask(layer: Layer, mask: Array | None, shape: Shape) -> None:
    """Raises when a layer that reads a mask step by step gets one that has not exactly (batch, time)."""
    if mask is not None and mask.ndim != 2:
        raise Misfit(
            "mask_rank",
            f"a mask of shape {show_shape(mask.shape)} beside numbers of shape {show_shape(shape)}",
            f"a mask over (batch, time) for {layer.class_name}",
            "",
            "",
        )


def title_of(layer: object) -> str:
    """The title of what a wrapper was given, also when it is no layer."""
    return layer.title if isinstance(layer, Layer) else repr(layer)


@cache
def _defaults_of(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple((name, default_of(kind, name)) for name in arguments_of(kind))


@cache
def _initializers_of(kind: type) -> tuple[tuple[str, Any], ...]:
    names = [name for name, described in arguments_of(kind).items() if described.kind == "initializer"]
    return tuple((name, default_of(kind, name)) for name in names)
