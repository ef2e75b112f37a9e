"""parse_document: text to plain JSON values, every size bounded, and the questions readers ask of them."""

import json
import math
from typing import Any, NoReturn

MAX_BYTES = 5_000_000
MAX_DIGITS = 18
MAX_AXES = 16
MAX_TEXT = 300


class Unreadable(ValueError):
    """The text is no network that can be read: one line that says what, where, and how to mend it."""


def parse_document(text: str) -> dict[str, Any]:
    """The JSON object in a text.

    Raises:
        Unreadable: too long, no JSON, nested too deep, or a number that is none.

    >>> parse_document('{"class_name": "Sequential"}')
    {'class_name': 'Sequential'}
    """
    if len(text) > MAX_BYTES:
        raise Unreadable(f"The model is more than {MAX_BYTES // 10**6} MB of text. Export one network at a time.")
    try:
        document = json.loads(
            text.removeprefix("\ufeff"), parse_constant=_no_number, parse_float=_float, parse_int=_whole
        )
    except json.JSONDecodeError as problem:
        place = f"line {problem.lineno}, column {problem.colno}"
        raise Unreadable(f"This is not JSON: {problem.msg} at {place}. Export it with model.to_json().") from None
    except RecursionError:
        raise Unreadable("The JSON is nested too deep to be a network. Unwrap some of its layers.") from None
    if not isinstance(document, dict):
        raise Unreadable("The JSON is no object with class_name and config. Export a whole model with model.to_json().")
    return document


def shown(value: Any) -> str:
    """A learner's value for a message: on one line, and short.

    >>> shown("a" * 99)
    "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...'"
    """
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    text = ascii(value)
    return text if len(text) <= 40 else f"{text[:37]}...{text[0] if isinstance(value, str) else ''}"


def require_object(value: Any, what: str) -> dict[str, Any]:
    """The value, if it is a JSON object."""
    if not isinstance(value, dict):
        raise Unreadable(f"{what} is {shown(value)}, not an object. Export the model again with model.to_json().")
    return value


def require_list(value: Any, what: str) -> list[Any]:
    """The value, if it is a JSON list."""
    if not isinstance(value, list):
        raise Unreadable(f"{what} is {shown(value)}, not a list. Export the model again with model.to_json().")
    return value


def scalar(value: Any, what: str) -> Any:
    """A number, text, true, false or null as it is; a short list of them as a tuple."""
    if isinstance(value, list) and len(value) <= MAX_AXES and not any(isinstance(each, list) for each in value):
        return tuple(scalar(each, what) for each in value)
    if isinstance(value, list | dict):
        raise Unreadable(f"{what} is {shown(value)}, not a plain value. Write a number, a text, true or false.")
    if isinstance(value, str) and len(value) > MAX_TEXT:
        raise Unreadable(f"{what} is a text of {len(value):,} characters. Use at most {MAX_TEXT}.")
    return value


def text_of(value: Any, what: str) -> str:
    """The value, if it is a text."""
    if not isinstance(value, str):
        raise Unreadable(f"{what} is {shown(value)}, not a text. Put it in quotes.")
    return str(scalar(value, what))


def _no_number(word: str) -> NoReturn:
    raise Unreadable(f"The JSON holds {word}, which is no number. Put a number or null in its place.")


def _float(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise Unreadable(f"The JSON holds {digits[:20]}, which is too large. Use a smaller number.")
    return number


def _whole(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise Unreadable(f"The JSON holds a number of {len(digits)} digits. Use a smaller number.")
    return int(digits)
