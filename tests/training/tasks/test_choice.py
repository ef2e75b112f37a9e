"""A choice travels as text, and whatever a stranger writes there is answered in words."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.training.task import TaskChoice, TaskError
from lessons.training.tasks import TASKS, choice_from_json, choice_to_json, make_task
from lessons.training.tasks.tokens import MAX_TEXT


@pytest.mark.parametrize("key", TASKS)
def test_every_default_survives_the_journey(key: str) -> None:
    choice = replace(TASKS[key].default, seed=2**32 - 1, timesteps=9, level="character", shift=2)
    assert choice_from_json(choice_to_json(choice)) == choice


def test_a_text_of_the_largest_size_survives_the_journey() -> None:
    choice = replace(TASKS["own_text"].default, text="😀" * MAX_TEXT)
    assert choice_from_json(choice_to_json(choice)) == choice


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no JSON object"),
        ("[1]", "no JSON object"),
        ("null", "no JSON object"),
        ('{"key": "moons"', "no JSON object"),
        ("[" * 100_000, "no JSON object"),
        ('{"seed": ' + "9" * 5_000 + "}", "no JSON object"),
        ('{"seed": ' + "9" * 4_000 + "}", "a number of many digits"),
        ('{"key": "chess"}', "There is no task called 'chess'; the tasks are three_sentences"),
        ('{"key": ["moons"]}', "There is no task called"),
        ('{"key": "' + "x" * 5_000 + '"}', "There is no task called"),
        ('{"colour": 1}', "A task has no field 'colour'; its fields are key"),
        ('{"seed": -1}', "seed=-1 cannot be used; choose a whole number from 0 to 4,294,967,295."),
        ('{"seed": 1.0}', "seed=1.0"),
        ('{"seed": true}', "seed=True"),
        ('{"seed": NaN}', "seed=nan"),
        ('{"timesteps": 1}', "from 2 to 64 or 0 for the task's own number"),
        ('{"timesteps": 65}', "timesteps=65"),
        ('{"timesteps": false}', "timesteps=False"),
        ('{"shift": 5}', "shift=5 cannot be used; choose a whole number from 0 to 4."),
        ('{"level": "letter"}', "choose word or character"),
        ('{"level": []}', "choose word or character"),
        ('{"text": 3}', "The text is no text"),
        ('{"text": "' + "x" * (MAX_TEXT + 1) + '"}', "at most 200,000"),
        ("x" * 3_000_000, "Shorten its text"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_answered_with_a_sentence(text: str, said: str) -> None:
    with pytest.raises(TaskError) as refusal:
        choice_from_json(text)
    assert said in str(refusal.value)
    assert len(str(refusal.value)) < 400  # all tasks by name, and no more of what was sent than that


@pytest.mark.parametrize("wrong", [{"key": "chess"}, {"seed": -1}, {"timesteps": 1}, {"shift": 9}, {"level": "line"}])
def test_a_task_is_not_made_of_a_wrong_choice_either(wrong: dict[str, Any]) -> None:
    with pytest.raises(TaskError):
        make_task(TaskChoice(**wrong))


WORTH = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | st.lists(st.integers(), max_size=2)
)


@given(st.dictionaries(st.sampled_from(["key", "seed", "timesteps", "level", "shift", "text", "x"]), WORTH) | WORTH)
@settings(max_examples=200, deadline=None)
def test_any_json_gives_a_choice_or_a_sentence(given_: Any) -> None:
    try:
        choice = choice_from_json(json.dumps(given_))
    except TaskError:
        return
    assert choice_from_json(choice_to_json(choice)) == choice
