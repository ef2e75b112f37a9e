"""Where Keras takes a crossentropy of the scores below the last activation, and that the verdict says so."""

from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras.src.trainers.compile_utils import CompileLoss

from lessons.network.layers import (
    Activation,
    Conv1D,
    Dense,
    Flatten,
    Input,
    Layer,
    Reshape,
    SimpleRNN,
    Softmax,
    TimeDistributed,
)
from lessons.network.loss import LOSSES, judge
from lessons.network.loss.head import output_numbers
from lessons.network.predict import predict
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec
from lessons.network.walk import walk
from tests.network.keras_loss import Array, fit, meant, outputs
from tests.network.keras_side import keras_model, quiet

SPARSE, CCE, BCE = list(LOSSES)[:3]
BATCH, TIME, FEATURES, CLASSES = 6, 5, 4, 3
STEPS = SimpleRNN(4, return_sequences=True)
ENDS: dict[str, tuple[Layer, ...]] = {
    "Dense with softmax": (STEPS, Dense(CLASSES, "softmax")),
    "Dense with sigmoid": (STEPS, Dense(CLASSES, "sigmoid")),
    "softmax in an Activation": (STEPS, Dense(CLASSES), Activation("softmax")),
    "a Softmax": (STEPS, Dense(CLASSES), Softmax()),
    "a Softmax over time": (STEPS, Dense(CLASSES), Softmax(axis=1)),
    "a Softmax over both": (STEPS, Dense(CLASSES), Softmax(axis=(1, 2))),
    "a linear Activation above": (STEPS, Dense(CLASSES, "softmax"), Activation("linear")),
    "a relu above": (STEPS, Dense(CLASSES, "softmax"), Activation("relu")),
    "a sigmoid above": (STEPS, Dense(CLASSES, "softmax"), Activation("sigmoid")),
    "a wrapped Dense": (STEPS, TimeDistributed(Dense(CLASSES, "softmax"))),
    "a wrapped Activation": (STEPS, Dense(CLASSES), TimeDistributed(Activation("softmax"))),
    "a Flatten above": (STEPS, Dense(CLASSES, "softmax"), Flatten()),
    "a Reshape above": (STEPS, Dense(CLASSES, "softmax"), Reshape((CLASSES, TIME))),
    "Conv1D with softmax": (STEPS, Conv1D(CLASSES, 1, activation="softmax")),
    "SimpleRNN with softmax": (SimpleRNN(CLASSES, "softmax", return_sequences=True),),
    "no time axis": (SimpleRNN(4), Dense(CLASSES, "softmax")),
    "one unit": (SimpleRNN(4), Dense(1, "softmax")),
    "one unit at every step": (STEPS, Dense(1, "softmax")),
}


def network(end: str, loss: str, target: Shape | None = None) -> ModelSpec:
    spec = ModelSpec(Input((TIME, FEATURES)), ENDS[end], name="network", loss=loss)
    return ModelSpec(
        spec.input, spec.layers, "network", 1, loss, target or (BATCH, *predict(spec).output_shapes[0][1:])
    )


def numbers(spec: ModelSpec) -> tuple[Array, Array]:
    random = np.random.default_rng(3)
    inputs = random.normal(size=(BATCH, TIME, FEATURES)).astype(np.float32)
    assert spec.target is not None
    shape = tuple(size or BATCH for size in spec.target)
    if spec.loss == SPARSE:
        return inputs, random.integers(0, CLASSES, shape).astype(np.float32)
    target = random.integers(0, 2, shape).astype(np.float32)
    return inputs, target / target.sum(-1, keepdims=True).clip(1) if spec.loss == CCE else target


def is_of_the_output(spec: ModelSpec) -> bool:
    """Whether the loss as `fit` calls it is the one of the bare numbers `predict` gives."""
    inputs, target = numbers(spec)
    with quiet():
        keras.utils.set_random_seed(spec.seed)
        left: Any = keras_model(spec)(inputs, training=True)
        # as fit does with a target that has no axis but the batch
        truth = tf.constant(target[:, None] if target.ndim == 1 else target)
        in_training, of_the_output = (
            float(CompileLoss(spec.loss)(truth, output)) for output in (left, tf.constant(np.asarray(left)))
        )
    return in_training == pytest.approx(of_the_output, rel=1e-4)


@pytest.mark.parametrize("end", ENDS)
def test_a_yes_or_no_of_a_softmax_is_warned_of_exactly_where_keras_takes_its_scores(end: str) -> None:
    spec = network(end, BCE)
    verdict = judge(spec)
    assert verdict is not None
    assert bool(verdict.beware) == (not is_of_the_output(spec)), verdict.beware


@pytest.mark.parametrize("target", [(BATCH,), (BATCH, TIME)], ids=str)
def test_a_target_without_the_last_axis_keeps_or_loses_the_scores_as_in_keras(target: Shape) -> None:
    spec = network("one unit" if len(target) == 1 else "one unit at every step", BCE, target)
    verdict = judge(spec)
    assert verdict is not None
    assert bool(verdict.beware) == (not is_of_the_output(spec))


@pytest.mark.parametrize(("loss", "target"), [(CCE, (BATCH, TIME, CLASSES)), (SPARSE, (BATCH, TIME))])
@pytest.mark.parametrize("end", ["Dense with softmax", "Dense with sigmoid", "a sigmoid above"])
def test_classes_out_of_a_sigmoid_are_warned_of_where_keras_takes_its_scores(
    end: str, loss: str, target: Shape
) -> None:
    spec = network(end, loss, target)
    verdict = judge(spec)
    assert verdict is not None
    assert verdict.kind == ("fits" if output_numbers(walk(spec)[0]) == "shares" else "fits silently and wrongly")
    assert bool(verdict.beware) == (not is_of_the_output(spec)), verdict.beware


def test_a_whole_fit_shows_the_loss_of_the_scores_and_each_way_out_the_one_of_the_output() -> None:
    spec = network("no time axis", BCE)
    verdict = judge(spec)
    assert verdict is not None
    assert (verdict.kind, verdict.code, verdict.keras_says) == ("fits", "fits", "")
    inputs, target = numbers(spec)
    with_sigmoid = ModelSpec(spec.input, (spec.layers[0], Dense(CLASSES, "sigmoid")), "network", 1, BCE, spec.target)
    yes_or_no = meant(BCE, outputs(with_sigmoid, inputs), target)
    assert fit(spec, inputs, target).number == pytest.approx(yes_or_no, rel=1e-5)
    assert meant(BCE, outputs(spec, inputs), target) != pytest.approx(yes_or_no, rel=1e-2)
    assert {(mend.spec.loss, mend.spec.layers[-1]) for mend in verdict.mends} >= {
        (BCE, Dense(CLASSES, "sigmoid")),
        (CCE, Dense(CLASSES, "softmax")),
    }
    for mend in verdict.mends:
        fitting = judge(mend.spec)
        assert fitting is not None
        assert (fitting.kind, fitting.beware) == ("fits", "")


def test_one_unit_under_a_softmax_is_trained_below_it_and_predict_shows_nothing_of_that() -> None:
    spec = network("one unit", BCE)
    verdict = judge(spec)
    assert verdict is not None
    assert (verdict.kind, verdict.code) == ("fits silently and wrongly", "softmax_over_one")
    assert "nothing is learned" not in verdict.sentence
    inputs, target = numbers(spec)
    with quiet():
        keras.utils.set_random_seed(spec.seed)
        model: Any = keras_model(spec)
        model.compile(keras.optimizers.SGD(3.0), loss=BCE)
        losses = [float(model.train_on_batch(inputs, target)) for _ in range(15)]
        shown = np.asarray(model(inputs))
    assert losses[-1] < losses[0] / 2
    assert (shown == 1).all()
