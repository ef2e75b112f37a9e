"""One step of a recurrent layer, every number on the way: what comes in, each gate, the new state."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.network import layers
from lessons.network.initializers import RandomNormal, draw
from lessons.network.layers import Input
from lessons.network.spec import ModelSpec
from lessons.network.trace import Trace, trace

Array = np.ndarray
CELLS = ("SimpleRNN", "GRU", "LSTM")
TIMESTEPS, FEATURES, UNITS = 5, 2, 3  # no two sizes are alike, and a kernel fits on a phone
UNIT_NAMES = tuple(map(str, range(UNITS)))
# the blocks of the kernels, in Keras's order; a SimpleRNN has one, which makes the state
PARTS = {
    "SimpleRNN": ("state",),
    "GRU": ("update gate", "reset gate", "candidate"),
    "LSTM": ("input gate", "forget gate", "candidate", "output gate"),
}
_SEED = 32


@dataclass(frozen=True)
class Part:
    """One gate (or the candidate, or the state of a SimpleRNN) at one step.

    Attributes:
        name: which.
        kernel: `(feature, units)`: its columns of the kernel.
        recurrent: `(units, units)`: its columns of the recurrent kernel.
        bias: `(rows, units)`: two rows for a GRU with `reset_after`, else one.
        scores: `(units,)`: what the activation is given.
        values: `(units,)`: what it makes of them.
        activation: `sigmoid` for gates, else `tanh`.
    """

    name: str
    kernel: Array
    recurrent: Array
    bias: Array
    scores: Array
    values: Array
    activation: str


@dataclass(frozen=True)
class Step:
    """One step of one sequence.

    Attributes:
        cell: the layer's class.
        x: `(feature,)`: what is read.
        before, after: `(units,)`: the state before and after.
        carry_before, carry_after: `(units,)`: the second memory of an LSTM, else `None`.
        parts: each gate and the candidate.
        states: `(time, units)`: the states of all steps.
    """

    cell: str
    x: Array
    before: Array
    after: Array
    carry_before: Array | None
    carry_after: Array | None
    parts: tuple[Part, ...]
    states: Array

    def part(self, name: str) -> Part:
        """The part of this name, or the first one."""
        return next((part for part in self.parts if part.name == name), self.parts[0])

    def new_state(self, unit: int) -> str:
        """How one number of the new state comes about.

        >>> recurrent_step("SimpleRNN", 0).new_state(0)
        'new state = tanh(-0.09) = -0.0898'
        """
        values = {part.name: _short(part.values[unit]) for part in self.parts}
        after = f"{self.after[unit]:.3g}"
        if self.cell == "GRU":
            kept, new = values["update gate"], values["candidate"]
            return f"new state = {kept}·{_short(self.before[unit])} + (1 - {kept})·{new} = {after}"
        if self.carry_before is not None and self.carry_after is not None:
            return (
                f"carry = {values['forget gate']}·{_short(self.carry_before[unit])} + "
                f"{values['input gate']}·{values['candidate']} = {self.carry_after[unit]:.3g}, "
                f"new state = {values['output gate']}·tanh({self.carry_after[unit]:.3g}) = {after}"
            )
        return f"new state = tanh({self.parts[0].scores[unit]:.3g}) = {after}"


def recurrent_step(cell: str, step: int) -> Step:
    """Runs a small layer on five steps and looks at one of them.

    Args:
        cell: one of `CELLS`.
        step: 0 to 4.

    >>> shown = recurrent_step("GRU", 2)
    >>> z, r, new = shown.parts
    >>> bool(np.allclose(z.values * shown.before + (1 - z.values) * new.values, shown.after, atol=1e-6))
    True
    """
    run = _run(cell)
    kernel, recurrent, bias = run.weights[0]
    inside = {name: values[0] for name, values in run.flows[0].inside.items()}
    states = inside["state"]
    nothing = np.zeros(UNITS, np.float32)
    carries = inside.get("carry")
    x, before = run.inputs[0, step], states[step - 1] if step else nothing
    parts, rows = [], bias.reshape(-1, bias.shape[-1])
    for place, name in enumerate(PARTS[cell]):
        here = slice(place * UNITS, (place + 1) * UNITS)
        arriving, inner = x @ kernel[:, here] + rows[0, here], before @ recurrent[:, here]
        if len(rows) > 1:
            inner = inner + rows[1, here]
        if cell == "GRU" and name == "candidate":
            inner = inside["reset_gate"][step] * inner
        values = inside[name.replace(" ", "_")][step]
        how = "sigmoid" if name.endswith("gate") else "tanh"
        parts.append(Part(name, kernel[:, here], recurrent[:, here], rows[:, here], arriving + inner, values, how))
    carry_before = None if carries is None else carries[step - 1] if step else nothing
    carry_after = None if carries is None else carries[step]
    return Step(cell, x, before, states[step], carry_before, carry_after, tuple(parts), states)


@lru_cache(maxsize=8)
def _run(cell: str) -> Trace:
    layer = getattr(layers, cell)(UNITS, return_sequences=True)
    spec = ModelSpec(Input((TIMESTEPS, FEATURES)), (layer,))
    shapes = [each.shape for each in layer.weights((None, TIMESTEPS, FEATURES))]
    # rounded, so that one can follow by hand
    weights = tuple(
        draw(RandomNormal(stddev=0.7, seed=_SEED + place), shape, ()).round(1) + 0.0
        for place, shape in enumerate(shapes)
    )
    x = draw(RandomNormal(stddev=1.0, seed=_SEED - 1), (1, TIMESTEPS, FEATURES), ()).round(1) + 0.0
    return trace(spec, x, (weights,))


def _short(value: float) -> str:
    return f"({value:.3g})" if value < 0 else f"{value:.3g}"
