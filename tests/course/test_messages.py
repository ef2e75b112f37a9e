"""The page of messages: complete, explained, found by its words and by a pasted message."""

import re

import pytest

from lessons.course.catalog import PAGES
from lessons.course.messages import CASES, CAUSES, Case, find_case, like_this, search_cases, tell
from lessons.course.messages.told import tell_exhibit
from lessons.network.link import read_link
from lessons.reader.messages import explain_message

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)


def test_every_case_has_a_key_and_a_title_of_its_own_and_stands_in_a_group() -> None:
    assert len({case.key for case in CASES}) == len({case.title for case in CASES}) == len(CASES) >= 80
    assert [cause.key for cause in CAUSES] == list(dict.fromkeys(case.cause for case in CASES))
    assert all(re.fullmatch(r"[a-z0-9_]+", case.key) for case in CASES)
    assert all(find_case(case.key) is case for case in CASES)


def test_every_lesson_that_is_named_is_a_page() -> None:
    assert {case.lesson for case in CASES if case.lesson} <= {page.address for page in PAGES}


@each_case
def test_every_message_is_known_and_its_older_words_too(case: Case) -> None:
    told = tell(case)
    if case.cause == "silent":
        assert told.says == ""
        assert told.where
    else:
        assert told.explained is not None
        assert told.explained.known
    for other in case.other_words:
        assert explain_message(other).known, other


@each_case
def test_every_network_is_drawn_as_it_is_written(case: Case) -> None:
    assert bool(case.network) != bool(case.program)
    if case.network:
        assert read_link(case.network).notices == ()


@each_case
def test_a_message_that_is_pasted_leads_to_its_case(case: Case) -> None:
    for text in (tell(case).message, *case.other_words):
        if text:
            assert case in like_this(f"Traceback (most recent call last):\n{text}"), text


def test_a_search_looks_for_every_word_in_the_message_and_in_what_is_said_about_it() -> None:
    found = search_cases("NDIM=3 bidirectional")
    assert [case.key for case in found] == ["bidirectional_stacked"]
    assert {"number_of_epochs"} == {case.key for case in search_cases("nb_epoch")}
    assert search_cases("") == CASES
    assert search_cases("ndim=3 nb_epoch") == ()


def test_an_unknown_message_leads_nowhere_and_a_known_one_to_a_network_of_its_own_sizes() -> None:
    assert like_this("the moon is in the wrong house") == ()
    assert tell_exhibit("the moon is in the wrong house") is None
    pasted = "Arguments `target` and `output` must have the same rank (ndim). Received: target.shape=(None, 9, 4), output.shape=(None, 4)"
    told = tell_exhibit(pasted)
    assert told is not None
    assert told.says == pasted
    assert tell_exhibit("Do not pass an `input_shape`/`input_dim` argument to a layer.") is None  # shown as it is right
