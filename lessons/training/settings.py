"""Settings: how a network is trained, as one frozen value, with limits and defaults."""

import math
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

Optimizer = Literal["adam", "rmsprop", "sgd"]
Schedule = Literal["constant", "exponential decay", "cosine", "reduce on plateau"]
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
        decay: the factor of a schedule: per epoch for exponential decay, per plateau for the last one.
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
