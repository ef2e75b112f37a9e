"""What the hidden layers of a small network make of points in the plane, after some epochs of training."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network.link import read_link
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace
from lessons.network.weights import Weights
from lessons.training.plan import Plan, Standing
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice
from lessons.training.tasks import make_task

Array = np.ndarray
DATA = {"two moons": "moons", "two rings": "circles", "three spirals": "spirals"}
EPOCHS = (0, 1, 5, 20, 100)
BEFORE = {"two moons": (-1.7, 2.6), "two rings": (-1.55, 1.55), "three spirals": (-1.25, 1.25)}  # what is drawn
AFTER = (-1.08, 1.08)  # a tanh never leaves it
SHOWN, GRID = 300, 60
_HIDDEN = "|Dense(16,activation=relu)|Dense(16,activation=relu)|Dense(2,activation=tanh,name=representation)"
_SETTINGS = {"learning_rate": 0.01, "seconds": 30}


@dataclass(frozen=True)
class Planes:
    """The same points in two planes: as they come, and as the hidden layer of two units hands them on.

    Attributes:
        ends: of the input plane, as far as it is drawn.
        labels: `(batch,)`.
        classes: their names.
        before, after: `(batch, 2)`.
        map_before, map_after: `(row, column)`: the class the network says for each place of the plane, rows go up.
        accuracy: of all points of the task.
    """

    ends: tuple[float, float]
    labels: Array
    classes: tuple[str, ...]
    before: Array
    after: Array
    map_before: Array
    map_after: Array
    accuracy: float


@lru_cache(maxsize=16)
def plan_of(data: str, epochs: int) -> Plan:
    """A network with a hidden layer of two units, trained so long.

    Args:
        data: a key of `DATA`.

    >>> plan_of("two rings", 5).spec.layers[-2].units
    2
    """
    choice = TaskChoice(DATA[data])
    classes = len(make_task(choice).classes)
    spec = read_link(f"Input(2){_HIDDEN}|Dense({classes},activation=softmax)").spec
    return Plan(spec, choice, Settings(epochs=max(1, epochs), **_SETTINGS))  # type: ignore[arg-type]


def planes_of(standing: Standing) -> Planes:
    """Both planes, for the weights a run has come to.

    >>> from lessons.training.plan import untrained
    >>> planes = planes_of(untrained(plan_of("two moons", 5)))
    >>> planes.after.shape, planes.map_after.shape, planes.accuracy < 0.9
    ((300, 2), (60, 60), True)
    """
    plan, weights = standing.plan, standing.weights
    task = make_task(plan.choice)
    body, head = _parts(plan.spec)
    hidden = trace(body, task.x, weights[:-1]).output
    said = trace(head, hidden, weights[-1:]).output.argmax(axis=-1)
    ends = next(BEFORE[data] for data, key in DATA.items() if key == plan.choice.key)
    return Planes(
        ends, task.y[:SHOWN], task.classes, task.x[:SHOWN], hidden[:SHOWN],
        _said(plan.spec, weights, ends), _said(head, weights[-1:], AFTER), float((said == task.y).mean()),
    )  # fmt: skip


def kernel_of(weights: Weights) -> Array:
    """`(in, out)`: the kernel of the second layer, 16 by 16."""
    return weights[1][0]


def _parts(spec: ModelSpec) -> tuple[ModelSpec, ModelSpec]:
    """All but the last layer, and the last layer by itself."""
    head = ModelSpec(spec.input, spec.layers[-1:])
    return ModelSpec(spec.input, spec.layers[:-1]), head.with_input((2,))


def _said(spec: ModelSpec, weights: Weights, ends: tuple[float, float]) -> Array:
    side = np.linspace(*ends, GRID, dtype=np.float32)
    places = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    return trace(spec, places, weights).output.argmax(axis=-1).reshape(GRID, GRID)
