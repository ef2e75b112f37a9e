"""Settings: how a network is trained, as one frozen value, with limits and defaults."""

import math
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args

Optimizer = Literal["adam", "rmsprop", "sgd"]
Schedule = Literal["constant", "exponential decay", "cosine", "piecewise constant", "reduce on plateau"]
Clipping = Literal["none", "value", "norm", "global norm"]
ClassWeights = Literal["none", "balanced"]

MAX_EPOCHS = 500
MAX_BATCH = 512
MAX_SECONDS = 120


@dataclass(frozen=True)
class Settings:
    """How to train; the words and defaults are Keras's.

    Args:
        epochs: how often every sample is seen.
        batch_size: samples for each step of the optimizer.
        optimizer: the rule that turns gradients into changes.
        learning_rate: the size of these changes.
        momentum: of SGD only.
        schedule: how the learning rate changes from epoch to epoch.
        decay: the factor of a schedule: per epoch for exponential decay, after a half and after three quarters of the
            epochs for piecewise constant, per plateau for the last one.
        schedule_patience: epochs without a better validation loss before "reduce on plateau" reduces.
        validation_split: the share of samples, taken from the end as Keras does, that is never trained on.
        shuffle: samples come in a new order each epoch.
        seed: draws that order.
        class_weight: "balanced" makes rare classes count as much as frequent ones.
        early_stopping: stop when the validation loss (the training loss without a split) was not better...
        patience: ...for this many epochs.
        restore_best: end with the weights of the best epoch instead of the last.
        clipping: what is done to large gradients, and
        clip: the limit it uses.
        seconds: the longest a run may take.
    """

    epochs: int = 30
    batch_size: int = 32
    optimizer: Optimizer = "adam"
    learning_rate: float = 0.001
    momentum: float = 0.0
    schedule: Schedule = "constant"
    decay: float = 0.9
    schedule_patience: int = 5
    validation_split: float = 0.0
    shuffle: bool = True
    seed: int = 0
    class_weight: ClassWeights = "none"
    early_stopping: bool = False
    patience: int = 0
    restore_best: bool = False
    clipping: Clipping = "none"
    clip: float = 1.0
    seconds: int = 60


def problem_with(settings: Settings) -> str | None:
    """Why nobody can train like this, and what to choose instead; None when all is well.

    >>> problem_with(Settings())
    >>> problem_with(Settings(learning_rate=1e9)).split(":")[0]
    'learning_rate=1e+09 cannot be used'
    """
    for name, (least, most, why) in _RANGES.items():
        value = getattr(settings, name)
        is_number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        if not is_number or not least <= value <= most:
            shown = f"{value:g}" if isinstance(value, int | float) else repr(value)[:40]
            return f"{name}={shown} cannot be used: choose {least:g} to {most:,g}. {why}"
        if isinstance(getattr(Settings, name), int) and not isinstance(value, int):
            return f"{name}={value:g} cannot be used: choose a whole number. {why}"
    for name, words in _WORDS.items():
        value = getattr(settings, name)
        if type(value) is not type(words[0]) or value not in words:
            return f"{name}={str(value)[:40]!r} is not known: choose one of {', '.join(map(str, words))}."
    return None


def settings_to_dict(settings: Settings) -> dict[str, Any]:
    """The settings as plain values."""
    return {each.name: getattr(settings, each.name) for each in fields(settings)}


def settings_from_dict(given: dict[str, Any]) -> Settings:
    """The settings from plain values; what is not said keeps its default.

    Raises:
        ValueError: a setting is unknown or cannot be used.

    >>> settings_from_dict({"epochs": 5}).epochs
    5
    """
    unknown = set(given) - {each.name for each in fields(Settings)}
    if unknown:
        raise ValueError(f"There is no setting called {sorted(unknown)[0][:40]!r}.")
    settings = replace(Settings(), **given)
    problem = problem_with(settings)
    if problem:
        raise ValueError(problem)
    return settings


_RANGES: dict[str, tuple[float, float, str]] = {
    "epochs": (1, MAX_EPOCHS, "An epoch shows every sample once."),
    "batch_size": (1, MAX_BATCH, "It is how many samples one step of the optimizer sees."),
    "learning_rate": (
        1e-7,
        10,
        "It is how far each step goes: 0.001 is Adam's own, above 1 nearly every network loses its way at once.",
    ),
    "momentum": (0, 0.999, "It is the share of the last step that is taken again."),
    "decay": (0.01, 1, "It is what the learning rate is multiplied with."),
    "schedule_patience": (1, MAX_EPOCHS, "It counts epochs."),
    "validation_split": (0, 0.9, "It is the share of samples that is kept away from training."),
    "patience": (0, MAX_EPOCHS, "It counts epochs."),
    "clip": (1e-6, 1e6, "It is the largest gradient."),
    "seed": (0, 2**32 - 1, "It draws the order of the samples."),
    "seconds": (1, MAX_SECONDS, "No run may take longer."),
}
_WORDS: dict[str, tuple[Any, ...]] = {
    "optimizer": get_args(Optimizer),
    "schedule": get_args(Schedule),
    "clipping": get_args(Clipping),
    "class_weight": get_args(ClassWeights),
    "shuffle": (True, False),
    "early_stopping": (True, False),
    "restore_best": (True, False),
}
