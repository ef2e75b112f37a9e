"""What an epoch costs, roughly, and what follows: how much is done in one call, and whether XLA is worth it."""

from dataclasses import dataclass

from lessons.network.layers import Bidirectional, Recurrent, TimeDistributed
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec
from lessons.training.graphs.fused.fuse import fuse
from lessons.training.samples import Samples
from lessons.training.settings import Settings

# Measured on one core of a small server; only their proportions matter much.
BATCH = 150e-6  # seconds: what a batch costs however small it is
STEP = 12e-6  # seconds: what one timestep of one recurrent layer costs, there and back
PRODUCT = 2.5e-10  # seconds for each multiply-accumulate, there and back
XLA_SAVES = 0.4  # the share of an epoch's time
XLA_TAKES = (1.2, 1.2)  # seconds: once, and for each recurrent layer
LONGEST_CALL = 0.25  # seconds: a stop waits no longer


@dataclass(frozen=True)
class Cost:
    """An estimate made of the spec alone, so that the same run always takes the same way.

    Args:
        epoch: seconds, without XLA.
        batches_a_call: how many batches one call trains on.
        is_worth_compiling: XLA's compilation is repaid by the epochs asked for.
    """

    epoch: float
    batches_a_call: int
    is_worth_compiling: bool


def cost_of(spec: ModelSpec, samples: Samples, settings: Settings) -> Cost:
    """Estimates an epoch's cost.

    >>> import numpy as np
    >>> from lessons.network.link import read_link
    >>> spec = read_link("Input(64,15)|GRU(16,return_sequences=True)|Dense(15,activation=softmax)").spec
    >>> x, y = np.zeros((1000, 64, 15), np.float32), np.zeros((1000, 64), np.int32)
    >>> samples = Samples("sparse_categorical_crossentropy", x, y, None, None, None, None, x[:1])
    >>> [cost_of(spec, samples, Settings(epochs=epochs)).is_worth_compiling for epochs in (10, 200)]
    [False, True]
    """
    facts = predict(spec)
    count, batch = len(samples.x), settings.batch_size
    steps = [_reads(layer) for layer in spec.layers]
    timesteps = samples.x.shape[1] if samples.x.ndim > 1 else 1
    a_batch = BATCH + sum(steps) * timesteps * STEP + (facts.macs or 0) * min(batch, count) * PRODUCT
    epoch = count / batch * a_batch
    saved = settings.epochs * epoch * XLA_SAVES
    takes = XLA_TAKES[0] + XLA_TAKES[1] * sum(steps)
    return Cost(epoch, max(1, int(LONGEST_CALL / a_batch)), saved > takes and _compiles_fast(spec))


def _reads(layer: object) -> int:
    """How many recurrent readers a layer holds."""
    return 2 if isinstance(layer, Bidirectional) else int(isinstance(layer, Recurrent))


def _compiles_fast(spec: ModelSpec) -> bool:
    """XLA takes a quarter of a minute over Keras's own recurrent layers, and knows only layers of a fixed form.

    A layer that drops out is not among them: under XLA it would draw other numbers than in `model.fit`.
    """
    known = {
        "Dense", "Embedding", "Activation", "Softmax", "Flatten", "RepeatVector", "LayerNormalization",
        "BatchNormalization", "Reshape",
    }  # fmt: skip
    held = [layer.layer if isinstance(layer, TimeDistributed) else layer for layer in spec.layers]
    return all(layer.class_name in known or fuse(layer) is not None for layer in held)
