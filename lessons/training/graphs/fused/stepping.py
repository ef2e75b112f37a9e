"""step_through: carry a state through time, several steps of the graph to one turn of TensorFlow's loop."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import tensorflow as tf

Tensor = Any
Shape = tuple[int, int]
Step = Callable[[Any, Sequence[Tensor]], tuple[Any, Sequence[Tensor]]]

WRITTEN_OUT = 16  # steps: up to here the whole loop is written out
BLOCK = 8  # steps in one turn: a turn costs as much as several small operations, and a longer graph costs building
_is_compiled = ContextVar("is_compiled", default=False)


@contextmanager
def compiled_by_xla() -> Iterator[None]:
    """In what is built here a turn is one step: to XLA a turn costs nothing, and a short loop compiles faster."""
    token = _is_compiled.set(True)
    try:
        yield
    finally:
        _is_compiled.reset(token)


def step_through(
    step: Step, carry: Any, given: Sequence[Tensor], shapes: Sequence[Shape], *, backwards: bool = False
) -> list[Tensor]:
    """Calls `step(carry, slices) -> (carry, results)` for each time step and stacks the results.

    Args:
        step: makes the next carry and results from the carry and each given tensor's slice of this time step.
        carry: a tensor or a tuple of tensors.
        given: tensors `(time, ...)` of known shape.
        shapes: of each result at one time step.
        backwards: begin at the last step; the results stay in the order of time.

    Returns:
        A tensor `(time, *shape)` for each result.
    """
    time = given[0].shape[0]
    if time <= WRITTEN_OUT:
        return _write_out(step, carry, given, backwards)[1]
    block = 1 if _is_compiled.get() else BLOCK
    rest = time % block
    # the steps that make no whole block are taken last
    blocks = [each[rest:] if backwards else each[: time - rest] for each in given]
    carry, stacked = _in_turns(step, carry, blocks, shapes, block, backwards)
    if not rest:
        return stacked
    left = [each[:rest] if backwards else each[time - rest :] for each in given]
    last = _write_out(step, carry, left, backwards)[1]
    pairs = zip(last, stacked, strict=True) if backwards else zip(stacked, last, strict=True)
    return [tf.concat(pair, 0) for pair in pairs]


def _write_out(step: Step, carry: Any, given: Sequence[Tensor], backwards: bool) -> tuple[Any, list[Tensor]]:
    time = given[0].shape[0]
    slices = [tf.unstack(each, num=time) for each in given]
    results: list[Any] = [None] * time
    for t in range(time - 1, -1, -1) if backwards else range(time):
        carry, results[t] = step(carry, [each[t] for each in slices])
    return carry, [tf.stack(each) for each in zip(*results, strict=True)]


def _in_turns(
    step: Step, carry: Any, given: Sequence[Tensor], shapes: Sequence[Shape], block: int, backwards: bool
) -> tuple[Any, list[Tensor]]:
    time = given[0].shape[0]
    turns = time // block
    blocks = [tf.reshape(each, (turns, block, *each.shape[1:])) for each in given]
    arrays = tuple(tf.TensorArray(tf.float32, turns, element_shape=(block, *shape)) for shape in shapes)

    def turn(count: Tensor, carry: Any, arrays: tuple[Any, ...]) -> tuple[Tensor, Any, tuple[Any, ...]]:
        place = turns - 1 - count if backwards else count
        carry, results = _write_out(step, carry, [each[place] for each in blocks], backwards)
        return count + 1, carry, tuple(array.write(place, one) for array, one in zip(arrays, results, strict=True))

    _, carry, arrays = tf.while_loop(
        lambda count, *_: count < turns,
        turn,
        (tf.constant(0), carry, arrays),
        maximum_iterations=turns,
        parallel_iterations=1,
    )
    return carry, [tf.reshape(array.stack(), (time, *shape)) for array, shape in zip(arrays, shapes, strict=True)]
