"""EarlyStopping and ModelCheckpoint as Keras has them, played over the validation losses of a run."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

PATHS = ("best.keras", "best.h5", "best.ckpt")


@dataclass(frozen=True)
class Stop:
    """How far a run with EarlyStopping goes.

    Args:
        epoch: the last one, counted from 1.
        best: the epoch with the lowest validation loss up to there.
        is_early: it ended before its epochs were over.
    """

    epoch: int
    best: int
    is_early: bool

    def kept(self, restore: bool) -> int:
        """The epoch whose weights the model has afterwards."""
        return self.best if restore and self.best else self.epoch


def stop_of(val_losses: Sequence[float], patience: int) -> Stop:
    """Where `EarlyStopping(patience=...)` ends a run.

    Args:
        val_losses: of epoch 1, 2, ...
        patience: epochs without a better one before it stops; Keras's default is 0.

    >>> stop_of((0.6, 0.5, 0.55, 0.4, 0.7, 0.8), 0)
    Stop(epoch=3, best=2, is_early=True)
    >>> stop_of((0.6, 0.5, 0.55, 0.4, 0.7, 0.8), 2)
    Stop(epoch=6, best=4, is_early=True)
    """
    lowest, best, waited = math.inf, 0, 0
    for epoch, loss in enumerate(val_losses, start=1):
        waited += 1
        if loss < lowest:
            lowest, best, waited = loss, epoch, 0
        elif waited >= patience and epoch > 1:  # Keras never stops after the very first epoch
            return Stop(epoch, best, True)
    return Stop(len(val_losses), best, False)


def saved_epochs(val_losses: Sequence[float], best_only: bool) -> tuple[int, ...]:
    """The epochs after which `ModelCheckpoint(save_best_only=...)` writes its file.

    >>> saved_epochs((0.6, 0.5, 0.55, 0.4), best_only=True), saved_epochs((0.6, 0.5), best_only=False)
    ((1, 2, 4), (1, 2))
    """
    found, lowest = [], math.inf
    for epoch, loss in enumerate(val_losses, start=1):
        if not best_only or loss < lowest:
            found.append(epoch)
            lowest = min(lowest, loss)
    return tuple(found)


def path_problem(path: str, weights_only: bool = False) -> str:
    """What ModelCheckpoint says to a path; empty when it takes it.

    >>> path_problem("best.keras"), path_problem("best.ckpt")[:43]
    ('', 'The filepath provided must end in `.keras` ')
    """
    if weights_only:
        if path.endswith(".weights.h5"):
            return ""
        return (
            "When using `save_weights_only=True` in `ModelCheckpoint`, the filepath provided must end in `.weights.h5` "
            f"(Keras weights format). Received: filepath={path}"
        )
    if path.endswith((".keras", ".h5")):
        return ""
    return f"The filepath provided must end in `.keras` (Keras model format). Received: filepath={path}"
