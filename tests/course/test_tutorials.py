"""The page of errata: every statement of the list, once, with a number worked out and the code that proves it."""

import re

from lessons.course.documents import DOCUMENTS
from lessons.course.lessons import BY_KEY
from lessons.course.snippets import find_snippet
from lessons.course.tutorials import KINDS, entries, picture_of
from lessons.course.tutorials.kinds import EXAMPLE_OF, KIND_OF

IDS = [
    *(f"E0-{number:02}" for number in range(1, 11)),
    *(f"E1-{number:02}" for number in range(1, 11)),
    *(f"E2-{number:02}" for number in range(1, 15)),
    *(f"E3-{number:02}" for number in range(1, 11)),
]


def test_the_page_has_exactly_the_forty_four_statements_of_the_list_in_their_order() -> None:
    assert [entry.erratum.key for entry in entries()] == IDS
    assert sorted(KIND_OF) == IDS


def test_every_statement_is_proved_by_a_number_or_by_the_error_it_raises() -> None:
    for entry in entries():
        words = re.sub(r"Keras \d|lesson \d+", "", entry.erratum.truth)
        assert re.search(r"\d|Error", words), entry.erratum.key
        assert entry.erratum.document in DOCUMENTS
        assert entry.erratum.key[1] == entry.erratum.document[1]


def test_every_kind_is_met_and_every_statement_is_taught_in_a_lesson() -> None:
    assert {entry.kind for entry in entries()} == set(KINDS)
    assert [entry.erratum.key for entry in entries() if entry.lesson not in BY_KEY] == []


def test_every_program_is_an_example_of_the_code_lens_and_is_changed_by_its_mend() -> None:
    assert set(EXAMPLE_OF) == set(IDS)
    for key, name in EXAMPLE_OF.items():
        snippet = find_snippet(name)
        assert snippet is not None, key
        assert snippet.mended != snippet.text, key


def test_code_that_stops_has_a_program_that_stops() -> None:
    for entry in entries():
        if entry.kind == "code that stops":
            assert entry.example, entry.erratum.key


def test_every_statement_but_that_of_an_import_leads_to_a_picture_of_the_course() -> None:
    assert [entry.erratum.key for entry in entries() if picture_of(entry.erratum.key) is None] == ["E3-01"]
