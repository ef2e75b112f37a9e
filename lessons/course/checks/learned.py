"""Questions about trained networks: frozen layers, named layers, precision and recall, improper configurations."""

from dataclasses import replace
from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.sizes import distinct
from lessons.course.checks.written_table import written_table
from lessons.figures.pictures import Blocks, Chain, Grid, ShapeMove
from lessons.network.keras_code.calls import input_code, layer_code
from lessons.network.layers import Dense, Input
from lessons.network.link import write_link
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec

_NAMES = ("base", "features", "middle", "hidden", "body", "first", "second", "lower", "upper")


def frozen_params(random: Random) -> Check:
    """How many parameters does training change when one layer is frozen?"""
    inputs, *units = distinct(random, 4)
    place = random.randrange(2)
    layers = [Dense(each, "relu") for each in units[:2]] + [Dense(units[2], "softmax")]
    layers[place] = replace(layers[place], trainable=False)
    spec = ModelSpec(Input((inputs,)), tuple(layers))
    facts = predict(spec)
    sizes = [(inputs, units[0]), (units[0], units[1]), (units[1], units[2])]

    def option(count: int, kept: tuple[int, ...], name: str = "", because: str = "", biased: bool = True) -> Option:
        blocks = tuple(
            (f"layer {each + 1}, {what}", rows, sizes[each][1])
            for each in kept
            for what, rows in (("kernel", sizes[each][0]), ("bias", 1))
            if biased or what == "kernel"
        )
        return Option(str(count), count, name, because, Blocks(blocks))

    others = tuple(each for each in range(3) if each != place)
    right = option(facts.trainable_params, others)
    return Check(
        "How many parameters does training **change**?",
        options_of(
            right,
            [
                option(facts.total_params, (0, 1, 2), "You counted the frozen layer too",
                       "Its numbers are there, and are used. Does the optimizer touch them?"),
                option(facts.layers[place].params, (place,), "You counted the frozen layer only",
                       "trainable=False stands at one layer. What of the others?"),
                option(sum(sizes[each][0] * sizes[each][1] for each in others), others, "You left out the biases",
                       "A Dense has one more row of numbers than its kernel.", biased=False),
            ],
            random,
        ),
        "Count the layers one by one, and leave out the one that is frozen, its kernel and its bias.",
        f"{facts.total_params} in all, {facts.layers[place].params} of them frozen: {facts.trainable_params} are left.",
        right.picture,
        _code(spec),
        write_link(spec),
    )  # fmt: skip


def named_output(random: Random) -> Check:
    """What shape leaves a layer that is asked for by its name?"""
    inputs, *units = distinct(random, 4)
    names = random.sample(_NAMES, 2)
    layers = (
        Dense(units[0], "relu", name=names[0]),
        Dense(units[1], "relu", name=names[1]),
        Dense(units[2], "softmax"),
    )
    spec = ModelSpec(Input((inputs,)), layers)
    place = random.randrange(2)
    widths = (inputs, *units)

    def option(shape: tuple[int | None, ...], at: int, name: str = "", because: str = "") -> Option:
        batch = shape[0] is None
        axes = ("batch", "feature") if batch else ("feature", "unit")
        text = "(" + ", ".join(map(str, shape)) + ")"
        move = ShapeMove((None, widths[at]), ("batch", "feature"), layer_code(layers[at]), shape, axes)
        return Option(text, shape, name, because, move)

    right = option((None, units[place]), place)
    return Check(
        f'`model.get_layer("{names[place]}").output.shape`: which shape is it?',
        options_of(
            right,
            [
                option((None, units[2]), 2, "You took the end of the model", "The layer was asked for by its name."),
                option((None, widths[place]), place, "You took what goes in", "Its input, or its output?"),
                option((widths[place], units[place]), place, "You took the kernel",
                       "The kernel is a weight of the layer. What does the layer hand on, and for how many samples?"),
                option((None, units[1 - place]), 1 - place, "You counted the wrong layer", "Look for the name."),
            ],
            random,
        ),
        "Find the line with this name, and read its units.",
        f"The layer hands on {units[place]} numbers for each sample of a batch of any size.",
        right.picture,
        _code(spec),
        write_link(spec),
    )  # fmt: skip


def rare_score(random: Random) -> Check:
    """What is the precision, or the recall, for a table of answers?"""
    hits = random.randint(2, 9) * 2
    misses = random.choice([each for each in range(2, 17, 2) if each != hits])
    quiet = random.randint(10, 40) * 10
    false = random.choice([each for each in range(1, 24) if _all_differ(_scores(hits, misses, each, quiet))])
    asked = random.choice(("recall", "precision"))
    scores = _scores(hits, misses, false, quiet)

    def option(key: str, name: str = "", because: str = "") -> Option:
        part, whole, framed = scores[key]
        counts = ((float(quiet), float(false)), (float(misses), float(hits)))
        return Option(f"{part} / {whole}", part / whole, name, because, Grid(counts, framed, "truth", "answer"))

    other = "precision" if asked == "recall" else "recall"
    told = {
        "recall": "Of all that are rare, which share is found? Is that what is asked?",
        "precision": "Of all that are called rare, which share is right? Is that what is asked?",
    }
    right = option(asked)
    return Check(
        f"Rows are the truth, columns the answer; class 1 is the rare one. What is its **{asked}**?",
        options_of(
            right,
            [
                option(other, f"You worked out the {other}", told[other]),
                option("accuracy", "You worked out the accuracy", "The many common ones drown the rare ones there."),
                option("missed", "You counted the ones it missed", "Is it about those found, or those missed?"),
            ],
            random,
        ),
        "Recall looks along the row of the rare class, precision down its column.",
        f"{right.text}: " + (f"of {hits + misses} rare ones {hits} are found." if asked == "recall"
                             else f"of {hits + false} called rare {hits} are."),
        right.picture,
        written_table("confusion = np.array(", [[quiet, false], [misses, hits]], ")"),
    )  # fmt: skip


def _scores(hits: int, misses: int, false: int, quiet: int) -> dict[str, tuple[int, int, tuple[tuple[int, int], ...]]]:
    """Each score as a part and its whole, with the cells of the table it is about."""
    return {
        "recall": (hits, hits + misses, ((1, 0), (1, 1))),
        "precision": (hits, hits + false, ((0, 1), (1, 1))),
        "accuracy": (hits + quiet, hits + quiet + misses + false, ((0, 0), (1, 1))),
        "missed": (misses, hits + misses, ((1, 0),)),
    }


def _all_differ(scores: dict[str, tuple[int, int, tuple[tuple[int, int], ...]]]) -> bool:
    """12 / 18 and 6 / 9 are the same answer."""
    return len({part / whole for part, whole, _ in scores.values()}) == len(scores)


_FATES = {
    "built": ("an error when the model is built", "You blamed the layers",
              "Does every layer fit the one before it, and is every argument one that Keras takes?"),
    "fit": ("an error in fit", "You blamed the data", "Compare the Input with x, and the last layer with y."),
    "fits": ("training as it is meant", "You found nothing wrong",
             "Look again: at each argument, at x and the Input, at the last layer and its loss."),
    "silent": ("training on something else than is meant", "You were looking for a silent mistake",
               "Which output could no training ever change?"),
}  # fmt: skip


def configuration_fate(random: Random) -> Check:
    """What becomes of a configuration?"""
    features, units, classes = distinct(random, 3, 3, 9)
    fate = random.choice(tuple(_FATES))
    seen, head = features, Dense(classes, "softmax")
    hidden = Dense(units, "relu")
    loss = "sparse_categorical_crossentropy"
    broken = -1
    if fate == "built":
        hidden, broken = random.choice(((replace(hidden, units=0), 1), (replace(hidden, activation="Relu"), 1)))
    elif fate == "fit":
        if random.random() < 0.5:
            seen, broken = features + random.randint(1, 3), 0
        else:
            loss, broken = "categorical_crossentropy", 2
    elif fate == "silent":
        head, loss, classes, broken = Dense(1, "softmax"), "binary_crossentropy", 2, 2
    spec = ModelSpec(Input((features,)), (hidden, head))
    titles = ("Input", "Dense", "Dense")

    def drawn(key: str, marked: tuple[int, ...] | None = None) -> Chain:
        says = {
            "built": ("is read", "stops here", "never built"),
            "fit": ("built", "built", "built, stops at the data"),
            "fits": ("built", "learns", "learns"),
            "silent": ("built", "learns nothing", "always answers 1"),
        }[key]
        data = (f"x: {seen} features, ", "", f"y: {classes} classes, ")
        where = {"built": (1,), "fit": (0, 2), "fits": (), "silent": (2,)}[key] if marked is None else marked
        return Chain(titles, tuple(a + b for a, b in zip(data, says, strict=True)), where)

    code = "\n".join(
        [f"# x: (100, {seen}), y: (100,), whole numbers from 0 to {classes - 1}", _code(spec),
         f'model.compile("adam", loss="{loss}")', "model.fit(x, y)"]
    )  # fmt: skip
    told = {
        "built": "units must be a whole number above 0, and names of activations are written in small letters.",
        "fit": "The model is built, but x or y does not fit it, and that is seen only when they come.",
        "fits": "Input and x agree, every label has a place, and the loss takes whole numbers.",
        "silent": "A softmax over one unit is 1 for every sample, whatever is learned.",
    }
    return Check(
        "What becomes of this program?",
        options_of(
            Option(_FATES[fate][0], fate),
            [Option(_FATES[key][0], key, *_FATES[key][1:], drawn(key)) for key in random.sample(tuple(_FATES), 4)
             if key != fate],
            random,
        ),
        "Read from top to bottom: the arguments, what goes in, what comes out, what it is compared with.",
        told[fate],
        drawn(fate, (broken,) if broken >= 0 else ()),
        code,
    )  # fmt: skip


def _code(spec: ModelSpec) -> str:
    lines = [f"    {line}," for line in (input_code(spec.input), *map(layer_code, spec.layers))]
    return "\n".join(["model = keras.Sequential([", *lines, "])"])


KINDS = {
    "frozen_params": frozen_params,
    "named_output": named_output,
    "rare_score": rare_score,
    "configuration_fate": configuration_fate,
}
