"""What a trained network of two classes says everywhere in the plane, and how its last loss comes about."""

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from lessons.network.regularizers import L1, L1L2, L2
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace
from lessons.network.weights import Weights
from lessons.training.plan import Standing
from lessons.training.samples import make_samples
from lessons.training.tasks import make_task

Array = np.ndarray
PLACES = 48  # along each axis
_EDGE = 1.55


@dataclass(frozen=True)
class Decisions:
    """A trained network over the plane.

    Args:
        side: places along both axes, `(place,)`.
        shares: of the second class, `(place, place)`, rows going up.
        points, labels: the training samples, `(sample, 2)` and `(sample,)`.
        right, held_right: share of training and of validation samples on their side.
        held_loss: crossentropy of the validation samples, without any penalty.
        penalty: what the weights add to the loss.
    """

    side: Array
    shares: Array
    points: Array
    labels: Array
    right: float
    held_right: float
    held_loss: float
    penalty: float


def decisions_of(standing: Standing) -> Decisions:
    """What the network of an ended run says, worked out from its weights as at inference.

    Args:
        standing: a run belongs to everybody, so what it says is worked out once and shown to all.
    """
    return _decisions(_Run(standing.job.name if standing.job else repr(standing.plan), standing))


@dataclass(frozen=True)
class _Run:
    """A run by its name: the weights of a name never change once it has ended."""

    name: str
    standing: Standing = field(compare=False)


@lru_cache(maxsize=32)
def _decisions(run: _Run) -> Decisions:
    standing = run.standing
    plan, weights = standing.plan, standing.weights
    samples = make_samples(plan.spec, make_task(plan.choice), plan.settings)
    side = np.linspace(-_EDGE, _EDGE, PLACES, dtype=np.float32)
    plane = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    shares = trace(plan.spec, plane, weights).output[:, 1].reshape(PLACES, PLACES)
    own = trace(plan.spec, samples.x, weights).output
    held_x, held_y = (samples.x, samples.y) if samples.held_x is None else (samples.held_x, samples.held_y)
    held = trace(plan.spec, held_x, weights).output
    return Decisions(
        side, shares, samples.x, samples.y,
        float((own.argmax(axis=1) == samples.y).mean()),
        float((held.argmax(axis=1) == held_y).mean()),
        float(-np.log(np.maximum(held[np.arange(len(held)), held_y], 1e-7)).mean()),
        penalty_of(plan.spec, weights),
    )  # fmt: skip


def penalty_of(spec: ModelSpec, weights: Weights) -> float:
    """What the kernels' regularizers add to the loss.

    >>> from lessons.network.link import read_link
    >>> spec = read_link("Input(2)|Dense(1,kernel_regularizer=L2(0.01))").spec
    >>> penalty_of(spec, ((np.array([[3.0], [4.0]]), np.zeros(1)),))
    0.25
    """
    total = 0.0
    for layer, arrays in zip(spec.layers, weights, strict=True):
        rule = getattr(layer, "kernel_regularizer", None)
        if isinstance(rule, L1 | L1L2):
            total += rule.l1 * float(np.abs(arrays[0]).sum())
        if isinstance(rule, L2 | L1L2):
            total += rule.l2 * float((arrays[0].astype(np.float64) ** 2).sum())
    return total
