"""Which shape leaves this layer?"""

from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.sizes import CELLS, distinct, first_axes, last_axes, network
from lessons.figures.pictures import ShapeMove
from lessons.network import layers
from lessons.network.axes import Axes
from lessons.network.keras_code import layer_code
from lessons.network.layers import Bidirectional, Dense, Flatten, Layer, TimeDistributed
from lessons.network.shape import Shape, show_shape

Wrong = tuple[Shape, Axes, str, str]
_VECTOR: Axes = ("batch", "feature")
_SEQUENCE: Axes = ("batch", "time", "feature")
_DROPPED = (
    "You dropped the time axis",
    "Nothing here reads the steps one after another to keep the last, or lays them side by side.",
)
_KEPT = (
    "You kept the time axis",
    "Look at what the layer hands on: something after every step, or one thing at the end?",
)
_STEPS_AS_UNITS = (
    "You counted timesteps as units",
    "Timesteps say how often the layer reads. Units say how many numbers it answers with.",
)
_ONLY_UNITS = (
    "You left out the batch axis",
    "A layer always answers for a whole batch at once; None stands for its open size.",
)


def dense_shape(random: Random) -> Check:
    """A Dense on a vector."""
    features, units = distinct(random, 2)
    return _about(
        (features,),
        Dense(units),
        random,
        (
            (
                (None, features),
                _VECTOR,
                "You kept the number of inputs",
                "Every input is used, but the layer answers with numbers of its own. How many does it have?",
            ),
            (
                (None, features, units),
                _SEQUENCE,
                "You gave the shape of the kernel",
                "The kernel has a row for each input. What is left of the inputs after the sum?",
            ),
            ((units,), ("feature",), *_ONLY_UNITS),
        ),
        "`units` is the number of outputs. What happens to the batch axis?",
    )


def dense_on_sequence_shape(random: Random) -> Check:
    """A Dense on a sequence: plain, or inside TimeDistributed."""
    steps, features, units = distinct(random, 3)
    layer: Layer = TimeDistributed(Dense(units)) if random.random() < 0.5 else Dense(units)
    return _about(
        (steps, features),
        layer,
        random,
        (
            ((None, units), _VECTOR, *_DROPPED),
            (
                (None, steps * units),
                _VECTOR,
                "You laid the steps side by side",
                "That is what Flatten does before a Dense. Here nobody asked for it.",
            ),
            (
                (None, steps, features),
                _SEQUENCE,
                "You kept the number of features",
                "The kernel turns the numbers of each step into new ones. How many columns has it?",
            ),
            ((None, units, features), _SEQUENCE, *_STEPS_AS_UNITS),
        ),
        "Dense works along the last axis only. Which axes stand before it?",
    )


def recurrent_shape(random: Random) -> Check:
    """A recurrent layer, with and without `return_sequences`."""
    steps, features, units = distinct(random, 3)
    keeps = random.random() < 0.5
    layer = getattr(layers, random.choice(CELLS))(units, return_sequences=keeps)
    other: Wrong = (
        (
            (None, units),
            _VECTOR,
            "You dropped the time axis",
            "Look at return_sequences: is the state of every step handed on, or of the last step only?",
        )
        if keeps
        else ((None, steps, units), _SEQUENCE, *_KEPT)
    )
    return _about(
        (steps, features),
        layer,
        random,
        (
            other,
            ((None, steps), ("batch", "time"), *_STEPS_AS_UNITS)
            if not keeps
            else ((None, units, steps), _SEQUENCE, *_STEPS_AS_UNITS),
            (
                (None, steps, features),
                _SEQUENCE,
                "You kept the number of features",
                "The state has a size of its own, set by the layer. Where is it written?",
            ),
            (
                (None, steps * units),
                _VECTOR,
                "You laid the states side by side",
                "A recurrent layer never does that. What does it hand on?",
            ),
        ),
        "Find two things in the line of code: how many units, and is `return_sequences` on?",
    )


def flatten_shape(random: Random) -> Check:
    """A Flatten on a sequence."""
    steps, features = distinct(random, 2)
    return _about(
        (steps, features),
        Flatten(),
        random,
        (
            (
                (None, steps + features),
                _VECTOR,
                "You added the axes",
                "Count the numbers of one sample: so many steps, and in each of them so many features.",
            ),
            (
                (None, features),
                _VECTOR,
                _DROPPED[0],
                "Those are the numbers of one step. Where are those of the others?",
            ),
            ((None, steps, features), _SEQUENCE, *_KEPT),
        ),
        "Flatten keeps every number of a sample and forgets how they were arranged.",
    )


def bidirectional_shape(random: Random) -> Check:
    """Two readers side by side, with and without `return_sequences`."""
    steps, features, units = distinct(random, 3)
    keeps = random.random() < 0.5
    layer = Bidirectional(getattr(layers, random.choice(CELLS))(units, return_sequences=keeps))
    both = 2 * units
    return _about(
        (steps, features),
        layer,
        random,
        (
            (
                (None, steps, units) if keeps else (None, units),
                _SEQUENCE if keeps else _VECTOR,
                "You counted one reader",
                "Two layers read the sequence, one from each end. What does the wrapper do with their two answers?",
            ),
            (
                (None, both) if keeps else (None, steps, both),
                _VECTOR if keeps else _SEQUENCE,
                *(("You dropped the time axis", "Look at return_sequences of the layer inside.") if keeps else _KEPT),
            ),
            (
                (None, 2 * steps, units),
                _SEQUENCE,
                "You put the readers one after the other",
                "Both read the same steps, so there are no more steps. Along which axis can they be joined?",
            ),
        ),
        "Two readers with weights of their own; their answers are put side by side on the last axis.",
    )


def _about(given: tuple[int, ...], layer: Layer, random: Random, wrong: tuple[Wrong, ...], hint: str) -> Check:
    facts, model = network(given, layer)
    before, before_axes = facts.spec.input.batch_shape, first_axes(facts)
    shape = facts.layers[-1].output_shape

    def drawn(after: Shape, axes: Axes) -> ShapeMove:
        return ShapeMove(before, before_axes, facts.layers[-1].title, after, axes)

    return Check(
        "Which shape leaves this layer?",
        options_of(
            Option(show_shape(shape), shape),
            [
                Option(show_shape(after), after, name, because, drawn(after, axes))
                for after, axes, name, because in wrong
            ],
            random,
        ),
        hint,
        facts.layers[-1].why,
        drawn(shape, last_axes(facts)),
        code=f"keras.Input({given if len(given) > 1 else f'({given[0]},)'})\n{layer_code(layer)}",
        model=model,
    )


KINDS = {
    "dense_shape": dense_shape,
    "dense_on_sequence_shape": dense_on_sequence_shape,
    "recurrent_shape": recurrent_shape,
    "flatten_shape": flatten_shape,
    "bidirectional_shape": bidirectional_shape,
}
