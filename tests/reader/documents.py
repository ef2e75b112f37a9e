"""What is true of the code of the four pages this app grew from, which stands in `lessons/course/snippets`.

Each has the table of each model (class, shapes, count), the findings it must have, and what it lacks to run.
"""

from dataclasses import dataclass
from typing import Any

from lessons.course.snippets import find_snippet

Table = list[list[Any]]


@dataclass(frozen=True)
class Document:
    """One snippet.

    Args:
        example: the name of its text in `lessons/course/snippets`.
        tables: of each model, in order.
        findings: code and line of each that must be found.
        lacks: what only the learner can add; put before the mended text to run it.
        after: lines put after it; a formula alone is no program.
    """

    example: str
    tables: tuple[Table, ...] = ()
    findings: tuple[tuple[str, int], ...] = ()
    lacks: str = ""
    after: str = ""

    @property
    def code(self) -> str:
        """The text as it stands in its document."""
        snippet = find_snippet(self.example)
        assert snippet is not None, self.example
        return snippet.text + self.after


def dense(units: int, inputs: int, *leading: int | None) -> list[Any]:
    return ["Dense", [[None, *leading, units]], inputs * units + units]


_GRU = ["GRU", [[None, 64, 16]], 1584]
_SOFTMAX = ["Activation", [[None, 64, 8]], 0]
_TD = ["TimeDistributed", [[None, 64, 8]], 136]

DOCUMENTS = {
    "next word": Document(
        "next_word_document",
        ([["SimpleRNN", [[None, None, 10]], 120], dense(100, 10, None)],),
        (("missing_import", 5), ("input_in_layer", 22), ("ids_as_numbers", 30), ("target_axis", 30)),
    ),
    "a Dense layer": Document(
        "dense_layer",
        ([dense(3, 3)],),
        (("missing_import", 1), ("missing_import", 2), ("missing_import", 4)),
    ),
    "an initializer": Document("shared_initializer", (), (("missing_import", 3), ("shared_initializer", 3))),
    "TimeDistributed": Document(
        "time_distributed",
        ([["TimeDistributed", [[None, 2, 3]], 12]],),
        (("missing_import", 1), ("missing_import", 2), ("missing_import", 4)),
    ),
    "TimeDistributed and its data": Document(
        "time_distributed_data", ([["TimeDistributed", [[None, 2, 3]], 12]],), (("data_elsewhere", 2),)
    ),
    "slices": Document("time_slices", (), (("missing_import", 3), ("list_as_array", 7))),
    "a formula with NumPy": Document(
        "dense_formula",
        (),
        (("undefined_name", 2), ("missing_import", 2)),
        "import numpy\nx, W, b, activation_function = numpy.ones(3), numpy.ones((3, 2)), numpy.zeros(2), numpy.tanh\n",
    ),
    "two Dense layers": Document("two_dense_layers", ([dense(64, 32), dense(10, 64)],), (("input_in_layer", 8),)),
    "images": Document(
        "image_classifier",
        (
            [
                ["Conv2D", [[None, 62, 62, 32]], 896],
                ["Flatten", [[None, 123008]], 0],
                dense(128, 123008),
                dense(10, 128),
            ],
        ),
        (("input_in_layer", 8),),
    ),
    "configured": Document(
        "configured_dense",
        ([dense(128, 64), ["Dropout", [[None, 128]], 0], dense(10, 128)],),
        (("input_in_layer", 8),),
    ),
    "a regularizer": Document("l2_regularizer", (), (("missing_import", 1), ("old_argument", 1))),
    "a formula of relu": Document("relu_formula", (), (("syntax", 1),), after="x = 1\n"),
    "a formula of softmax": Document("softmax_formula", (), (("syntax", 1),), after="x = 1\n"),
    "activations": Document("dense_activations", ([dense(64, 32), dense(10, 64)],), (("input_in_layer", 8),)),
    "dropout, a fragment": Document(
        "dropout_fragment",
        ([["Dense", [[None, 128]], 8 * 128 + 128], ["Dropout", [[None, 128]], 0]],),
        (("missing_model", 3), ("missing_import", 3), ("no_input", 3)),
    ),
    "normalization, a fragment": Document(
        "normalization_fragment",
        ([["Dense", [[None, 128]], 8 * 128 + 128], ["BatchNormalization", [[None, 128]], 512]],),
        (("missing_model", 3), ("missing_import", 3), ("no_input", 3)),
    ),
    "the question": Document(
        "question_document",
        (
            [
                _GRU,
                ["TimeDistributed", [[None, 64, 15]], 255],
                ["Activation", [[None, 64, 15]], 0],
            ],
        ),
        (("missing_import", 7), ("moved", 9), ("gru_bias", 9), ("no_model", 13)),
    ),
    "the question, with Dense": Document(
        "question_with_dense",
        ([_GRU, dense(15, 16, 64), ["Activation", [[None, 64, 15]], 0]],),
        (("missing_import", 7), ("moved", 9)),
    ),
    "the answer": Document(
        "answer_document",
        (
            [_GRU, _TD, _SOFTMAX],
            [_GRU, dense(8, 16, 64), _SOFTMAX],
            [["GRU", [[None, 16]], 1584], dense(8, 16), ["Activation", [[None, 8]], 0]],
        ),
        (
            ("moved", 5), ("input_in_layer", 21), ("input_in_layer", 31), ("input_in_layer", 41),
            ("old_argument", 55), ("old_argument", 57), ("old_argument", 59), ("print_summary", 61),
            ("print_summary", 63), ("print_summary", 65), ("summary_after_fit", 61), ("random_target", 55),
            ("random_target", 59), ("gru_bias", 21),
        ),
    ),
}  # fmt: skip
