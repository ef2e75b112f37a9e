"""The matcher: every form of labels meets every loss, for one network with `return_sequences` on or off."""

from dataclasses import dataclass, replace
from functools import lru_cache

from lessons.network.layers import GRU, Dense, Input
from lessons.network.loss import Verdict, judge
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec

TIMESTEPS, FEATURES, UNITS, CLASSES = 5, 8, 6, 4  # no two sizes are alike
LOSSES = (
    "sparse_categorical_crossentropy",
    "categorical_crossentropy",
    "binary_crossentropy",
    "mean_squared_error",
)
FORMS: dict[str, Shape] = {
    "(batch, time)": (None, TIMESTEPS),
    "(batch, time, 1)": (None, TIMESTEPS, 1),
    "(batch, time, class)": (None, TIMESTEPS, CLASSES),
    "(batch,)": (None,),
    "(batch, class)": (None, CLASSES),
}
MEANINGS: dict[str, str] = {
    "(batch, time)": "an id at every step",
    "(batch, time, 1)": "an id at every step, with an axis of 1",
    "(batch, time, class)": "a one-hot row at every step",
    "(batch,)": "one id for the sequence",
    "(batch, class)": "one one-hot row for the sequence",
}


@dataclass(frozen=True)
class Cell:
    """One loss with one form of labels.

    Attributes:
        form: a key of `FORMS`.
        loss: Keras's name.
        spec: the network with both.
        verdict: what becomes of them.
    """

    form: str
    loss: str
    spec: ModelSpec
    verdict: Verdict


def network(keeps: bool) -> ModelSpec:
    """A classifier of five steps into four classes, with an answer at every step or one at the end."""
    return ModelSpec(Input((TIMESTEPS, FEATURES)), (GRU(UNITS, return_sequences=keeps), Dense(CLASSES, "softmax")))


@lru_cache(maxsize=2)
def loss_grid(keeps: bool) -> tuple[tuple[Cell, ...], ...]:
    """A row for each form of labels, in it a cell for each loss.

    >>> [[cell.verdict.kind for cell in row] for row in loss_grid(True)][0][:2]
    ['fits', 'does not fit']
    """
    spec = network(keeps)
    return tuple(tuple(_cell(spec, form, loss) for loss in LOSSES) for form in FORMS)


def cell_of(keeps: bool, form: str, loss: str) -> Cell:
    """The cell of one form and one loss.

    >>> cell_of(False, "(batch, class)", "categorical_crossentropy").verdict.kind
    'fits'
    """
    return loss_grid(keeps)[list(FORMS).index(form)][LOSSES.index(loss)]


def _cell(spec: ModelSpec, form: str, loss: str) -> Cell:
    asked = replace(spec, loss=loss, target=FORMS[form])
    verdict = judge(asked)
    assert verdict is not None, "the network has no mistake, a loss and a target"
    return Cell(form, loss, asked, verdict)


@dataclass(frozen=True)
class Ranked:
    """One target for the sparse loss: what the message asks for, and what Keras does.

    Attributes:
        target: its shape.
        asks: the rule as the message words it: output.ndim equals target.ndim - 1.
        rule: the rule put right: target.ndim equals output.ndim - 1, a last axis of 1 left out.
        fits: what Keras does with it.
    """

    target: Shape
    asks: bool
    rule: bool
    fits: bool


def ranked_targets() -> tuple[Ranked, ...]:
    """Targets with one to four axes for an output of `(batch, time, class)` and the sparse loss.

    >>> [(each.asks, each.rule, each.fits) for each in ranked_targets()][:2]
    [(False, False, False), (False, True, True)]
    """
    spec = replace(network(True), loss=LOSSES[0])
    rank = 3
    found = []
    for target in ((None,), (None, 5), (None, 5, 1), (None, 5, 4), (None, 5, 4, 2)):
        verdict = judge(replace(spec, target=target))
        assert verdict is not None, "the network has no mistake, a loss and a target"
        counted = len(target) - (len(target) == rank and target[-1] == 1)
        found.append(Ranked(target, rank == len(target) - 1, counted == rank - 1, verdict.kind == "fits"))
    return tuple(found)


def rank_message() -> str:
    """The sparse loss's message, word for word, where a one-hot target meets it.

    >>> "`target.ndim - 1`" in rank_message()
    True
    """
    return cell_of(True, "(batch, time, class)", LOSSES[0]).verdict.keras_says
