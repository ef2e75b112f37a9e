"""The examples of the Code lens: complete, as their documents have them, and mended into Python of today."""

import ast
from pathlib import Path

import pytest

from lessons.course import snippets
from lessons.course.snippets import SNIPPETS, Snippet, find_snippet
from lessons.reader.messages import explain_message
from lessons.reader.modernise import modernise
from lessons.reader.pasted import what_is_it
from lessons.reader.read_code import read_code
from tests.reader.documents import DOCUMENTS

CODE = [each for each in SNIPPETS if each.kind == "code"]
MESSAGES = [each for each in SNIPPETS if each.kind == "message"]


def test_every_text_of_the_folder_is_an_example_and_has_a_title_of_its_own() -> None:
    files = {path.stem for path in Path(snippets.__file__).parent.glob("*.txt")}
    assert files == {each.name for each in SNIPPETS}
    assert len({each.title for each in SNIPPETS}) == len(SNIPPETS)


def test_every_text_of_a_document_is_known_to_the_reader_s_tests() -> None:
    assert {document.example for document in DOCUMENTS.values()} == {each.name for each in CODE if each.listed}


@pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda each: each.name)
def test_every_example_is_taken_for_what_it_is(snippet: Snippet) -> None:
    assert what_is_it(snippet.text) == snippet.kind


@pytest.mark.parametrize("snippet", [each for each in CODE if each.listed], ids=lambda each: each.name)
def test_every_example_of_code_has_something_to_find_and_its_mended_form_is_python(snippet: Snippet) -> None:
    assert read_code(snippet.text).findings
    if read_code(snippet.text).readable:
        ast.parse(modernise(snippet.text).text)


@pytest.mark.parametrize("snippet", MESSAGES, ids=lambda each: each.name)
def test_every_example_of_a_message_is_known(snippet: Snippet) -> None:
    assert explain_message(snippet.text).known


def test_an_unknown_name_is_no_example() -> None:
    assert find_snippet("") is None
