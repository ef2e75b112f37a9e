"""The names Keras takes for an activation, and what it says to any other word."""

from dataclasses import dataclass
from difflib import get_close_matches

from lessons.network.layers import Dense, Input
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec

NAMES = (
    "celu", "elu", "exponential", "gelu", "glu", "hard_shrink", "hard_sigmoid", "hard_silu", "hard_swish", "hard_tanh",
    "leaky_relu", "linear", "log_sigmoid", "log_softmax", "mish", "relu", "relu6", "selu", "sigmoid", "silu",
    "soft_shrink", "softmax", "softplus", "softsign", "sparse_plus", "sparse_sigmoid", "sparsemax", "squareplus",
    "swish", "tanh", "tanh_shrink", "threshold",
)  # fmt: skip
LONGEST = 40
BENT = """@keras.saving.register_keras_serializable()
def bent(x):
    return keras.ops.maximum(x, 0.1 * x)

layers.Dense(8, activation=bent)"""
LAMBDA = "layers.Dense(8, activation=lambda x: keras.ops.maximum(x, 0.1 * x))"


@dataclass(frozen=True)
class Answer:
    """What becomes of a typed name.

    Attributes:
        name: the word as it was read.
        accepted: Keras has an activation of this name.
        keras_says: its message when it has none.
        suggestion: the name that was probably meant, or empty.
    """

    name: str
    accepted: bool
    keras_says: str = ""
    suggestion: str = ""


def read_name(typed: str) -> Answer:
    """Looks a name up as Keras does: every letter counts, capitals too.

    >>> read_name("Softmax").suggestion, read_name("Softmax").keras_says
    ('softmax', 'Could not interpret activation function identifier: Softmax')
    >>> read_name("swish").accepted
    True
    """
    name = typed[:LONGEST]
    if name in NAMES:
        return Answer(name, True)
    mistake = predict(ModelSpec(Input((3,)), (Dense(2, name),))).mistake
    plain = name.strip().lower().replace("-", "_").replace(" ", "_")
    close = get_close_matches(plain, NAMES, 1, 0.6)
    return Answer(name, False, mistake.keras_says if mistake else "", close[0] if close else "")
