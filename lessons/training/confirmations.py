"""What Keras said about the models it was asked for: one answer per question, remembered within bounds."""

from __future__ import annotations

import hashlib
import math
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any, Literal

import numpy

LONGEST_MODEL = 64_000  # characters
LARGEST_INPUTS = 8_000_000  # bytes
MOST_ANSWERS = 256
LARGEST_ANSWERS = 32_000_000  # bytes of outputs, all together
MOST_WAITING = 64  # about two seconds of one worker's time; more learners than that have flipped on meanwhile


@dataclass(frozen=True)
class Confirmation:
    """Where the check of one model by the real Keras stands.

    Attributes:
        status: "checking" until the worker has answered, "unavailable" when it will not.
        report: the oracle's report once "done". Shared by everyone who asks: read it, never change it.
        sentence: the same for a reader.
    """

    status: Literal["checking", "done", "unavailable"]
    report: dict[str, Any] | None
    sentence: str


@dataclass
class Question:
    """One check, asked by anybody who looks at this model with these inputs and this seed."""

    name: str
    model: str
    inputs: numpy.ndarray | None
    seed: int
    said: Confirmation
    ask_again: float = math.inf  # on the monotonic clock: when an unavailable answer may be asked for again

    @property
    def size(self) -> int:
        """The bytes its arrays hold."""
        outputs = (self.said.report or {}).get("outputs")
        return sum(array.nbytes for array in (self.inputs, outputs) if isinstance(array, numpy.ndarray))


def ask(model: str, inputs: numpy.ndarray | None, seed: int) -> Question:
    """A question with a name that is the same whenever model, inputs and seed are.

    Args:
        model: the model's text, at most 64,000 characters.
        inputs: `(batch, ...)` numbers, at most 8 MB, or None. They are copied.
        seed: the seed the weights are drawn with.

    Raises:
        ValueError: with a sentence, for a model or inputs that are too large, or inputs that are not numbers.

    >>> ask("Input(5,8)|GRU(16)", None, 7).name == ask("Input(5,8)|GRU(16)", None, 7).name
    True
    >>> ask("Input(5,8)|GRU(16)", None, 7).name == ask("Input(5,8)|GRU(16)", None, 8).name
    False
    """
    if len(model) > LONGEST_MODEL:
        raise ValueError(
            f"This model's text has {len(model):,} characters, and Keras checks up to {LONGEST_MODEL:,}: "
            "take layers away."
        )
    if inputs is not None:
        inputs = numpy.array(inputs, order="C")
        # An array of objects would be pickled, and unpickled in the worker.
        if inputs.dtype.kind not in "biuf":
            raise ValueError(f"The inputs are {inputs.dtype}, but a network is checked with numbers: convert them.")
        if inputs.nbytes > LARGEST_INPUTS:
            raise ValueError(
                f"The inputs take {inputs.nbytes / 1e6:.1f} MB, and Keras checks up to "
                f"{LARGEST_INPUTS / 1e6:.0f} MB: take fewer timesteps or a smaller batch."
            )
        inputs.flags.writeable = False
    digest = hashlib.blake2b(repr((model, seed)).encode(), digest_size=16)
    if inputs is not None:
        digest.update(repr((inputs.dtype.str, inputs.shape)).encode())
        digest.update(inputs.tobytes())
    return Question(
        digest.hexdigest(),
        model,
        inputs,
        seed,
        Confirmation("checking", None, "Keras is checking this model."),
    )


class Questions:
    """The questions asked lately; the least recently asked is the first to be forgotten. Not thread-safe."""

    def __init__(self) -> None:
        self._by_name: OrderedDict[str, Question] = OrderedDict()

    def get(self, name: str) -> Question | None:
        """The question of this name, now the most recent one."""
        if name in self._by_name:
            self._by_name.move_to_end(name)
        return self._by_name.get(name)

    def add(self, question: Question) -> None:
        """Remember a question."""
        self._by_name[question.name] = question

    def forget(self, name: str) -> None:
        """Forget a question, if it is known."""
        self._by_name.pop(name, None)

    def forget_surplus(self) -> list[str]:
        """Forget what exceeds the bounds.

        Returns:
            The names of those forgotten before they were answered: nobody has looked at them for a while.
        """
        waiting = [name for name, question in self._by_name.items() if question.said.status == "checking"]
        dropped = waiting[: max(0, len(waiting) - MOST_WAITING)]
        for name in dropped:
            del self._by_name[name]
        size = sum(question.size for question in self._by_name.values())
        answered = [question for question in self._by_name.values() if question.said.status != "checking"]
        for question in answered[:-1]:
            if len(self._by_name) <= MOST_ANSWERS and size <= LARGEST_ANSWERS:
                break
            size -= question.size
            del self._by_name[question.name]
        return dropped
