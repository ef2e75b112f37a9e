"""Silent bugs at the end of a network: one unit under softmax, the wrong axis, softmax twice, a silent broadcast."""

from dataclasses import replace
from random import Random

import numpy as np

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.stories import EVERY_STEP, ONE_OF_MANY, YES_OR_NO
from lessons.course.checks.suspects import Suspect, sequential, which_line
from lessons.figures.pictures import Grid, Words
from lessons.network.initializers import RandomNormal, draw
from lessons.network.layers import GRU, Activation, Dense, Input, Layer, SimpleRNN, Softmax
from lessons.network.link import write_link
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace

Array = np.ndarray
_LOSS = (
    "You suspected the loss",
    "Another loss does not change an answer. Look at the answers alone: can they be right?",
)
_MEMORY = (
    "You suspected the memory",
    "Another layer reads the steps in another way. Would that mend what you see at the end?",
)


def bug_unit(random: Random) -> Check:
    """One unit under softmax."""
    steps, units, hidden = random.choice((5, 7)), random.choice((4, 6)), 16
    layers: tuple[Layer, ...] = (SimpleRNN(units), Dense(hidden, "relu"), Dense(1, "softmax"))
    spec = ModelSpec(Input((steps, 1)), layers)
    suspects = (
        Suspect('layers.Dense(1, activation="softmax"),', 'layers.Dense(1, activation="sigmoid"),'),
        Suspect(f"layers.SimpleRNN({units}),", f"layers.GRU({units}),", *_MEMORY),
        Suspect(f'layers.Dense({hidden}, activation="relu"),', f'layers.Dense({hidden}, activation="tanh"),',
                "You suspected the layer in the middle",
                "It can make any scores it likes. What is then done to the last one?"),
        Suspect('model.compile(loss="binary_crossentropy")', 'model.compile(loss="mean_squared_error")', *_LOSS),
    )  # fmt: skip
    after = {suspects[0]: (*layers[:2], Dense(1, "sigmoid")), suspects[1]: (GRU(units), *layers[1:]),
             suspects[2]: (layers[0], Dense(hidden, "tanh"), layers[2])}  # fmt: skip

    def seen(suspect: Suspect) -> Grid:
        return _answers(replace(spec, layers=after.get(suspect, layers)))

    program = sequential(
        (f"# yes or no: {random.choice(YES_OR_NO)}",),
        (f"keras.Input(({steps}, 1)),", *(suspects[place].line for place in (1, 2, 0))),
        (suspects[3].line,),
    )
    return which_line(
        program, suspects, seen, random,
        "A softmax divides each power by the sum of all powers. How many are there in one row?",
        "Softmax over a single number is always 1. For one number take a sigmoid.", write_link(spec),
    )  # fmt: skip


def bug_axis(random: Random) -> Check:
    """A softmax along time."""
    steps, features, classes = random.choice((3, 5)), random.choice((6, 7)), 4
    layers: tuple[Layer, ...] = (SimpleRNN(10, return_sequences=True), Dense(classes), Softmax(axis=1))
    spec = ModelSpec(Input((steps, features)), layers)
    loss = "sparse_categorical_crossentropy"
    suspects = (
        Suspect("layers.Softmax(axis=1),", "layers.Softmax(),"),
        Suspect("layers.SimpleRNN(10, return_sequences=True),", "layers.GRU(10, return_sequences=True),", *_MEMORY),
        Suspect(f"layers.Dense({classes}),", f"layers.Dense({classes}, use_bias=False),", "You suspected the scores",
                "Scores may be any numbers. What turns them into shares, and along which axis?"),
        Suspect(f'model.compile(loss="{loss}")', 'model.compile(loss="categorical_crossentropy")', *_LOSS),
    )  # fmt: skip
    after = {suspects[0]: (*layers[:2], Softmax()), suspects[1]: (GRU(10, return_sequences=True), *layers[1:]),
             suspects[2]: (layers[0], Dense(classes, use_bias=False), layers[2])}  # fmt: skip

    def seen(suspect: Suspect) -> Grid:
        sums = _run(replace(spec, layers=after.get(suspect, layers)), 1)[0].sum(axis=-1)
        return Grid((tuple(sums.round(1).tolist()),), (), "row sum", "time")

    program = sequential(
        (f"# one of {classes} classes at every step: {random.choice(EVERY_STEP)}",),
        (f"keras.Input(({steps}, {features})),", *(suspects[place].line for place in (1, 2, 0))),
        (suspects[3].line,),
    )
    return which_line(
        program, suspects, seen, random,
        "The axes are batch, time, class. Which number belongs to which axis?",
        "axis=1 is time: the columns sum to 1. Without an argument softmax runs along the last axis, the classes.",
        write_link(spec), "The rows of this network's answers do not sum to 1. Which line is to be changed?",
    )  # fmt: skip


def bug_twice(random: Random) -> Check:
    """Two lines that are wrong together."""
    features, hidden, classes = random.choice((2, 3)), 24, 5
    last = random.choice(("layers.Softmax(),", 'layers.Activation("softmax"),'))
    tail: Layer = Softmax() if "Softmax" in last else Activation("softmax")
    spec = ModelSpec(Input((features,)), (Dense(hidden, "relu"), Dense(classes, "softmax"), tail))
    middle = f'layers.Dense({classes}, activation="softmax"),'
    first, loss = f'layers.Dense({hidden}, activation="relu"),', 'model.compile(loss="sparse_categorical_crossentropy")'
    instead = {first: f'layers.Dense({hidden}, activation="tanh"),', middle: f"layers.Dense({classes}),", last: "",
               loss: 'model.compile(loss="categorical_crossentropy")'}  # fmt: skip
    after: dict[str, tuple[Layer, ...]] = {
        first: (Dense(hidden, "tanh"), *spec.layers[1:]), middle: (spec.layers[0], Dense(classes), tail),
        last: spec.layers[:2],
    }  # fmt: skip
    pairs = {
        (middle, last): ("", ""),
        (first, middle): ("You counted activations", "Each of these two layers has one activation, as a layer may. "
                          "Which activation meets another one of its own kind?"),
        (first, last): ("You took the ends", "Scores pass the middle as well. What are they when they leave it?"),
        (last, loss): ("You suspected the loss",
                       "Another loss leaves the answers pale. Were they shares before the last line?"),
    }  # fmt: skip

    def surest(pair: tuple[str, str]) -> Words:
        shares = [_surest(replace(spec, layers=after.get(line, spec.layers))) for line in pair]
        short = {loss: "model.compile"}
        rows = [
            (short.get(line, line.rstrip(",")), (f"{share:.1f}",)) for line, share in zip(pair, shares, strict=True)
        ]
        return Words(tuple(rows), (), "surest share", ("if changed",))

    options = [
        Option(
            " and ".join(line.rstrip(",") for line in pair),
            tuple(Suspect(line, instead[line]) for line in pair),
            name,
            why,
            surest(pair),
        )
        for pair, (name, why) in pairs.items()
    ]
    return Check(
        "This network is never sure. Two lines are wrong together: to change **either** of them mends it. Which two?",
        options_of(options[0], options[1:], random),
        "What stands in a row after each line: scores, or shares?",
        "The first softmax makes shares, the second takes them for scores. Scores between 0 and 1 lie close together.",
        options[0].picture,
        code=sequential(
            (f"# one of {classes} classes: {random.choice(ONE_OF_MANY)}",),
            (f"keras.Input(({features},)),", first, middle, last),
            (loss,),
        ),
        model=write_link(spec),
    )


def bug_pairs(random: Random) -> Check:
    """Every answer meets every label."""
    samples, steps, units = random.choice((3, 4)), random.choice((5, 6)), random.choice((8, 10))
    labels = random.choice(((7, 2, 5, 4), (3, 8, 1, 6), (6, 1, 9, 3)))[:samples]
    spec = ModelSpec(Input((steps, 2)), (GRU(units, return_sequences=True), Dense(1)), loss="mean_squared_error",
                     target=(None,))  # fmt: skip
    suspects = (
        Suspect(f"layers.GRU({units}, return_sequences=True),", f"layers.GRU({units}),"),
        Suspect("layers.Dense(1),", 'layers.Dense(1, activation="relu"),', "You suspected the head",
                "It answers with one number, as it should. How many of these numbers are there for a sample?"),
        Suspect(f"y = np.array({[float(each) for each in labels]})",
                f"y = np.array({[each / 10 for each in labels]})", "You suspected the scale of the labels",
                "Smaller labels make a smaller loss. Which answers would they be compared with?"),
        Suspect('model.compile(loss="mean_squared_error")', 'model.compile(loss="mean_absolute_error")', *_LOSS),
    )  # fmt: skip

    def seen(suspect: Suspect) -> Grid:
        output = (samples, steps, 1) if suspect.misconception else (samples, 1)
        # NumPy stretches as Keras does; a label takes the place of its sample in the last axis, or has an axis of 1
        compared = np.broadcast_shapes(output, (samples,) if len(output) == 3 else (samples, 1))
        met = np.ones((samples, samples)) if compared[-1] == samples else np.eye(samples)
        return Grid(tuple(map(tuple, met.tolist())), (), "answer of sample", "label of sample")

    program = sequential(
        (f"x = np.random.normal(size=({samples}, {steps}, 2))", suspects[2].line),
        (f"keras.Input(({steps}, 2)),", suspects[0].line, suspects[1].line),
        (suspects[3].line,),
    )
    return which_line(
        program, suspects, seen, random,
        "Compare `model.output_shape` with `y.shape`, from the right.",
        f"The output has the shape ({samples}, {steps}, 1), the labels ({samples},): every answer meets every label. "
        "Without return_sequences there is one answer for each sample.",
        write_link(spec), "Every answer of this network ends at the mean of all labels. Which line is to be changed?",
    )  # fmt: skip


def _run(spec: ModelSpec, samples: int) -> Array:
    x = draw(RandomNormal(stddev=2.0, seed=2), (samples, *(size or 1 for size in spec.input.shape)), ())
    return trace(spec, x).output


def _answers(spec: ModelSpec) -> Grid:
    return Grid((tuple(_run(spec, 4)[:, 0].round(1).tolist()),), (), "answer", "batch")


def _surest(spec: ModelSpec) -> float:
    x = 100 * draw(RandomNormal(stddev=1.0, seed=2), (8, *(size or 1 for size in spec.input.shape)), ())
    return float(trace(spec, x).output.max())


KINDS = {"bug_unit": bug_unit, "bug_axis": bug_axis, "bug_twice": bug_twice, "bug_pairs": bug_pairs}
