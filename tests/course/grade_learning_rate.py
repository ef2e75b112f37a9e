"""Real Keras grades the checks of lesson 12b, about learning: steps, rates, scales, nan, normalization."""

import ast
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from lessons.course.checks.check import Check
from lessons.network.link import read_link
from lessons.network.predict import predict
from tests.course.grades import numbers_of


@lru_cache(maxsize=4)
def after_a_step(check: Check) -> float:
    given = numbers_of(check)
    weight = keras.Variable(given["weight"])
    keras.optimizers.SGD(given["learning_rate"]).apply([tf.constant(given["gradient"])], [weight])
    return float(weight.numpy())


def is_next_weight(check: Check, value: Any) -> bool:
    return bool(np.isclose(value, after_a_step(check), atol=1e-4))


def is_rate(check: Check, value: Any) -> bool:
    rate = eval(check.code.removeprefix("rate = "), {"keras": keras})
    return bool(np.isclose(value, float(rate(int(re.findall(r"rate\((\d+)\)", check.question)[0]))), rtol=1e-4))


@lru_cache(maxsize=4)
def scaled(check: Check) -> float:
    column = np.array(ast.literal_eval(check.code.split(" = ")[1]), np.float32)
    number = float(re.findall(r"becomes of (\d+)", check.question)[0])
    layer: Any
    if "mean 0" in check.question:
        layer = keras.layers.Normalization(axis=None)
        layer.adapt(column)
    else:
        span = column.max() - column.min()
        layer = keras.layers.Rescaling(1 / span, -column.min() / span)
    return float(np.asarray(layer(np.array([number], np.float32))).ravel()[0])


def is_scaled(check: Check, value: Any) -> bool:
    return bool(np.isclose(value, scaled(check), atol=1e-3))


@lru_cache(maxsize=4)
def nans(check: Check) -> int:
    names: dict[str, Any] = {"np": np, "keras": keras}
    exec(check.code.removesuffix("\nlayer(x)"), names)
    layer, x = names["layer"], tf.constant(names["x"], tf.float32)
    layer.build(x.shape)
    with tf.GradientTape() as tape:
        output = layer(x)
        labels = np.arange(len(x)) % output.shape[-1]
        loss = tf.reduce_mean(keras.losses.sparse_categorical_crossentropy(labels, output, from_logits=True))
    if "outputs" in check.question:
        return int(np.isnan(output.numpy()).sum())
    variables = layer.trainable_variables
    gradients = tape.gradient(loss, [each.value for each in variables])
    keras.optimizers.SGD(0.1).apply(gradients, variables)
    return int(sum(np.isnan(each.numpy()).sum() for each in variables))


def is_nan_count(check: Check, value: Any) -> bool:
    return bool(value == nans(check))


@lru_cache(maxsize=4)
def not_trainable(check: Check) -> int:
    shape = predict(read_link(check.model).spec).layers[-1].input_shape
    layer = keras.layers.BatchNormalization()
    layer.build(shape)
    return int(sum(np.prod(each.shape) for each in layer.non_trainable_weights))


def is_not_trainable(check: Check, value: Any) -> bool:
    return bool(value == not_trainable(check))


GRADES: dict[str, Callable[[Check, Any], bool]] = {
    "next_weight": is_next_weight,
    "rate_at_step": is_rate,
    "scaled_value": is_scaled,
    "nan_spread": is_nan_count,
    "normalization_params": is_not_trainable,
}
