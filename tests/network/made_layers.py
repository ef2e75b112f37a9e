"""Layers and networks made at random: mostly ones that fit, some that do not.

Everything is drawn from one `random.Random`, so a seed repeats a sweep, and Hypothesis can hand in one it steers.
"""

from dataclasses import replace
from random import Random
from typing import Any

from lessons.network.arguments import arguments_of
from lessons.network.initializers import Constant, HeNormal, RandomNormal, VarianceScaling
from lessons.network.layers import (
    GRU,
    LAYERS,
    LSTM,
    Activation,
    BatchNormalization,
    Bidirectional,
    Conv1D,
    Conv2D,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    Input,
    Layer,
    LayerNormalization,
    Masking,
    Permute,
    RepeatVector,
    Reshape,
    SimpleRNN,
    Softmax,
    SpatialDropout1D,
    TimeDistributed,
)  # fmt: skip
from lessons.network.layers.dense import NAMES
from lessons.network.layers.pooling import Pooling
from lessons.network.regularizers import L2
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec
from lessons.network.walk import walk

CELLS = (SimpleRNN, LSTM, GRU)
LIKELY = {  # which layers make sense for an input with so many axes, the batch included
    1: ("Flatten", "Embedding", "Activation"),
    2: ("Dense", "RepeatVector", "Embedding", "Activation", "Softmax", "Dropout", "BatchNormalization", "Reshape",
        "LayerNormalization", "Flatten"),
    3: ("SimpleRNN", "LSTM", "GRU", "Bidirectional", "TimeDistributed", "Dense", "Softmax", "Conv1D", "MaxPooling1D",
        "AveragePooling1D", "GlobalMaxPooling1D", "GlobalAveragePooling1D", "SpatialDropout1D", "Permute", "Reshape",
        "Flatten", "Masking", "LayerNormalization", "BatchNormalization", "Activation", "Dropout"),
    4: ("Conv2D", "MaxPooling2D", "AveragePooling2D", "GlobalMaxPooling2D", "GlobalAveragePooling2D", "Flatten",
        "TimeDistributed", "Reshape", "Permute", "Dense", "BatchNormalization", "LayerNormalization"),
    5: ("TimeDistributed", "Flatten", "Dense", "Reshape", "LayerNormalization"),
}  # fmt: skip
INITIALIZERS: tuple[Any, ...] = (
    "glorot_uniform", "he_normal", "orthogonal", "zeros", "ones", "random_normal", "lecun_uniform", "identity",
    RandomNormal(mean=0.1, stddev=0.2, seed=3), HeNormal(seed=1), Constant(0.3),
    VarianceScaling(2.0, "fan_out", "uniform"), "uniform", "GlorotNormal",
)  # fmt: skip


def some_input(random: Random) -> Input:
    """An Input of any kind, with open sizes now and then."""
    sizes = random.choice([(), (4,), (3, 4), (5, 3), (6, 2), (7, 4), (9, 3), (6, 5, 2), (8, 8, 3), (3, 5, 4, 2)])
    batch = random.choice([2, 3]) if random.random() < 0.15 else None
    if len(sizes) in (1, 2) and random.random() < 0.15:
        return Input(_opened(random, sizes, 0.2), batch_size=batch, dtype="int32")
    return Input(_opened(random, sizes, 0.12), batch_size=batch)


def some_stack(random: Random, most: int = 6) -> ModelSpec:
    """A chain of up to `most` layers, each chosen for what reaches it."""
    spec = ModelSpec(some_input(random))
    for _ in range(random.randint(1, most)):
        steps, left = walk(spec)
        shape = steps[-1].output_shapes[0] if steps else spec.input.batch_shape
        spec = spec.inserted(len(spec.layers), some_layer(random, shape))
        if left is not None:
            break
    return spec


def some_layer(random: Random, shape: Shape, kind: str = "", depth: int = 0) -> Layer:
    """A layer; of this class when `kind` is given, else likely to fit `shape` (batch first)."""
    if not kind:
        likely = LIKELY.get(len(shape), tuple(LAYERS))
        kind = random.choice(likely if random.random() < 0.85 else tuple(LAYERS))
    layer = _make(random, shape, kind, depth)
    if random.random() < 0.15 and "trainable" in arguments_of(layer):
        layer = replace(layer, trainable=False)
    if random.random() < 0.1:
        layer = replace(layer, name=f"my_{layer.snake}")
    return _spoiled(random, layer) if random.random() < 0.03 else layer


def some_cell(random: Random, kind: Any) -> Layer:
    """SimpleRNN, LSTM or GRU with every argument at random."""
    values: dict[str, Any] = {
        "activation": random.choice((*NAMES, None)),
        "use_bias": random.random() < 0.8,
        "kernel_initializer": _initializer(random),
        "recurrent_initializer": random.choice(["orthogonal", "glorot_uniform", _initializer(random)]),
        "bias_initializer": random.choice(["zeros", "zeros", "ones", _initializer(random)]),
        "kernel_regularizer": random.choice([None, None, L2(0.1)]),
        "dropout": random.choice([0.0, 0.0, 0.5]),
        "recurrent_dropout": random.choice([0.0, 0.0, 0.2]),
        "return_sequences": random.random() < 0.6,
        "return_state": random.random() < 0.12,
        "go_backwards": random.random() < 0.2,
        "stateful": random.random() < 0.05,
        "unroll": random.random() < 0.1,
        "zero_output_for_mask": random.random() < 0.2,
    }
    if kind is not SimpleRNN:
        values["recurrent_activation"] = random.choice(("sigmoid", "hard_sigmoid", None, "softmax"))
    if kind is LSTM:
        values["unit_forget_bias"] = random.random() < 0.7
    if kind is GRU:
        values["reset_after"] = random.random() < 0.7
    return kind(random.randint(1, 5), **values)


def _make(random: Random, shape: Shape, kind: str, depth: int) -> Layer:
    made: Any = LAYERS[kind]
    known = [size or 5 for size in shape[1:]]
    if made in CELLS:
        return some_cell(random, made)
    if made is Bidirectional:
        return _pair(random, shape, depth)
    if made is TimeDistributed:
        inner = some_layer(random, (shape[0], *shape[2:]), depth=depth + 1) if depth < 2 else Dense(3)
        return TimeDistributed(inner)
    if made is Dense:
        return Dense(random.randint(1, 6), random.choice(NAMES), random.random() < 0.8, _initializer(random))
    if made in (Conv1D, Conv2D):
        return _convolution(random, made, known)
    if issubclass(made, Pooling):
        strides = random.choice([None, None, _sizes(random, made.rank, 3)])
        return made(_sizes(random, made.rank, 4), strides, random.choice(["valid", "same"]))
    if "keepdims" in arguments_of(made):
        return made(keepdims=random.random() < 0.4)
    makers: dict[Any, Any] = {
        Embedding: lambda: Embedding(random.randint(1, 9), random.randint(1, 5), mask_zero=random.random() < 0.5),
        Masking: lambda: Masking(random.choice([0.0, -1.0])),
        Activation: lambda: Activation(random.choice((*NAMES, None))),
        Softmax: lambda: Softmax(_axis(random, shape)),
        Dropout: lambda: Dropout(random.choice([0.0, 0.3, 1.0, 1]), random.choice([None, (None, 1, 3)])),
        SpatialDropout1D: lambda: SpatialDropout1D(0.25),
        BatchNormalization: lambda: BatchNormalization(
            random.choice([-1, -1, 1, 2]), center=random.random() < 0.7, scale=random.random() < 0.7
        ),
        LayerNormalization: lambda: LayerNormalization(
            _axis(random, shape), center=random.random() < 0.7, scale=random.random() < 0.7
        ),
        Flatten: Flatten,
        RepeatVector: lambda: RepeatVector(random.randint(1, 5)),
        Reshape: lambda: Reshape(_target(random, known)),
        Permute: lambda: Permute(_order(random, len(known))),
    }
    return makers[made]()


def _pair(random: Random, shape: Shape, depth: int) -> Layer:
    merge = random.choice(["concat", "sum", "mul", "ave", "concat", None])
    if random.random() < 0.05 and depth < 2:
        return Bidirectional(some_layer(random, shape, depth=depth + 1), merge)
    ahead: Any = some_cell(random, random.choice(CELLS))
    if random.random() < 0.85:
        ahead = replace(ahead, go_backwards=False)
    if random.random() < 0.8:
        return Bidirectional(ahead, merge)
    back: Any = some_cell(random, random.choice(CELLS))
    if random.random() < 0.8:
        same = {name: getattr(ahead, name) for name in ("units", "return_sequences", "return_state", "stateful")}
        back = replace(back, go_backwards=True, **same)
    return Bidirectional(ahead, merge, backward_layer=back)


def _convolution(random: Random, made: Any, known: list[int]) -> Layer:
    groups = random.choice([1, 1, 1, 2, known[-1] if known else 1])
    dilation = _sizes(random, made.rank, 3) if random.random() < 0.3 else 1
    return made(
        groups * random.randint(1, 3) + (random.random() < 0.05),
        _sizes(random, made.rank, 3),
        _sizes(random, made.rank, 3) if dilation == 1 or random.random() < 0.1 else 1,
        random.choice(arguments_of(made)["padding"].choices),
        dilation,
        groups,
        random.choice(NAMES),
        random.random() < 0.8,
        _initializer(random),
    )


def _sizes(random: Random, rank: int, most: int) -> int | tuple[int, ...]:
    if random.random() < 0.6:
        return random.randint(1, most)
    return tuple(random.randint(1, most) for _ in range(rank))


def _axis(random: Random, shape: Shape) -> int | tuple[int, ...]:
    if random.random() < 0.5:
        return -1
    if random.random() < 0.3:
        return tuple(random.sample(range(1, max(2, len(shape))), k=random.randint(1, max(1, len(shape) - 1))))
    return random.randint(-len(shape), len(shape))


def _target(random: Random, known: list[int]) -> tuple[int, ...]:
    total = 1
    for size in known:
        total *= size
    divisors = [size for size in range(1, total + 1) if total % size == 0] or [1]
    first = random.choice(divisors)
    return random.choice([
        (-1,), (total,), (first, total // first), (total // first, 1, first), (-1, first), (first, -1), (first, -1, 1),
        (3, 4), (-1, 5), (total + 1,), (-1, -1), (),
    ])  # fmt: skip


def _order(random: Random, axes: int) -> tuple[int, ...]:
    if random.random() < 0.15:
        return random.choice([(0, 1), (2, 1), (1,), (1, 3), (3, 1, 2)])
    dims = list(range(1, axes + 1))
    random.shuffle(dims)
    return tuple(dims)


def _initializer(random: Random) -> Any:
    return random.choice(INITIALIZERS) if random.random() < 0.3 else "glorot_uniform"


def _spoiled(random: Random, layer: Layer) -> Layer:
    """The layer with one argument Keras does not take."""
    bad: dict[str, tuple[Any, ...]] = {
        "size": (0, -1, 2.0), "sizes": (0, (2, 2, 2), 1.5), "fraction": (1.5, -0.1), "choice": ("sideways",),
        "activation": ("sofmax", "Softmax"), "initializer": ("he_norml",), "switch": (1,), "seed": ("x",),
    }  # fmt: skip
    names = [name for name, each in arguments_of(layer).items() if each.kind in bad]
    if not names:
        return layer
    name = random.choice(names)
    return replace(layer, **{name: random.choice(bad[arguments_of(layer)[name].kind])})


def _opened(random: Random, sizes: tuple[int, ...], chance: float) -> Shape:
    return tuple(None if random.random() < chance else size for size in sizes)
