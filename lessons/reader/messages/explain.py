"""explain_message: a pasted traceback or message in plain words."""

import re
from dataclasses import dataclass
from functools import cache

from lessons.reader.messages.arguments import ARGUMENTS
from lessons.reader.messages.code import CODE
from lessons.reader.messages.data import DATA
from lessons.reader.messages.keras_2 import KERAS_2
from lessons.reader.messages.known import Known
from lessons.reader.messages.old import OLD
from lessons.reader.messages.shapes import SHAPES
from lessons.reader.messages.targets import TARGETS

MAX_CHARACTERS = 20_000  # the end of a traceback says what happened
CHECKLIST = (
    "Read the last line first: it says what happened. The lines above say where.",
    "Find the last line of your own file in the traceback; change nothing outside it.",
    "Print the shapes: model.summary(), x.shape, y.shape. Say for each axis what it is: batch, time, feature.",
    "Compare the last shape of the summary with y.shape, and the first with x.shape.",
    "Paste the code itself: most mistakes are found without running it.",
)
_ERROR = re.compile(r"^\s*(?:[\w.]{1,80}\.)?(\w{1,60}(?:Error|Exception|Warning|Interrupt)): ?(.*)", re.MULTILINE)
_FRAME = re.compile(r'File "([^"\n]{1,300})", line (\d{1,7})')


@dataclass(frozen=True)
class Explained:
    """A message in plain words.

    Args:
        code: names the message; `unknown` for one that is not known here.
        what: what happened.
        check: what to look at, the likeliest first.
        exhibit: a network that shows it, as a playground link text; empty without one.
        error: the class of the error, when the text names it.
        line: the line of the learner's own file, when a traceback names it.
    """

    code: str
    what: str
    check: tuple[str, ...]
    exhibit: str = ""
    error: str = ""
    line: int | None = None

    @property
    def known(self) -> bool:
        """The message is known here."""
        return self.code != "unknown"


def explain_message(text: str) -> Explained:
    """Explains a message of Python, NumPy, TensorFlow or Keras 1 to 3; an unknown one gets the general checklist.

    Args:
        text: a message, alone or with its traceback; the last 20,000 characters are read.

    >>> said = explain_message("ValueError: Input 0 of layer 'lstm_1' is incompatible: expected ndim=3, found ndim=2")
    >>> said.code, said.exhibit
    ('needs_time_axis', 'Input(5,8)|LSTM(16)|LSTM(16)')
    >>> explain_message("Something else went wrong").known
    False
    """
    text = text[-MAX_CHARACTERS:]
    errors = list(_ERROR.finditer(text))
    error = errors[-1][1] if errors else ""
    frames = [
        found
        for found in _FRAME.finditer(text)
        if not re.search(r"site-packages|dist-packages|lib/python|<frozen", found[1])
    ]
    line = int(frames[-1][2]) if frames else None
    last = text[errors[-1].start() :] if errors else text
    for where in dict.fromkeys((last, text)):
        flat = re.sub(r"\s+", " ", where)
        for known, pattern in _patterns():
            found = pattern.search(flat)
            if found is not None:
                return _said(known, found, error, line)
    what = "This message is not known here. That says nothing about how bad it is."
    return Explained("unknown", what, CHECKLIST, "", error, line)


def all_known() -> tuple[Known, ...]:
    """Every message this app knows, in the order they are looked for."""
    return (*TARGETS, *SHAPES, *ARGUMENTS, *DATA, *KERAS_2, *OLD, *CODE)


@cache
def _patterns() -> tuple[tuple[Known, re.Pattern[str]], ...]:
    return tuple((known, re.compile(known.pattern)) for known in all_known())


def _said(known: Known, found: re.Match[str], error: str, line: int | None) -> Explained:
    groups = [found[0], *((each or "")[:80] for each in found.groups())]
    exhibit = known.exhibit if isinstance(known.exhibit, str) else known.exhibit(found)
    what = re.sub(r"\{(\d)\}", lambda place: groups[int(place[1])], known.what)
    return Explained(known.code, what, known.check, exhibit, error, line)
