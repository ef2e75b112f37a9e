"""Formulas of activations as they are printed, worked out step by step in the numbers a computer has."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from lessons.network.activations import softmax

Array = np.ndarray
FORMULAS = ("softmax", "tanh", "sigmoid")
NUMBERS = {"float32": np.float32, "float64": np.float64}
SCORES = (1, 10, 80, 90, 700, 1000)
PRINTED = "softmax(x_i) = exp(x_i) / sum(exp(x_j))"  # the line of the third document, offered there as code


@dataclass(frozen=True)
class Steps:
    """A formula worked out as it stands, and as Keras does it.

    Attributes:
        steps: what is calculated and what comes out, in order.
        naive: the result of the last step.
        stable: what Keras gives.
    """

    steps: tuple[tuple[str, str], ...]
    naive: str
    stable: str


def steps_of(formula: str, score: int, numbers: str) -> Steps:
    """Follows a formula for one score; softmax has a second score, 0.

    >>> steps_of("softmax", 1000, "float64").naive, steps_of("softmax", 1000, "float64").stable
    ('nan, 0', '1, 0')
    >>> steps_of("tanh", 90, "float32").naive, steps_of("tanh", 90, "float64").naive
    ('nan', '1')
    """
    kind: Any = NUMBERS[numbers]
    x = kind(score)
    with np.errstate(over="ignore", invalid="ignore"):
        up, down = np.exp(x), np.exp(-x)
        if formula == "softmax":
            one = np.exp(kind(0))
            total = up + one
            shares = in_tensorflow(softmax(np.array([x, 0], kind)))
            return Steps(
                ((f"e^{score}", _said(up)), ("e^0", _said(one)), ("their sum", _said(total)),
                 ("each power / the sum", f"{_said(up / total)}, {_said(one / total)}")),
                f"{_said(up / total)}, {_said(one / total)}", f"{_said(shares[0])}, {_said(shares[1])}",
            )  # fmt: skip
        if formula == "tanh":
            over, under = up - down, up + down
            return Steps(
                ((f"e^{score}", _said(up)), (f"e^-{score}", _said(down)), ("their difference", _said(over)),
                 ("their sum", _said(under)), ("difference / sum", _said(over / under))),
                _said(over / under), _said(np.tanh(x)),
            )  # fmt: skip
        bottom = 1 + up  # of -score: the side on which the power grows
        return Steps(
            ((f"x = -{score}, so e^{score}", _said(up)), (f"1 + e^{score}", _said(bottom)),
             ("1 / that", _said(1 / bottom))),
            _said(1 / bottom), _said(in_tensorflow(np.array([down / (1 + down)]))[0]),
        )  # fmt: skip


def in_tensorflow(values: Array) -> Array:
    """The values in TensorFlow: what is too small to be written with all digits is 0. NumPy goes on with fewer.

    >>> in_tensorflow(np.array([1e-37, 1e-39], np.float32)).tolist()[1]
    0.0
    """
    return np.where(values < np.finfo(values.dtype).tiny, 0, values)


def overflow_at(numbers: str) -> int:
    """The smallest whole number whose power of e is infinite in these numbers.

    >>> overflow_at("float32"), overflow_at("float64")
    (89, 710)
    """
    kind: Any = NUMBERS[numbers]
    with np.errstate(over="ignore"):
        return next(x for x in range(1, 1000) if np.isinf(np.exp(kind(x))))


def printed_line_says() -> str:
    """What Python says to the printed line."""
    try:
        compile(PRINTED, "document", "exec")
    except SyntaxError as error:
        return f"SyntaxError: {error.msg}"
    return ""


def _said(value: float) -> str:
    return f"{float(value):.3g}"
