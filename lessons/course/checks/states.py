"""Which tensors leave a layer with `return_state`?"""

from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.sizes import CELLS, distinct, network
from lessons.figures.pictures import Chain
from lessons.network import layers
from lessons.network.keras_code import layer_code
from lessons.network.shape import Shape, show_shape


def return_state_shape(random: Random) -> Check:
    """How many tensors leave a recurrent layer with `return_state`."""
    steps, features, units = distinct(random, 3)
    cell, keeps = random.choice(CELLS), random.random() < 0.5
    layer = getattr(layers, cell)(units, return_sequences=keeps, return_state=True)
    facts, model = network((steps, features), layer)
    shapes = facts.layers[-1].output_shapes
    main, state = shapes[0], (None, units)
    wrongs = {
        (main,): ("You left out the state", "return_state adds to the output. It never takes its place."),
        (main, state, state): (
            "You gave every layer two states",
            "Which of the three layers has a carry beside its state?",
        ),
        (main, state): ("You forgot the carry", "An LSTM remembers in two places: its state and its carry."),
        (main, (None, steps, units)): (
            "You kept the time axis of the state",
            "The final state is the state after the last step only.",
        ),
    }
    options = options_of(
        Option(_several(shapes), shapes),
        [
            Option(_several(wrong), wrong, *told, _wires(layer.title, wrong))
            for wrong, told in wrongs.items()
            if wrong != shapes
        ],
        random,
    )
    return Check(
        "Which tensors does this layer hand on?",
        options,
        "Count: the output itself, then one tensor for each thing the layer remembers with.",
        f"The output has shape {show_shape(main)}. The layer remembers with {len(shapes) - 1} "
        f"tensor{'s' if len(shapes) > 2 else ''} of shape {show_shape(state)}, "
        f"and {'each of them' if len(shapes) > 2 else 'it'} is handed on as well.",
        _wires(layer.title, shapes),
        code=f"keras.Input({(steps, features)})\n{layer_code(layer)}",
        model=model,
    )


def _wires(title: str, shapes: tuple[Shape, ...]) -> Chain:
    names = ("output", "first state", "second state")
    return Chain((title, *names[: len(shapes)]), ("", *map(show_shape, shapes)), (0,))


def _several(shapes: tuple[Shape, ...]) -> str:
    count = "1 tensor" if len(shapes) == 1 else f"{len(shapes)} tensors"
    return f"{count}: " + ", ".join(map(show_shape, shapes))


KINDS = {"return_state_shape": return_state_shape}
