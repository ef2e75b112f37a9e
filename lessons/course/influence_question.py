"""Ready networks for the influence map, and the question that is asked before it is shown."""

from dataclasses import dataclass

import numpy as np

from lessons.network.influence.pattern import reached_by, steps_in_words

Array = np.ndarray
_HEAD = "Dense(20,activation=softmax)"
# timesteps 6, features 8, units 16, classes 20: no two sizes are alike
READY: dict[str, str] = {
    "Dense": f"Input(6,8)|Dense(16,activation=tanh)|{_HEAD}",
    "SimpleRNN": f"Input(6,8)|SimpleRNN(16,return_sequences=True)|{_HEAD}",
    "GRU": f"Input(6,8)|GRU(16,return_sequences=True)|{_HEAD}",
    "LSTM": f"Input(6,8)|LSTM(16,return_sequences=True)|{_HEAD}",
    "Bidirectional": f"Input(6,8)|Bidirectional(GRU(16,return_sequences=True))|{_HEAD}",
    "Flatten + Dense": "Input(6,8)|Flatten()|Dense(120)|Reshape((6,20))|Softmax()",
    "Conv1D": f"Input(6,8)|Conv1D(16,3,padding=causal,activation=tanh)|{_HEAD}",
}
ASKED = 3


@dataclass(frozen=True)
class Choice:
    """One answer.

    Attributes:
        words: The answer as it is offered.
        is_right: It is what the map shows.
        misconception: The name of the idea behind a wrong answer.
        hint: What to think of instead; it does not give the answer away.
    """

    words: str
    is_right: bool
    misconception: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Question:
    """A question about one output step, its right answer read from the map."""

    words: str
    choices: tuple[Choice, ...]

    def choice(self, words: str | None) -> Choice | None:
        """The choice with these words."""
        return next((each for each in self.choices if each.words == words), None)


def question_of(moves: Array) -> Question | None:
    """Asks which input steps can move one output step; `None` when there is too little to choose from.

    Args:
        moves: `(output step, input step)`: the map that is still hidden.

    >>> question = question_of(np.tri(6))
    >>> [(choice.words, choice.is_right) for choice in question.choices]
    [('only input step 3', False), ('input steps 0 to 3', True), ('all 6 input steps', False)]
    """
    outputs, inputs = moves.shape
    if inputs < 3:
        return None
    step = min(ASKED, outputs - 1)
    own = min(step, inputs - 1) if outputs > 1 else inputs - 1
    right, every = reached_by(moves, step), tuple(range(inputs))
    if outputs == 1:
        offered = {"own": (own,), "first": (0,), "all": every}
        words = f"{inputs} input steps go in, one output comes out. Which input steps can move it?"
    else:
        offered = {"own": (own,), "past": tuple(range(own + 1)), "all": every}
        words = f"Which input steps can move **output step {step}**?"
    kind = next((name for name, steps in offered.items() if steps == right), "window")
    if kind == "window":
        # an answer of its own takes the place of the middle one
        offered = {"own": offered["own"], "window": right, "all": every}
    distinct = {steps: name for name, steps in offered.items()}
    if len(distinct) < 3:
        return None
    choices = tuple(
        Choice(_offer(steps, inputs), name == kind, *(("", "") if name == kind else _wrong(name, kind)))
        for name, steps in offered.items()
    )
    return Question(words, choices)


def _offer(steps: tuple[int, ...], inputs: int) -> str:
    if len(steps) == inputs:
        return f"all {inputs} input steps"
    return f"only {steps_in_words(steps)}" if len(steps) == 1 else steps_in_words(steps)


def _wrong(chosen: str, right: str) -> tuple[str, str]:
    return _MISCONCEPTIONS.get((chosen, right)) or _MISCONCEPTIONS[chosen, ""]


_MISCONCEPTIONS: dict[tuple[str, str], tuple[str, str]] = {
    ("own", "past"): (
        "A layer without a memory",
        "A recurrent layer hands its state from step to step. What does the state still hold of earlier steps?",
    ),
    ("own", "all"): (
        "Every step for itself",
        "Look for a layer that reads backward as well, or that lays all steps side by side.",
    ),
    ("own", "window"): (
        "Every step for itself",
        "Look at the second number of the layer: how many neighbouring steps does its kernel cover?",
    ),
    ("past", "own"): (
        "A Dense with a memory",
        "Dense keeps no state. Does anything travel sideways from one step to the next in this network?",
    ),
    ("past", "all"): (
        "Looking back only",
        "Is there a layer here that has read the later steps before this output is made?",
    ),
    ("all", "own"): (
        "Dense connects everything",
        "Dense connects all numbers of one step. Its kernel knows features and units; it has no time axis.",
    ),
    ("all", "past"): (
        "Reading ahead",
        "The layer reads from step 0 on. Which steps has it read when it makes this output?",
    ),
    ("all", "window"): (
        "A kernel as long as the sequence",
        "A convolution slides a short kernel along time. How many steps lie under it at once?",
    ),
    ("own", ""): (
        "Only the last step counts",
        "The last state was made from the state before it, and that one from the state before that.",
    ),
    ("first", ""): (
        "The start is stored",
        "The layer goes on reading after the first step, and each step changes its state.",
    ),
    ("past", ""): ("Looking back only", "Follow the layers upward: which of them reads in which direction?"),
    ("all", ""): ("Everything is connected", "Follow the layers upward: which of them lets steps meet?"),
}
