"""Questions about labels: how many pairs are compared, how many places are needed, which weight is even?"""

from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.losses import IDS, NUMBERS, code_of
from lessons.course.checks.sizes import distinct
from lessons.figures.pictures import Grid, ShapeMove
from lessons.network.axes import Axes
from lessons.network.layers import GRU, Dense, Input
from lessons.network.link import write_link
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec


def pairs_averaged(random: Random) -> Check:
    """How many squared differences does a silent broadcast average?"""
    samples, steps, features, units = distinct(random, 4)
    cube = samples * steps * samples

    def drawn(shape: Shape, axes: Axes) -> ShapeMove:
        return ShapeMove((samples, steps, 1), ("batch", "time", "feature"), "− y", shape, axes)

    right = drawn((samples, steps, samples), ("batch", "time", "batch"))
    spec = ModelSpec(
        Input((steps, features)), (GRU(units, return_sequences=True), Dense(1)), loss=NUMBERS, target=(None,)
    )
    return Check(
        f"A batch of {samples} samples; `y` has the shape ({samples},), one number for each. How many squared "
        "differences go into the mean?",
        options_of(
            Option(f"{cube:,}", cube, picture=right),
            [
                Option(
                    f"{samples * steps:,}",
                    samples * steps,
                    "You let every output meet its own sample",
                    "Shapes are lined up from the right. Which axis of the output meets the only axis of y?",
                    drawn((samples, steps), ("batch", "time")),
                ),
                Option(
                    "none, Keras stops with an error",
                    0,
                    "You trusted Keras to complain",
                    "This loss does not compare the shapes. Which rule decides instead?",
                    ShapeMove(
                        (samples, steps, 1),
                        ("batch", "time", "feature"),
                        "checked",
                        (samples, steps),
                        ("batch", "time"),
                    ),
                ),
                Option(
                    f"{samples:,}",
                    samples,
                    "You counted the labels",
                    "Each label is used more than once. By how many outputs?",
                    drawn((samples,), ("batch",)),
                ),
            ],
            random,
        ),
        "Write the shape of the output above the shape of y, both ending at the right. A 1 or a gap is stretched.",
        f"({samples}, {steps}, 1) and ({samples},) become ({samples}, {steps}, {samples}): every output meets the "
        "number of every sample.",
        right,
        code=code_of(spec),
        model=write_link(spec),
    )


def label_slots(random: Random) -> Check:
    """How many units does a head need for these labels?"""
    largest, first = random.randint(5, 12), random.randint(1, 2)
    labels = [*random.sample(range(first, largest), 3), largest]
    random.shuffle(labels)
    span = largest - min(labels) + 1

    def places(units: int) -> Grid:
        return Grid((tuple(range(units)),), tuple((0, each) for each in labels if each < units), "head", "place")

    told = (
        (largest, "You counted to the largest label", "The first place of a softmax is 0. Is there a place for all?"),
        (span, "You counted from the first label", "A label is a place, and the places below it are there as well."),
        (4, "You counted different labels", "A label is a place in the row, not its rank among the labels."),
        (largest + 2, "You kept a place too many", "It would run. But one place more than needed is never a label."),
    )
    return Check(
        "How many units must the softmax head have **at least**?",
        options_of(
            Option(str(largest + 1), largest + 1, picture=places(largest + 1)),
            [Option(str(units), units, name, why, places(units)) for units, name, why in told],
            random,
        ),
        "Write the places of the softmax in a row, beginning with 0, until the largest label has one.",
        f"The places are 0 to {largest}: that is {largest} + 1. A label without a place stops the training, "
        "or makes the loss nan on a graphics card.",
        places(largest + 1),
        code=f"y = np.array({labels})\nmodel.compile(loss={IDS!r})",
    )


def balanced_weight(random: Random) -> Check:
    """Which weight makes a rare class count as much as a common one?"""
    few, times = random.randint(2, 30) * 2, random.randint(3, 19)
    common = few * times

    def table(weight: float) -> Grid:
        return Grid(
            ((common, 1, common), (few, weight, few * weight)), ((0, 2), (1, 2)), "class", "count, weight, both"
        )

    return Check(
        f"{common:,} samples are of class 0, {few} of class 1. Class 0 has the weight 1. Which weight makes class 1 "
        "count **as much in total**?",
        options_of(
            Option(str(times), float(times), picture=table(times)),
            [
                Option(
                    str(times + 1),
                    float(times + 1),
                    "You compared with all samples",
                    "The two classes are to be alike. Compare them with each other.",
                    table(times + 1),
                ),
                Option(
                    f"1/{times}",
                    1 / times,
                    "You turned it round",
                    "Then each rare sample would count less than a common one.",
                    table(1 / times),
                ),
                Option("1", 1.0, "You left them alike", "Then a class counts as often as it occurs.", table(1)),
            ],
            random,
        ),
        "Multiply: samples times weight must be the same number for both classes.",
        f"{common:,} · 1 = {few} · {times}.",
        table(times),
        code=f"model.fit(x, y, class_weight={{0: 1, 1: ...}})  # {common} and {few} samples",
    )


KINDS = {"pairs_averaged": pairs_averaged, "label_slots": label_slots, "balanced_weight": balanced_weight}
