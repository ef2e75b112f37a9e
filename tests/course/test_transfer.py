"""What lesson 12c says of learned layers: frozen they answer a new question best; its printed lines do that in Keras."""

from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest

from lessons.course.shown import transfer
from lessons.course.shown.decisions import decisions_of
from lessons.network.weights import Weights
from lessons.training.plan import Plan, Standing, first_weights_of
from lessons.training.samples import make_samples
from lessons.training.tasks import make_task
from tests.network.keras_side import keras_model, quiet
from tests.training.our_run import largest_difference, our_run


def trained(plan: Plan, first_weights: Weights | None = None) -> tuple[Standing, float]:
    """Where a run ends, and the loss it begins with."""
    samples = make_samples(plan.spec, make_task(plan.choice), plan.settings)
    ran = our_run(plan.spec, samples, plan.settings, first_weights=first_weights)
    return Standing(plan, ran.end.weights, plan.settings.epochs, None), ran.reports[0].loss or 0.0


def keras_with(plan: Plan, weights: Weights) -> Any:
    """The network in Keras, with these weights."""
    model = keras_model(plan.spec)
    for layer, arrays in zip(model.layers, weights, strict=True):
        layer.set_weights(arrays)
    return model


@pytest.fixture(scope="module")
def base() -> Standing:
    return trained(transfer.base_plan())[0]


def test_learned_layers_that_are_frozen_answer_best_and_stay_as_they_are(base: Standing) -> None:
    right, layers = {}, {}
    for name, plan in transfer.transfer_plans().items():
        first = first_weights_of(plan, base) if plan.base is not None else None
        standing, _ = trained(plan, first)
        shown = decisions_of(standing)
        assert len(shown.points) == transfer.TRAINED
        right[name], layers[name] = shown.held_right, standing.weights[:-1]
    assert max(right, key=lambda name: right[name]) == "learned, frozen"
    assert right["learned, frozen"] > 0.9 > 0.85 > right["learned, free"] > right["from scratch"]
    assert largest_difference(layers["learned, frozen"], base.weights[:-1]) == 0
    assert largest_difference(layers["learned, free"], base.weights[:-1]) > 0.1


def test_a_run_with_a_base_begins_at_the_loss_keras_gives_these_weights(base: Standing) -> None:
    plan = transfer.transfer_plans()["learned, frozen"]
    first = first_weights_of(plan, base)
    _, began = trained(plan, first)
    samples = make_samples(plan.spec, make_task(plan.choice), plan.settings)
    said = keras_with(plan, first).predict(samples.x, verbose=0)
    assert began == pytest.approx(float(-np.log(said[np.arange(len(said)), samples.y]).mean()), abs=1e-4)


def test_the_printed_lines_put_a_new_head_on_layers_that_stay(
    base: Standing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"keras": keras, "layers": keras.layers}
    with quiet():  # Keras asks NumPy in a way that is going out of use
        keras_with(base.plan, base.weights).save("spirals.keras")
        exec(transfer.HEAD_CODE, names)
    model = names["model"]
    task = make_task(transfer.transfer_plans()["learned, frozen"].choice)
    model.fit(task.x[: transfer.TRAINED], task.y[: transfer.TRAINED], epochs=2, verbose=0)
    kept = [[each.numpy() for each in layer.weights] for layer in model.layers[:-1]]
    assert largest_difference(tuple(map(tuple, kept)), base.weights[:-1]) == 0
    assert sum(int(np.prod(each.shape)) for each in model.trainable_weights) == 18
