"""Questions about Bidirectional: what a merge mode does to the shape, how many parameters, which steps are read."""

from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.sizes import CELLS, distinct, network
from lessons.figures.pictures import Blocks, Grid, ShapeMove
from lessons.network import layers
from lessons.network.axes import Axes
from lessons.network.keras_code import layer_code
from lessons.network.layers import Bidirectional, Layer
from lessons.network.layers.bidirectional import MERGES
from lessons.network.shape import Shape, show_shape

_MODES = (*MERGES, None)


def merge_shape(random: Random) -> Check:
    """What leaves a Bidirectional with this merge mode?"""
    steps, features, units = distinct(random, 3)
    keeps, mode = random.random() < 0.5, random.choice(_MODES)
    layer = Bidirectional(getattr(layers, random.choice(CELLS))(units, return_sequences=keeps), merge_mode=mode)
    facts, model = network((steps, features), layer)
    right = facts.layers[-1].output_shapes
    single: Shape = (None, steps, units) if keeps else (None, units)
    double: Shape = (*single[:-1], 2 * units)
    other: Shape = (None, double[-1]) if keeps else (None, steps, double[-1])

    def drawn(shapes: tuple[Shape, ...]) -> ShapeMove:
        before: Axes = ("batch", "time", "feature")
        after: Axes = before if len(shapes[0]) == 3 else ("batch", "feature")
        return ShapeMove((None, steps, features), before, layer.title, shapes[0], after, len(shapes))

    side = ("You put them side by side", "Only one merge mode does that. Which one stands here?")
    told: dict[tuple[Shape, ...], tuple[str, str]] = {
        (single,): ("You made one answer of equal width", "Adding or averaging would do that. What does this mode do?"),
        (double,): side,
        (single, single): ("You kept the two answers apart", "Does this layer join the two readers' answers?"),
        (other,): ("You mixed up the time axis", "Look at return_sequences of the layer inside."),
    }
    return Check(
        "What leaves this layer?",
        options_of(
            Option(_several(right), right),
            [Option(_several(each), each, *why, drawn(each)) for each, why in told.items() if each != right],
            random,
        ),
        "concat puts side by side, also where no mode is written; sum, mul and ave go number by number; None joins "
        "nothing.",
        f"Each reader gives {show_shape(single)}. {_told(mode)}",
        drawn(right),
        code=f"keras.Input({(steps, features)})\n{layer_code(layer)}",
        model=model,
    )


def readers_params(random: Random) -> Check:
    """How many parameters has a Bidirectional?"""
    steps, features, units = distinct(random, 3)
    mode = random.choice(MERGES)
    inner = getattr(layers, random.choice(CELLS))(units)
    layer = Bidirectional(inner, merge_mode=mode)
    facts, model = network((steps, features), layer)
    right, one = facts.total_params, inner.formula((None, steps, features)).total
    single, double = _blocks(inner, features), _blocks(layer, features)
    twice = type(inner)(2 * units)
    wide = twice.formula((None, steps, features)).total
    joining = 2 * units * units
    wrong = (
        (one, "You counted one reader", "The second reader has weights of its own. It only has the same form.",
         Blocks(single)),
        (wide, "You made one reader twice as wide", "A reader of double width mixes both halves. Do these two meet "
         "inside?", Blocks(_blocks(twice, features))),
        (right + joining, "You gave the joining weights of its own", f"merge_mode={mode!r} joins numbers. Does that "
         "learn any?", Blocks((*double, ("kernel that joins", 2 * units, units)))),
        (right * steps, "You counted the weights of every step", "A reader uses the same weights at all its steps.",
         Blocks(double, steps)),
    )  # fmt: skip
    return Check(
        "How many parameters does this layer have?",
        options_of(
            Option(f"{right:,}", right),
            [Option(f"{count:,}", count, name, because, drawn) for count, name, because, drawn in wrong],
            random,
        ),
        "Count the layer inside first. Then ask how many of them there are.",
        f"Two readers of {one:,} each: {facts.layers[-1].formula.numbers}. Joining them learns nothing.",
        Blocks(double),
        code=f"keras.Input({(steps, features)})\n{layer_code(layer)}",
        model=model,
    )


def steps_seen(random: Random) -> Check:
    """How many steps has one half of one row read?"""
    steps, features, units = distinct(random, 3, 3, 7)
    row = random.choice([place for place in range(steps) if 2 * place + 1 != steps])
    back = random.random() < 0.7
    layer = Bidirectional(getattr(layers, random.choice(CELLS))(units, return_sequences=True))
    _, model = network((steps, features), layer)
    ahead_steps, back_steps = tuple(range(row + 1)), tuple(range(row, steps))
    right = back_steps if back else ahead_steps

    def drawn(places: tuple[int, ...]) -> Grid:
        return Grid((tuple(range(steps)),), tuple((0, place) for place in places), "steps", "time")

    told = (
        (ahead_steps if back else back_steps, "You took the other reader",
         "From which end does this reader start?"),
        (tuple(range(steps)), "You let it read everything", "It has read everything only at its own end. Is this its "
         "end?"),
        (right[:-1] if not back else right[1:], "You left out the step itself", "A reader reads a step before it "
         "answers there."),
        ((row,), "You let it forget everything before", "A recurrent layer carries its state from step to step."),
        ((0,) if back else (steps - 1,), "You mixed up the two ends", "Which step does this reader come to first?"),
    )  # fmt: skip
    return Check(
        f"`return_sequences=True`. The **{'backward' if back else 'forward'}** half of row {row}: which steps has its "
        "reader read by then?",
        options_of(
            Option(_span(right), right, picture=drawn(right)),
            [Option(_span(each), each, name, because, drawn(each)) for each, name, because in told if each],
            random,
        ),
        "One reader starts at the first step, the other one at the last. Each reads on until it comes to the row.",
        f"The {'backward' if back else 'forward'} reader starts at step {steps - 1 if back else 0} and arrives at step "
        f"{row} after {len(right)} of {steps} steps.",
        drawn(right),
        code=f"keras.Input({(steps, features)})\n{layer_code(layer)}",
        model=model,
    )


def _several(shapes: tuple[Shape, ...]) -> str:
    return ("two tensors " if len(shapes) > 1 else "one tensor ") + " and ".join(map(show_shape, shapes))


def _told(mode: str | None) -> str:
    if mode is None:
        return "With merge_mode=None both leave the layer, each by itself."
    return "concat puts them side by side." if mode == "concat" else f"{mode} goes number by number: the width stays."


def _span(places: tuple[int, ...]) -> str:
    return f"only step {places[0]}" if len(places) == 1 else f"steps {places[0]} to {places[-1]}"


def _blocks(layer: Layer, features: int) -> tuple[tuple[str, int, int], ...]:
    found = []
    for each in layer.weights((None, None, features)):
        way, _, name = each.name.rpartition("/")
        rows, columns = each.shape if len(each.shape) == 2 else (1, each.shape[0])
        words = f"{name.replace('_', ' ')} {way}".strip()
        found.append((words, rows, columns))
    return tuple(found)


KINDS = {"merge_shape": merge_shape, "readers_params": readers_params, "steps_seen": steps_seen}
