"""A formula alone is answered as a lesson: its name, the same in NumPy that runs, and Keras's own."""

import ast
from collections.abc import Callable

import keras
import numpy as np
import pytest

from lessons.course.lessons import BY_KEY
from lessons.reader.formulas import MOST_LINES, formulas_of
from lessons.reader.modernise import modernise
from lessons.reader.read_code import read_code

Array = np.ndarray
DENSE, STEP, CROSS = "a Dense layer", "one step of a recurrent layer", "the crossentropy of a softmax"
PRINTED = {
    "y = W·x + b": DENSE,
    "y = Wx + b": DENSE,
    "y = w^T x + b": DENSE,
    "y = f(x * W + b)": DENSE,
    "a = σ(Σ w_i x_i + b)": DENSE,
    "softmax(x)_i = exp(x_i)/sum_j exp(x_j)": "softmax",
    "f(x_i) = exp(x_i) / sum(exp(x_j)) for j in range(classes)": "softmax",
    r"\text{softmax}(x)_i = \frac{e^{x_i}}{\sum_j e^{x_j}}": "softmax",
    "softmax(z_i) = e^{z_i} / sum_{j=1}^{K} e^{z_j}": "softmax",
    "σ(z) = 1 / (1 + e^{-z})": "sigmoid",
    r"$\sigma(x) = \frac{1}{1 + e^{-x}}$": "sigmoid",
    "tanh(x) = (e^x - e^-x)/(e^x + e^-x)": "tanh",
    "f(x) = max(0, x)": "relu",
    "h_t = tanh(W x_t + U h_{t-1} + b)": STEP,
    "h(t) = tanh(Wx(t) + Uh(t-1) + b)": STEP,
    "h_t = tanh(W_xh x_t + W_hh h_{t-1} + b_h)": STEP,
    "L = -Σ y_i log(p_i)": CROSS,
    r"L = -\sum_i y_i \log(\hat{y}_i)": CROSS,
    "MSE = 1/n Σ (y_i - ŷ_i)^2": "the mean squared error",
}


@pytest.mark.parametrize("text", PRINTED)
def test_a_formula_is_known_however_it_is_printed_and_answered_with_python_s_own_words(text: str) -> None:
    reading = read_code(text)
    assert [each.name for each in reading.formulas] == [PRINTED[text]]
    [finding] = reading.findings
    assert (finding.code, finding.severity) == ("formula", "stops")
    with pytest.raises((SyntaxError, NameError)) as stopped:
        exec(compile(text, "formula", "exec"), {})
    said = stopped.value.msg if isinstance(stopped.value, SyntaxError) else str(stopped.value)
    assert (finding.keras_error, finding.keras_says) == (type(stopped.value).__name__, said)
    ast.parse(modernise(text).text)
    assert reading.formulas[0].lesson in BY_KEY


@pytest.mark.parametrize(
    "text",
    [
        *("x = 1", "y = layers.Dense(3)(x)", "y = np.dot(x, W) + b", "y = Wx + b\nmodel.fit(x, y)", "", "#"),
        *("y = W·x + b\n" * (MOST_LINES + 1), "y = W·x + b" + " " * 10_000 + "+ z", "\\frac{" * 60),
    ],
)
def test_code_and_long_texts_are_no_formulas(text: str) -> None:
    assert formulas_of(text) == ()


def test_several_formulas_are_told_one_by_one() -> None:
    assert [each.name for each in read_code("z = W·x + b\ny = 1 / (1 + exp(-z))").formulas] == [DENSE, "sigmoid"]


def function_of(text: str) -> Callable[..., Array]:
    """The function the mended text defines."""
    made: dict[str, object] = {}
    exec(modernise(text).text, made)
    [function] = [each for name, each in made.items() if callable(each) and name != "__builtins__"]
    return function


def by_name(name: str) -> Callable[..., Array]:
    return function_of(next(text for text, known in PRINTED.items() if known == name))


def test_the_function_of_each_formula_gives_keras_s_numbers() -> None:
    random = np.random.default_rng(0)
    x, kernel, bias = (random.normal(size=size).astype(np.float32) for size in ((4, 3), (3, 5), (5,)))
    for name in ("softmax", "sigmoid", "tanh", "relu"):
        np.testing.assert_allclose(by_name(name)(x), keras.activations.get(name)(x), rtol=1e-5)
    dense = keras.layers.Dense(5)
    dense.build((None, 3))
    dense.set_weights([kernel, bias])
    np.testing.assert_allclose(by_name(DENSE)(x, kernel, bias), dense(x), rtol=1e-5)
    cell = keras.layers.SimpleRNNCell(5)
    cell.build((None, 3))
    before, recurrent = (random.normal(size=size).astype(np.float32) for size in ((4, 5), (5, 5)))
    cell.set_weights([kernel, recurrent, bias])
    np.testing.assert_allclose(
        by_name(STEP)(x, before, kernel, recurrent, bias), cell(x, [before])[0], rtol=1e-4, atol=1e-6
    )
    true, shares = np.eye(3, dtype=np.float32)[[0, 2, 1, 0]], np.asarray(keras.activations.softmax(x))
    assert by_name(CROSS)(true, shares) == pytest.approx(float(keras.losses.CategoricalCrossentropy()(true, shares)))
    assert by_name("the mean squared error")(true, x) == pytest.approx(float(keras.losses.MeanSquaredError()(true, x)))
