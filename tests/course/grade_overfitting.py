"""Real Keras grades the checks of lesson 12a: its callbacks, its Dropout, its regularizers, its Dense."""

import ast
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import keras
import numpy as np

from lessons.course.checks.check import Check

EPOCHS = 8


def listed(check: Check, name: str) -> list[float]:
    found = re.search(rf"^{name}\s*= (\[.*?\])", check.code, re.MULTILINE)
    assert found is not None, check.code
    values: list[float] = ast.literal_eval(found.group(1))
    return values


@lru_cache(maxsize=1)
def one_weight() -> keras.Model:
    """A model whose only weight tells the epoch it is from."""
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, use_bias=False)])
    model.compile(loss="mse", metrics=[])
    model.compute_loss(y=np.zeros((1, 1)), y_pred=np.zeros((1, 1)))
    return model


def played(val_losses: list[float], callback: keras.callbacks.Callback) -> tuple[int, int]:
    """The last epoch a callback lets happen, and the epoch whose weights the model has afterwards."""
    model = one_weight()
    model.stop_training = False
    callback.set_model(model)
    callback.on_train_begin()
    epoch = 0
    for epoch, loss in enumerate(val_losses):
        model.set_weights([np.full((1, 1), epoch + 1.0)])
        callback.on_epoch_end(epoch, {"val_loss": loss})
        if model.stop_training:
            break
    callback.on_train_end()
    return epoch + 1, int(model.get_weights()[0][0, 0])


def is_kept(check: Check, value: Any) -> bool:
    patience, restore = re.findall(r"patience=(\d+), restore_best_weights=(\w+)", check.code)[0]
    callback = keras.callbacks.EarlyStopping(mode="min", patience=int(patience), restore_best_weights=restore == "True")
    return bool(played(listed(check, "val_loss"), callback)[1] == value)


def is_verdict(check: Check, value: Any) -> bool:
    """Keras's own EarlyStopping ends a run that overfits, at weights better than the last ones."""
    train, held = listed(check, "loss"), listed(check, "val_loss")
    ended, best = played(held, keras.callbacks.EarlyStopping(mode="min", patience=3, restore_best_weights=True))
    shares = keras.losses.BinaryCrossentropy()(np.array([[0.0], [1.0]]), np.full((2, 1), 0.5))
    if ended - best >= 3 and held[-1] > 1.2 * held[best - 1] and train[-1] < train[best - 1]:
        return bool(value == "overfits")
    return bool(value == ("underfits" if train[-1] > float(shares) - 0.1 else "fits"))


def is_refused(check: Check, value: Any) -> bool:
    try:
        keras.layers.Dense(value)
    except ValueError as error:
        return "Received an invalid value for `units`" in str(error)
    return False


def is_left(check: Check, value: Any) -> bool:
    x = float(re.findall(r"The number (\d+)", check.question)[0])
    rate, training = re.findall(r"Dropout\(([\d.]+)\)\(x, training=(\w+)\)", check.code)[0]
    out = np.asarray(keras.layers.Dropout(float(rate), seed=1)(np.full((1, 200), x), training=training == "True"))
    seen = np.unique(out.round(4))
    return bool(len(seen) == len(value) and np.allclose(seen, sorted(value), rtol=1e-4))


def is_penalty(check: Check, value: Any) -> bool:
    kernel = np.array(ast.literal_eval(re.findall(r"np.array\((.*)\)", check.code)[0]), np.float32)
    kind, factor = re.findall(r"regularizers\.(l\d)\(([\d.]+)\)", check.code)[0]
    return bool(np.isclose(float(getattr(keras.regularizers, kind)(float(factor))(kernel)), value))


def is_count(check: Check, value: Any) -> bool:
    """The runs made and counted."""
    runs = int(re.findall(r"(\d+) runs", check.question)[0])
    settings = check.question.split("over ")[1].split(":")[0].count(",") + 1
    grid = re.findall(r"(\d+) values for each", check.question)
    if grid:
        steps = np.linspace(0, 1, int(grid[0]))
        places = np.stack(np.meshgrid(*[steps] * settings), axis=-1).reshape(-1, settings)
        assert len(places) == runs
    else:
        places = np.random.default_rng(check.seed).random((runs, settings))
    return bool(len(np.unique(places[:, 0])) == value)


GRADES: dict[str, Callable[[Check, Any], bool]] = {
    "curve_verdict": is_verdict,
    "units_value": is_refused,
    "dropout_values": is_left,
    "penalty_value": is_penalty,
    "kept_epoch": is_kept,
    "tried_values": is_count,
}
