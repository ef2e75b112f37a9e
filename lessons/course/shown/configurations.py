"""Improper configurations, and what the rules of this course say of each before anything is trained."""

from dataclasses import dataclass, replace
from functools import lru_cache

from lessons.course.shown.one_number import out_of_range
from lessons.network.keras_code.calls import input_code, layer_code
from lessons.network.layers import GRU, Dense, Input
from lessons.network.loss import judge
from lessons.network.mistake import Mend, Mistake
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec
from lessons.training.fitting import find_unfit
from lessons.training.settings import Settings, problem_with
from lessons.training.task import Task, TaskChoice
from lessons.training.tasks import make_task

STOPS, SILENT, WELL = "it stops", "it trains on something else than is meant", "nothing to say against it"
_SPARSE = "sparse_categorical_crossentropy"


@dataclass(frozen=True)
class Configuration:
    """A network, a loss and a learning rate for the points of a task.

    Attributes:
        spec: the network.
        loss: Keras's name.
        rate: the learning rate.
        task: what it is to learn.
    """

    spec: ModelSpec
    loss: str = _SPARSE
    rate: float = 0.01
    task: str = "moons"

    @property
    def code(self) -> str:
        """The configuration as the program a learner would write."""
        task = make_task(TaskChoice(self.task))
        lines = [f"    {line}," for line in (input_code(self.spec.input), *map(layer_code, self.spec.layers))]
        head = f"# x: {task.x.shape}, y: {task.y.shape}, whole numbers from 0 to {len(task.classes) - 1}"
        compiled = f'model.compile(keras.optimizers.Adam({self.rate}), loss="{self.loss}")'
        return "\n".join([head, "model = keras.Sequential([", *lines, "])", compiled, "model.fit(x, y)"])


@dataclass(frozen=True)
class Finding:
    """What is said of a configuration.

    Attributes:
        kind: `STOPS`, `SILENT` or `WELL`.
        found_by: which rules found it.
        sentence: what is wrong, in words.
        keras_says: Keras's own words; empty when it says nothing, or nothing worth reading.
        mends: ways out.
    """

    kind: str
    found_by: str
    sentence: str
    keras_says: str = ""
    mends: tuple[Mend, ...] = ()


def _network(*layers: object, inputs: int = 2) -> ModelSpec:
    return ModelSpec(Input((inputs,)), layers)  # type: ignore[arg-type]


_HIDDEN, _HEAD = Dense(16, "relu"), Dense(2, "softmax")
_GOOD = _network(_HIDDEN, _HEAD)
CONFIGURATIONS: dict[str, Configuration] = {
    "no units": Configuration(_network(Dense(0, "relu"), _HEAD)),
    "a name in capitals": Configuration(_network(Dense(16, "Relu"), _HEAD)),
    "another input": Configuration(_network(_HIDDEN, _HEAD, inputs=3)),
    "no time axis": Configuration(_network(_HIDDEN, GRU(4), _HEAD)),
    "softmax of one": Configuration(_network(_HIDDEN, Dense(1, "softmax")), "binary_crossentropy"),
    "another loss": Configuration(_GOOD, "categorical_crossentropy"),
    "too few classes": Configuration(_GOOD, task="spirals"),
    "rate of 0": Configuration(_GOOD, rate=0.0),
    "all in order": Configuration(_GOOD),
}


@lru_cache(maxsize=16)
def finding_of(name: str) -> Finding:
    """The first thing that is wrong with one of `CONFIGURATIONS`.

    >>> [finding_of(name).kind == WELL for name in ("no units", "all in order")]
    [False, True]
    """
    given = CONFIGURATIONS[name]
    task = make_task(TaskChoice(given.task))
    return _of_network(given) or _of_data(given, task) or _of_settings(given) or Finding(
        WELL, "all rules", "The shapes meet, the loss fits the labels, and every label has a place."
    )  # fmt: skip


def _of_network(given: Configuration) -> Finding | None:
    prediction = predict(given.spec)
    if prediction.mistake is not None:
        return _stopped("the shape rules", prediction.mistake)
    if prediction.warnings:
        warned = prediction.warnings[0]
        said = f"UserWarning: {warned.keras_says}" if warned.keras_says else ""
        return Finding(SILENT, "the rules for silent mistakes", warned.message, said, warned.mends)
    return None


def _of_data(given: Configuration, task: Task) -> Finding | None:
    spec = replace(given.spec, loss=given.loss, target=(None, *task.y.shape[1:]))
    verdict = judge(spec)
    if verdict is not None and verdict.kind != "fits":
        kind = STOPS if verdict.kind == "does not fit" else SILENT
        said = f"{verdict.keras_error}: {verdict.keras_says}" if verdict.keras_says else ""
        return Finding(kind, "the matcher of loss and labels", verdict.sentence, said, verdict.mends)
    unfit = find_unfit(spec, task, Settings())
    if unfit is None:
        return None
    found = _stopped("a look at the data", unfit)
    width = predict(spec).output_shapes[0][-1] or 0
    said = out_of_range(int(task.y.max()), width) if unfit.code == "task_classes" else found.keras_says
    return replace(found, keras_says=said)


def _of_settings(given: Configuration) -> Finding | None:
    problem = problem_with(replace(Settings(), learning_rate=given.rate))
    if problem is None:
        return None
    return Finding(SILENT, "the limits of the settings", f"Keras takes it, and no weight ever moves. {problem}")


def _stopped(found_by: str, mistake: Mistake) -> Finding:
    said = f"{mistake.keras_error}: {mistake.keras_says}" if mistake.keras_says else ""
    return Finding(STOPS, found_by, mistake.message, said, mistake.mends)
