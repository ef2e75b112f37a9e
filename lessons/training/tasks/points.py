"""Points in the plane: moons, spirals and circles, also with a rare class, a feature in thousands or wrong labels."""

from functools import partial

import numpy as np

from lessons.training.task import Array, Floor, Task, TaskChoice
from lessons.training.tasks.curves import CIRCLE_CURVES, MOON_CURVES, ONE_ARM_CURVES, SPIRAL_CURVES, Curves
from lessons.training.tasks.draw import random_of
from lessons.training.tasks.info import TaskInfo

SAMPLES = 1_000
RARE_SHARE = 0.05
FEW_SAMPLES = 400  # so few that a network can learn them by heart
WRONG_SHARE = 0.2
ARM_SAMPLES = 240


def make_points(info: TaskInfo, choice: TaskChoice, curves: Curves, classes: tuple[str, ...], model: str) -> Task:
    """Equally many points of each class, in random order."""
    labels = np.arange(SAMPLES) % curves.classes
    return _points(info, choice, curves, labels, classes, model)


def make_imbalanced(info: TaskInfo, choice: TaskChoice) -> Task:
    """Two moons, one with 5 % of the points."""
    labels = (np.arange(SAMPLES) < RARE_SHARE * SAMPLES).astype(int)
    more = f" Whoever always says “common” is right in {1 - RARE_SHARE:.0%} of the cases."
    return _points(info, choice, MOON_CURVES, labels, ("common", "rare"), _MOON_MODEL, more)


def make_one_arm(info: TaskInfo, choice: TaskChoice) -> Task:
    """The three spirals, and of every point only whether it lies on the third."""
    labels = (np.arange(ARM_SAMPLES) % 3 == 2).astype(int)
    return _points(info, choice, ONE_ARM_CURVES, labels, ("another arm", "third arm"), _MOON_MODEL)


def make_unscaled(info: TaskInfo, choice: TaskChoice) -> Task:
    """Two moons, the second feature in thousands; the classes lie as before, so the best loss does too."""
    labels = np.arange(SAMPLES) % 2
    return _points(info, choice, MOON_CURVES, labels, _MOONS, _MOON_MODEL, scale=(1.0, 1000.0), start=(0.0, 5000.0))


def make_mislabelled(info: TaskInfo, choice: TaskChoice) -> Task:
    """A circle in a circle, few points, one label in five wrong."""
    labels = np.arange(FEW_SAMPLES) % 2
    more = f" {WRONG_SHARE:.0%} of the labels are wrong, and nothing in the points tells which."
    return _points(info, choice, CIRCLE_CURVES, labels, _RINGS, _MOON_MODEL, more, flipped=WRONG_SHARE)


def _points(
    info: TaskInfo,
    choice: TaskChoice,
    curves: Curves,
    labels: Array,
    classes: tuple[str, ...],
    model: str,
    more: str = "",
    scale: tuple[float, float] = (1.0, 1.0),
    start: tuple[float, float] = (0.0, 0.0),
    flipped: float = 0.0,
) -> Task:
    random = random_of(choice)
    labels = random.permutation(labels)
    points = curves.draw(random, labels)
    given = labels.copy()
    wrong = random.permutation(len(labels))[: round(flipped * len(labels))]
    given[wrong] = 1 - given[wrong]
    words = (
        f"Noise of {curves.noise} lets the classes overlap: this is the loss of one who knows both the curves and the "
        f"noise, and less on these {len(labels):,} points is memory of them.{more}"
    )
    return info.task(
        choice,
        x=(points * scale + start).astype(np.float32),
        y=given.astype(np.int32),
        loss="sparse_categorical_crossentropy",
        model=model,
        classes=classes,
        floor=Floor(curves.bayes_loss(points, labels, given, flipped), words),
    )


_plane = partial(TaskInfo, group="Points in the plane")
_warning = partial(TaskInfo, group="Warnings")
_MOONS, _ARMS, _RINGS = ("upper moon", "lower moon"), ("first arm", "second arm", "third arm"), ("inner", "outer")
_MOON_MODEL = "Input(2)|Dense(16,activation=relu)|Dense(2,activation=softmax)"
_ARM_MODEL = "Input(2)|Dense(32,activation=relu)|Dense(32,activation=relu)|Dense(3,activation=softmax)"

MOONS = _plane(
    "moons",
    "Two moons",
    "Two half moons that reach into each other: no straight line parts them.",
    make=partial(make_points, curves=MOON_CURVES, classes=_MOONS, model=_MOON_MODEL),
)
SPIRALS = _plane(
    "spirals",
    "Three spirals",
    "Three arms wound around each other: one hidden layer is slow to bend its border so far, two are better.",
    make=partial(make_points, curves=SPIRAL_CURVES, classes=_ARMS, model=_ARM_MODEL),
)
CIRCLES = _plane(
    "circles",
    "Circle in a circle",
    "One ring around another: a layer without activation can only draw a straight line through both.",
    make=partial(make_points, curves=CIRCLE_CURVES, classes=_RINGS, model=_MOON_MODEL),
)
ONE_ARM = _plane(
    "one_arm",
    "One arm of three",
    f"{ARM_SAMPLES} points of the three spirals, and one question: does a point lie on the third arm? A network that "
    "has learned the spirals before needs only a few of them.",
    make=make_one_arm,
)
IMBALANCED = _warning(
    "imbalanced",
    "A rare class",
    "Two moons, but only 5 points in 100 belong to the second. Accuracy is 95 % for a network that has learned "
    "nothing; balanced class weights make it look at the rare ones.",
    make=make_imbalanced,
)
UNSCALED = _warning(
    "unscaled",
    "One feature in thousands",
    "Two moons, one feature around 1, the other around 5,000: the large one drowns the small one and training "
    "stumbles. A BatchNormalization as first layer brings both to one scale.",
    make=make_unscaled,
)
MISLABELLED = _warning(
    "mislabelled",
    "Wrong labels",
    f"A circle in a circle, {FEW_SAMPLES} points, one label in five wrong. A small network draws a ring and gets over "
    "it; a large one bends its border around the wrong points.",
    make=make_mislabelled,
)
