"""Windows of a text, and texts of every sort."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.training.task import Level, TaskChoice, TaskError
from lessons.training.tasks import TASKS, make_task
from lessons.training.tasks.next_word import read_corpus, text_of
from lessons.training.tasks.tokens import MAX_TEXT
from lessons.training.tasks.vocabulary import MOST, RARE

OWN = TASKS["own_text"].default


def own(text: str, level: Level = "word", timesteps: int = 2) -> TaskChoice:
    return replace(OWN, text=text, level=level, timesteps=timesteps)


@pytest.mark.parametrize("shift", range(5))
def test_the_target_is_the_input_shifted(shift: int) -> None:
    task = make_task(TaskChoice("ferry", shift=shift))
    assert np.array_equal(task.y[:, : 8 - shift], task.x[:, shift:])


def test_every_word_begins_a_window_and_after_the_last_the_text_begins_again() -> None:
    task = make_task(own("one two three four five", timesteps=3))
    words = [[task.vocabulary[each] for each in row] for row in task.x]
    assert words[0] == ["one", "two", "three"]
    assert words[-1] == ["five", "one", "two"]
    assert len(words) == 5
    assert task.steps == ("one", "two", "three")


def test_a_window_reads_as_the_text_does() -> None:
    task = make_task(TaskChoice("three_sentences", timesteps=7))
    assert [task.vocabulary[each] for each in task.x[0]] == ["the", "snail", "found", "a", "warm", "stone", "."]


@pytest.mark.parametrize("level", ["word", "character"])
def test_a_long_text_is_seen_from_end_to_end_in_2000_windows(level: Level) -> None:
    text = " ".join(f"w{place % 700}" for place in range(20_000))
    task = make_task(own(text, level, 8))
    assert task.x.shape == (2_000, 8)
    corpus = read_corpus(task.choice).ids
    assert np.array_equal(task.x[0], corpus[:8])
    late = len(corpus) - len(corpus) // 2_000
    assert any(np.array_equal(task.x[-1], np.roll(corpus, -place)[:8]) for place in range(late - 2, late + 2))


def test_beyond_500_different_words_the_rest_is_one_word_that_says_so() -> None:
    text = " ".join(f"w{place}" for place in range(600)) + " w7 w7 w8 (rare)"
    task = make_task(own(text))
    assert len(task.vocabulary) == MOST
    assert task.vocabulary[-1] == RARE == task.classes[-1]
    assert task.vocabulary[:2] == ("w7", "w8")
    assert (task.x[:, 0] == MOST - 1).sum() > 100
    assert "rare" not in task.vocabulary  # the learner's own word "rare" is another one, and here a rare one


def test_up_to_500_different_words_none_is_rare() -> None:
    task = make_task(own(" ".join(f"w{place}" for place in range(500))))
    assert len(task.vocabulary) == 500
    assert RARE not in task.vocabulary


@pytest.mark.parametrize(
    ("text", "level", "words"),
    [
        ("我看见一只猫。一只猫看见我。", "word", ["我", "看", "见", "一", "只"]),
        ("رأيت قطة. القطة رأتني.", "word", ["رأيت", "قطة", ".", "القطة", "رأتني"]),
        ("हिन्दी में लिखो, हिन्दी में पढ़ो", "word", ["हिन्दी", "में", "लिखो", ",", "पढ़ो"]),
        ("👩‍👩‍👧 👍🏽 🇫🇷 👍🏽", "word", ["👩‍👩‍👧", "👍🏽", "🇫🇷"]),
        ("e\u0301a e\u0301b", "character", ["é", "a", " ", "b"]),
        ("Ж ж Ёж", "word", ["ж", "ёж"]),
    ],
    ids=["chinese", "arabic", "hindi", "emoji", "combining", "cyrillic"],
)
def test_any_script_can_be_learned(text: str, level: Level, words: list[str]) -> None:
    task = make_task(own(text, level))
    assert set(words) <= {*task.vocabulary}


@pytest.mark.parametrize(
    ("text", "timesteps", "said"),
    [
        ("", 2, "The text is empty"),
        (" \n\t ", 2, "The text is empty"),
        ("\ufeff\u200b", 2, "The text is empty"),
        ("word", 2, "one word only"),
        ("la la la la la la", 2, "one word only"),
        ("too short a text", 8, "The text has 4 words; a window of 8 timesteps and its target need 9"),
        ("a NUL\x00 byte", 2, "Character 6 of the text is the control code U+0000"),
        ("a bell\x07 rings", 2, "U+0007"),
        ("half \ud83d an emoji", 2, "U+D83D"),
        ("many a" + "\u0301\u0323" * 50_000, 2, "more than 30 accents"),
        ("word " * 20_001, 2, "The text has 20,001 words; at most 20,000"),
        ("a b " * (MAX_TEXT // 4 + 1), 2, f"at most {MAX_TEXT:,} can be read"),
    ],
    ids=[
        "empty",
        "blank",
        "invisible",
        "one word",
        "one again",
        "short",
        "nul",
        "bell",
        "surrogate",
        "marks",
        "words",
        "size",
    ],
)
def test_a_text_that_cannot_be_learned_is_answered_with_a_sentence(text: str, timesteps: int, said: str) -> None:
    for _ in range(2):  # a refusal is not forgotten by the cache
        with pytest.raises(TaskError) as refusal:
            make_task(own(text, timesteps=timesteps))
        assert said in str(refusal.value)
        assert len(str(refusal.value)) < 250


@given(
    st.text(max_size=120) | st.text("ab .\u0301\u200d👍🏽🇫🇷中\u200c'\u0e01", max_size=120),
    st.sampled_from(["word", "character"]),
)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_a_task_or_a_sentence(text: str, level: Level) -> None:
    try:
        task = make_task(own(text, level))
    except TaskError:
        return
    assert 2 <= len(task.vocabulary) <= MOST
    assert len(set(task.vocabulary)) == len(task.vocabulary)
    assert task.floor is not None
    assert task.floor.loss >= 0
    "".join(task.vocabulary).encode()  # nothing that cannot be sent to a browser


@pytest.mark.parametrize("key", ["three_sentences", "bakery", "ferry"])
def test_the_texts_that_come_along_are_small_and_plain(key: str) -> None:
    text = text_of(TaskChoice(key))
    assert set(text) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,\"' \n")
    assert 100 <= len(text.split()) <= 400
    assert len(make_task(TaskChoice(key)).vocabulary) < 100


def test_a_task_without_a_text_has_none() -> None:
    assert text_of(TaskChoice("moons")) == ""
    assert text_of(replace(OWN, text="mine")) == "mine"
