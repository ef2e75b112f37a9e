"""Curves: classes of points along curves in the plane, with noise around them, and the best guess for each point."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from lessons.training.task import Array

PIECES = 128  # of a curve, where the best guess adds up its noise


@dataclass(frozen=True)
class Curves:
    """One curve for each class.

    Args:
        classes: how many.
        noise: the standard deviation around the curve, in each direction.
        place: the points at `part` (0 to 1) of the way along the curve of a class, `(..., feature)`.
    """

    classes: int
    noise: float
    place: Callable[[Array, Array], Array]

    def draw(self, random: np.random.Generator, labels: Array) -> Array:
        """A point for each label: `(samples,)` becomes `(samples, feature)`."""
        points = self.place(random.random(len(labels)), labels)
        return points + self.noise * random.normal(size=points.shape)

    def bayes_loss(self, points: Array, labels: Array, given: Array | None = None, flipped: float = 0.0) -> float:
        """The loss, in nats, of one who knows the curves, the noise and the share of each class (Bayes's rule).

        Args:
            points: `(samples, feature)`.
            labels: the true class of each, `(samples,)`.
            given: the labels that are to be guessed, where some of them are wrong.
            flipped: the share of wrong labels among those given, which is known too.

        The noise along a curve is added up over its middle points: for curves a few units long and noise of 0.05
        and more, 128 pieces are exact to four digits.
        """
        part = (np.arange(PIECES) + 0.5) / PIECES
        nodes = np.stack([self.place(part, np.full(PIECES, label)) for label in range(self.classes)])
        nodes = nodes.reshape(-1, points.shape[1])  # (class · piece, feature)
        squares = (points**2).sum(1)[:, None] + (nodes**2).sum(1) - 2 * points @ nodes.T
        exponents = (-squares / (2 * self.noise**2)).reshape(len(points), self.classes, PIECES)
        nearest = exponents.max(axis=2)  # taken out, so that a point far from every curve does not underflow
        near = nearest + np.log(np.exp(exponents - nearest[:, :, None]).mean(axis=2))  # (samples, class)
        joint = near + np.log(np.bincount(labels, minlength=self.classes) / len(labels))
        best = joint - np.logaddexp.reduce(joint, axis=1)[:, None]
        if flipped:
            true = np.exp(best)
            best = np.log((1 - flipped) * true + flipped * (1 - true) / (self.classes - 1))
        return float(-best[np.arange(len(labels)), labels if given is None else given].mean())


def _moon(part: Array, label: Array) -> Array:
    angle = np.pi * part
    upper = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    return np.where(label[..., None] == 0, upper, np.array([1.0, 0.5]) - upper)


def _spiral(part: Array, label: Array) -> Array:
    radius = 0.2 + 0.8 * part
    angle = 2 * np.pi * (part + label / 3)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=-1)


def _one_arm(part: Array, label: Array) -> Array:
    # the first half of the way along the curve of the others is the first arm, the second half the second
    own, arm = np.where(label == 0, 2 * part % 1, part), np.where(label == 0, 2 * part // 1, 2)
    return _spiral(own, arm)


def _circle(part: Array, label: Array) -> Array:
    radius, angle = np.where(label == 0, 0.4, 1.0), 2 * np.pi * part
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=-1)


MOON_CURVES = Curves(2, 0.2, _moon)
SPIRAL_CURVES = Curves(3, 0.06, _spiral)
ONE_ARM_CURVES = Curves(2, 0.06, _one_arm)
CIRCLE_CURVES = Curves(2, 0.15, _circle)
