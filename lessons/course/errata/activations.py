"""What the documents say about activations that is not so, each with the number that shows it."""

from lessons.course.erratum import Erratum
from lessons.course.shown.activation_names import NAMES
from lessons.course.shown.linear_stack import stack_of
from lessons.course.shown.naive_formulas import overflow_at, printed_line_says, steps_of
from lessons.network.fading import DenseStack, fade_with_depth

_DEPTH = 5


def not_linear_inside() -> Erratum:
    """What the next layer gets is no linear combination."""
    plain, bent = stack_of("none"), stack_of("relu")
    return Erratum(
        "E2-03", "S2", "Each layer expects a linear combination of the outputs of the layer before.",
        f"Then three layers would be one: without activations they are, with a largest difference of "
        f"{plain.apart:.1g}. With relu the one layer is off by {bent.apart:.2g}. A linear function also keeps sums; "
        f"here it does to {plain.sum_gap:.1g}, with relu only to {bent.sum_gap:.2g}.",
    )  # fmt: skip


def a_function_of_your_own() -> Erratum:
    """A custom activation is no argument of its own."""
    return Erratum(
        "E2-06", "S2", "Besides the built-in activations, an option allows one of your own.",
        f"It is the same option: activation takes one of {len(NAMES)} names, or any function. A lambda is saved with a "
        "warning and not loaded again: load_model raises a `TypeError` unless it is told safe_mode=False. A named and "
        "registered function is loaded without a question.",
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
        f"Often, and the reason can be measured. In a stack of {_DEPTH} fresh layers, the first layer's gradient as a "
        f"share of the last layer's is: {told}. It is no law; the race above is one case.",
    )  # fmt: skip


def formulas_are_no_code() -> Erratum:
    """The printed formulas overflow, and one is no Python."""
    soft, tangent = steps_of("softmax", 1000, "float64"), steps_of("tanh", 1000, "float64")
    single = overflow_at("float32")
    return Erratum(
        "E2-09", "S2", "The formulas of softmax and tanh, offered as code.",
        f"As Python the softmax line is a `{printed_line_says()}`. Worked out as written, softmax of 1000 and 0 gives "
        f"{soft.naive}, and tanh of 1000 gives {tangent.naive}. Keras gives {soft.stable} and {tangent.stable}. "
        f"In 32-bit numbers it begins at {single}.",
        "exp(x) / sum(exp(x))",
        "exp(x - max(x)) / sum(exp(x - max(x)))",
    )  # fmt: skip
