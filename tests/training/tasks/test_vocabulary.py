"""Words and ids, there and back."""

import numpy as np
import pytest

from lessons.training.task import Level, TaskChoice, TaskError
from lessons.training.tasks import make_task
from lessons.training.tasks.tokens import tokenise
from lessons.training.tasks.vocabulary import MOST, RARE, Vocabulary, learn_vocabulary

FERRY = make_task(TaskChoice("ferry"))
WORDS = Vocabulary(FERRY.vocabulary, "word")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The cat, the CAT.", ("the", "cat", ",", "the", "cat", ".")),
        ("don’t stop", ("don’t", "stop")),
        ("'quoted' rock'n'roll", ("'", "quoted", "'", "rock'n'roll")),
        ("snake_case 3.14", ("snake_case", "3", ".", "14")),
        ("Straße ΛΌΓΟΣ", ("straße", "λόγος")),
        ("東京へ行く", ("東", "京", "へ", "行", "く")),
        ("soft\u00adhyphen \u202eturned", ("softhyphen", "turned")),
        ("🏴󠁧󠁢󠁷󠁬󠁳󠁿🇩🇪🇫🇷", ("🏴󠁧󠁢󠁷󠁬󠁳󠁿", "🇩🇪", "🇫🇷")),
        ("a\u0301 \u00e1", ("\u00e1", "\u00e1")),
    ],
)
def test_a_text_falls_into_words(text: str, tokens: tuple[str, ...]) -> None:
    assert tokenise(text, "word") == tokens


def test_a_character_keeps_its_marks_and_its_case() -> None:
    assert tokenise("Né👍🏽\r\n\t x", "character") == ("N", "é", "👍🏽", " ", "x")


def test_no_word_is_longer_than_40_characters_and_nothing_is_lost() -> None:
    tokens = tokenise("x" * 100_000, "word")
    assert max(map(len, tokens)) == 40
    assert "".join(tokens) == "x" * 100_000


def test_frequent_words_come_first_and_ids_start_at_0_without_padding() -> None:
    vocabulary = learn_vocabulary(("b", "a", "c", "a"), "word")
    assert vocabulary.words == ("a", "b", "c")


@pytest.mark.parametrize("level", ["word", "character"])
def test_a_text_survives_ids_unchanged(level: Level) -> None:
    task = make_task(TaskChoice("three_sentences", level=level))
    vocabulary = Vocabulary(task.vocabulary, level)
    text = "the snail lost a small shoe." if level == "word" else "The heron found a small fish."
    coded = vocabulary.encode(text)
    assert (coded.unknown, coded.notice) == ((), "")
    assert coded.ids.dtype == np.int32
    assert vocabulary.decode(coded.ids) == text


def test_unknown_words_are_left_out_and_named() -> None:
    coded = WORDS.encode("the zebra, the zebra and a giraffe")
    assert coded.unknown == ("zebra", "giraffe")
    assert coded.notice == "Not in the vocabulary, so left out: zebra, giraffe."
    assert WORDS.decode(coded.ids) == "the, the and a"


def test_unknown_words_become_rare_where_there_is_such_a_word() -> None:
    vocabulary = learn_vocabulary(tuple(f"w{place}" for place in range(600)), "word")
    coded = vocabulary.encode("w0 w599 new")
    assert coded.ids.tolist() == [0, MOST - 1, MOST - 1]
    assert coded.notice == f"Not in the vocabulary, so read as {RARE}: w599, new."


def test_a_word_can_never_be_mistaken_for_rare_or_padding() -> None:
    assert tokenise("(rare) (pad)", "word") == ("(", "rare", ")", "(", "pad", ")")


def test_many_unknown_words_are_counted_not_listed() -> None:
    assert WORDS.encode("q1 q2 q3 q4 q5 q6 q7").notice.endswith("q1, q2, q3, q4, q5 and 2 more.")


def test_nothing_encodes_to_nothing() -> None:
    assert WORDS.encode("").ids.shape == (0,)
    assert WORDS.decode([]) == ""


def test_a_space_is_called_by_its_name_on_screen() -> None:
    task = make_task(TaskChoice("ferry", level="character"))
    assert "space" in task.classes
    assert " " in task.vocabulary


def test_a_typed_control_code_is_refused_in_words() -> None:
    with pytest.raises(TaskError, match="control code"):
        WORDS.encode("the \x1b[31m ferry")
