"""A TaskChoice as text and back, and what it may hold."""

import json
from dataclasses import asdict, fields
from typing import Any, get_args

from lessons.training.task import Level, TaskChoice, TaskError
from lessons.training.tasks.catalog import TASKS
from lessons.training.tasks.tokens import MAX_TEXT

MIN_TIMESTEPS, MAX_TIMESTEPS = 2, 64
MAX_SHIFT = 4
MAX_SEED = 2**32 - 1
# A character may be spelled with 12 signs in JSON.
MAX_JSON = 12 * MAX_TEXT + 1_000


def check_choice(choice: TaskChoice) -> None:
    """Whether a task can be made of this, before anything is made.

    Raises:
        TaskError: a field holds what it may not.
    """
    if not isinstance(choice.key, str) or choice.key not in TASKS:
        raise TaskError(f"There is no task called {_shown(choice.key)}; the tasks are {', '.join(TASKS)}.")
    _check_whole("seed", choice.seed, 0, MAX_SEED)
    if choice.timesteps != 0 or isinstance(choice.timesteps, bool | float):
        _check_whole("timesteps", choice.timesteps, MIN_TIMESTEPS, MAX_TIMESTEPS, " or 0 for the task's own number")
    _check_whole("shift", choice.shift, 0, MAX_SHIFT)
    if choice.level not in get_args(Level):
        raise TaskError(f"The level is {_shown(choice.level)}; choose word or character.")
    if not isinstance(choice.text, str):
        raise TaskError("The text is no text; write or paste some.")
    if len(choice.text) > MAX_TEXT:
        raise TaskError(
            f"The text has {len(choice.text):,} characters; at most {MAX_TEXT:,} can be read. Use a shorter piece."
        )


def choice_to_json(choice: TaskChoice) -> str:
    """The choice as one line of JSON.

    >>> choice_to_json(TaskChoice("moons", seed=3))
    '{"key": "moons", "seed": 3, "timesteps": 0, "level": "word", "shift": 1, "text": ""}'
    """
    return json.dumps(asdict(choice))


def choice_from_json(text: str) -> TaskChoice:
    """Reads a choice; what is not said keeps its default.

    Raises:
        TaskError: the text is no JSON object, or a field is unknown or holds what it may not.

    >>> choice_from_json('{"key": "moons"}')
    TaskChoice(key='moons', seed=0, timesteps=0, level='word', shift=1, text='')
    """
    if len(text) > MAX_JSON:
        raise TaskError(f"This task is {len(text):,} characters long; at most {MAX_JSON:,} are read. Shorten its text.")
    try:
        given = json.loads(text)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise TaskError('This task cannot be read: it is no JSON object. One looks like {"key": "moons", "seed": 0}.')
    known = [each.name for each in fields(TaskChoice)]
    unknown = next((name for name in given if name not in known), None)
    if unknown is not None:
        raise TaskError(f"A task has no field {_shown(unknown)}; its fields are {', '.join(known)}.")
    choice = TaskChoice(**given)
    check_choice(choice)
    return choice


def _check_whole(name: str, value: Any, least: int, most: int, more: str = "") -> None:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise TaskError(f"{name}={_shown(value)} cannot be used; choose a whole number from {least} to {most:,}{more}.")


def _shown(value: Any) -> str:
    if isinstance(value, int) and value.bit_length() > 200:
        return "a number of many digits"
    shown = str(value) if not isinstance(value, str) else ascii(value)
    return shown if len(shown) <= 40 else f"{shown[:40]}..."
