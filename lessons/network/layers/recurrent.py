"""SimpleRNN, LSTM and GRU: they read one time step after another and keep a state."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from lessons.network.arguments import argument
from lessons.network.initializers import Initializer, UnitForgetBias
from lessons.network.layers.base import (
    Array,
    Flow,
    Formula,
    Layer,
    MaskRule,
    Weight,
    needs_step_mask,
)
from lessons.network.layers.cells import Record, run_gru, run_lstm, run_simple_rnn
from lessons.network.layers.dense import NAMES
from lessons.network.layers.misfit import Misfit, needs_known, needs_rank, undefined_words
from lessons.network.regularizers import Regularizer
from lessons.network.shape import Shape, Shapes, Size, product, show_shape


@dataclass(frozen=True)
class Recurrent(Layer):
    """What the three recurrent layers share.

    Args:
        units: how many numbers the state holds.
        return_sequences: hand on the state of every step, or only the last.
        return_state: also hand on the final state(s) by themselves.
    """

    units: int = argument("size", meaning="how many numbers the state holds", limit=512)
    activation: str | None = argument("activation", "tanh", "shapes the new state", choices=NAMES, optional=True)
    use_bias: bool = argument("switch", True, "adds one number to each gate")
    kernel_initializer: str | Initializer = argument("initializer", "glorot_uniform")
    recurrent_initializer: str | Initializer = argument("initializer", "orthogonal")
    bias_initializer: str | Initializer = argument("initializer", "zeros")
    kernel_regularizer: Regularizer | None = argument("regularizer", None)
    recurrent_regularizer: Regularizer | None = argument("regularizer", None)
    bias_regularizer: Regularizer | None = argument("regularizer", None)
    activity_regularizer: Regularizer | None = argument("regularizer", None)
    dropout: float = argument("fraction", 0.0, "share of inputs dropped in training", kw_only=True)
    recurrent_dropout: float = argument("fraction", 0.0, "share of states dropped in training", kw_only=True)
    seed: int | None = argument("seed", None, "seed of the dropout", kw_only=True)
    return_sequences: bool = argument("switch", False, "hand on every step, not only the last", kw_only=True)
    return_state: bool = argument("switch", False, "hand on the final state as well", kw_only=True)
    go_backwards: bool = argument("switch", False, "read the sequence from its end", kw_only=True)
    stateful: bool = argument("switch", False, "keep the state for the next batch", kw_only=True)
    unroll: bool = argument("switch", False, "write the loop out; the numbers stay", kw_only=True)
    zero_output_for_mask: bool = argument("switch", False, "padding gives 0, not the last state", kw_only=True)

    gates: ClassVar[int] = 1
    states: ClassVar[tuple[str, ...]] = ("state",)
    mask_rule: ClassVar[MaskRule] = "uses"

    @property
    def title(self) -> str:
        return f"{self.class_name}({self.units})"

    @property
    def output_count(self) -> int:
        return 1 + len(self.states) * bool(self.return_state)

    def output_shapes(self, shape: Shape) -> Shapes:
        needs_rank(self.label, shape, 3, "needs_time_axis", "(batch, time, feature): a sequence of steps")
        cell = f"{self.label}/{self.snake}_cell/kernel"
        needs_known(shape[2], (None, self.gates * self.units), cell, "unknown_features", "feature")
        self.check_initializers(shape)  # the cell is built before the states are made
        if self.stateful and shape[0] is None:
            raise Misfit(
                "stateful_batch",
                "a batch of any size",
                "a fixed batch size: a state is kept for each row of the batch",
                "When using `stateful=True` in a RNN, the batch size must be static. "
                f"Found dynamic batch size: sequence.shape={show_shape(shape)}",
            )
        state = (shape[0], self.units)
        main = (shape[0], shape[1], self.units) if self.return_sequences else state
        return (main,) + (state,) * len(self.states) * self.return_state

    def words_inside(self, shape: Shape) -> tuple[str, str]:
        if len(shape) > 2 or self.return_state or shape[0] is not None:  # a fixed batch is taken for the features
            return "", ""
        path = f"{self.label}/{self.snake}_cell/kernel"
        return undefined_words((None, self.gates * self.units), path), "ValueError"

    def own_weights(self, shape: Shape) -> tuple[Weight, ...]:
        wide = self.gates * self.units
        kernels = (
            Weight("kernel", (shape[2] or 0, wide), initializer=self.kernel_initializer),
            Weight("recurrent_kernel", (self.units, wide), initializer=self.recurrent_initializer),
        )
        return (*kernels, self.bias_weight()) if self.use_bias else kernels

    def bias_weight(self) -> Weight:
        """The bias, in the layout of the cell."""
        return Weight("bias", (self.gates * self.units,), initializer=self.bias_initializer)

    def formula(self, shape: Shape) -> Formula:
        inputs, units = shape[2] or 0, self.units
        words, numbers = "inputs·units + units·units", f"{inputs}·{units} + {units}·{units}"
        rows = self.bias_weight().count // (self.gates * units) if self.use_bias else 0
        if rows:
            words += " + units" if rows == 1 else f" + {rows}·units"
            numbers += f" + {units}" if rows == 1 else f" + {rows}·{units}"
        if self.gates > 1:
            words, numbers = f"{self.gates} · ({words})", f"{self.gates}·({numbers})"
        return Formula(words, numbers, self.gates * (inputs * units + units * units + rows * units))

    def why(self, shape: Shape, output: Shape) -> str:
        if self.return_sequences:
            steps = f"each of the {shape[1]} steps" if shape[1] else "every step"
            sentence = f"return_sequences is on: the state of {steps} is handed on, so the time axis stays."
        else:
            sentence = "return_sequences is off: only the state after the last step is handed on, "
            sentence += "so the time axis is gone."
        if self.return_state:
            sentence += f" return_state adds the final {' and '.join(self.states)} as outputs of their own."
        return sentence

    def macs(self, shape: Shape) -> Size:
        return product((shape[1], self.gates * self.units, (shape[2] or 0) + self.units))

    def forward(self, x: Array, weights: Sequence[Array], mask: Array | None = None) -> Flow:
        needs_step_mask(self, mask, x.shape)
        read, kept = x, mask
        if self.go_backwards:
            read, kept = x[:, ::-1], None if mask is None else mask[:, ::-1]
        record = self.run(read, weights, kept)
        outputs: tuple[Array, ...] = (self._handed_on(record["state"], mask, kept),)
        if self.return_state:
            outputs += tuple(record[name][:, -1] for name in self.states)
        return Flow(outputs, record, self.mask_after(mask))

    def _handed_on(self, states: Array, mask: Array | None, kept: Array | None) -> Array:
        last = states[:, -1]
        if mask is None or kept is None or not self.zero_output_for_mask:
            return states if self.return_sequences else last
        if not self.return_sequences:  # the last output Keras computed, also when that step is padding
            return np.where(kept[:, -1, None], last, last.dtype.type(0))
        order = mask if self.unroll else kept  # unrolled, Keras 3.15 forgets to turn the mask round
        return np.where(order[..., None], states, states.dtype.type(0))

    def run(self, x: Array, weights: Sequence[Array], mask: Array | None = None, start: Sequence[Array] = ()) -> Record:
        """Every gate and state of every step, in the order the steps are read.

        Args:
            start: Keras's `initial_state`: `(batch, units)` for each of `states`; zeros when empty.
        """
        raise NotImplementedError

    def mask_after(self, mask: Array | None) -> Array | None:
        return mask if self.return_sequences else None


@dataclass(frozen=True)
class SimpleRNN(Recurrent):
    """The plainest recurrence: one tanh of the input and the state before it.

    >>> str(SimpleRNN(10).formula((None, None, 1)))
    '1·10 + 10·10 + 10 = 120'
    """

    snake: ClassVar[str] = "simple_rnn"

    def run(self, x: Array, weights: Sequence[Array], mask: Array | None = None, start: Sequence[Array] = ()) -> Record:
        return run_simple_rnn(x, weights, mask, self.activation or "linear", start)


@dataclass(frozen=True)
class LSTM(Recurrent):
    """Four gates and two states: what to forget, what to add, what to show.

    >>> str(LSTM(16).formula((None, 5, 8)))
    '4·(8·16 + 16·16 + 16) = 1,600'
    """

    recurrent_activation: str | None = argument(
        "activation", "sigmoid", "shapes the gates", choices=NAMES, optional=True, kw_only=True
    )
    unit_forget_bias: bool = argument("switch", True, "start by remembering", kw_only=True)

    snake: ClassVar[str] = "lstm"
    gates: ClassVar[int] = 4
    states: ClassVar[tuple[str, ...]] = ("state", "carry")

    def bias_weight(self) -> Weight:
        first = UnitForgetBias(self.bias_initializer) if self.unit_forget_bias else self.bias_initializer
        return Weight("bias", (4 * self.units,), initializer=first)

    def run(self, x: Array, weights: Sequence[Array], mask: Array | None = None, start: Sequence[Array] = ()) -> Record:
        gate = self.recurrent_activation or "linear"
        return run_lstm(x, weights, mask, self.activation or "linear", gate, start)


@dataclass(frozen=True)
class GRU(Recurrent):
    """Three gates and one state; `reset_after` gives the bias a second row.

    >>> str(GRU(16).formula((None, 64, 15))), str(GRU(16, reset_after=False).formula((None, 64, 15)))
    ('3·(15·16 + 16·16 + 2·16) = 1,584', '3·(15·16 + 16·16 + 16) = 1,536')
    """

    recurrent_activation: str | None = argument(
        "activation", "sigmoid", "shapes the gates", choices=NAMES, optional=True, kw_only=True
    )
    reset_after: bool = argument("switch", True, "two rows of bias, as Keras does today", kw_only=True)

    snake: ClassVar[str] = "gru"
    gates: ClassVar[int] = 3

    def bias_weight(self) -> Weight:
        shape = (2, 3 * self.units) if self.reset_after else (3 * self.units,)
        return Weight("bias", shape, initializer=self.bias_initializer)

    def run(self, x: Array, weights: Sequence[Array], mask: Array | None = None, start: Sequence[Array] = ()) -> Record:
        gate = self.recurrent_activation or "linear"
        return run_gru(x, weights, mask, self.activation or "linear", gate, self.reset_after, start)
