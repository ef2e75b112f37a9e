"""Plan: a run that belongs to everybody, as the lessons about next words ask for it; and where it stands."""

from dataclasses import dataclass, replace
from functools import lru_cache

from lessons.network.address import model_query
from lessons.network.link import read_link
from lessons.network.spec import ModelSpec
from lessons.network.weights import Weights, draw_weights
from lessons.training.job import Job
from lessons.training.report import Report
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice
from lessons.training.tasks import make_task

EPOCHS = (0, 2, 10, 100)  # a learner's choices; 0 is the untrained network
MOST_EPOCHS = EPOCHS[-1]
FEW_EPOCHS = EPOCHS[1]
MOST_IDS = 100  # the networks that compare ids as numbers with an Embedding know ids 0 to 99
# With this seed no number of the SimpleRNN's kernel lies near 0, so every unit saturates.
IDS_SEED = 8
# A run takes 2 to 4 seconds; where many wait for one worker, it may take far longer and is remembered all the same.
_SETTINGS = Settings(learning_rate=0.01, seconds=60)


@dataclass(frozen=True)
class Plan:
    """What is trained on what, and how.

    Args:
        base: the run that goes before: all layers but the last begin with its trained weights.
    """

    spec: ModelSpec
    choice: TaskChoice
    settings: Settings
    base: "Plan | None" = None

    @property
    def whole(self) -> ModelSpec:
        """The network with its loss and the shape of its target."""
        task = make_task(self.choice)
        return replace(self.spec, loss=task.loss, target=(None, *task.y.shape[1:]))

    @property
    def query(self) -> dict[str, str]:
        """The network as the address of the playground carries it: with its loss, and the seed where it has one."""
        return model_query(self.whole)


@dataclass(frozen=True)
class Standing:
    """What a page can show of a plan now.

    Args:
        plan: what was asked for.
        weights: trained, or as they are drawn while nothing is trained.
        epochs: how many epochs made these weights.
        job: the run; None where none is needed or none was taken on.
        problem: why there are no trained weights and none on their way; empty when all is well.
    """

    plan: Plan
    weights: Weights
    epochs: int
    job: Job | None
    problem: str = ""

    @property
    def is_waiting(self) -> bool:
        """Trained weights are on their way."""
        return self.job is not None and self.job.is_active

    @property
    def is_of_base(self) -> bool:
        """The run is that of the base, and the plan's own has not begun."""
        return self.job is not None and self.job.spec != self.plan.spec

    @property
    def losses(self) -> tuple[float | None, ...]:
        """The loss of each epoch so far, the untrained network first."""
        return tuple(report.loss for report in self._reports)

    @property
    def val_losses(self) -> tuple[float | None, ...]:
        """The validation loss of each epoch so far; None for the untrained network. Empty without a validation set."""
        found = tuple(report.val_loss for report in self._reports)
        return found if any(each is not None for each in found) else ()

    @property
    def _reports(self) -> tuple[Report, ...]:
        """Of the plan's own run, not of the one it waits for."""
        return () if self.job is None or self.is_of_base else self.job.reports


@lru_cache(maxsize=64)
def next_word_plan(choice: TaskChoice, epochs: int) -> Plan:
    """The small GRU of a text's task, trained for so many epochs.

    >>> plan = next_word_plan(TaskChoice("three_sentences"), 10)
    >>> plan.settings.epochs, plan.query["model"].split("|")[2]
    (10, 'GRU(16,return_sequences=True)')
    """
    return Plan(read_link(make_task(choice).model).spec, choice, replace(_SETTINGS, epochs=max(1, epochs)))


@lru_cache(maxsize=2)
def ids_plan(embedded: bool) -> Plan:
    """A SimpleRNN on the story of the ferry, its ids read as plain numbers or through an Embedding."""
    first = f"Input(8,dtype=int32)|Embedding({MOST_IDS},8)" if embedded else "Input(8,1)"
    link = f"{first}|SimpleRNN(10,return_sequences=True)|Dense({MOST_IDS},activation=softmax)"
    return Plan(read_link(link, IDS_SEED).spec, TaskChoice("ferry"), replace(_SETTINGS, epochs=MOST_EPOCHS))


def untrained(plan: Plan, job: Job | None = None, problem: str = "") -> Standing:
    """The plan's network before training."""
    return Standing(plan, draw_weights(plan.spec), 0, job, problem)


def first_weights_of(plan: Plan, base: Standing) -> Weights:
    """What a plan with a base begins with: the weights its base has come to, and a last layer as it is drawn."""
    return (*base.weights[:-1], *draw_weights(plan.spec)[-1:])


def standing_of(plan: Plan, job: Job) -> Standing:
    """What a run has brought so far; weights that were kept when a run ended early count too."""
    if job.weights is not None and not job.is_active:
        return Standing(plan, job.weights, job.epoch, job)
    if job.is_active:
        return untrained(plan, job)
    return untrained(plan, job, job.sentence)
