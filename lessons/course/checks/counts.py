"""How many parameters does this layer have?"""

from collections.abc import Callable
from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.sizes import CELLS, distinct, network
from lessons.figures.pictures import Blocks
from lessons.network import layers
from lessons.network.keras_code import layer_code
from lessons.network.layers import GRU, LSTM, Dense, Layer, SimpleRNN
from lessons.network.layers.recurrent import Recurrent

Wrong = tuple[int, str, str, Blocks]
_NO_BIAS = ("You forgot the bias", "Each unit adds one number of its own to its sum, unless use_bias is off.")
_TIMES = (
    "You multiplied by the number of timesteps",
    "The same weights are used again at every step. Are there more of them when the sequence is longer?",
)
_NO_RECURRENT = (
    "You forgot the recurrent kernel",
    "The layer weighs two things at every step: the input, and its own state from the step before.",
)
_ONE_GATE = (
    "You counted one set",
    "Each gate has weights of its own, and so has the candidate. How many sets is that?",
)
_ADDED = ("You added inputs and units", "Every input is joined to every unit. How many pairs are there?")


def dense_params(random: Random) -> Check:
    """A Dense on a vector, with or without bias."""
    inputs, units = distinct(random, 2)
    layer = Dense(units, use_bias=random.random() < 0.75)
    kernel, bias = ("kernel", inputs, units), ("bias", 1, units)
    rows: list[Wrong] = [
        (inputs * units, *_NO_BIAS, Blocks((kernel,)))
        if layer.use_bias
        else (inputs * units + units, "You added a bias", "Look at the arguments once more.", Blocks((kernel, bias))),
        (inputs + units, *_ADDED, Blocks((("added", 1, inputs + units),))),
        (
            inputs * units + inputs,
            "You gave each input a bias",
            "The bias is added to the sum. There is one sum per unit.",
            Blocks((kernel, ("bias", 1, inputs))),
        ),
        (
            units,
            "You counted outputs",
            "That is how many numbers come out. What does the layer learn to make them?",
            Blocks((("outputs", 1, units),)),
        ),
    ]
    return _about(
        (inputs,), layer, random, rows, "inputs · units, and one more number for each unit if there is a bias."
    )


def dense_on_sequence_params(random: Random) -> Check:
    """A Dense on a sequence: the number of steps does not count."""
    steps, inputs, units = distinct(random, 3)
    kernel, bias = ("kernel", inputs, units), ("bias", 1, units)
    count = inputs * units + units
    rows: list[Wrong] = [
        (steps * count, *_TIMES, Blocks((kernel, bias), steps)),
        (inputs * units, *_NO_BIAS, Blocks((kernel,))),
        (
            steps * inputs * units + units,
            "You laid the steps side by side",
            "That is the count after Flatten, where each step gets rows of its own in the kernel.",
            Blocks((("kernel", steps * inputs, units), bias)),
        ),
    ]
    hint = "The kernel joins the features of one step to the units. Is there a time axis in it?"
    return _about((steps, inputs), Dense(units), random, rows, hint)


def simple_rnn_params(random: Random) -> Check:
    """A SimpleRNN."""
    return _recurrent(SimpleRNN, random)


def lstm_params(random: Random) -> Check:
    """An LSTM."""
    return _recurrent(LSTM, random)


def gru_params(random: Random) -> Check:
    """A GRU, with today's two rows of bias or the one it used to have."""
    reset_after = random.random() < 0.5
    return _recurrent(lambda units: GRU(units, reset_after=reset_after), random)


def count_and_time(random: Random) -> Check:
    """Does the count change with the number of timesteps?"""
    steps, features, units = distinct(random, 3)
    more = steps * random.choice((2, 3, 10))
    kind = random.choice((*CELLS, "Dense"))
    layer = getattr(layers, kind)(units)
    facts, model = network((steps, features), layer)
    count = facts.total_params
    blocks = _blocks_of(layer, features)
    options = options_of(
        Option(f"{count:,}: it stays", count, picture=Blocks(blocks)),
        [
            Option(
                f"{count * more // steps:,}: it grows with the steps",
                count * more // steps,
                _TIMES[0],
                _TIMES[1],
                Blocks(blocks, more // steps),
            ),
            Option(
                f"{count + (more - steps) * units:,}: each new step adds its units",
                count + (more - steps) * units,
                "You counted timesteps as units",
                "Units are made when the layer is made. Steps come with the data.",
                Blocks((*blocks, ("new steps", more - steps, units))),
            ),
            Option(
                f"{count + (more - steps) * features:,}: each new step adds its features",
                count + (more - steps) * features,
                "You gave each step weights of its own",
                "Which weights would step number 3 use, and which step number 4?",
                Blocks((*blocks, ("new steps", more - steps, features))),
            ),
        ],
        random,
    )
    return Check(
        f"This layer has **{count:,} parameters** on {steps} timesteps. How many does it have on **{more} timesteps**?",
        options,
        "Which of its weights has a size that depends on the number of timesteps?",
        "The same weights are used at every step, so a longer sequence takes longer to read and needs not one "
        "parameter more.",
        Blocks(blocks),
        f"keras.Input({(steps, features)})\n{layer_code(layer)}",
        model.replace(f"Input({steps},", f"Input({more},"),
    )


def _recurrent(make: Callable[[int], Recurrent], random: Random) -> Check:
    steps, inputs, units = distinct(random, 3)
    layer = make(units)
    gates = layer.gates
    wide = gates * units
    blocks = _blocks_of(layer, inputs)
    count = sum(rows * columns for _, rows, columns in blocks)
    kernel, recurrent, bias = blocks
    rows: list[Wrong] = [
        (count - recurrent[1] * recurrent[2], *_NO_RECURRENT, Blocks((kernel, bias))),
        (steps * count, *_TIMES, Blocks(blocks, steps)),
    ]
    if gates > 1:
        rows.insert(1, (count // gates, *_ONE_GATE, Blocks(tuple((n, r, c // gates) for n, r, c in blocks))))
    if isinstance(layer, GRU):
        other = 3 - bias[1]
        told = (
            ("You counted one row of bias", "reset_after is on, as it is by default today. What did it do to the bias?")
            if layer.reset_after
            else ("You counted two rows of bias", "Look at reset_after: it is off here.")
        )
        rows.insert(0, (count + (other - bias[1]) * wide, *told, Blocks((kernel, recurrent, ("bias", other, wide)))))
    rows.append((count - bias[1] * bias[2], *_NO_BIAS, Blocks((kernel, recurrent))))
    hint = (
        "inputs · units for the kernel, units · units for the recurrent kernel, units for "
        + ("the bias" if bias[1] == 1 else "each of two rows of bias")
        + (f"; and all of it {gates} times, once for each gate and for the candidate." if gates > 1 else ".")
    )
    return _about((steps, inputs), layer, random, rows, hint)


def _about(given: tuple[int, ...], layer: Layer, random: Random, wrong: list[Wrong], hint: str) -> Check:
    facts, model = network(given, layer)
    formula = facts.layers[-1].formula
    return Check(
        "How many parameters does this layer have?",
        options_of(
            Option(f"{formula.total:,}", formula.total),
            [Option(f"{count:,}", count, name, because, drawn) for count, name, because, drawn in wrong],
            random,
        ),
        hint,
        f"{formula.words}: {formula}.",
        Blocks(_blocks_of(layer, given[-1])),
        code=f"keras.Input({given if len(given) > 1 else f'({given[0]},)'})\n{layer_code(layer)}",
        model=model,
    )


def _blocks_of(layer: Layer, features: int) -> tuple[tuple[str, int, int], ...]:
    weights = layer.weights((None, 1, features))
    sized = ((each.name.replace("_", " "), each.shape if len(each.shape) > 1 else (1, *each.shape)) for each in weights)
    return tuple((name, shape[0], shape[1]) for name, shape in sized)


KINDS = {
    "dense_params": dense_params,
    "dense_on_sequence_params": dense_on_sequence_params,
    "simple_rnn_params": simple_rnn_params,
    "lstm_params": lstm_params,
    "gru_params": gru_params,
    "count_and_time": count_and_time,
}
