"""Examples for the Code lens: code as old tutorials have it, quoted as it stands there, and error messages."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Snippet:
    """A text to paste.

    Attributes:
        name: The name in an address, `?example=...`, and of the file.
        title: What it is, in a few words.
        kind: Code, or an error message.

    >>> find_snippet("answer_document").text.splitlines()[0]
    'from keras.models import Sequential'
    """

    name: str
    title: str
    kind: Literal["code", "message"] = "code"

    @property
    def text(self) -> str:
        """The text itself, as it was written."""
        return _read(self.name)


SNIPPETS: tuple[Snippet, ...] = (
    Snippet("answer_document", "Three GRU networks, the answer"),
    Snippet("question_document", "GRU and TimeDistributed, the question"),
    Snippet("question_with_dense", "GRU and a plain Dense, the question"),
    Snippet("next_word_document", "Next word with SimpleRNN"),
    Snippet("dense_layer", "One Dense layer, functional"),
    Snippet("shared_initializer", "One initializer used twice"),
    Snippet("time_distributed", "TimeDistributed, functional"),
    Snippet("time_distributed_data", "TimeDistributed and data that does not fit"),
    Snippet("time_slices", "Slices along the time axis"),
    Snippet("dense_formula", "Dense as a formula"),
    Snippet("two_dense_layers", "Two Dense layers"),
    Snippet("image_classifier", "Conv2D, Flatten and Dense"),
    Snippet("configured_dense", "Dense with an initializer and Dropout"),
    Snippet("l2_regularizer", "An L2 penalty, the old way"),
    Snippet("dense_activations", "relu and softmax"),
    Snippet("softmax_formula", "Softmax as a formula"),
    Snippet("relu_formula", "ReLU as a formula"),
    Snippet("dropout_fragment", "Dropout, two lines of a longer text"),
    Snippet("normalization_fragment", "BatchNormalization, two lines of a longer text"),
    Snippet("message_time_axis", "expected ndim=3, found ndim=2", "message"),
    Snippet("message_shapes", "Shapes are incompatible", "message"),
    Snippet("message_first_dimension", "logits and labels must have the same first dimension", "message"),
    Snippet("message_recurrent", "No module named keras.layers.recurrent", "message"),
    Snippet("message_cardinality", "Data cardinality is ambiguous", "message"),
)


def find_snippet(name: str) -> Snippet | None:
    """The snippet of this name, or `None`.

    >>> find_snippet("no such text") is None
    True
    """
    return next((each for each in SNIPPETS if each.name == name), None)


@cache
def _read(name: str) -> str:
    return (_HERE / f"{name}.txt").read_text("utf-8")
