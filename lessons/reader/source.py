"""read_source: a learner's text as a bounded syntax tree; what is no Python becomes a comment, line by line."""

import ast
import threading
import warnings
from dataclasses import dataclass

from lessons.reader.finding import Finding
from lessons.reader.notebook_cells import code_of
from lessons.reader.old_python import without_magics, without_python_2
from lessons.reader.prose import keep_code

MAX_GIVEN = 200_000  # characters of one text in the box
MAX_CHARACTERS = 50_000  # of code: a thousand lines, read within a second however odd they are
MAX_BRACKETS = 100  # open at once
MAX_DEPTH = 80  # of the syntax tree
_WARNINGS = threading.Lock()
_INVISIBLE = str.maketrans({"\u00a0": " ", "\u200b": "", "\u2060": "", "\ufeff": "", "\x0c": " "})


class NotCode(ValueError):
    """The text is no Python that can be read: one line that says why."""


@dataclass(frozen=True)
class Source:
    """A text ready to be read.

    Args:
        text: Python; has the lines of what was given, and comments where those were no Python.
        tree: its syntax tree, never deeper than `MAX_DEPTH`.
        findings: what was no Python of today.
    """

    text: str
    tree: ast.Module
    findings: tuple[Finding, ...] = ()


def read_source(given: str) -> Source:
    """Makes a syntax tree of a text; nothing of it is run.

    Prompts, a notebook's magics, Python 2's `print` and prose around code are taken out or mended, so that each
    line keeps its number. The JSON of a notebook gives its code cells.

    Raises:
        NotCode: too long, nested too deep, or no line of it is Python.

    >>> read_source(">>> x = 1").text
    'x = 1'
    """
    findings: list[Finding] = []
    notebook = code_of(given)
    if notebook is not None:
        given = notebook.text
        what = f"A notebook. Read: {notebook.read}. Left out: {notebook.left_out or 'nothing'}."
        findings.append(Finding("notebook", 1, "note", what))
    if len(given) > MAX_GIVEN:
        raise NotCode(f"The text has {len(given):,} characters, more than {MAX_GIVEN:,}. Paste the model alone.")
    text = _checked(given.replace("\r\n", "\n").replace("\r", "\n").translate(_INVISIBLE))
    tree = parse(text)
    if tree is not None:
        return Source(text, _shallow(tree), tuple(findings))
    for mend in (without_magics, without_python_2):
        text = mend(text, findings)
        tree = parse(text)
        if tree is not None:
            return Source(text, _shallow(tree), tuple(findings))
    text = keep_code(text, parse, findings)
    tree = parse(text)
    if tree is None or not tree.body:
        raise NotCode("There is no line of Python in this text. Paste the lines that build the model.")
    return Source(text, _shallow(tree), tuple(findings))


def syntax_error(text: str) -> str:
    """What Python says to a text it cannot read; empty when it can.

    >>> syntax_error("f(x) = 1"), syntax_error("x = 1")
    ("cannot assign to function call here. Maybe you meant '==' instead of '='?", '')
    """
    with _WARNINGS, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse(text)
        except SyntaxError as error:
            return error.msg
        except (ValueError, MemoryError, RecursionError) as error:
            return str(error)
    return ""


def parse(text: str) -> ast.Module | None:
    """The syntax tree, or `None` when this is no Python.

    Python itself refuses what is nested too deep for it, with a `MemoryError` or a `RecursionError`.
    """
    with _WARNINGS, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "\d" in a learner's string is no concern of ours
        try:
            return ast.parse(text)
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            return None


def _checked(text: str) -> str:
    if len(text) > MAX_CHARACTERS:
        raise NotCode(f"The text has {len(text):,} characters, more than {MAX_CHARACTERS:,}. Paste the model alone.")
    depth = 0
    for block in text.split("\n\n"):
        depth = 0
        for sign in block:
            if sign in "([{":
                depth += 1
                if depth > MAX_BRACKETS:
                    raise NotCode(f"More than {MAX_BRACKETS} brackets are open at once. Paste the model alone.")
            elif sign in ")]}" and depth:
                depth -= 1
    return text


def _shallow(tree: ast.Module) -> ast.Module:
    level: list[ast.AST] = [tree]
    depth = 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise NotCode(f"The code is nested more than {MAX_DEPTH} deep. Paste the lines that build the model.")
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    return tree
