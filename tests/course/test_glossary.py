"""The glossary is complete and plain, and the prose shows the meaning of every word of it that it uses."""

import re
from collections import Counter

import pytest

from lessons.course.catalog import PAGES
from lessons.course.checks.make import kinds, make_check
from lessons.course.glossary import GROUPS, TERMS
from lessons.course.glossary.board import glossary_board
from lessons.course.glossary.mark import marked, marked_note, marked_plain, marked_prose
from lessons.course.glossary.term import Term
from lessons.course.lesson import Lesson
from lessons.course.lessons import LESSONS
from lessons.course.messages import CASES, tell
from lessons.course.read_prose import prose_of
from lessons.course.tutorials import entries
from tests.course.test_spelling import misspelled

LINK = re.compile(r'\[([^\]]*)\]\(/glossary#([\w-]+) "([^"]*)"\)')
each_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)


def test_every_word_stands_in_the_glossary_once() -> None:
    anchors = Counter(term.anchor for term in TERMS)
    words = Counter(word for term in TERMS for word in term.words)
    assert [each for each, count in (anchors + words).items() if count > 1 and each not in anchors] == []
    assert max(anchors.values()) == max(words.values()) == 1


def test_every_meaning_is_one_plain_sentence() -> None:
    for term in TERMS:
        assert term.sentence.endswith("."), term.name
        assert ". " not in term.sentence or term.name.startswith("return_"), term.name
        assert len(term.sentence.split()) <= 22, term.name
        assert not set(term.sentence) & set('"`*\n<>'), f"{term.name}: a title shows such signs as they are"


def test_the_glossary_is_spelled_right() -> None:
    assert misspelled("\n".join(term.sentence for term in TERMS)) == []


def test_every_term_leads_to_the_page_that_teaches_it() -> None:
    board = glossary_board()
    known = {page.address for page in PAGES}
    assert {term.name: term.lesson for term in TERMS if term.lesson not in known} == {}
    for term in TERMS:
        card = board.split(f'<article id="{term.anchor}"')[1].split("</article>")[0]
        assert f'href="/{term.lesson}"' in card


def test_every_card_stands_in_a_group_with_a_link_to_it() -> None:
    board = glossary_board()
    assert board.count("<section") == len(GROUPS)
    for group in re.findall(r'<section id="([\w-]+)"', board):
        assert f'href="#{group}"' in board


@each_lesson
def test_the_prose_is_the_same_but_for_its_marks(lesson: Lesson) -> None:
    for heading, text in marked_prose(lesson.key).items():
        assert LINK.sub(r"\1", text) == prose_of(lesson.key)[heading]


@each_lesson
def test_every_word_of_the_glossary_in_the_prose_is_marked_once_a_section(lesson: Lesson) -> None:
    for heading, text in prose_of(lesson.key).items():
        found = Counter(link[1] for link in LINK.findall(marked_prose(lesson.key)[heading]))
        assert all(count == 1 for count in found.values()), heading
        for term in TERMS:
            if is_named(term, text):
                assert found[term.anchor] == 1, f"{heading}: {term.name}"


@each_lesson
def test_every_lesson_explains_some_words(lesson: Lesson) -> None:
    sections = marked_prose(lesson.key).values()
    assert len({link[1] for text in sections for link in LINK.findall(text)}) >= 8


def is_named(term: Term, text: str) -> bool:
    """Whether the text names a term where no longer name of another one stands, and no code."""
    plain = " ".join(re.sub(r"`[^`]*`", " ", text).split())
    longer = [word for other in TERMS if other is not term for word in other.words]
    for word in term.words:
        rest = plain
        for other in longer:
            if word.lower() in other.lower():
                rest = re.sub(re.escape(other), " ", rest, flags=re.IGNORECASE)
        start = word if word[0].isupper() else f"[{word[0].upper()}{re.escape(word[0])}]{re.escape(word[1:])}"
        if re.search(rf"(?<![\w-]){start if word[0].isalpha() else re.escape(word)}(?![\w-])", rest):
            return True
    return False


@pytest.mark.parametrize(
    "untouched",
    ["`units`", "``a `batch` of``", "```\nloss = 1\n```", "[the mask](https://example.org/mask)", "$softmax$",
     "# A state", ":material/class:", ":blue-badge[feature]", "superstate", "batch-wise", "dense", "gru"],
)  # fmt: skip
def test_no_word_is_marked_inside_code_a_link_a_formula_or_a_longer_word(untouched: str) -> None:
    assert marked(untouched) == untouched


def test_a_word_is_marked_at_the_beginning_of_a_sentence_and_across_two_lines() -> None:
    links = LINK.findall(marked("Units are many. The time\naxis stays, and units too."))
    assert [(said, anchor) for said, anchor, _ in links] == [("Units", "units"), ("time\naxis", "time-axis")]


def test_the_longest_name_counts() -> None:
    assert [link[1] for link in LINK.findall(marked("the recurrent kernel, the kernel"))] == [
        "recurrent-kernel",
        "kernel",
    ]


@pytest.mark.parametrize(
    "untouched",
    ["activation='softmax'", "axis=-1", "keras.layers.GRU", "np.argmax(model.predict(x), axis=-1)", "'units'",
     "`inputs`", "x.reshape((samples, timesteps, features))", "Dense(units=3)", "import GRU, TimeDistributed"],
)  # fmt: skip
def test_no_word_is_marked_inside_code_that_stands_in_plain_text(untouched: str) -> None:
    assert marked_plain(f"It says {untouched}.") == f"It says {untouched}."
    assert marked_note(f"It says {untouched}.") == f"It says {untouched}."


def test_plain_text_is_escaped_around_its_marks_and_a_word_is_marked_once_in_all_its_lines() -> None:
    sentence = next(term.sentence for term in TERMS if term.name == "bias")
    told = marked_plain("a*b, the bias\nbias*", lambda text: text.replace("*", r"\*"))
    assert told == f'a\\*b, the [bias](/glossary#bias "{sentence}")\nbias\\*'


@pytest.mark.parametrize("kind", kinds())
def test_what_a_check_says_is_the_same_but_for_its_marks(kind: str) -> None:
    for check in (make_check(kind, seed) for seed in range(10)):
        assert LINK.sub(r"\1", marked_note(check.hint)) == check.hint
        for said in (check.reveal, *(f"{option.misconception}.\n{option.because}" for option in check.options)):
            assert LINK.sub(r"\1", marked_plain(said)) == said
        assert not any("\n" in option.misconception for option in check.options)


def test_most_kinds_of_checks_explain_words_of_theirs() -> None:
    explained = [kind for kind in kinds() if LINK.search(_said_by(kind))]
    assert len(explained) > 0.9 * len(kinds())


def test_what_errata_and_messages_say_is_the_same_but_for_its_marks() -> None:
    for entry in entries():
        for said in (entry.erratum.says, entry.erratum.truth):
            assert LINK.sub(r"\1", marked_note(said)) == said
    for told in map(tell, CASES):
        if told.explained:
            lines = (told.explained.what, *told.explained.check)
            assert tuple(LINK.sub(r"\1", marked_plain("\n".join(lines))).split("\n")) == lines


def _said_by(kind: str) -> str:
    checks = [make_check(kind, seed) for seed in range(5)]
    return "".join(marked_note(each.hint) + "".join(marked_plain(option.because) for option in each.options)
                   for each in checks)  # fmt: skip


def test_a_mark_carries_the_meaning_of_its_term() -> None:
    for term in TERMS:
        for word in term.words:
            assert LINK.findall(marked(f"x {word} y")) == [(word, term.anchor, term.sentence)]
