"""`python -m tests.benchmarks.training.child RIVAL MODEL`: one rival trains one network; prints seconds and loss.

Each runs in a process of its own, alone: rivals beside each other would share caches and threads.
"""

import json
import sys
import time
from collections.abc import Callable
from statistics import median

import numpy as np

from lessons.network.weights import draw_weights
from tests.benchmarks.training.models import BATCH, LOSS, MODELS, Model

Epoch = Callable[[], float]


def main() -> None:
    """Warm up with two epochs, then time each."""
    rival, name = sys.argv[1:3]
    model = MODELS[name]
    epoch = RIVALS[rival](model)
    start = time.perf_counter()
    losses = [epoch()]
    first = time.perf_counter() - start
    losses.append(epoch())
    taken = []
    for _ in range(model.epochs):
        start = time.perf_counter()
        losses.append(epoch())
        taken.append(time.perf_counter() - start)
    print(json.dumps({"epoch": median(taken), "first": first, "losses": losses}))


def ours(model: Model, fast: bool = False) -> Epoch:
    """Our loop as a worker runs it, with its reports; `fast` compiles it with XLA."""
    from lessons.training import loop
    from lessons.training.graphs.compiled import compiled_for, form_of
    from lessons.training.graphs.cost import Cost
    from lessons.training.probe import Probe
    from lessons.training.settings import Settings

    settings, spec, samples = Settings(epochs=500, shuffle=False), model.spec, model.samples()
    weights = draw_weights(spec)
    compiled = compiled_for(form_of(spec, samples, settings), weights)
    probe = Probe("shares", tuple(range(model.classes)), tuple(map(str, range(model.classes))), model.timesteps)
    run = loop._Run(compiled, samples, settings, Cost(0.0, 1_000_000, fast), probe, time.monotonic())
    state, count = compiled.first_state(weights, spec), 0

    def epoch() -> float:
        nonlocal state, count
        count += 1
        made = run._epoch(state, count, settings.learning_rate, lambda: False)
        assert made is not None
        state, seen = made
        return run._report(count, settings.learning_rate, seen).loss or 0.0

    return epoch


def ours_compiled(model: Model) -> Epoch:
    """Our loop with XLA."""
    return ours(model, fast=True)


def fit(model: Model) -> Epoch:
    """Keras's own `model.fit`, one epoch a call of a single long training."""
    import keras

    from lessons.network.keras_code import keras_code

    names: dict[str, keras.Model] = {}
    exec(keras_code(model.spec).replace("model.summary()\n", ""), names)  # our own exported program
    network, samples = names["model"], model.samples()
    for layer, arrays in zip(network.layers, draw_weights(model.spec), strict=True):
        layer.set_weights(list(arrays))
    network.compile(optimizer="adam", loss=LOSS, metrics=["accuracy"])

    def epoch() -> float:
        history = network.fit(samples.x, samples.y, batch_size=BATCH, epochs=1, shuffle=False, verbose=0)
        return float(history.history["loss"][0])

    return epoch


def jax_scan(model: Model) -> Epoch:
    """The same training written by hand in JAX, a whole epoch in one compiled scan."""
    from tests.benchmarks.training.jax_scan import epoch_of

    return epoch_of(model)


RIVALS: dict[str, Callable[[Model], Epoch]] = {
    "ours": ours,
    "ours compiled": ours_compiled,
    "fit": fit,
    "jax": jax_scan,
}

if __name__ == "__main__":
    np.seterr(all="ignore")
    main()
