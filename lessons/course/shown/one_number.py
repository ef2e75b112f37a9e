"""Two forms of labels pick the same number out of a softmax row; and which labels a softmax has a place for."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.course.shown.loss_grid import CLASSES, TIMESTEPS, network
from lessons.network.activations import softmax
from lessons.network.inputs import make_inputs
from lessons.network.presets import PRESETS
from lessons.network.trace import trace

Array = np.ndarray
FORMS = ("ids (batch, time)", "ids (batch, time, 1)", "one-hot (batch, time, class)")
# the two arrays of the first document: (batch 3, time 4)
SENTENCES = np.array([[0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5]])
LABELS = np.array([[1, 2, 3, 4], [2, 3, 4, 5], [3, 4, 5, 6]])


@dataclass(frozen=True)
class Picked:
    """One sequence, its labels in three forms, and what each loss picks.

    Attributes:
        shares: `(time, class)`: softmax rows.
        ids: `(time,)`.
        one_hot: `(time, class)`.
        sparse: `(time,)`: -log of the share at the place of the id.
        full: `(time,)`: -sum of one-hot row times log of the softmax row.
    """

    shares: Array
    ids: Array
    one_hot: Array
    sparse: Array
    full: Array

    @property
    def apart(self) -> float:
        """The largest difference of the two losses."""
        return float(np.abs(self.sparse - self.full).max())


@lru_cache(maxsize=8)
def picked(shift: int) -> Picked:
    """The network of the matcher with its first weights, sharpened, and a set of true classes.

    Args:
        shift: which set.

    >>> picked(0).apart, int(picked(0).one_hot.sum())
    (0.0, 5)
    """
    spec = network(True)
    scores = trace(spec, make_inputs(spec).array).flows[-1].inside["logits"][0].astype(np.float64)
    shares = softmax(3 * scores)  # sharper than a fresh network, so that the steps differ
    ids = (np.arange(TIMESTEPS) * 3 + shift) % CLASSES
    one_hot = np.eye(CLASSES)[ids]
    sparse = -np.log(shares[np.arange(TIMESTEPS), ids])
    return Picked(shares, ids, one_hot, sparse, -(one_hot * np.log(shares)).sum(axis=-1))


@lru_cache(maxsize=1)
def loss_of_both_labels() -> tuple[float, float]:
    """The loss of the first document's network with labels `(3, 4)`, and with an axis of 1 more.

    >>> first, second = loss_of_both_labels()
    >>> first == second, 4 < first < 6
    (True, True)
    """
    shares = trace(PRESETS["next_word"].spec, SENTENCES[..., None].astype(np.float32)).output.astype(np.float64)
    return tuple(float(_sparse(shares, labels).mean()) for labels in (LABELS, LABELS[..., None]))  # type: ignore[return-value]


def never_a_label() -> tuple[int, int, int]:
    """Classes of the first document's softmax; how many of them are ever a label; how many never.

    >>> never_a_label()
    (100, 6, 94)
    """
    classes = PRESETS["next_word"].spec.layers[-1].output_shapes((None, None, 10))[0][-1]
    assert classes is not None, "a Dense knows its units"
    used = len(np.unique(LABELS))
    return classes, used, classes - used


def out_of_range(label: int, classes: int) -> str:
    """What Keras says about a label that has no place; empty when it has one.

    The pattern is that of `SparseSoftmaxCrossEntropyWithLogits` in TensorFlow 2.21 on a CPU.

    >>> out_of_range(4, 4).endswith("outside the valid range of [0, 4).")
    True
    """
    if 0 <= label < classes:
        return ""
    return f"Received a label value of {label} which is outside the valid range of [0, {classes})."


def _sparse(shares: Array, labels: Array) -> Array:
    ids = labels[..., 0] if labels.ndim == shares.ndim else labels
    return -np.log(np.take_along_axis(shares, ids[..., None], axis=-1)[..., 0])
