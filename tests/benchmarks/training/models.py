"""The networks that are trained in the benchmark, with samples that every rival gets alike."""

from dataclasses import dataclass, replace

import numpy as np

from lessons.network.link import read_link
from lessons.network.spec import ModelSpec
from lessons.training.samples import Samples

LOSS = "sparse_categorical_crossentropy"
SAMPLES = 1_000
BATCH = 32


@dataclass(frozen=True)
class Model:
    """One network.

    Args:
        link: as an address carries it.
        epochs: of one measured stretch.
    """

    title: str
    link: str
    timesteps: int
    features: int
    classes: int
    epochs: int

    @property
    def spec(self) -> ModelSpec:
        """The network, its weights drawn from seed 1."""
        return replace(read_link(self.link).spec, seed=1)

    def samples(self) -> Samples:
        """A thousand random samples, the same each time."""
        generator = np.random.default_rng(7)
        x = generator.normal(size=(SAMPLES, self.timesteps, self.features)).astype(np.float32)
        y = generator.integers(0, self.classes, (SAMPLES, self.timesteps)).astype(np.int32)
        return Samples(LOSS, x, y, None, None, None, None, x[:1])


MODELS = {
    "next word": Model(
        "next word (SimpleRNN 10, Dense 100, 8 steps)",
        "Input(8,1)|SimpleRNN(10,return_sequences=True)|Dense(100,activation=softmax)",
        8,
        1,
        100,
        30,
    ),
    "string": Model(
        "string (GRU 16, TimeDistributed Dense 15, 64 steps)",
        "Input(64,15)|GRU(16,return_sequences=True)|TimeDistributed(Dense(15,activation=softmax))",
        64,
        15,
        15,
        10,
    ),
    "lstm": Model(
        "LSTM 32, Dense 15, 32 steps",
        "Input(32,15)|LSTM(32,return_sequences=True)|Dense(15,activation=softmax)",
        32,
        15,
        15,
        10,
    ),
}
