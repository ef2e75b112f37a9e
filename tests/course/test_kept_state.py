"""What lesson 9b says of `stateful` is what Keras does."""

from collections.abc import Sequence
from typing import Any

import keras
import numpy as np
import pytest

from lessons.course.shown import kept_state
from lessons.network.predict import predict

BOTH = [(False, False), (False, True), (True, False), (True, True)]


def states_in_turn(batches: Sequence[np.ndarray], cell: str = "GRU") -> list[np.ndarray]:
    """The states after each of these batches, each begun where the one before ended, by our forward pass."""
    layer, found = kept_state.layer_of(kept_state.network(cell, True)), []
    start: tuple[np.ndarray, ...] = ()
    for batch in batches:
        record = layer.run(batch, kept_state.weights(cell), start=start)
        start = tuple(record[name][:, -1] for name in layer.states)
        found.append(start[0])
    return found


def keras_side(cell: str, stateful: bool, reset: bool) -> dict[str, Any]:
    """What the program on show makes of both batches, with the weights on show."""
    setting_up, reading = kept_state.kept_state(cell, stateful, reset).code.split("\n\n")
    first, second = kept_state.batches()
    names = {"keras": keras, "layers": keras.layers, "batch_a": first, "batch_b": second}
    exec(setting_up, names)
    names["layer"].set_weights(list(kept_state.weights(cell)))
    exec(reading, names)
    return names


@pytest.mark.parametrize(("stateful", "reset"), BOTH)
@pytest.mark.parametrize("cell", kept_state.CELLS)
def test_the_program_on_show_gives_the_states_on_show(cell: str, stateful: bool, reset: bool) -> None:
    shown, made = kept_state.kept_state(cell, stateful, reset), keras_side(cell, stateful, reset)
    assert np.allclose(made["states_a"], shown.first[:, 1:], atol=1e-6)
    assert np.allclose(made["states_b"], shown.second[:, 1:], atol=1e-6)
    assert (shown.apart > 0.01) == shown.handed == (stateful and not reset)


def test_each_row_goes_on_with_its_own_row() -> None:
    shown = kept_state.kept_state("GRU", True, False)
    assert shown.second[:, 0].tolist() == shown.first[:, -1].tolist()
    first, second = kept_state.batches()
    swapped = states_in_turn([first, second[::-1]])[1][::-1]
    assert np.abs(swapped - shown.second[:, -1]).max() > 0.001, "a row put elsewhere goes on from another state"


def test_stateful_needs_a_fixed_batch_size() -> None:
    x = keras.Input((kept_state.TIMESTEPS, kept_state.FEATURES))
    with pytest.raises(ValueError, match="batch size must be static"):
        keras.layers.GRU(kept_state.UNITS, stateful=True)(x)
    assert predict(kept_state.network("GRU", True)).mistake is None


def test_nothing_resets_the_state_at_the_end_of_an_epoch() -> None:
    model, layer, both = fitted(epochs=2, shuffle=False)
    assert np.allclose(layer.states[0], states_in_turn([*both, *both])[-1], atol=1e-6)
    assert not np.allclose(layer.states[0], states_in_turn(both)[-1], atol=1e-4)
    layer.reset_state()
    assert not np.asarray(layer.states[0]).any()
    assert not hasattr(model, "reset_states"), "Keras 2 had it on the model; it is the layer's now"


def test_fit_shuffles_unless_told_not_to() -> None:
    found = set()
    for seed in range(8):
        keras.utils.set_random_seed(seed)
        found.add(fitted(epochs=1)[1].states[0].numpy().round(4).tobytes())
    assert len(found) > 1, "rows went on from one another's states, in another order each time"


def fitted(epochs: int, **settings: Any) -> tuple[Any, Any, list[np.ndarray]]:
    """A stateful GRU after some epochs on both batches in which nothing is learned."""
    both = list(kept_state.batches())
    x = keras.Input(batch_shape=both[0].shape)
    layer = keras.layers.GRU(kept_state.UNITS, stateful=True)
    model = keras.Model(x, layer(x))
    layer.set_weights(list(kept_state.weights("GRU")))
    model.compile(keras.optimizers.SGD(0.0), "mse")
    rows = np.concatenate(both)
    target = np.zeros((len(rows), kept_state.UNITS))
    model.fit(rows, target, batch_size=kept_state.ROWS, epochs=epochs, verbose=0, **settings)
    return model, layer, both
