"""A distribution at every timestep: the printed example of the slides, its loop, and the loss of each step."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.course.checks.printing import printed_lines
from lessons.course.shown.naive_formulas import in_tensorflow
from lessons.network.activations import softmax
from lessons.network.inputs import make_inputs
from lessons.network.layers import Dense, Input, TimeDistributed
from lessons.network.link import read_link
from lessons.network.predict import Prediction, predict
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace

Array = np.ndarray
# the output and the input printed in the second document: (batch 2, time 3, class 3) and (batch 2, time 3, feature 2)
PRINTED_OUTPUT = (
    ((0.1, 0.5, 0.4), (0.8, 0.1, 0.1), (0.6, 0.2, 0.2)),
    ((0.2, 0.5, 0.3), (0.2, 0.5, 0.3), (0.2, 0.8, 0.0)),
)
PRINTED_INPUT = (((1, 6), (8, 2), (1, 2)), ((8, 9), (10, 8), (1, 0)))
PRINTED_ROWS = ((0.1, 0.3, 0.4, 0.2), (0.2, 0.5, 0.1, 0.2))  # the Dense example before it: (batch 2, class 4)
SMALLEST = float(np.finfo(np.float32).tiny)  # of 32 bits with full precision; what is smaller TensorFlow takes for 0
LABEL_SETS = ("first", "second", "third")
AXES = {"axis=-1, class": -1, "axis=1, time": 1, "axis=0, batch": 0}


def printed() -> Array:
    """The printed output, `(batch, time, class)`.

    >>> printed().argmax(axis=-1).tolist()
    [[1, 0, 0], [1, 1, 1]]
    """
    return np.array(PRINTED_OUTPUT)


@dataclass(frozen=True)
class Line:
    """One line of the loop.

    Attributes:
        step, sample: where it comes from.
        text: what is printed.
    """

    step: int
    sample: int
    text: str


def loop() -> tuple[Line, ...]:
    """Every line the loop prints: timesteps outside, samples inside.

    >>> [(line.step, line.sample, line.text) for line in loop()][3:]
    [(1, 1, '[0.2 0.5 0.3] 1'), (2, 0, '[0.6 0.2 0.2] 0'), (2, 1, '[0.2 0.8 0. ] 1')]
    """
    samples = len(PRINTED_OUTPUT)
    return tuple(Line(place // samples, place % samples, text) for place, text in enumerate(printed_lines(printed())))


def small_network(timesteps: int, features: int = 3, wrapped: bool = True) -> Prediction:
    """The layer of the slides on so many steps.

    >>> small_network(2).total_params, small_network(20).total_params
    (12, 12)
    """
    head = Dense(3, "softmax")
    return predict(ModelSpec(Input((timesteps, features)), (TimeDistributed(head) if wrapped else head,)))


@dataclass(frozen=True)
class StepLoss:
    """The crossentropy of each step of one sequence.

    Attributes:
        shares: `(time, class)`.
        labels: `(time,)`: the true class of each step.
        losses: `(time,)`: -log of the probability of the true class.
        words: a word for each class.
    """

    shares: Array
    labels: Array
    losses: Array
    words: tuple[str, ...]

    @property
    def mean(self) -> float:
        """What Keras shows as the loss of this sequence."""
        return float(self.losses.mean())


@lru_cache(maxsize=32)
def step_losses(shift: int) -> StepLoss:
    """A small network with its first weights, and the loss of each step.

    Args:
        shift: which classes are true: the place of one of `LABEL_SETS`.

    >>> shown = step_losses(0)
    >>> shown.losses.shape, bool(np.isclose(shown.mean, -np.log(shown.shares[range(5), shown.labels]).mean()))
    ((5,), True)
    """
    spec = read_link("Input(5,8)|GRU(16,return_sequences=True)|Dense(4,activation=softmax)").spec
    logits = trace(spec, make_inputs(spec).array).flows[-1].inside["logits"][0].astype(np.float64)
    shares = softmax(3 * logits)  # sharper than a fresh network, so that the steps differ
    labels = (np.arange(5) * 3 + shift) % 4
    losses = -np.log(shares[np.arange(5), labels])
    return StepLoss(shares, labels, losses, tuple(f"class {place}" for place in range(4)))


def smallest_share(gap: int) -> float:
    """The probability of a class whose score is so far below the largest, in 32-bit numbers as Keras has them.

    >>> smallest_share(80) > 0, smallest_share(88)
    (True, 0.0)
    """
    return float(in_tensorflow(softmax(np.array([0.0, -gap], np.float32)))[1])


def gap_to_zero() -> int:
    """The smallest whole gap of scores at which a probability is exactly 0 in Keras.

    With other instructions of a processor it may be one less: the power of e is worked out to fewer digits then.

    >>> gap_to_zero()
    88
    """
    return next(gap for gap in range(1, 200) if smallest_share(gap) == 0)


def gap_to_zero_in_numpy() -> int:
    """The same in NumPy, which keeps numbers of less precision below `SMALLEST`.

    >>> gap_to_zero_in_numpy()
    104
    """
    return next(gap for gap in range(1, 200) if softmax(np.array([0.0, -gap], np.float32))[1] == 0)


def input_mismatch() -> str:
    """What Keras says when the printed input meets the printed model."""
    expected, came = (None, 2, 3), np.array(PRINTED_INPUT).shape
    return (
        "Input 0 with name 'input_layer' of layer 'functional' is incompatible with the layer: "
        f"expected shape={expected}, found shape={came}"
    )
