"""Questions about a kernel and a bias: their shapes, one output by hand, one initializer used twice."""

from random import Random

import numpy as np

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.sizes import distinct, network
from lessons.course.checks.written_table import written_table
from lessons.figures.pictures import Chain, Grid, ShapeMove, Words
from lessons.network.keras_code import layer_code
from lessons.network.layers import Dense
from lessons.network.shape import Shape, show_shape


def kernel_shape(random: Random) -> Check:
    """Which shape has the kernel of a Dense?"""
    inputs, units = distinct(random, 2)
    layer = Dense(units)
    facts, model = network((inputs,), layer)
    shape = facts.layers[0].weights[0].shape
    wrong = {
        (units, inputs): (
            "You turned it round",
            "That is W in the notation W·x. Keras calculates x·W: what is a row then?",
        ),
        (inputs,): ("You saw one unit", "Each unit has a weight for every input. How many units are there?"),
        (None, units): (
            "You gave the shape of the output",
            "The kernel knows nothing of the batch: it is there before any data.",
        ),
        (inputs, inputs): ("You forgot the units", "A row for each input. And a column for each what?"),
    }

    def drawn(each: Shape) -> ShapeMove:
        axes = ("feature", "unit") if None not in each else ("batch", "unit")
        return ShapeMove((inputs,), ("feature",), "kernel", each, axes[: len(each)])

    return Check(
        "Which shape does the **kernel** of this layer have?",
        options_of(
            Option(show_shape(shape), shape),
            [Option(show_shape(each), each, *told, drawn(each)) for each, told in wrong.items()],
            random,
        ),
        "x has one number for each input. In x·W the rows of W meet the numbers of x.",
        f"A row for each of the {inputs} inputs, a column for each of the {units} units: {show_shape(shape)}.",
        drawn(shape),
        f"keras.Input(({inputs},))\n{layer_code(layer)}",
        model,
    )


def one_output(random: Random) -> Check:
    """One output of a Dense by hand, in small whole numbers."""
    while True:
        inputs = random.randint(2, 3)
        x = np.array([random.randint(1, 4) for _ in range(inputs)])
        kernel = np.array([[random.randint(-3, 3) for _ in range(inputs)] for _ in range(inputs)])
        bias = np.array([random.choice((-2, -1, 1, 2)) for _ in range(inputs)])
        unit, relu = random.randrange(inputs), random.random() < 0.5
        score = int(x @ kernel[:, unit] + bias[unit])
        right, bare = _left_of(score, relu), _left_of(score - int(bias[unit]), relu)
        turned = _left_of(int(x @ kernel[unit] + bias[unit]), relu)
        if len({right, turned, bare}) == 3:
            break
    column = tuple((row, unit) for row in range(inputs))
    rows = tuple(tuple(float(each) for each in row) for row in kernel)
    whole = Grid(rows, column, "input", "unit")

    def added(bias: int, bends: bool) -> Words:
        """The sum, and what the activation makes of it; a bias of 0 is one left out."""
        terms = [(f"input {row}", f"{x[row]} · ({kernel[row, unit]})", int(x[row] * kernel[row, unit]))
                 for row in range(inputs)]  # fmt: skip
        terms.append(("bias", "" if bias else "left out", bias))
        total = sum(each for _, _, each in terms)
        terms.append(("output", "relu" if bends else "relu left out" if relu else "", _left_of(total, bends)))
        return Words(tuple((name, (how, str(each))) for name, how, each in terms), ((inputs + 1, 1),), "", ("", "adds"))

    options = options_of(
        Option(f"{right}", right),
        [
            Option(
                f"{score}",
                score,
                "You forgot the activation",
                "The sum is not the end: what does relu do to it?",
                added(int(bias[unit]), bends=False),
            ),
            Option(
                f"{turned}",
                turned,
                "You took a row of the kernel",
                "A unit's weights stand below each other, in a column.",
                Grid(rows, tuple((unit, c) for c in range(inputs)), "input", "unit"),
            ),
            Option(
                f"{bare}",
                bare,
                "You forgot the bias",
                "Each unit adds one number of its own.",
                added(0, relu),
            ),
            Option(
                f"{x.sum() + bias[unit]}",
                x.sum() + bias[unit],
                "You left the weights out",
                "Each input is multiplied by its weight before the sum.",
                Grid((tuple(float(each) for each in x),), tuple((0, place) for place in range(inputs)), "", "input"),
            ),
        ],
        random,
    )
    sums = " + ".join(f"{each}·({weight})" for each, weight in zip(x, kernel[:, unit], strict=True))
    activation = ', activation="relu"' if relu else ""
    return Check(
        f"What is **output {unit}** of this layer? Units are counted from 0.",
        options,
        "Take the column of that unit, multiply number by number, add up, add the bias, then apply the activation.",
        f"{sums} + ({bias[unit]}) = {score}" + (f", and relu makes it {right}." if relu else "."),
        whole,
        f"layers.Dense({inputs}{activation})\nx      = {x.tolist()}\n"
        f"{written_table('kernel = ', kernel.tolist())}\nbias   = {bias.tolist()}",
    )


def one_seed(random: Random) -> Check:
    """One seeded initializer for kernel and bias: what is alike?"""
    inputs, units = distinct(random, 2, 2, 6)
    seed = random.randint(1, 9999)
    twice = random.random() < 0.6
    alike = "the bias equals row 0 of the kernel"
    texts = {
        alike: ("You saw one seed where there are two", "Compare the two seeds in the code."),
        "nothing is alike: no number comes twice": (
            "You thought a seed is used up",
            "A fixed seed starts the same draw again at every call. What does the second call begin with?",
        ),
        "every row of the kernel is the same": (
            "You thought each row is drawn anew",
            "The kernel is one call. Within a call the numbers go on.",
        ),
        "the bias is all zeros, as by default": (
            "You kept the default",
            "zeros is what a bias gets when nothing is said. Here something is said.",
        ),
    }
    right = alike if twice else "nothing is alike: no number comes twice"
    other = seed if twice else seed + 1
    code = (
        f"first = RandomNormal(seed={seed})\nsecond = RandomNormal(seed={other})\n"
        f"keras.Input(({inputs},))\n"
        f"layers.Dense(\n    {units},\n    kernel_initializer=first,\n    bias_initializer=second,\n)"
    )

    def drawn(text: str) -> Chain:
        starts = {alike: (0, units, 0), "every row of the kernel is the same": (0, 0, units)}.get(
            text, (0, units, inputs * units)
        )
        shown = [f"numbers {start + 1} to {start + units}" for start in starts]
        if "zeros" in text:
            shown[2] = "zeros"
        if right != alike and text == right:
            shown[2] = "numbers of the other seed"
        same = tuple(place for place in range(3) if shown.count(shown[place]) > 1)
        return Chain(("kernel, row 0", "kernel, row 1", "bias"), tuple(shown), same)

    return Check(
        "The layer is built. What is true of its first numbers?",
        options_of(
            Option(right, twice),
            [Option(text, None, *why, drawn(text)) for text, why in texts.items() if text != right],
            random,
        ),
        "The same seed always begins with the same numbers. Which of them fill row 0, and which the bias?",
        f"Both draws begin with the same {units} numbers: they are row 0 of the kernel, and the whole bias."
        if twice
        else "Another seed draws other numbers.",
        drawn(right),
        code=code,
    )


def _left_of(total: int, relu: bool) -> int:
    return max(total, 0) if relu else total


KINDS = {"kernel_shape": kernel_shape, "one_output": one_output, "one_seed": one_seed}
