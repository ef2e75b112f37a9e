"""Examples for the Code lens: code as old tutorials have it, statement by statement, and error messages.

The comments in the code are ours.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from lessons.course.snippets.claims import CLAIMS
from lessons.course.snippets.mends import BY_HAND
from lessons.reader.modernise import modernise

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Snippet:
    """A text to paste.

    Attributes:
        name: The name in an address, `?example=...`, and of the file.
        title: What it is, in a few words.
        kind: Code, or an error message.
        listed: It stands in the list of examples; the others are opened by links only.

    >>> find_snippet("answer_document").text.splitlines()[0]
    'from keras.models import Sequential'
    """

    name: str
    title: str
    kind: Literal["code", "message"] = "code"
    listed: bool = True

    @property
    def text(self) -> str:
        """The text itself, as it was written."""
        return _read(self.name)

    @property
    def mended(self) -> str:
        """The text in Keras 3, with what only its writer can know put right; a message as it is."""
        return _mended(self.name) if self.kind == "code" else self.text


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


_PROGRAMS = {  # what the pages of messages and of errata show, each as its writer would tell it
    "units_of_a_half": "10 / 2 units",
    "units_of_zero": "A recurrent layer of 0 units",
    "rate_in_percent": "Dropout of 50",
    "copies_of_a_half": "RepeatVector of 5 / 2 copies",
    "activation_slip": "An activation with a capital letter",
    "merge_mode_slip": "A merge_mode that does not exist",
    "class_for_layer": "TimeDistributed around a class, not a layer",
    "no_units": "A Dense without its units",
    "argument_slip": "return_sequence without its s",
    "loss_slip": "A loss that does not exist",
    "label_beyond": "A label as large as the number of classes",
    "label_of_minus_one": "A label of -1 for padding",
    "labels_as_text": "Labels that are words",
    "class_weight_on_steps": "class_weight with a label at every step",
    "id_beyond": "A word id beyond the table of the Embedding",
    "more_targets_than_samples": "Six samples, five targets",
    "lists_for_arrays": "Plain lists in place of arrays",
    "rows_of_words": "Sentences of different lengths",
    "swapped_axes": "Data with time and feature swapped",
    "other_features": "Data with another number of features",
    "fit_before_compile": "fit before compile",
    "two_inputs": "An Input made twice",
    "recurrent_module": "GRU from its old module",
    "wrappers_module": "TimeDistributed from its old module",
    "time_distributed_dense": "TimeDistributedDense",
    "number_of_epochs": "fit with nb_epoch",
    "input_in_layer": "input_shape in the first layer",
    "batch_in_layer": "batch_input_shape in the first layer",
    "output_dim": "Dense with output_dim",
    "init_in_layer": "Dense with init",
    "learning_rate_of_old": "Adam with lr",
    "predicted_classes": "predict_classes",
    "checkpoint_of_old": "A checkpoint file of old",
    "shape_without_comma": "A shape without its comma",
    "missing_numpy": "np without its import",
    "sliced_list": "A list sliced like an array",
    "print_of_python_2": "print without brackets",
    "scores_that_are_none": "from_logits=True after a softmax",
    "layer_on_other_features": "One layer on two widths of data",
    "rows_without_time": "Data without its time axis",
    "labels_in_two_forms": "Labels in one form, then in another",
    "count_of_nothing": "Parameters of a network that is not built",
    "nothing_to_watch": "EarlyStopping without validation data",
    "class_weight_on_rows": "class_weight with one-hot rows",
    "input_length": "Embedding with input_length",
    "recurrent_attribute": "keras.layers.recurrent",
    "penalty_of_old": "A penalty called l",
    "shape_of_a_layer": "output_shape of a layer",
    "many_to_many": "The final output, or every output",
    "next_word_input": "Next word, with input_shape",
    "labels_with_an_axis": "Labels with an axis of 1",
    "ids_as_numbers": "Word ids as plain numbers",
    "initializer_twice": "One initializer for kernel and bias",
    "three_units": "Three units, four classes",
    "wrapped_dense": "A Dense in TimeDistributed",
    "flattened_pictures": "Flatten before a Dense",
    "gru_parameters": "The parameters of a GRU",
    "sequence_switched_off": "return_sequences switched off",
    "random_targets": "Random numbers as targets",
    "printed_summary": "The summary, printed",
    "same_length": "Sequence to sequence of one length",
}
SNIPPETS += tuple(Snippet(name, title, listed=False) for name, title in _PROGRAMS.items())
SNIPPETS += tuple(Snippet(name, claim.title, listed=False) for name, claim in CLAIMS.items())


def find_snippet(name: str) -> Snippet | None:
    """The snippet of this name, or `None`.

    >>> find_snippet("no such text") is None
    True
    """
    return next((each for each in SNIPPETS if each.name == name), None)


@cache
def _mended(name: str) -> str:
    text = _read(name)
    for old, new in BY_HAND.get(name, ()):
        text = text.replace(old, new)
    return modernise(text).text


@cache
def _read(name: str) -> str:
    return (_HERE / f"{name}.txt").read_text("utf-8")
