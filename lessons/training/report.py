"""Report: what one epoch sends to the page, small enough that a whole training stays under a megabyte."""

import base64
import math
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

Array = np.ndarray
PROBE_BYTES = 600_000  # of all probes of a run, as text
FIRST_EPOCHS = 8  # always with a probe: most happens at the beginning


@dataclass(frozen=True)
class Report:
    """One epoch; 0 is the network before training.

    Args:
        loss: over the training samples as the epoch went on, as `model.fit` reports it; None when it is no number.
        metric: likewise.
        val_loss: over the validation samples after the epoch, or None without any; likewise `val_metric`.
        learning_rate: that the epoch used.
        seconds: since the run began.
        by_step: the loss at each timestep, or None.
        norms: the norm of the last batch's gradient for each layer that trains, or None.
        probe: the probe's distributions `(time, class)` as `pack` makes them, or None where they are left out.
    """

    epoch: int
    loss: float | None
    metric: float | None
    val_loss: float | None
    val_metric: float | None
    learning_rate: float
    seconds: float
    by_step: tuple[float, ...] | None = None
    norms: tuple[float, ...] | None = None
    probe: str | None = None

    def row(self) -> dict[str, Any]:
        """The report as plain values, for JSON."""
        return asdict(self)


def report_of(row: dict[str, Any]) -> Report:
    """The report of such a row.

    >>> told = Report(3, 0.5, None, None, None, 0.01, 1.5, norms=(0.1, 0.2))
    >>> report_of(told.row() | {"norms": [0.1, 0.2]}) == told
    True
    """
    lists = {name: None if row.get(name) is None else tuple(row[name]) for name in ("by_step", "norms")}
    return Report(**(row | lists))


def pack(shares: Array) -> str:
    """Distributions as text: 16 bits a number, base64.

    Args:
        shares: `(time, class)`, each from 0 to 1.

    >>> unpack(pack(np.array([[0.25, 0.75]])), 2).round(3).tolist()
    [[0.25, 0.75]]
    """
    whole = np.clip(np.nan_to_num(shares), 0, 1) * 65535
    return base64.b64encode(whole.round().astype("<u2").tobytes()).decode("ascii")


def unpack(text: str, classes: int) -> Array:
    """The way back from `pack`: `(time, class)`."""
    return np.frombuffer(base64.b64decode(text), "<u2").reshape(-1, classes).astype(np.float32) / 65535


def probe_stride(epochs: int, numbers: int) -> int:
    """Every how many epochs a probe is sent, so that all of them fit.

    Args:
        epochs: of the whole run.
        numbers: in one probe.

    >>> probe_stride(200, 64 * 15), probe_stride(200, 64 * 64)
    (1, 4)
    """
    most = max(1, PROBE_BYTES // math.ceil(numbers * 2 * 4 / 3))
    return math.ceil(epochs / most)


def has_probe(epoch: int, epochs: int, stride: int) -> bool:
    """Whether this epoch's report carries the probe."""
    return epoch <= FIRST_EPOCHS or epoch % stride == 0 or epoch == epochs


def short(number: float, digits: int) -> float:
    """A number of few digits; NaN and infinity, which JSON does not know, as 0.

    >>> short(0.123456, 3)
    0.123
    """
    return finite(number, digits) or 0.0


def finite(number: float, digits: int = 6) -> float | None:
    """A number short enough to send, or None where it is none.

    >>> finite(1.23456789), finite(float("nan"))
    (1.23457, None)
    """
    return float(f"{number:.{digits}g}") if math.isfinite(number) else None
