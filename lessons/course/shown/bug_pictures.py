"""What the seven silent bugs look like: answers, sums, curves and rows, before and after the mend."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.course.shown.bug_networks import bugs
from lessons.figures.distributions import Distributions, distributions_of
from lessons.network.activations import softmax
from lessons.network.initializers import RandomNormal, draw
from lessons.network.inputs import make_inputs
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace
from lessons.network.weights import draw_weights

Array = np.ndarray
SENSORS, TIMESTEPS = ("slow", "fast", "step"), 24
SENTENCES = ("the cat sat", "a dog ran", "it saw the bird", "the big tree", "then it sat")
MOST_PADDING = 24
SAMPLES = 24  # of the batch whose answers are laid against the truth


@lru_cache(maxsize=2)
def sums_that_miss(mended: bool) -> Distributions:
    """The softmax of each step, over the wrong axis or the right one.

    >>> sums_that_miss(True).row_sums.round(3).tolist(), sums_that_miss(False).column_sums.round(3).tolist()
    ([1.0, 1.0, 1.0, 1.0, 1.0], [1.0, 1.0, 1.0, 1.0])
    """
    bug = bugs()["sums_that_miss"]
    spec = bug.mended if mended else bug.wrong
    # larger scores than an untrained head makes: the two maps then differ at a glance
    *below, dense, last = draw_weights(spec)
    shown = distributions_of(
        predict(spec), trace(spec, make_inputs(spec).array, (*below, (6 * dense[0], dense[1]), last))
    )
    assert shown is not None, "the network ends in a softmax"
    return shown


@dataclass(frozen=True)
class Pale:
    """One sample's shares, softmax taken once and twice.

    Attributes:
        once, twice: `(class,)`.
        most: no share can be larger than this under a second softmax.
    """

    once: Array
    twice: Array
    most: float

    @property
    def floor(self) -> float:
        """The loss no training can get below."""
        return float(-np.log(self.most))


def pale_answers(score: float, classes: int = 3) -> Pale:
    """A network that scores the right class so much higher than the others.

    >>> shown = pale_answers(10)
    >>> round(float(shown.once[0]), 4), round(float(shown.twice[0]), 4), round(shown.most, 4), round(shown.floor, 4)
    (0.9999, 0.5761, 0.5761, 0.5514)
    """
    once = softmax(np.array([score, *[0.0] * (classes - 1)]))
    surest = softmax(np.eye(classes)[0])
    return Pale(once, softmax(once), float(surest[0]))


@dataclass(frozen=True)
class Fitted:
    """The best answers a Dense(1) can give by its mean squared error.

    Attributes:
        truth: `(sample,)`.
        answers: `(sample,)`: at the last step, where there are several.
        loss: the error that was made as small as can be.
        own: the error of each answer against the truth of its own sample.
    """

    truth: Array
    answers: Array
    loss: float
    own: float


@lru_cache(maxsize=2)
def flat_line(mended: bool) -> Fitted:
    """The Dense with the smallest loss on the states of the GRU, found by least squares over all pairs Keras compares.

    >>> wrong, right = flat_line(False), flat_line(True)
    >>> bool(np.ptp(wrong.answers) < 1e-9), bool(np.isclose(wrong.answers[0], wrong.truth.mean()))
    (True, True)
    >>> right.own < 0.2 * wrong.own
    True
    """
    bug = bugs()["flat_line"]
    spec = bug.mended if mended else bug.wrong
    x = draw(RandomNormal(stddev=1.0, seed=5), (SAMPLES, 5, 3), ())
    truth = (x[:, -1] @ np.array([1.5, -1.0, 0.5])).astype(np.float64)
    states = trace(ModelSpec(spec.input, spec.layers[:1]), x, draw_weights(spec)[:1]).output.astype(np.float64)
    states = np.concatenate([states, np.ones((*states.shape[:-1], 1))], axis=-1)  # the last column is the bias
    if mended:
        rows, targets = states, truth
    else:  # every answer meets the label of every sample
        rows = np.repeat(states.reshape(-1, states.shape[-1]), SAMPLES, axis=0)
        targets = np.tile(truth, len(rows) // SAMPLES)
    weights = np.linalg.lstsq(rows, targets, rcond=None)[0]
    answers = states @ weights
    last = answers if mended else answers[:, -1]
    return Fitted(truth, last, float(((rows @ weights - targets) ** 2).mean()), float(((last - truth) ** 2).mean()))


def torn_curves(mended: bool) -> tuple[Array, Array]:
    """Three sensors `(sensor, time)`, and what reaches the GRU, `(time, feature)`.

    >>> x, moved = torn_curves(True)
    >>> bool((moved == x.T).all()), bool((torn_curves(False)[1] == x.T).all())
    (True, False)
    """
    bug, time = bugs()["torn_curves"], np.arange(TIMESTEPS)
    spec = bug.mended if mended else bug.wrong
    x = np.stack(
        [np.sin(2 * np.pi * time / TIMESTEPS), 0.5 * np.sin(2 * np.pi * time / 6), np.where(time < 9, -1.2, 1.2)]
    )
    return x, trace(ModelSpec(spec.input, spec.layers[:1]), x[None]).output[0]


@lru_cache(maxsize=64)
def same_answer(padding: int, mended: bool) -> Array:
    """The answers to a few sentences `(sentence, class)`, each padded with so many zeros.

    >>> far, near = np.ptp(same_answer(0, False), axis=0).max(), np.ptp(same_answer(24, False), axis=0).max()
    >>> bool(near < far / 20), bool(np.allclose(same_answer(24, True), same_answer(0, False), atol=1e-6))
    (True, True)
    """
    bug = bugs()["same_answer"]
    spec = bug.mended if mended else bug.wrong
    embeddings, reader, head = draw_weights(spec)
    # as if it had been trained: wider vectors and a head that tells its classes apart
    weights = ((25 * embeddings[0],), reader, (4 * head[0], head[1]))
    rows = []
    for sentence in SENTENCES:
        ids = make_inputs(spec, "words", sentence, len(sentence.split())).array[0]
        rows.append(trace(spec, np.concatenate([ids, np.zeros(padding, np.int32)])[None], weights).output[0])
    return np.array(rows)
