"""Real Keras grades the checks of lesson 9: what is learned, looked up, drawn, fed, written."""

import ast
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import keras
import numpy as np

from lessons.course.checks.check import Check
from lessons.network.layers import Layer
from lessons.network.link import read_link
from lessons.network.weights import draw_weights
from tests.network.keras_side import keras_layer

Array = np.ndarray


def given(check: Check) -> dict[str, Any]:
    """The lines `name = value` of a check's code."""
    lines = (line.split("  #")[0].split(" = ") for line in check.code.splitlines() if " = " in line)
    return {name: read(value) for name, value in lines if not value.startswith("keras") and "[1:" not in value}


def read(text: str) -> Any:
    return ast.literal_eval(text.removeprefix("np.array(").removesuffix(")") if "np." in text else text)


def crossentropy(truth: Array, shares: Array) -> float:
    return float(np.mean(keras.losses.sparse_categorical_crossentropy(truth, shares)))


@lru_cache(maxsize=4)
def least_cost(check: Check) -> tuple[float, ...]:
    """Of all offers, and of many distributions around them, the one with the lowest mean loss."""
    counts = np.array(list(given(check)["came_after_the"].values()))
    offers = np.array([option.value for option in check.options])
    near = np.random.default_rng(1).dirichlet(np.full(3, 2.0), 500)
    tried = np.concatenate([offers, near]).astype(np.float32)  # (distribution, class)
    costs = [keras.losses.sparse_categorical_crossentropy(np.full(len(tried), word), tried) for word in range(3)]
    best = int(np.argmin(counts @ np.array(costs)))
    assert best < len(offers)
    return check.options[best].value


def costs_least(check: Check, value: Any) -> bool:
    return bool(value == least_cost(check))


def is_target(check: Check, value: Any) -> bool:
    text = given(check)["text"]
    shift = 2 if "two steps ahead" in check.question else 1
    windows = np.lib.stride_tricks.sliding_window_view(np.array(text), len(value))
    return bool(np.array_equal(windows[1 + shift], value))


def is_least(check: Check, value: Any) -> bool:
    """The loss of the true frequencies after each word, counted in a long text in random order."""
    names = given(check)["names"]
    shift = int(re.findall(r"shifted by \*\*(\d)", check.question)[0])
    nouns = np.random.default_rng(1).permutation(np.repeat(np.arange(1, len(names)), 200))
    text = np.stack([np.zeros_like(nouns), nouns], axis=1).ravel()
    fed, target = text, np.roll(text, -shift)
    counts = np.zeros((len(names), len(names)))
    np.add.at(counts, (fed, target), 1)
    shares = counts / counts.sum(axis=1, keepdims=True)
    return bool(np.isclose(crossentropy(target, shares[fed].astype(np.float32)), value, atol=1e-4))


@lru_cache(maxsize=4)
def looked_up(check: Check) -> list[list[float]]:
    numbers = given(check)
    layer = keras.layers.Embedding(*np.shape(numbers["table"]))
    layer.build(None)
    layer.set_weights([np.array(numbers["table"])])
    return np.asarray(layer(np.array(numbers["ids"]))).round(4).tolist()


def is_looked_up(check: Check, value: Any) -> bool:
    offered, made = np.array(ast.literal_eval(value)), np.array(looked_up(check))
    return offered.shape == made.shape and bool(np.allclose(offered, made))


def is_warmed(check: Check, value: Any) -> bool:
    shares = np.array(list(given(check)["softmax_at_temperature_1"].values()))
    temperature = float(re.findall(r"temperature ([\d.]+)\*", check.question)[0])
    return bool(np.isclose(float(keras.ops.softmax(np.log(shares) / temperature)[0]), value))


@lru_cache(maxsize=4)
def layers_for(words: int) -> tuple[Any, Any]:
    """An Embedding and a softmax over so many words."""
    table, head = keras.layers.Embedding(words, words), keras.layers.Dense(words, activation="softmax")
    head(table(np.array([[0]])))
    table.set_weights([np.eye(words)])
    return table, head


@lru_cache(maxsize=4)
def written(check: Check) -> list[str]:
    """What a Keras network with the check's table writes, from the text's first word on, as long as the text."""
    numbers = given(check)
    words, text = list(numbers["says_after"]), numbers["text"].split()
    table, head = layers_for(len(words))
    head.set_weights([9 * np.eye(len(words))[[words.index(each) for each in numbers["says_after"].values()]],
                      np.zeros(len(words))])  # fmt: skip
    answers = np.argmax(head(table(np.arange(len(words))[None]))[0], axis=-1)
    own = [text[0]]
    while len(own) < len(text):
        own.append(words[answers[words.index(own[-1])]])
    return own


def is_fed(check: Check, value: Any) -> bool:
    step = int(re.findall(r"at step (\d+)", check.question)[0])
    text = given(check)["text"].split()
    return bool(value == (text[:-1] if "in training" in check.question else written(check))[step])


def is_written(check: Check, value: Any) -> bool:
    return bool(value == " ".join(written(check)[1:]))


def is_chance(check: Check, value: Any) -> bool:
    """The shares of all steps multiplied, by the sum of their crossentropies."""
    numbers = given(check)
    share, steps = numbers["share_of_the_true_word"], numbers["steps"]
    rows = np.tile([share, 1 - share], (steps, 1)).astype(np.float32)
    return bool(np.isclose(np.exp(-steps * crossentropy(np.zeros(steps), rows)), value, atol=1e-4))


@lru_cache(maxsize=64)
def real_layer(layer: Layer, features: int) -> Any:
    real = keras_layer(layer)
    real.build((1, 9, features))
    return real


@lru_cache(maxsize=4)
def row_after_cut(check: Check) -> str:
    """Which of the offers the real layer makes true."""
    spec = read_link(check.model).spec
    step = int(re.findall(r"\*\*row (\d+)\*\*", check.question)[0])
    steps, features = spec.input.shape
    assert steps is not None
    assert features is not None
    layer = real_layer(spec.layers[0], features)
    layer.set_weights(draw_weights(spec)[0])
    x = np.random.default_rng(check.seed).normal(size=(1, steps, features)).astype(np.float32)
    whole, cut = np.asarray(layer(x))[0], np.asarray(layer(x[:, : step + 1]))[0]
    if np.allclose(cut[-1], whole[step], atol=1e-5):
        return "same"
    return "last" if np.allclose(cut[-1], whole[-1], atol=1e-5) else "changed"


def is_fate_of_row(check: Check, value: Any) -> bool:
    return bool(value == row_after_cut(check))


@lru_cache(maxsize=4)
def calls(check: Check) -> int:
    """Calls of a real network until every word of the batch has its answer."""
    samples, steps = (int(each) for each in re.findall(r"\((\d+), (\d+)\)", check.code)[0])
    writing = "side by side" in check.question
    called, answered, ids, state = 0, 0, np.zeros((samples, 1 if writing else steps)), None
    layer = keras.layers.RNN(keras.layers.SimpleRNNCell(3), return_sequences=True, return_state=True, unroll=True)
    while answered < samples * steps:
        rows, state = layer(np.repeat(ids[..., None], 2, axis=2), initial_state=state)
        called, answered, ids = called + 1, answered + rows.shape[0] * rows.shape[1], np.argmax(rows, axis=-1)
    return called


def is_call_count(check: Check, value: Any) -> bool:
    return bool(value == calls(check))


GRADES: dict[str, Callable[[Check, Any], bool]] = {
    "softmax_end": costs_least,
    "shifted_target": is_target,
    "least_loss": is_least,
    "embedding_row": is_looked_up,
    "temperature_share": is_warmed,
    "fed_next": is_fed,
    "free_text": is_written,
    "whole_text": is_chance,
    "cut_off": is_fate_of_row,
    "calls_needed": is_call_count,
}
