"""Which last layer, loss and labels go together, and what trains without a word on nonsense."""

from dataclasses import dataclass, replace

from lessons.course.cheat_sheet.table import Table, named
from lessons.network.axes import layer_axes
from lessons.network.keras_code import layer_code
from lessons.network.link import read_link
from lessons.network.loss import expected_target, judge
from lessons.network.predict import predict
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec


@dataclass(frozen=True)
class Pairing:
    """An answer, the head that gives it, and its loss.

    Attributes:
        answer: what is asked.
        head: the recurrent layer and the last layer, as an address writes them.
        loss: Keras's name.
        labels: what the labels hold.
    """

    answer: str
    head: str
    loss: str
    labels: str

    @property
    def spec(self) -> ModelSpec:
        """The network, on five steps of eight features."""
        return read_link(f"Input(5,8)|{self.head}").spec


_EACH, _ONE = "GRU(6,return_sequences=True)|", "GRU(6)|"
_SPARSE, _SHARES = "sparse_categorical_crossentropy", "categorical_crossentropy"
_BINARY, _SQUARED = "binary_crossentropy", "mean_squared_error"
PAIRINGS = (
    Pairing("one class", f"{_ONE}Dense(4,activation=softmax)", _SPARSE, "an id, from 0"),
    Pairing("one class", f"{_ONE}Dense(4,activation=softmax)", _SHARES, "a one-hot row"),
    Pairing("a class at every step", f"{_EACH}Dense(4,activation=softmax)", _SPARSE, "ids, from 0"),
    Pairing("a class at every step", f"{_EACH}Dense(4,activation=softmax)", _SHARES, "one-hot rows"),
    Pairing("yes or no", f"{_ONE}Dense(1,activation=sigmoid)", _BINARY, "0 or 1"),
    Pairing("several times yes or no", f"{_ONE}Dense(4,activation=sigmoid)", _BINARY, "a 0 or 1 for each"),
    Pairing("a number", f"{_ONE}Dense(1)", _SQUARED, "a number"),
    Pairing("a number at every step", f"{_EACH}Dense(1)", _SQUARED, "numbers"),
)
TRAPS = (
    Pairing("One label for the whole sequence, an answer at every step", f"{_EACH}Dense(1)", _SQUARED, "(batch,)"),
    Pairing("One-hot rows for the sparse loss", f"{_EACH}Dense(4,activation=softmax)", _SPARSE, "(batch, time, class)"),
    Pairing("Ids for the loss of one-hot rows", f"{_EACH}Dense(4,activation=softmax)", _SHARES, "(batch, time)"),
)
_SAID = {"fits silently and wrongly": "trains without a word, on nonsense", "does not fit": "Keras refuses"}
_MEANT: dict[str, Shape] = {"(batch,)": (None,), "(batch, time)": (None, 5), "(batch, time, class)": (None, 5, 4)}


def loss_table() -> Table:
    """A row for each answer and loss; every row fits by Keras's rules.

    >>> loss_table().rows[0][2:5]
    ('(batch, class)', '`sparse_categorical_crossentropy`', '(batch,) or (batch, 1)')
    """
    return Table(
        "Answer, last layer, loss, labels",
        ("the answer", "last layer", "output", "loss", "labels", "they hold"),
        tuple(map(_row, PAIRINGS)),
        (*map(_trap, TRAPS), "A label of -1, or one as large as the number of classes, has no place in the row."),
    )


def targets(pairing: Pairing) -> tuple[Shape, ...]:
    """The shapes of labels that fit, the plainest first.

    >>> targets(PAIRINGS[3])
    ((None, 5, 4),)
    """
    return expected_target(pairing.loss, predict(pairing.spec).output_shapes[0])


def trap_kind(trap: Pairing) -> str:
    """What becomes of a wrong pair, by Keras's rules.

    >>> [trap_kind(trap) for trap in TRAPS]
    ['fits silently and wrongly', 'does not fit', 'does not fit']
    """
    verdict = judge(replace(trap.spec, loss=trap.loss, target=_MEANT[trap.labels]))
    return verdict.kind if verdict else ""


def _row(pairing: Pairing) -> tuple[str, ...]:
    prediction = predict(pairing.spec)
    axes = layer_axes(prediction)[-1]
    shape = prediction.output_shapes[0]
    words = [str(size) if size == 1 else axis for size, axis in zip(shape, axes, strict=True)]
    if "sigmoid" in pairing.head and shape[-1] != 1:
        words[-1] = "class"
    labels = " or ".join(_by_name(target, shape, tuple(words)) for target in targets(pairing))
    head = layer_code(pairing.spec.layers[-1]).removeprefix("layers.")
    return pairing.answer, f"`{head}`", named(*words), f"`{pairing.loss}`", labels, pairing.labels


def _trap(trap: Pairing) -> str:
    return f"{trap.answer}, `{trap.loss}` with labels {trap.labels}: {_SAID[trap_kind(trap)]}."


def _by_name(target: Shape, output: Shape, words: tuple[str, ...]) -> str:
    """A shape of labels with the names of the output's axes."""
    return named(*("1" if size == 1 and output[place] != 1 else words[place] for place, size in enumerate(target)))
