"""Two batches read by one recurrent layer, one after the other: what `stateful` and `reset_state()` hand over."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network import layers
from lessons.network.layers import Input, Recurrent
from lessons.network.spec import ModelSpec
from lessons.network.weights import draw_weights

Array = np.ndarray
CELLS = ("SimpleRNN", "GRU", "LSTM")
ROWS, TIMESTEPS, FEATURES, UNITS = 2, 4, 5, 3  # no two sizes are alike


@dataclass(frozen=True)
class Kept:
    """The states of batch A, and of batch B, which is read after it.

    Attributes:
        first: `(batch, time + 1, units)`: the states of batch A, the zeros before its first step in front.
        second: `(batch, time + 1, units)`: those of batch B, what it begins with in front.
        alone: `(batch, time + 1, units)`: those of batch B had there been no batch A.
        handed: whether batch B begins with the last states of batch A.
        code: the lines of a program that does this.
        spec: the network, of one layer.
    """

    first: Array
    second: Array
    alone: Array
    handed: bool
    code: str
    spec: ModelSpec

    @property
    def apart(self) -> float:
        """How far the states after each step of batch B are at most from those it has alone."""
        return float(np.abs(self.second - self.alone)[:, 1:].max())


@lru_cache(maxsize=16)
def kept_state(cell: str, stateful: bool, reset: bool) -> Kept:
    """Reads batch A, then batch B.

    Args:
        cell: one of `CELLS`.
        stateful: whether the layer keeps its state for the next batch.
        reset: whether `reset_state()` is called between the two.

    >>> [kept_state("GRU", *each).apart > 0 for each in ((False, False), (True, False), (True, True))]
    [False, True, False]
    >>> kept = kept_state("LSTM", True, False)
    >>> bool((kept.second[:, 0] == kept.first[:, -1]).all())
    True
    >>> bool(kept_state("LSTM", True, True).second[:, 0].any())
    False
    """
    spec = network(cell, stateful)
    layer, arrays, (batch_a, batch_b) = layer_of(spec), weights(cell), batches()
    zeros = tuple(np.zeros((ROWS, UNITS), np.float32) for _ in layer.states)
    first = layer.run(batch_a, arrays)
    handed = stateful and not reset
    start = tuple(first[name][:, -1] for name in layer.states) if handed else zeros
    second, alone = (layer.run(batch_b, arrays, start=each)["state"] for each in (start, zeros))
    return Kept(
        _led_by(zeros[0], first["state"]), _led_by(start[0], second), _led_by(zeros[0], alone), handed,
        _code(cell, stateful, reset), spec,
    )  # fmt: skip


def batches() -> tuple[Array, Array]:
    """Batch A and batch B, each `(batch, time, feature)`: row 0 of B goes on where row 0 of A ends."""
    drawn = np.random.default_rng(4).normal(size=(2, ROWS, TIMESTEPS, FEATURES)).astype(np.float32)
    return drawn[0], drawn[1]


def network(cell: str, stateful: bool) -> ModelSpec:
    """The layer on its own; with `stateful` the batch size stands in its Input.

    >>> [network("GRU", on).input.batch_shape for on in (True, False)]
    [(2, 4, 5), (None, 4, 5)]
    """
    layer = getattr(layers, cell)(UNITS, return_sequences=True, stateful=stateful)
    return ModelSpec(Input((TIMESTEPS, FEATURES), batch_size=ROWS if stateful else None), (layer,))


def weights(cell: str) -> tuple[Array, ...]:
    """The weights of the layer, the same with and without `stateful`."""
    return draw_weights(network(cell, False))[0]


def layer_of(spec: ModelSpec) -> Recurrent:
    """The recurrent layer of that network."""
    layer = spec.layers[0]
    if not isinstance(layer, Recurrent):
        raise TypeError(f"A recurrent layer was expected, not {layer.title}.")
    return layer


def _led_by(start: Array, states: Array) -> Array:
    return np.concatenate([start[:, None], states], axis=1)  # (batch, time + 1, units)


def _code(cell: str, stateful: bool, reset: bool) -> str:
    size = ROWS if stateful else None
    lines = [
        f"x = keras.Input(batch_shape=({size}, {TIMESTEPS}, {FEATURES}))",
        f"layer = layers.{cell}({UNITS}, return_sequences=True{', stateful=True' if stateful else ''})",
        "model = keras.Model(x, layer(x))",
        "",
        "states_a = model(batch_a)",
        *(["layer.reset_state()"] if reset else []),
        "states_b = model(batch_b)",
    ]
    return "\n".join(lines)
