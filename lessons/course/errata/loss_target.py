"""What the documents say about losses and labels that is not so."""

import numpy as np

from lessons.course.erratum import Erratum
from lessons.course.shown.one_number import LABELS, loss_of_both_labels, never_a_label, out_of_range
from lessons.course.shown.weights import HEAVY, class_weights_on_steps


def axis_is_optional() -> Erratum:
    """Labels need no axis of 1."""
    first, second = loss_of_both_labels()
    return Erratum(
        "E0-06", "S0", "labels[:, :, np.newaxis]: the labels get an axis of 1.",
        f"It is harmless, and needless. The loss with labels {LABELS.shape} is {first:.5f}, with "
        f"{LABELS[..., None].shape} {second:.5f}. Only keep to one form: a compiled model that meets the other one "
        "stops with `Cannot take the length of shape with unknown rank`.",
        "model.fit(x, labels[:, :, np.newaxis])", "model.fit(x, labels)",
    )  # fmt: skip


def classes_nobody_uses() -> Erratum:
    """A hundred classes for six labels."""
    classes, used, never = never_a_label()
    return Erratum(
        "E0-10", "S0", f"A softmax over {classes} words, with labels from {LABELS.min()} to {LABELS.max()}.",
        f"It runs: every label has a place. But {used} classes are ever a label, {never} never. The other way round it "
        f"stops: with {LABELS.max()} units Keras says ``{out_of_range(int(LABELS.max()), int(LABELS.max()))}``",
    )  # fmt: skip


def class_weight_and_steps() -> Erratum:
    """Class weights are for one label a sample."""
    right, wrong = class_weights_on_steps()
    samples, steps = HEAVY.shape
    return Erratum(
        "E2-14", "S2", "Against rare classes: class weights in the loss.",
        f"Fine for one label a sample. With a label at every step class_weight stops: `Incompatible shapes: "
        f"[{samples},{steps}] vs. [{samples}]`. And with as many samples as steps it runs, and weighs the wrong steps: "
        f"{wrong:.4f} where {right:.4f} is meant. sample_weight of shape (batch, time) does what is meant.",
        "model.fit(x, y, class_weight={0: 1, 1: 4})",
        "model.fit(x, y, sample_weight=np.where(y == 1, 4.0, 1.0))",
    )  # fmt: skip


def random_numbers_are_no_labels() -> Erratum:
    """Targets of a crossentropy must be distributions."""
    targets = np.random.default_rng(0).uniform(size=(1000, 64, 8))
    sums = targets.sum(axis=-1)
    even = float((sums * np.log(8)).mean())
    best = float(-(targets * np.log(targets / sums[..., None])).sum(axis=-1).mean())
    return Erratum(
        "E3-05", "S3", "Random numbers serve as the targets of categorical_crossentropy.",
        f"A target row must sum to 1. These sum to {sums.mean():.3f} on average, and Keras leaves them so: a loss of "
        f"{even:.3f} for even shares, and {best:.3f} at the very best. With one-hot rows it begins at "
        f"{np.log(8):.3f} and can fall to 0.",
        "Y1 = np.random.random((1000, 64, 8))",
        "Y1 = np.eye(8)[np.random.randint(8, size=(1000, 64))]",
    )  # fmt: skip
