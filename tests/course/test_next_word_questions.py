"""The questions about next words and teacher forcing: one right answer, read from the numbers, and named ideas."""

import numpy as np
import pytest

from lessons.course.forcing_questions import beginning_question, fed_question, told_free_run
from lessons.course.influence_question import Question
from lessons.course.next_word_questions import shift_question, temperature_question, truth_question

WORDS = ("snail", "heron", "a", "b")


def right(question: Question | None) -> str:
    """The right answer; every other one has a name and a hint that does not give it away."""
    assert question is not None
    answers = [each.words for each in question.choices if each.is_right]
    assert len(answers) == 1
    for each in question.choices:
        if not each.is_right:
            assert each.misconception
            assert each.hint.endswith((".", "?"))
            assert answers[0] not in each.hint
    assert len({each.words for each in question.choices}) == len(question.choices) == 3
    return answers[0]


@pytest.mark.parametrize(
    ("counts", "answer"),
    [
        ([2, 1, 0, 0], "“snail” 0.67, “heron” 0.33"),
        ([1, 1, 0, 0], "“snail” 0.50, “heron” 0.50"),
        ([1, 0, 1, 8], "“b” 0.80, “snail” 0.10, “a” 0.10"),
    ],
)
def test_the_softmax_ends_at_how_often_each_word_came(counts: list[int], answer: str) -> None:
    assert right(truth_question("the", WORDS, np.array(counts) / sum(counts))) == answer


def test_where_only_one_word_can_come_nothing_is_asked() -> None:
    assert truth_question("the", WORDS, np.array([0.0, 1.0, 0.0, 0.0])) is None
    assert temperature_question("snail", 0.999, 1.0, 0.97) is None
    assert fed_question(("a", "b"), ("a", "x"), ("the", "a"), "the") is None  # no step is left to feed anything
    assert beginning_question(4, 5, 0.0) is None
    assert shift_question(None, 0.3) is None


def test_a_low_temperature_raises_the_likeliest_word() -> None:
    assert right(temperature_question("snail", 0.66, 0.79, 0.54)) == "more: 0.79"


@pytest.mark.parametrize(
    ("copied", "ahead", "answer"), [(0.03, 0.3, "at once"), (0.3, 0.3, "as with shift 1"), (0.9, 0.3, "more slowly")]
)
def test_what_a_copy_does_to_the_loss_is_read_from_the_losses(copied: float, ahead: float, answer: str) -> None:
    assert answer in right(shift_question(copied, ahead))


def test_in_training_the_true_word_is_fed_after_a_mistake() -> None:
    truth, said = ("was", "once", "a"), ("was", "the", "the")
    assert right(fed_question(truth, said, ("there", "was", "once"), "there")) == "“once”, the true word"
    # were a lane fed its own words, the question would say so: the answer is read, not assumed
    assert right(fed_question(truth, said, ("there", "was", "the"), "there")) == "“the”, what it said"


def test_cutting_the_end_off_changes_a_row_only_where_the_numbers_say_so() -> None:
    assert right(beginning_question(3, 12, 3e-9)).startswith("nothing")
    assert right(beginning_question(3, 12, 0.2)).startswith("it changes a little")


@pytest.mark.parametrize(
    ("says", "loop", "words"),
    [
        ("abcd", None, "word for word"),
        ("axxx", (1, 1), "leaves the text at step 1 and says “x” again and again"),
        ("xbcd", None, "leaves the text at step 0; after that every word stands in its place again"),
        ("xbxx", None, "leaves the text at step 0; 1 of the 3 words after that stand in their place"),
        ("abcx", None, "leaves the text at step 3, the last one"),
    ],
)
def test_what_the_free_lane_does_is_told_in_a_sentence(says: str, loop: tuple[int, int] | None, words: str) -> None:
    assert words in told_free_run("abcd", says, loop)
