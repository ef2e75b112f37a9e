"""What the pattern of an influence map means, in one sentence for a learner."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

Array = np.ndarray
PatternName = Literal["own step", "past", "future", "all", "window", "one output", "nothing", "other"]


@dataclass(frozen=True)
class Pattern:
    """The kind of pattern, and what it means."""

    name: PatternName
    sentence: str


def reached_by(moves: Array, step: int) -> tuple[int, ...]:
    """The input steps that can move an output step.

    >>> reached_by(np.array([[1.0, 0.0], [0.2, 1.0]]), 1)
    (0, 1)
    """
    return tuple(np.flatnonzero(moves[step]).tolist())


def pattern_of(moves: Array) -> Pattern:
    """Reads a map: which cells are empty, not how large the others are.

    Args:
        moves: `(output step, input step)`, as `influence` makes it.

    >>> pattern_of(np.tri(5)).sentence
    'Each output step is moved by its own input step and by every one before it.'
    """
    reached = moves > 0
    outputs, inputs = reached.shape
    if not reached.any():
        return Pattern("nothing", "No input step moves any output step: the output is always the same.")
    if outputs == 1:
        return Pattern("one output", _one_output(reached_by(moves, 0), inputs))
    if reached.all():
        return Pattern("all", "Every output step is moved by every input step, also by later ones.")
    if outputs == inputs:
        if (reached == np.eye(inputs, dtype=bool)).all():
            return Pattern("own step", "Each output step is moved by its own input step and by no other.")
        if (reached == np.tri(inputs, dtype=bool)).all():
            return Pattern("past", "Each output step is moved by its own input step and by every one before it.")
        if (reached == np.tri(inputs, dtype=bool).T).all():
            return Pattern("future", "Each output step is moved by its own input step and by every one after it.")
    other = Pattern("other", "Each output step has input steps of its own. Choose one to see them.")
    return _running(reached) or other


def steps_in_words(steps: tuple[int, ...]) -> str:
    """Input steps as a phrase.

    >>> steps_in_words((3,)), steps_in_words((0, 1, 2)), steps_in_words((0, 2)), steps_in_words(())
    ('input step 3', 'input steps 0 to 2', 'input steps 0 and 2', 'no input step')
    """
    if not steps:
        return "no input step"
    if len(steps) == 1:
        return f"input step {steps[0]}"
    if len(steps) > 2 and steps == tuple(range(steps[0], steps[-1] + 1)):
        return f"input steps {steps[0]} to {steps[-1]}"
    shown = [*map(str, steps[:8])] if len(steps) <= 8 else [*map(str, steps[:7]), f"{len(steps) - 7} more"]
    return f"input steps {', '.join(shown[:-1])} and {shown[-1]}"


def _one_output(steps: tuple[int, ...], inputs: int) -> str:
    if len(steps) == inputs:
        return "There is one output, and every input step moves it."
    return f"There is one output, and only {steps_in_words(steps)} of {inputs} can move it."


def _running(reached: Array) -> Pattern | None:
    """A pattern of unbroken runs of input steps: all steps read so far, or a window."""
    runs = [np.flatnonzero(row) for row in reached]
    if not all(len(run) and run[-1] - run[0] + 1 == len(run) for run in runs):
        return None
    starts, ends = [int(run[0]) for run in runs], [int(run[-1]) for run in runs]
    if max(starts) == 0 and ends == sorted(ends):
        return Pattern("past", "Each output step is moved by every input step read so far; later ones have read more.")
    if min(ends) == reached.shape[1] - 1 and starts == sorted(starts, reverse=True):
        sentence = "This network reads from the end: each output step is moved by the input steps from the last one on."
        return Pattern("future", sentence)
    widest = max(map(len, runs))
    if starts != sorted(starts) or widest == 1 or max(starts) < widest - 1:
        return None
    if ends == list(range(reached.shape[1])):
        before = "the one before it" if widest == 2 else f"the {widest - 1} before it"
        return Pattern("window", f"Each output step sees a window: its own input step and {before}.")
    return Pattern("window", f"Each output step sees a window of up to {widest} neighboring input steps.")
