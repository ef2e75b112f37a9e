"""Compiled: a whole epoch of training as two TensorFlow graphs, made once for all networks of one form."""

import math
from collections import OrderedDict
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import tensorflow as tf

from lessons.network.predict import predict
from lessons.network.spec import ModelSpec
from lessons.network.weights import Weights
from lessons.training.graphs import optimizer
from lessons.training.graphs.chain import Chain, Passed
from lessons.training.graphs.fused.stepping import compiled_by_xla
from lessons.training.graphs.objective import Judged, judge_batch
from lessons.training.samples import Samples
from lessons.training.settings import Clipping, Optimizer, Settings

Tensor = Any
MOST_COMPILED = 8  # forms; TensorFlow never gives a graph's memory back, so few are made and these are kept


@dataclass(frozen=True)
class Form:
    """Everything a graph depends on; two trainings of the same form share one.

    Args:
        spec: the network, its seed, names and dropout seeds left out.
        shapes: of each array of the samples, with its dtype.
    """

    spec: ModelSpec
    loss: str
    optimizer: Optimizer
    clipping: Clipping
    batch_size: int
    shapes: tuple[tuple[str, tuple[tuple[int, ...], str] | None], ...]


def form_of(spec: ModelSpec, samples: Samples, settings: Settings) -> Form:
    """The form of a training."""
    arrays = {name: value for name, value in vars(samples).items() if name != "loss"}
    shapes = tuple((name, None if each is None else (each.shape, each.dtype.str)) for name, each in arrays.items())
    plain = replace(spec, seed=0, name="", loss=None, target=None)
    return Form(plain, samples.loss, settings.optimizer, settings.clipping, settings.batch_size, shapes)


def compiled_for(form: Form, weights: Weights) -> "Compiled":
    """The graphs of a form: made now, or those that an earlier run of the same form has left."""
    if form not in _made:
        _made[form] = Compiled(form, weights)
    _made.move_to_end(form)
    while len(_made) > MOST_COMPILED:
        _made.popitem(last=False)
    return _made[form]


_made: OrderedDict[Form, "Compiled"] = OrderedDict()


class Compiled:
    """The graphs of one form.

    Args:
        form: what they are for.
        weights: any weights of the right shapes.
    """

    def __init__(self, form: Form, weights: Weights) -> None:
        self.form = form
        self.chain = Chain(form.spec, weights)
        self._shapes = [tuple(variable.shape) for variable in self.chain.trainable]
        self._sizes = [int(np.prod(shape)) for shape in self._shapes]
        self.batches = _Graph(self._batches)
        self.finish = _Graph(self._finish)
        self.fast_batches = _Graph(self._batches, jit_compile=True)
        self.fast_finish = _Graph(self._finish, jit_compile=True)

    def first_state(self, weights: Weights, spec: ModelSpec) -> dict[str, Any]:
        """What an epoch starts from and returns: weights end to end, what the optimizer remembers, its steps."""
        trained, state = self.chain.first_numbers(weights, spec)
        flat = np.concatenate([np.ravel(each) for each in trained]) if trained else np.zeros(0)
        slots = [tf.zeros(len(flat))] * optimizer.SLOTS[self.form.optimizer]
        return {
            "weights": tf.constant(flat, tf.float32),
            "slots": list(slots),
            "count": tf.constant(0),
            "state": [tf.constant(each) for each in state],
        }

    def weights_of(self, state: dict[str, Any]) -> Weights:
        """The weights in a state: one tuple of arrays for each layer."""
        trained = np.split(np.asarray(state["weights"]), np.cumsum(self._sizes)[:-1]) if self._sizes else []
        shaped = [part.reshape(shape) for part, shape in zip(trained, self._shapes, strict=True)]
        return self.chain.weights_of(shaped, [np.asarray(each) for each in state["state"]])

    @staticmethod
    def data_of(samples: Samples) -> dict[str, Tensor | None]:
        """The arrays of a run on TensorFlow's side."""
        arrays = {name: value for name, value in vars(samples).items() if name != "loss"}
        return {name: None if value is None else tf.constant(value) for name, value in arrays.items()}

    def first_sums(self) -> dict[str, Tensor]:
        """Nothing summed yet."""
        steps = self._loss_steps()
        return {
            "loss": tf.constant(0.0),
            "right": tf.constant(0.0),
            "counted": tf.constant(0.0),
            "by_step": tf.zeros(steps),
            "steps_counted": tf.zeros(steps),
            "gradient": tf.zeros(sum(self._sizes)),
        }

    def _loss_steps(self) -> int:
        """How many timesteps have a loss of their own; 1 where the whole sample has one."""
        target = dict(self.form.shapes)["y"]
        timed = len(predict(self.form.spec).output_shapes[0]) == 3
        return int(target[0][1]) if timed and target else 1

    def _batches(self, state: Any, sums: Any, data: Any, order: Tensor, span: Tensor, knobs: Any) -> tuple[Any, Any]:
        """Trains on the whole batches from `span[0]` up to `span[1]`."""
        size = self.form.batch_size

        def one(count: Tensor, state: Any, sums: Any) -> tuple[Tensor, Any, Any]:
            chosen = tf.slice(order, (count * size,), (size,))
            return (count + 1, *self._train(state, sums, data, chosen, knobs))

        _, state, sums = tf.while_loop(
            lambda count, *_: count < span[1], one, (span[0], state, sums), parallel_iterations=1
        )
        return state, sums

    def _finish(self, state: Any, sums: Any, data: Any, order: Tensor, knobs: Any) -> tuple[Any, dict[str, Tensor]]:
        """Trains on the samples that make no whole batch, then looks at what the epoch has made."""
        samples = order.shape[0]
        left = samples % self.form.batch_size
        if left:
            state, sums = self._train(state, sums, data, order[samples - left :], knobs)
        seen = {
            "loss": sums["loss"] / samples,
            "metric": sums["right"] / tf.maximum(sums["counted"], 1.0),
            "by_step": sums["by_step"] / tf.maximum(sums["steps_counted"], 1.0),
            "norms": self._norms(sums["gradient"]),
            "probe": self._run(state, data["probe"], training=False).output[0],
        }
        if data["held_x"] is not None:
            state, seen["val_loss"], seen["val_metric"] = self._validate(state, data)
        return state, seen

    def _validate(self, state: Any, data: Any) -> tuple[Any, Tensor, Tensor]:
        """Loss and metric of the samples that are never trained on, batch by batch where padding makes them unequal.

        The state comes back because Keras's recurrent layers that drop out draw a seed for each of these batches too.
        """
        passed = self._run(state, data["held_x"], training=False)
        count = data["held_x"].shape[0]
        size = count if passed.mask is None else self.form.batch_size
        parts = []
        for first in range(0, count, size):
            part = slice(first, first + size)
            here = replace(passed, output=passed.output[part], mask=None if passed.mask is None else passed.mask[part])
            weight = None if data["held_weight"] is None else data["held_weight"][part]
            parts.append(self._judge(here, data["held_y"][part], weight))
        loss = tf.add_n([each.loss * float(each.values.shape[0]) for each in parts]) / count
        right = tf.add_n([tf.reduce_sum(each.right * each.counted) for each in parts])
        batches = math.ceil(count / self.form.batch_size)
        pairs = zip(state["state"], passed.state, strict=True)
        moved = [each + (after - each) * batches if each.dtype.is_integer else each for each, after in pairs]
        return {**state, "state": moved}, loss, right / tf.add_n([tf.reduce_sum(each.counted) for each in parts])

    def _train(self, state: Any, sums: Any, data: Any, chosen: Tensor, knobs: Any) -> tuple[Any, Any]:
        """One step of the optimizer, on the samples of these numbers."""
        x, y = tf.gather(data["x"], chosen), tf.gather(data["y"], chosen)
        weight = None if data["weight"] is None else tf.gather(data["weight"], chosen)
        parts = self._parts(state["weights"])
        with tf.GradientTape() as tape:
            tape.watch(parts)
            passed = self.chain(parts, state["state"], x, training=True)
            judged = self._judge(passed, y, weight)
        gradients = tape.gradient(judged.loss, parts, unconnected_gradients=tf.UnconnectedGradients.ZERO)
        gradient = optimizer.laid_out(gradients, self._shapes, self.form.clipping, knobs["clip"])
        count = state["count"] + 1
        weights, slots = optimizer.step(self.form.optimizer, state["weights"], state["slots"], gradient, count, knobs)
        by_step = judged.values * judged.counted
        timed = by_step.shape.rank == 2
        sums = {
            "loss": sums["loss"] + judged.loss * float(chosen.shape[0]),
            "right": sums["right"] + tf.reduce_sum(judged.right * judged.counted),
            "counted": sums["counted"] + tf.reduce_sum(judged.counted),
            "by_step": sums["by_step"] + (tf.reduce_sum(by_step, 0) if timed else tf.reduce_sum(by_step)[None]),
            "steps_counted": sums["steps_counted"]
            + (tf.reduce_sum(judged.counted, 0) if timed else tf.reduce_sum(judged.counted)[None]),
            "gradient": gradient[0],
        }
        return {"weights": weights, "slots": slots, "count": count, "state": passed.state}, sums

    def _run(self, state: Any, x: Tensor, training: bool) -> Passed:
        return self.chain(self._parts(state["weights"]), state["state"], x, training)

    def _judge(self, passed: Passed, y: Tensor, weight: Tensor | None) -> Judged:
        judged = judge_batch(self.form.loss, y, passed.output, weight, passed.mask)
        return judged if passed.penalty is None else replace(judged, loss=judged.loss + passed.penalty)

    def _parts(self, weights: Tensor) -> list[Tensor]:
        return [
            tf.reshape(part, shape) for part, shape in zip(tf.split(weights, self._sizes), self._shapes, strict=True)
        ]

    def _norms(self, gradient: Tensor) -> Tensor:
        """The norm of the last batch's gradient, for each layer that has weights to train."""
        squares: dict[int, list[Tensor]] = {}
        for part, owner in zip(tf.split(gradient, self._sizes), self.chain.owners, strict=True):
            squares.setdefault(owner, []).append(tf.reduce_sum(part * part))
        return tf.sqrt(tf.stack([tf.add_n(each) for each in squares.values()]))


class _Graph:
    """A function as a graph for the one form of arguments it is ever called with.

    `tf.function` looks at every argument of every call to find the graph that fits; here there is just one.
    """

    def __init__(self, function: Any, jit_compile: bool = False) -> None:
        self._function = tf.function(function, autograph=False, jit_compile=jit_compile)
        self._is_compiled = jit_compile
        self._graph: Any = None

    def __call__(self, *arguments: Any) -> Any:
        if self._graph is None:
            with compiled_by_xla() if self._is_compiled else nullcontext():
                self._graph = self._function.get_concrete_function(*arguments)
        return self._graph(*arguments)
