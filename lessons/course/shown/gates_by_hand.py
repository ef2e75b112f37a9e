"""Gates moved by hand: one unit of a GRU with its update gate, one unit of an LSTM with its three."""

from dataclasses import dataclass

import numpy as np

Array = np.ndarray
CELLS = ("GRU", "LSTM")
BEFORE, CANDIDATE = 0.8, -0.5  # what one unit remembers, and what would be new
STEPS = 10


@dataclass(frozen=True)
class Mixed:
    """A state made by hand with one gate.

    Attributes:
        before, candidate: the state before, and what would be new.
        gate: how much of the state before is kept, 0 to 1.
    """

    before: float
    candidate: float
    gate: float

    @property
    def after(self) -> float:
        """The new state, as a GRU mixes it.

        >>> Mixed(0.5, -1.0, 1.0).after, Mixed(0.5, -1.0, 0.0).after
        (0.5, -1.0)
        """
        return self.gate * self.before + (1 - self.gate) * self.candidate


def kept_for(gate: float, steps: int) -> Array:
    """How much of a number is left after 0, 1, 2 ... steps in which the gate stands still.

    >>> kept_for(0.5, 2).tolist()
    [1.0, 0.5, 0.25]
    """
    return np.array([gate**step for step in range(steps + 1)])


@dataclass(frozen=True)
class Gated:
    """One unit of an LSTM whose gates stand still, with the same candidate at every step.

    Attributes:
        before, candidate: the carry before the first step, and what would be new.
        forget_gate, input_gate, output_gate: 0 to 1.
    """

    before: float
    candidate: float
    forget_gate: float
    input_gate: float
    output_gate: float

    def carries(self, steps: int) -> Array:
        """`(time + 1,)`: the carry before the first step and after each of so many.

        >>> Gated(0.5, -1.0, 1.0, 0.25, 1.0).carries(3).tolist()
        [0.5, 0.25, 0.0, -0.25]
        """
        found = [self.before]
        for _ in range(steps):
            found.append(self.forget_gate * found[-1] + self.input_gate * self.candidate)
        return np.array(found)

    def states(self, steps: int) -> Array:
        """`(time,)`: what the unit hands on after each of so many steps.

        >>> Gated(0.5, -1.0, 1.0, 0.25, 0.0).states(2).tolist()
        [0.0, 0.0]
        """
        shown: Array = self.output_gate * np.tanh(self.carries(steps)[1:])
        return shown
