"""How the gradient fades with depth: backpropagation through a stack of Dense layers, written out in NumPy."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

import numpy as np

from lessons.network.activations import sigmoid
from lessons.network.fading.loss import score_gradient
from lessons.network.layers import Activation, BatchNormalization, Dense, Input, Layer
from lessons.network.spec import ModelSpec
from lessons.network.weights import Weights, draw_weights

Array = np.ndarray
ActivationName = Literal["sigmoid", "tanh", "relu"]
InitializerName = Literal["glorot_uniform", "he_normal"]
ACTIVATIONS: tuple[ActivationName, ...] = get_args(ActivationName)
INITIALIZERS: tuple[InitializerName, ...] = get_args(InitializerName)
UNITS, FEATURES, CLASSES, BATCH = 64, 64, 10, 64
SEED = 0
MOST_LAYERS = 30


@dataclass(frozen=True)
class DenseStack:
    """Dense layers one on another, and the seeded batch they learn from.

    Args:
        activation: what each layer does to its scores.
        initializer: how each kernel is drawn.
        batch_normalization: normalize the scores of each layer before its activation.
        depth: how many layers lie below the softmax head, at most `MOST_LAYERS`.
    """

    activation: ActivationName = "sigmoid"
    initializer: InitializerName = "glorot_uniform"
    batch_normalization: bool = False
    depth: int = 20

    @property
    def spec(self) -> ModelSpec:
        """The network: `depth` equal layers and a Dense head of 10 classes."""
        layers: list[Layer] = []
        for _ in range(self.depth):
            if self.batch_normalization:
                dense = Dense(UNITS, kernel_initializer=self.initializer)
                layers += [dense, BatchNormalization(), Activation(self.activation)]
            else:
                layers.append(Dense(UNITS, self.activation, kernel_initializer=self.initializer))
        head = Dense(CLASSES, "softmax", kernel_initializer=self.initializer)
        return ModelSpec(Input((FEATURES,)), (*layers, head), seed=SEED)

    def inputs(self) -> Array:
        """`(batch, feature)`, seeded."""
        return np.random.default_rng([SEED, 13]).normal(size=(BATCH, FEATURES))

    def targets(self) -> Array:
        """`(batch,)`: the true class of each row, seeded."""
        return np.random.default_rng([SEED, 17]).integers(0, CLASSES, BATCH)


@lru_cache(maxsize=256)
def fade_with_depth(stack: DenseStack) -> Array:
    """The norm of the loss's gradient for the kernel of each layer below the head, from the first to the last.

    Returns:
        `(layer,)`: for one batch, in training mode, with the mean crossentropy as the loss.

    >>> norms = fade_with_depth(DenseStack("sigmoid", depth=10))
    >>> norms.shape, bool(norms[0] < 1e-4 * norms[-1])
    ((10,), True)
    """
    spec = stack.spec
    weights: Weights = tuple(tuple(each.astype(np.float64) for each in arrays) for arrays in draw_weights(spec))
    arriving = _forward(spec, stack.inputs(), weights)
    gradient = score_gradient(arriving.pop(), stack.targets()) / BATCH  # the loss is the mean over the batch
    norms: list[float] = []
    for layer, arrays, x in reversed(list(zip(spec.layers, weights, arriving, strict=True))):
        if isinstance(layer, Dense):
            if layer.activation != "softmax":  # the head's softmax is in the gradient already: p - y
                gradient = gradient * _slope(layer.activation, x @ arrays[0] + arrays[1])
                norms.append(float(np.linalg.norm(x.T @ gradient)))
            gradient = gradient @ arrays[0].T
        elif isinstance(layer, Activation):
            gradient = gradient * _slope(layer.activation, x)
        elif isinstance(layer, BatchNormalization):
            gradient = _normalization_back(layer, x, gradient, arrays[0])
    found = np.array(norms[::-1])
    found.setflags(write=False)
    return found


def _forward(spec: ModelSpec, x: Array, weights: Weights) -> list[Array]:
    """What arrives at each layer, and the scores the head hands to its softmax."""
    arriving = [x]
    for layer, arrays in zip(spec.layers, weights, strict=True):
        if isinstance(layer, BatchNormalization):
            x = _normalized(layer, x) * arrays[0] + arrays[1]
        elif isinstance(layer, Dense) and layer.activation == "softmax":
            x = x @ arrays[0] + arrays[1]
        else:
            x = layer.forward(x, arrays).output
        arriving.append(x)
    return arriving


def _normalized(layer: BatchNormalization, x: Array) -> Array:
    # in training the batch's own mean and variance count, not the averages kept
    return (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + layer.epsilon)


def _normalization_back(layer: BatchNormalization, x: Array, gradient: Array, gamma: Array) -> Array:
    # the mean and the variance depend on every row of the batch, so the gradient runs through them as well
    normal, through = _normalized(layer, x), gradient * gamma
    centred = through - through.mean(axis=0) - normal * (through * normal).mean(axis=0)
    return centred / np.sqrt(x.var(axis=0) + layer.epsilon)


def _slope(activation: str | None, scores: Array) -> Array:
    if activation is None:
        return np.ones_like(scores)
    if activation == "sigmoid":
        return sigmoid(scores) * (1 - sigmoid(scores))
    if activation == "tanh":
        return np.asarray(1 - np.tanh(scores) ** 2)
    if activation == "relu":
        return (scores > 0).astype(scores.dtype)
    raise ValueError(f"The stack knows sigmoid, tanh and relu, not {activation}.")
