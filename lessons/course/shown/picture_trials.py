"""Three networks trained on the same small pictures, and what became of the kernels of a Conv2D."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network.link import read_link
from lessons.network.predict import predict
from lessons.network.trace import trace
from lessons.network.weights import Weights, draw_weights
from lessons.training.plan import Plan, Standing
from lessons.training.samples import make_samples
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice
from lessons.training.tasks import make_task
from lessons.training.tasks.small_pictures import LETTERS, REACH, SAMPLES, SIDE, letter_pixels

Array = np.ndarray
AMOUNTS, DRAWS = ("120", "600"), ("1", "2", "3")
KERNELS = 5
WAYS = ("Flatten, Dense", "Conv2D, Flatten", "Conv2D, GlobalMaxPooling2D")
HIDDEN = 32  # units of the Dense that reads the pixels themselves
_CONV = f"|Conv2D({KERNELS},({REACH},{REACH}),activation=relu)"
_BODIES = {
    WAYS[0]: f"|Flatten()|Dense({HIDDEN},activation=relu)",
    WAYS[1]: f"{_CONV}|Flatten()",
    WAYS[2]: f"{_CONV}|GlobalMaxPooling2D()",
}


@dataclass(frozen=True)
class Learned:
    """What a training has brought.

    Args:
        params: how many numbers the network learns.
        trained, fresh: how many pictures it was trained on, and how many it has never seen.
        right: share of right answers on the pictures it was trained on.
        began, held: likewise on fresh pictures, untrained and trained.
    """

    params: int
    trained: int
    fresh: int
    right: float
    began: float
    held: float


@dataclass(frozen=True)
class Kernel:
    """One kernel of the Conv2D.

    Args:
        before, after: untrained and trained, `(height, width)`.
        letter: the letter without noise for which its map becomes largest after training; empty where all its maps
            are 0.
    """

    before: Array
    after: Array
    letter: str


@lru_cache(maxsize=32)
def picture_plans(amount: int, draw: int) -> dict[str, Plan]:
    """For each of `WAYS` a network, all on the same pictures.

    Args:
        amount: how many pictures are trained on; all others are fresh.
        draw: which pictures, and which first weights, from 1.

    >>> [predict(plan.spec).total_params for plan in picture_plans(120, 1).values()]
    [2179, 593, 68]
    """
    settings = Settings(
        epochs=60, batch_size=16, learning_rate=0.01, validation_split=1 - (amount + 0.5) / SAMPLES, seconds=60
    )
    choice = TaskChoice("small_pictures", seed=draw - 1)
    return {
        way: Plan(
            read_link(f"Input({SIDE},{SIDE},1){body}|Dense({len(LETTERS)},activation=softmax)", draw - 1).spec,
            choice,
            settings,
        )
        for way, body in _BODIES.items()
    }


def examples(plan: Plan) -> tuple[tuple[str, Array], ...]:
    """The first training picture of each letter, with its letter: `(height, width)` each.

    >>> [(letter, picture.shape) for letter, picture in examples(picture_plans(120, 1)[WAYS[0]])]
    [('T', (8, 8)), ('X', (8, 8)), ('L', (8, 8))]
    """
    task = make_task(plan.choice)
    return tuple((letter, task.x[int(np.argmax(task.y == label)), :, :, 0]) for label, letter in enumerate(LETTERS))


def learned_of(standing: Standing) -> Learned:
    """Parameters, and right answers on the pictures a run was trained on and on fresh ones."""
    plan = standing.plan
    samples = make_samples(plan.spec, make_task(plan.choice), plan.settings)
    assert samples.held_x is not None, "the settings keep pictures for validation"
    assert samples.held_y is not None, "and their labels"
    return Learned(
        predict(plan.spec).total_params,
        len(samples.x),
        len(samples.held_x),
        _right(plan, standing.weights, samples.x, samples.y),
        _right(plan, draw_weights(plan.spec), samples.held_x, samples.held_y),
        _right(plan, standing.weights, samples.held_x, samples.held_y),
    )


def kernels_of(standing: Standing) -> tuple[Kernel, ...]:
    """The kernels of a network that begins with a Conv2D."""
    plan = standing.plan
    clean = np.zeros((len(LETTERS), SIDE, SIDE, 1), np.float32)
    start = (SIDE - REACH) // 2
    clean[:, start : start + REACH, start : start + REACH, 0] = letter_pixels()
    peaks = trace(plan.spec, clean, standing.weights).flows[0].output.max(axis=(1, 2))  # (class, channel)
    before, after = draw_weights(plan.spec)[0][0], standing.weights[0][0]
    return tuple(
        Kernel(
            before[:, :, 0, each],
            after[:, :, 0, each],
            LETTERS[int(peaks[:, each].argmax())] if peaks[:, each].max() > 0 else "",
        )
        for each in range(after.shape[-1])
    )


def _right(plan: Plan, weights: Weights, x: Array, y: Array) -> float:
    return float((trace(plan.spec, x, weights).output.argmax(axis=-1) == y).mean())
