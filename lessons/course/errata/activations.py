"""What the documents say about activations that is not so, each with the number that shows it."""

from lessons.course.erratum import Erratum
from lessons.course.shown.activation_names import NAMES
from lessons.course.shown.linear_stack import stack_of
from lessons.course.shown.naive_formulas import overflow_at, printed_line_says, steps_of
from lessons.network.fading import DenseStack, fade_with_depth
from lessons.network.readable import readable

_DEPTH = 5


def not_linear_inside() -> Erratum:
    """What the next layer gets is no linear combination."""
    plain, bent = stack_of("none"), stack_of("relu")
    return Erratum(
        "E2-03", "S2", "Each layer expects a linear combination of the outputs of the layer before.",
        "Then three layers would be no more than one. Without activations they are not: the largest difference is "
        f"{readable(plain.apart)}, which is rounding. With relu between them it is {bent.apart:.2g}: what the next "
        "layer gets is no linear combination any more.",
    )  # fmt: skip


def a_function_of_your_own() -> Erratum:
    """A custom activation is no argument of its own."""
    return Erratum(
        "E2-06", "S2", "Besides the built-in activations, an option allows one of your own.",
        f"It is the same option: activation takes one of {len(NAMES)} names, or any function. A lambda is saved with a "
        "warning and not loaded again: load_model raises a `TypeError` unless it is told safe_mode=False. A function "
        "that has a name and is registered is loaded like any other.",
        "Dense(8, activation=lambda x: keras.ops.maximum(x, 0.1 * x))",
        "Dense(8, activation=bent)  # bent is registered",
    )  # fmt: skip


def faster_sometimes() -> Erratum:
    """Relu is often faster, not always."""
    kept = {
        name: (lambda norms: float(norms[0] / norms[-1]))(fade_with_depth(DenseStack(name, depth=_DEPTH)))
        for name in ("relu", "tanh", "sigmoid")
    }
    told = ", ".join(f"{name} {share:.2g}" for name, share in kept.items())
    return Erratum(
        "E2-08", "S2", "ReLU leads to faster convergence, and tanh is better than sigmoid.",
        f"Often, and the reason can be measured: the gradient of the first of {_DEPTH} fresh layers, divided by that "
        f"of the last, is {told}. It is no law; the race of lesson 2 is one case.",
    )  # fmt: skip


def formulas_are_no_code() -> Erratum:
    """The printed formulas overflow, and one is no Python."""
    soft, tangent = steps_of("softmax", 1000, "float64"), steps_of("tanh", 1000, "float64")
    single = overflow_at("float32")
    return Erratum(
        "E2-09", "S2", "The formulas of softmax and tanh, offered as code.",
        f"As Python the softmax line is a `{printed_line_says()}`. Worked out as written, softmax of 1000 and 0 gives "
        f"{soft.naive}, and tanh of 1000 gives {tangent.naive}. Keras gives {soft.stable} and {tangent.stable}. "
        f"With 32-bit numbers a score of {single} is enough for softmax.",
        "exp(x) / sum(exp(x))",
        "exp(x - max(x)) / sum(exp(x - max(x)))",
    )  # fmt: skip
