"""Questions about encoders and decoders: the shape that is written, the copies between, the state that fits."""

from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.sizes import CELLS, distinct, last_axes, network
from lessons.figures.pictures import Blocks, Grid, ShapeMove
from lessons.network import layers
from lessons.network.axes import Axes
from lessons.network.keras_code import layer_code
from lessons.network.layers import Dense, RepeatVector, TimeDistributed
from lessons.network.shape import Shape, show_shape


def written_shape(random: Random) -> Check:
    """The shape that leaves an encoder-decoder."""
    read, features, code, written, writer, classes = distinct(random, 6, 3, 19)
    cell = getattr(layers, random.choice(CELLS))
    stack = (
        cell(code), RepeatVector(written), cell(writer, return_sequences=True),
        TimeDistributed(Dense(classes, "softmax")),
    )  # fmt: skip
    facts, model = network((read, features), *stack)
    shape = facts.layers[-1].output_shape

    def drawn(after: Shape, axes: Axes) -> ShapeMove:
        return ShapeMove((None, read, features), ("batch", "time", "feature"), "encoder, decoder", after, axes)

    wrong: tuple[tuple[Shape, Axes, str, str], ...] = (
        ((None, read, classes), last_axes(facts), "You kept the length that was read",
         "Which layer makes the time axis anew, and how long does it make it?"),
        ((None, classes), ("batch", "class"), "You stopped at the one vector",
         "Between the two is one vector. What does RepeatVector make of it?"),
        ((None, written, writer), ("batch", "time", "feature"), "You left out the head",
         "The decoder's states go through one more layer. How wide is what it makes?"),
        ((None, written, code), ("batch", "time", "feature"), "You stopped at the copies",
         "The copies are what the decoder reads. What is written comes later."),
    )  # fmt: skip
    return Check(
        "Which shape leaves this network?",
        options_of(
            Option(show_shape(shape), shape),
            [
                Option(show_shape(after), after, name, because, drawn(after, axes))
                for after, axes, name, because in random.sample(wrong, len(wrong))
            ],
            random,
        ),
        "Go through the layers one by one, and ask each: is there a time axis, and who decides its length?",
        f"The encoder leaves one vector, RepeatVector makes {written} steps of it, and the head gives {classes} shares "
        "at each.",
        drawn(shape, last_axes(facts)),
        code="\n".join([f"keras.Input({(read, features)})", *map(layer_code, stack)]),
        model=model,
    )


def equal_copies(random: Random) -> Check:
    """How many rows are different: of the copies, or of the decoder that reads them?"""
    read, features, units, written, writer = distinct(random, 5, 2, 8)
    cell, decodes = getattr(layers, random.choice(CELLS)), random.random() < 0.5
    copied = (cell(units), RepeatVector(written))
    stack = (*copied, cell(writer, return_sequences=True)) if decodes else copied
    _, model = network((read, features), *stack)
    right = written if decodes else 1
    width = writer if decodes else units
    pictures = {
        1: _rows((1,) * written),
        written: _rows(tuple(range(1, written + 1))),
        read: _rows(tuple(range(1, read + 1))),
        width: Grid((tuple(0.1 * (place + 1) for place in range(width)),), tuple((0, each) for each in range(width)),
                    "time", "feature"),
    }  # fmt: skip
    told = {
        1: ("You forgot the decoder's state", "It reads the same vector at every step. What else does it read?"),
        written: ("You made every copy new", "RepeatVector has no weights and no state. What can it add to a vector?"),
        read: ("You brought back what was read", "Only the last state goes on. Are the steps still there?"),
        width: ("You counted the numbers in a row", "Each row has so many numbers. But how many rows are "
                "different?"),
    }  # fmt: skip
    return Check(
        "Rows leave the last layer, one for each step. How many **different** ones are among them?",
        options_of(
            Option(str(right), right),
            [Option(str(count), count, *why, pictures[count]) for count, why in told.items() if count != right],
            random,
        ),
        "Ask of the last layer: does anything change in it from step to step?",
        "The copies are equal, but the decoder's state changes with every step, and so do its rows."
        if decodes
        else "RepeatVector only repeats: all its rows are the encoder's one vector.",
        pictures[right],
        code="\n".join([f"keras.Input({(read, features)})", *map(layer_code, stack)]),
        model=model,
    )  # fmt: skip


def state_fits(random: Random) -> Check:
    """How many units must a decoder have to begin with these states?"""
    read, features, units, words = distinct(random, 4, 3, 14)
    cell = random.choice(CELLS)
    both = random.random() < 0.5
    made = f"layers.{cell}({units}, return_state=True)"
    names = ["state", "carry"] if cell == "LSTM" else ["state"]
    if both:
        got = [f"{way}_{name}" for way in ("forward", "backward") for name in names]
        lines = [f"encoder = layers.Bidirectional(\n    {made}\n)", f"output, {', '.join(got)} = encoder(read)"]
        lines += [f"{name} = ops.concatenate(\n    [forward_{name}, backward_{name}], axis=-1\n)" for name in names]
    else:
        lines = [f"output, {', '.join(names)} = {made}(read)"]
    given = names[0] if len(names) == 1 else f"[{', '.join(names)}]"
    lines += [f"decoder = layers.{cell}(units, return_sequences=True)", f"decoder(words, initial_state={given})"]
    right = 2 * units if both else units

    def drawn(count: int) -> Blocks:
        return Blocks((("state that is handed over", 1, right), ("units of the decoder", 1, count)), times=0)

    doubled = (
        ("You counted state and carry together", "They go to two places of the decoder. How long is each of them?")
        if cell == "LSTM"
        else ("You counted two readers", "Only a Bidirectional has two. How many read here?")
    )
    told = {
        units: ("You took one reader's state", "Two readers hand on a state each, and the two are put side by side."),
        2 * units: doubled,
        read: ("You took the steps that were read", "A state has no time axis. How many numbers does it hold?"),
        words: (
            "You took the decoder's own input",
            "The input passes the kernel, which changes its width. Does a state?",
        ),
    }
    return Check(
        f"`read` has the shape (None, {read}, {features}), `words` has {words} features. How many `units` must the "
        "decoder have?",
        options_of(
            Option(str(right), right),
            [Option(str(count), count, *why, drawn(count)) for count, why in told.items() if count != right],
            random,
        ),
        "A state begins where the other one ended: number by number. So both have the same length.",
        f"The state that is handed over has {right} numbers"
        + (f", {units} from each reader" if both else "")
        + ", and the decoder takes it as its own.",
        drawn(right),
        code="\n".join(lines),
    )


def _rows(sizes: tuple[int, ...]) -> Grid:
    """One row for each step; rows of the same size are equal."""
    return Grid(tuple(tuple(0.1 * size * (place + 1) for place in range(3)) for size in sizes), (), "time", "feature")


KINDS = {"written_shape": written_shape, "equal_copies": equal_copies, "state_fits": state_fits}
