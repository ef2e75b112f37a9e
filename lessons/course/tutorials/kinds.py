"""The kind of each statement, and the program that runs into it or says it as an `assert`."""

from lessons.course.snippets.claims import CLAIMS
from lessons.course.tutorials.entry import Kind

_WRONG = "E0-02 E0-04 E0-09 E1-01 E1-03 E1-05 E1-06 E2-02 E2-03 E2-11 E3-03 E3-04 E3-05"
_STOPS = "E0-01 E1-08 E1-09 E2-07 E2-09 E2-10"
_OLD = "E0-05 E3-01 E3-02 E3-06 E3-08 E3-10"
_LEFT_OUT = (
    "E0-03 E0-06 E0-07 E0-08 E0-10 E1-02 E1-04 E1-07 E1-10 E2-01 E2-04 E2-05 E2-06 E2-08 E2-12 E2-13 E2-14 E3-07 E3-09"
)
KIND_OF: dict[str, Kind] = {
    **dict.fromkeys(_WRONG.split(), "wrong fact"),
    **dict.fromkeys(_STOPS.split(), "code that stops"),
    **dict.fromkeys(_OLD.split(), "old name"),
    **dict.fromkeys(_LEFT_OUT.split(), "left out"),
}
EXAMPLE_OF = {
    "E0-01": "next_word_document",
    "E0-03": "many_to_many",
    "E0-05": "next_word_input",
    "E0-06": "labels_with_an_axis",
    "E0-09": "ids_as_numbers",
    "E1-03": "initializer_twice",
    "E1-04": "three_units",
    "E1-06": "wrapped_dense",
    "E1-08": "time_slices",
    "E1-09": "swapped_axes",
    "E2-02": "flattened_pictures",
    "E2-07": "l2_regularizer",
    "E2-09": "softmax_formula",
    "E2-10": "dropout_fragment",
    "E2-12": "checkpoint_of_old",
    "E2-14": "class_weight_on_steps",
    "E3-01": "answer_document",
    "E3-02": "gru_parameters",
    "E3-03": "sequence_switched_off",
    "E3-05": "random_targets",
    "E3-06": "number_of_epochs",
    "E3-07": "printed_summary",
    "E3-08": "input_in_layer",
    "E3-09": "same_length",
    **{claim.erratum: name for name, claim in CLAIMS.items()},
}
