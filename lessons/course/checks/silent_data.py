"""Silent bugs between the data and the network: a table that is torn, padding that is read, a target not shifted."""

from dataclasses import replace
from random import Random

import numpy as np

from lessons.course.checks.check import Check
from lessons.course.checks.stories import OF_A_TEXT
from lessons.course.checks.suspects import Suspect, sequential, which_line
from lessons.figures.pictures import Grid
from lessons.network.layers import GRU, Dense, Embedding, Input, Layer, Permute, Reshape
from lessons.network.link import write_link
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace

_LOSS = ("You suspected the loss", "It compares answers with labels. What comes in is spoiled long before.")
_MEMORY = ("You suspected the memory", "Another recurrent layer reads the same rows. Are the rows as they should be?")
_LONG = 40  # steps of padding


def bug_reshape(random: Random) -> Check:
    """Reshape where a table should be turned."""
    sensors, time, units = random.choice((2, 3, 4)), random.choice((5, 6, 7)), random.choice((8, 9, 10))
    layers: tuple[Layer, ...] = (Reshape((time, sensors)), GRU(units), Dense(1))
    spec = ModelSpec(Input((sensors, time)), layers)
    suspects = (
        Suspect(f"layers.Reshape(({time}, {sensors})),", "layers.Permute((2, 1)),"),
        Suspect(f"layers.GRU({units}),", f"layers.LSTM({units}),", *_MEMORY),
        Suspect("layers.Dense(1),", "layers.Dense(2),", "You suspected the head",
                "One number for each sample is what is asked for. What did the layers below it read?"),
        Suspect('model.compile(loss="mean_squared_error")', 'model.compile(loss="mean_absolute_error")', *_LOSS),
    )  # fmt: skip
    # each number tells its sensor, so a column of one sensor holds one number
    x = np.repeat(np.arange(sensors, dtype=np.float32), time).reshape(1, sensors, time)

    def seen(suspect: Suspect) -> Grid:
        first = layers[0] if suspect.misconception else Permute((2, 1))
        rows = trace(replace(spec, layers=(first,)), x).output[0]
        mixed = tuple((int(row), int(column)) for row, column in np.argwhere(rows != np.arange(sensors)))
        return Grid(tuple(map(tuple, rows.tolist())), mixed, "time", "feature, in each cell its sensor")

    program = sequential(
        (f"# x has the shape ({sensors}, {time}) for each sample: sensor, time",),
        (f"keras.Input(({sensors}, {time})),", *(each.line for each in suspects[:3])),
        (suspects[3].line,),
    )
    return which_line(
        program, suspects, seen, random,
        "A layer that turns a table makes a column of each row. Does any line do that?",
        "Reshape keeps the order of the numbers and breaks the lines elsewhere. Permute((2, 1)) turns the table.",
        write_link(spec), "The features that reach the GRU are mixed from all sensors. Which line is to be changed?",
    )  # fmt: skip


def bug_padding(random: Random) -> Check:
    """Zeros that are read as words."""
    words, features, classes, units = random.choice((20, 30)), random.choice((8, 9)), 4, 6
    layers: tuple[Layer, ...] = (Embedding(words, features), GRU(units), Dense(classes, "softmax"))
    spec = ModelSpec(Input((None,), dtype="int32"), layers)
    suspects = (
        Suspect(f"layers.Embedding({words}, {features}),", f"layers.Embedding({words}, {features}, mask_zero=True),"),
        Suspect(f"layers.GRU({units}),", f"layers.GRU({2 * units}),", "You suspected the size of the memory",
                "A larger state forgets as well when it reads on and on. What does it read after the last word?"),
        Suspect(f'layers.Dense({classes}, activation="softmax"),', f'layers.Dense({classes}, activation="sigmoid"),',
                "You suspected the head", "It sees the last state only. What has been read by then?"),
        Suspect('model.compile(loss="sparse_categorical_crossentropy")',
                'model.compile(loss="categorical_crossentropy")', *_LOSS),
    )  # fmt: skip
    after = {suspects[0]: (Embedding(words, features, mask_zero=True), *layers[1:]),
             suspects[1]: (layers[0], GRU(2 * units), layers[2]),
             suspects[2]: (*layers[:2], Dense(classes, "sigmoid"))}  # fmt: skip
    ids = np.array([[3, 7, 5], [2, 9, 4]])

    def seen(suspect: Suspect) -> Grid:
        changed = replace(spec, layers=after.get(suspect, layers))
        long = np.pad(ids, ((0, 0), (0, _LONG)))
        moved = np.abs(trace(changed, long).output - trace(changed, ids).output).max(axis=1)
        return Grid((tuple((1000 * moved).round().tolist()),), (), "moved by zeros, in thousandths", "sentence")

    program = sequential(
        (
            f"# one of {classes} classes: {random.choice(OF_A_TEXT)}",
            "# x: word ids, 0 where a sentence is filled up to the longest one",
        ),
        ('keras.Input((None,), dtype="int32"),', *(each.line for each in suspects[:3])),
        (suspects[3].line,),
    )
    return which_line(
        program, suspects, seen, random,
        "The network must know that id 0 is no word. Which layer is the first to see an id?",
        "With mask_zero=True the layers above pass by the zeros, and the state after the last word is handed on.",
        write_link(spec), "Each zero after the last word moves the answer. Which line is to be changed?",
    )  # fmt: skip


def bug_shift(random: Random) -> Check:
    """A target that is the input."""
    words, features, units = random.choice((20, 30, 40)), random.choice((8, 10)), random.choice((12, 14, 16))
    count = random.choice((5, 6))
    sentence = random.sample(range(1, words), count)
    layers: tuple[Layer, ...] = (Embedding(words, features), GRU(units, return_sequences=True), Dense(words, "softmax"))
    spec = ModelSpec(Input((count - 1,), dtype="int32"), layers)
    gru = f"layers.GRU({units}, return_sequences=True),"
    suspects = (
        Suspect("y = ids[:, :-1]", "y = ids[:, 1:]"),
        Suspect("x = ids[:, :-1]", "x = ids[:, 1:]", "You moved the input",
                "Then each word is to be answered with the one before it. What should stand in the answer?"),
        Suspect(gru, f"layers.LSTM({units}, return_sequences=True),", _MEMORY[0],
                "Another recurrent layer reads the same words. With what are its answers compared?"),
        Suspect('model.compile(loss="sparse_categorical_crossentropy")',
                'model.compile(loss="categorical_crossentropy")', "You suspected the loss",
                "It counts how surprised the network is by y. Read y beside x."),
    )  # fmt: skip

    def seen(suspect: Suspect) -> Grid:
        moves_x, moves_y = suspect is suspects[1], suspect is suspects[0]
        x, y = (sentence[1:] if moved else sentence[:-1] for moved in (moves_x, moves_y))
        same = tuple((1, step) for step in range(count - 1) if x[step] == y[step])
        return Grid((tuple(map(float, x)), tuple(map(float, y))), same, "x above y", "time")

    program = sequential(
        (f"ids = np.array([{sentence}])", suspects[1].line, suspects[0].line),
        (f'keras.Input(({count - 1},), dtype="int32"),', f"layers.Embedding({words}, {features}),", gru,
         f'layers.Dense({words}, activation="softmax"),'),
        (suspects[3].line,),
    )  # fmt: skip
    return which_line(
        program, suspects, seen, random,
        "Write x and y below each other. At each step, which word is the answer?",
        "The target must be one step ahead of the input: `y[t]` is the word after `x[t]`.",
        write_link(spec), "This network is to say the **next** word, and its loss is soon 0. "
        "Which line is to be changed?",
    )  # fmt: skip


KINDS = {"bug_reshape": bug_reshape, "bug_padding": bug_padding, "bug_shift": bug_shift}
