"""What fit counts and what summary prints: batches of an epoch, numbers of the optimizer, and None."""

from dataclasses import dataclass
from math import ceil

from lessons.network.predict import Prediction, predict
from lessons.network.presets import PRESETS

SAMPLES, BATCH = 1_000, 128
BATCHES = (64, 128, 256, 512)
WORDS = ("epochs", "nb_epoch")
NB_EPOCH = "TypeError: TensorFlowTrainer.fit() got an unexpected keyword argument 'nb_epoch'"
# how many numbers an optimizer of Keras keeps for each number it trains; two more count its steps and its rate
SLOTS = {"rmsprop": 1, "adam": 2, "sgd": 0}


@dataclass(frozen=True)
class Fit:
    """One call of fit.

    Attributes:
        sizes: the samples of each batch of an epoch, in order.
        epochs: how often all of them are seen.
    """

    sizes: tuple[int, ...]
    epochs: int

    @property
    def steps(self) -> int:
        """The steps of one epoch, as the progress bar counts them."""
        return len(self.sizes)

    @property
    def updates(self) -> int:
        """How often the weights change."""
        return self.steps * self.epochs


def fit(samples: int, batch_size: int, epochs: int) -> Fit:
    """How samples are cut into batches; the last one takes what is left.

    >>> fit(1000, 128, 2).sizes[-2:], fit(1000, 128, 2).steps, fit(1000, 128, 2).updates
    ((128, 104), 8, 16)
    """
    steps = ceil(samples / batch_size)
    sizes = (batch_size,) * (steps - 1)
    return Fit((*sizes, samples - sum(sizes)), epochs)


def answer_model() -> Prediction:
    """The first network of the forum's answer.

    >>> answer_model().total_params
    1720
    """
    return predict(PRESETS["answer_model_1"].spec)


@dataclass(frozen=True)
class Totals:
    """The numbers below Keras's table.

    Attributes:
        trainable: what training changes.
        optimizer: what the optimizer keeps; 0 before fit has built it.
    """

    trainable: int
    optimizer: int

    @property
    def total(self) -> int:
        """What Keras calls the total: both together."""
        return self.trainable + self.optimizer

    def lines(self) -> tuple[str, ...]:
        """The lines as Keras writes them."""
        extra = 4 if self.optimizer else 0  # four bytes a number, but the count of the steps has eight
        counts = [
            ("Total params", self.total, 4 * self.total + extra),
            ("Trainable params", self.trainable, 4 * self.trainable),
            ("Non-trainable params", 0, 0),
        ]
        counts += [("Optimizer params", self.optimizer, 4 * self.optimizer + extra)] if self.optimizer else []
        return tuple(f" {name}: {count:,} ({_memory(size)})" for name, count, size in counts)


def totals(optimizer: str, fitted: bool) -> Totals:
    """What summary adds up, before or after fit.

    >>> totals("rmsprop", fitted=True).total
    3442
    """
    trainable = answer_model().trainable_params
    return Totals(trainable, SLOTS[optimizer] * trainable + 2 if fitted else 0)


def _memory(size: int) -> str:
    return f"{size / 1024:.2f} KB" if size >= 1024 else f"{size:.2f} B"
