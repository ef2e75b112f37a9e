"""How a run goes on from epoch to epoch: its learning rate, and when it ends by itself."""

import math
from dataclasses import dataclass

from lessons.training.settings import Settings

LEAST_BETTER = 1e-4  # what counts as better on a plateau; Keras's


@dataclass
class Rates:
    """The learning rate of each epoch. Formulas: Keras's schedules, one step an epoch, and ReduceLROnPlateau.

    >>> rates = Rates(Settings(learning_rate=0.1, schedule="exponential decay", decay=0.5))
    >>> [rates.of(epoch) for epoch in (1, 2, 3)]
    [0.1, 0.05, 0.025]
    """

    settings: Settings
    factor: float = 1.0
    best: float = math.inf
    waited: int = 0

    def of(self, epoch: int) -> float:
        """The learning rate of an epoch, counted from 1."""
        settings = self.settings
        if settings.schedule == "exponential decay":
            return settings.learning_rate * settings.decay ** (epoch - 1)
        if settings.schedule == "cosine":
            return settings.learning_rate * 0.5 * (1 + math.cos(math.pi * (epoch - 1) / settings.epochs))
        if settings.schedule == "piecewise constant":
            return settings.learning_rate * settings.decay ** sum(epoch > end for end in pieces(settings.epochs))
        return settings.learning_rate * self.factor

    def learn(self, watched: float) -> None:
        """Takes in the loss an epoch ended with; a plateau makes the next rate smaller."""
        if self.settings.schedule != "reduce on plateau":
            return
        if watched < self.best - LEAST_BETTER:
            self.best, self.waited = watched, 0
            return
        self.waited += 1
        if self.waited >= self.settings.schedule_patience:
            self.factor *= self.settings.decay
            self.waited = 0


def pieces(epochs: int) -> tuple[int, int]:
    """The epochs after which "piecewise constant" reduces: a half and three quarters of all.

    >>> pieces(40)
    (20, 30)
    """
    return epochs // 2, 3 * epochs // 4


@dataclass
class Patience:
    """EarlyStopping: remembers the best epoch and says when it has waited long enough."""

    settings: Settings
    best: float = math.inf
    best_epoch: int = 0
    waited: int = 0

    def is_best(self, epoch: int, watched: float) -> bool:
        """Takes in an epoch's loss; true when it is the best so far."""
        self.waited += 1
        if watched < self.best:
            self.best, self.best_epoch, self.waited = watched, epoch, 0
            return True
        return False

    def is_over(self, epoch: int) -> bool:
        """Whether to stop now; Keras never stops after the very first epoch."""
        return self.settings.early_stopping and epoch > 1 and self.waited >= max(1, self.settings.patience)
