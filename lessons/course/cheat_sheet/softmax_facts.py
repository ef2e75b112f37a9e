"""What softmax does, each fact with numbers worked out by the network's own softmax."""

import numpy as np

from lessons.course.cheat_sheet.table import Table
from lessons.network.activations import sigmoid, softmax

SCORES = np.array([2.0, 1.0, 0.0])
CLASSES = 4


def softmax_table() -> Table:
    """A row for each fact.

    >>> softmax_table().rows[0][1]
    '2, 1, 0 → 0.665, 0.245, 0.090'
    """
    shares, truth = softmax(SCORES), np.eye(3)[0]
    rows = (
        ("every share is above 0, and a row sums to 1", _moved(SCORES)),
        ("the same number added to all scores: nothing changes", _moved(SCORES + 5)),
        ("scores times 2: the winner gets surer", _moved(SCORES * 2)),
        ("scores divided by a temperature of 2: more alike", _moved(SCORES / 2)),
        ("equal scores: equal shares", _moved(np.zeros(CLASSES))),
        ("a single unit: always 1", _moved(SCORES[:1])),
        ("sigmoid looks at each score alone: no sum of 1", f"{_said(SCORES, 3)} → {_said(sigmoid(SCORES))}"),
        ("argmax of the scores is argmax of the shares", f"{SCORES.argmax()} and {shares.argmax()}"),
        (f"loss before training, {CLASSES} classes: about log {CLASSES}", f"{np.log(CLASSES):.3f}"),
        ("crossentropy: −log of the share of the true class", f"−log {shares[0]:.3f} = {-np.log(shares[0]):.3f}"),
        ("its gradient for the scores: shares − one-hot row", _said(shares - truth)),
    )
    return Table(
        "Softmax",
        ("fact", "example"),
        rows,
        (
            "`softmax(z)ᵢ = e^zᵢ / (e^z₁ + e^z₂ + …)` along `axis=-1`, the classes: in an output (batch, time, class) "
            "every step of every sample has a distribution of its own, and sums along time mean nothing.",
        ),
    )


def _moved(scores: np.ndarray) -> str:
    return f"{_said(scores, 3)} → {_said(softmax(scores))}"


def _said(numbers: np.ndarray, digits: int = 0) -> str:
    """Numbers with a comma between; with digits as short as they are, else three decimals."""
    if digits:
        return ", ".join(f"{number:.{digits}g}" for number in numbers)
    return ", ".join(f"{number:.3f}" for number in numbers)
