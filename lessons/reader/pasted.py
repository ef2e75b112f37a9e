"""what_is_it: whether a pasted text is code or an error message."""

import re
import textwrap
from typing import Literal

from lessons.reader.messages import explain_message

Kind = Literal["code", "message"]
_LOOKED_AT = 20_000  # characters
_LONGEST_SENTENCE = 600  # characters of a line that may still be a message
_ERROR = re.compile(
    r"^[ \t]*(?:Traceback \(most recent call last\)"
    r"|(?:[\w.]{1,80}\.)?\w{0,60}(?:Error|Exception|Warning)(?::|[ \t]*$))",
    re.MULTILINE,
)
_CODE = re.compile(
    r"^(?:>>> ?)?(?:from\s+[\w.]+\s+import\b|import\s+\w|(?:def|class)\s+\w|@\w|print\s+\w"
    r"|[A-Za-z_][\w.]*(?:\[[^\]\n]{0,80}\])?\s*=(?!=)"  # a name gets a value
    r"|[A-Za-z_]\w*(?:\.\w+)+\()",  # a.b(...)
    re.MULTILINE,
)
_WORDS = re.compile(r"(?:[A-Za-z]{2}\S{0,40}\s{1,4}){2}[A-Za-z]{2}")


def what_is_it(text: str) -> Kind:
    r"""Tells an error message or a traceback from code, by what stands first at the left margin.

    A traceback quotes lines of code, and they are indented; code that ends in a message is code all the same.

    >>> what_is_it("import keras\nmodel = keras.Sequential()"), what_is_it("ValueError: Shapes do not fit")
    ('code', 'message')
    >>> what_is_it('Traceback (most recent call last):\n  File "a.py", line 1\n    x = 1\nNameError: y')
    'message'
    """
    seen = _seen(text)
    error, code = _ERROR.search(seen), _CODE.search(seen)
    if error is not None:
        return "code" if code is not None and code.start() < error.start() else "message"
    if code is not None:
        return "code"
    if explain_message(seen).known:
        return "message"
    lines = [line for line in seen.split("\n") if line.strip()]
    sentence = len(lines) <= 3 and all(len(line) <= _LONGEST_SENTENCE for line in lines)
    return "message" if sentence and _WORDS.search(seen) else "code"


def has_both(text: str) -> bool:
    r"""True for code that comes with an error message, as in a question somebody asks.

    >>> has_both("model.fit(x, y)\nValueError: Shapes do not fit"), has_both("model.fit(x, y)")
    (True, False)
    """
    seen = _seen(text)
    error, code = _ERROR.search(seen), _CODE.search(seen)
    return error is not None and code is not None and code.start() < error.start()


def _seen(text: str) -> str:
    return textwrap.dedent(text[:_LOOKED_AT].replace("\r", "\n"))
