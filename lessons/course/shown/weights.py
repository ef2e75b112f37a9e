"""Rare classes and weights: what accuracy hides, what class weights change, and weights for single steps."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

Array = np.ndarray
SAMPLES = 200
HEAVY = np.array([[0, 0, 1, 0, 0], [0, 0, 0, 0, 0], [0, 1, 0, 0, 0]])  # (batch 3, time 5): steps of class 1
REMEDIES = ("nothing", "class_weight", "oversampling", "undersampling")


@dataclass(frozen=True)
class Rare:
    """A lazy network that gives every sample the same answer, and what each number says of it.

    Attributes:
        counts: samples of the common and of the rare class that training sees.
        weights: the weight of each class.
        share: the probability of the rare class at which a constant answer has its lowest loss.
        loss: that loss.
        accuracy: of always saying the likelier class, on the samples as they are.
        recall: how much of the rare class it finds.
    """

    counts: tuple[int, int]
    weights: tuple[float, float]
    share: float
    loss: float
    accuracy: float
    recall: float


def rare(percent: int, remedy: str = REMEDIES[0]) -> Rare:
    """The constant answer with the lowest weighted crossentropy, with one of the remedies.

    The balanced weight of a class is samples / (classes · samples of the class); the best constant share is the
    weighted share of the class.

    Args:
        percent: of the samples that are of the rare class, 1 to 50.
        remedy: one of `REMEDIES`.

    >>> [round(rare(5, each).share, 2) for each in REMEDIES]
    [0.05, 0.5, 0.5, 0.5]
    >>> rare(5).accuracy, rare(5).recall
    (0.95, 0.0)
    """
    few = SAMPLES * percent // 100
    counts = (SAMPLES - few, few)
    seen = {"oversampling": (counts[0], counts[0]), "undersampling": (few, few)}.get(remedy, counts)
    weights = balanced(counts) if remedy == "class_weight" else (1.0, 1.0)
    heavy = [count * weight for count, weight in zip(seen, weights, strict=True)]
    share = heavy[1] / sum(heavy)
    loss = -(heavy[0] * np.log(1 - share) + heavy[1] * np.log(share)) / sum(seen)
    says_rare = share > 0.5
    accuracy = counts[says_rare] / SAMPLES
    return Rare(seen, weights, share, float(loss), accuracy, float(says_rare))


def balanced(counts: tuple[int, int]) -> tuple[float, float]:
    """The weight of each class: samples / (classes · samples of the class).

    >>> balanced((90, 10))
    (0.5555555555555556, 5.0)
    """
    total = sum(counts)
    return total / (2 * counts[0]), total / (2 * counts[1])


def split_counts(percent: int) -> dict[str, int]:
    """How many of the rare class fall into the last fifth, kept for validation.

    >>> split_counts(10)["stratified"], split_counts(10)["last rows, sorted by class"]
    (4, 20)
    """
    few, kept = SAMPLES * percent // 100, SAMPLES // 5
    sorted_rows = np.arange(SAMPLES) >= SAMPLES - few
    shuffled = np.random.default_rng(7).permutation(sorted_rows)
    return {
        "last rows, sorted by class": int(sorted_rows[-kept:].sum()),
        "last rows, shuffled before": int(shuffled[-kept:].sum()),
        "stratified": round(few * kept / SAMPLES),
    }


@dataclass(frozen=True)
class Weighed:
    """Losses of single steps with a weight for each.

    Attributes:
        losses, weights: `(batch, time)`.
    """

    losses: Array
    weights: Array

    @property
    def loss(self) -> float:
        """What Keras shows: the sum of weight times loss, divided by all steps."""
        return float((self.weights * self.losses).sum() / self.losses.size)


@lru_cache(maxsize=8)
def weighed(factor: int) -> Weighed:
    """Three samples of five steps; the rare class 1 is weighted.

    Args:
        factor: the weight of a step whose true class is 1.

    >>> bool(weighed(1).loss == weighed(1).losses.mean()), weighed(4).loss > weighed(1).loss
    (True, True)
    """
    random = np.random.default_rng(5)
    shares = random.uniform(0.1, 0.9, size=(3, 5))
    return Weighed(-np.log(shares), np.where(HEAVY == 1, float(factor), 1.0))


def class_weights_on_steps(factor: float = 4.0) -> tuple[float, float]:
    """The loss that is meant by class weights for labels at every step, and the one Keras makes of them.

    Keras 3 takes `(batch, time)` labels for one-hot rows: the place of their largest number is the class of the
    sample (`class_weight_to_sample_weights`), and the weights of the samples, `(batch,)`, meet the losses
    `(batch, time)` along time. That passes only where there are as many samples as steps.

    Returns:
        The loss meant, and the loss shown, for as many samples as steps.

    >>> meant, shown = class_weights_on_steps()
    >>> meant != shown
    True
    """
    random = np.random.default_rng(5)
    labels = np.eye(5, dtype=int)[[1, 0, 1, 3, 4]]
    losses = -np.log(random.uniform(0.1, 0.9, size=(5, 5)))
    weights = {0: 1.0, 1: factor}
    samples = np.array([weights.get(place, 1.0) for place in labels.argmax(axis=-1)])
    return float((np.where(labels == 1, factor, 1.0) * losses).mean()), float((losses * samples).mean())


def metrics() -> dict[str, tuple[float, float]]:
    """Accuracy and mean absolute error of good answers: of a classifier, and of a network that gives numbers.

    >>> found = metrics()
    >>> found["numbers"][0], found["numbers"][1] < 0.1
    (0.0, True)
    """
    random = np.random.default_rng(11)
    labels = random.integers(0, 4, size=50)
    scores = np.eye(4)[labels] + random.uniform(0, 1.02, size=(50, 4))
    shares = scores / scores.sum(axis=-1, keepdims=True)
    truth = random.uniform(0, 1, size=50)
    answers = truth + random.uniform(-0.05, 0.05, size=50)
    return {
        "classes": (float((shares.argmax(axis=-1) == labels).mean()), float(np.abs(shares - np.eye(4)[labels]).mean())),
        "numbers": (float((answers == truth).mean()), float(np.abs(answers - truth).mean())),
    }
