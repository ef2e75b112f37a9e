"""Questions about learning: the next weight, a rate that falls, scaled numbers, nan, what a normalization keeps."""

from collections.abc import Callable
from random import Random

import numpy as np

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.sizes import distinct
from lessons.figures.pictures import Blocks, Chain, Grid, Picture, ShapeMove
from lessons.network.keras_code import layer_code
from lessons.network.layers import BatchNormalization, Dense, Input
from lessons.network.link import write_link
from lessons.network.readable import in_brackets
from lessons.network.spec import ModelSpec


def next_weight(random: Random) -> Check:
    """Where is the weight after one step of gradient descent?"""
    weight, slope = random.choice((-1, 1)) * random.randint(1, 9), random.choice((-1, 1)) * random.randint(2, 9)
    rate = random.choice((0.1, 0.2, 0.3))
    change = rate * slope
    right = weight - change

    def option(value: float, drawn: float, name: str = "", because: str = "") -> Option:
        return Option(f"{value:.1f}", round(value, 1), name, because,
                      Grid(((float(weight), drawn, value),), ((0, 2),), "step", "weight, change, after"))  # fmt: skip

    return Check(
        "One step of training, as in the valley. What is the weight **afterwards**?",
        options_of(
            option(right, -change),
            [
                option(weight + change, change, "You went uphill",
                       "The gradient points to where the loss grows. Which way do you want to go?"),
                option(weight - slope, float(-slope), "You left out the learning rate",
                       "How much of the gradient is one step?"),
                option(-change, -change, "You took the change for the weight",
                       "That is how far it moves. From where?"),
            ],
            random,
        ),
        "A step goes against the gradient, and the learning rate says how far.",
        f"{weight} − {rate} · {in_brackets(slope)} = {right:.1f}.",
        option(right, -change).picture,
        f"weight = {weight}.0\ngradient = {slope}.0\nlearning_rate = {rate}",
    )  # fmt: skip


def rate_at_step(random: Random) -> Check:
    """What is the learning rate after so many steps?"""
    rate, size = random.choice((0.8, 0.64, 0.4, 0.32, 0.16)), random.choice((50, 100, 200))
    count = random.randint(2, 3)
    right = rate * 0.5**count

    def option(value: float, factors: int, name: str = "", because: str = "") -> Option:
        before = tuple(f"{rate * 0.5**place:g}" for place in range(factors))
        told = tuple(f"after {place} drop{'s' if place != 1 else ''}" for place in range(factors + 1))
        return Option(f"{value:g}", value, name, because, Chain((*before, f"{value:g}"), told, (factors,)))

    return Check(
        f"What is `rate({size * count})`, the learning rate of step {size * count}?",
        options_of(
            option(right, count),
            [
                option(rate * 0.5, 1, "You made one drop", "How often does the number of steps reach a drop?"),
                option(rate * 0.5 * count, 1, "You multiplied by the count",
                       "Each drop takes a share of what is left, not of the beginning."),
                option(rate * 0.5 ** (count + 1), count + 1, "You made a drop too many",
                       "Count the drops: the first one comes at the end of the first stretch."),
            ],
            random,
        ),
        f"Every {size} steps the rate is multiplied once more.",
        f"{count} drops: {rate} · {' · '.join(['0.5'] * count)} = {right:g}.",
        option(right, count).picture,
        f"rate = keras.optimizers.schedules.ExponentialDecay(\n    {rate}, decay_steps={size}, decay_rate=0.5, "
        "staircase=True\n)",
    )  # fmt: skip


def scaled_value(random: Random) -> Check:
    """What does a number become when its column is scaled?"""
    return _standardized(random) if random.random() < 0.5 else _from_0_to_1(random)


def _from_0_to_1(random: Random) -> Check:
    least, part = random.randint(2, 9) * 10, random.randint(1, 9)
    span = random.choice((100, 200, 400))
    largest, number = least + span, least + span * part // 10
    column = [least, largest, number]
    random.shuffle(column)
    right = part / 10
    return _scaled(
        column, number, right, "the range from 0 to 1",
        [
            (number / largest, "You divided by the largest", "Then the least number would not become 0."),
            (float(number - least), "You only moved it", "How far is it from the least to the largest?"),
            (1 - right, "You counted from the other end", "Which number becomes 0, the least or the largest?"),
        ],
        "Subtract the least number, then divide by the distance from the least to the largest.",
        f"({number} − {least}) / ({largest} − {least}) = {right:g}.",
        random,
    )  # fmt: skip


def _standardized(random: Random) -> Check:
    mean, width = random.randint(3, 12) * 10, random.choice((4, 5, 20))
    column = [mean - width, mean + width] * 2
    random.shuffle(column)
    number = random.choice((mean - width, mean + width))
    right = float((number - mean) // width)
    another = (0.0, "You took another rule", "Which one becomes 0 here: the least or the mean?")
    return _scaled(
        column, number, right, "the mean 0 and the variance 1",
        [
            (float(number - mean), "You only moved it", "The mean is 0 now. Is the variance 1?"),
            (right / width, "You divided by the variance", "Is the variance itself a distance, or its root?"),
            *([another] if right < 0 else []),  # the largest number becomes 1 by either rule
        ],
        "Subtract the mean, then divide by the standard deviation, the usual distance from the mean.",
        f"({number} − {mean}) / {width} = {right:g}.",
        random,
    )  # fmt: skip


def _scaled(
    column: list[int], number: int, right: float, aim: str, wrong: list[tuple[float, str, str]], hint: str,
    reveal: str, random: Random,
) -> Check:  # fmt: skip
    def option(value: float, name: str = "", because: str = "") -> Option:
        return Option(
            f"{value:.3g}", value, name, because, Chain((str(number), f"{value:.3g}"), ("raw", "scaled"), (1,))
        )

    return Check(
        f"A feature has the numbers of `column`. It is brought to **{aim}**. What becomes of {number}?",
        options_of(option(right), [option(*each) for each in wrong], random),
        hint,
        reveal,
        option(right).picture,
        f"column = {column}",
    )


def nan_spread(random: Random) -> Check:
    """How far does one missing number spread?"""
    samples, features, units = distinct(random, 3, 3, 9)
    trains = random.random() < 0.5
    row = random.randrange(samples)
    params = features * units + units

    places = [(each, unit) for each in range(samples) for unit in range(units)]

    def cells(nan: Callable[[int, int], bool]) -> Grid:
        """The outputs, nan where a place (sample, unit) is one of these."""
        values = [[np.nan if nan(each, unit) else float(each) for unit in range(units)] for each in range(samples)]
        return Grid(tuple(map(tuple, values)), tuple(place for place in places if nan(*place)), "batch", "unit")

    def blocks(kernel: int, bias: int) -> Blocks:
        return Blocks((("kernel that is nan", kernel, units), ("bias that is nan", bias, units)))

    one = ("You followed the number alone", "A unit adds up all features of a sample. Is nan plus something a number?")
    picture: Picture
    if trains:
        right, picture = Option(str(params), params, picture=blocks(features, 1)), blocks(features, 1)
        wrong = [
            Option("0", 0, "You trusted the mean to hide it",
                   "The gradient of each weight is a sum over all samples. What comes back from this one?",
                   cells(lambda each, unit: False)),
            Option(str(units), units, "You spoiled one row of the kernel",
                   "The gradient of every row multiplies a number with what comes back from the loss. What comes back?",
                   blocks(1, 0)),
            Option(str(features * units), features * units, "You left out the biases",
                   "Is the bias reached by what comes back from the loss?", blocks(features, 0)),
        ]  # fmt: skip
        question = f"One step of training with this batch. How many of the {params} parameters are **nan** afterwards?"
        reveal = (
            "Each parameter's gradient is a sum over the samples. One of them is nan, so every parameter becomes nan."
        )
    else:
        right, picture = (
            Option(str(units), units, picture=cells(lambda each, _: each == row)),
            cells(lambda each, _: each == row),
        )
        wrong = [
            Option("1", 1, *one, cells(lambda each, unit: each == row and not unit)),
            Option(str(samples * units), samples * units, "You let it cross to other samples",
                   "Does a Dense mix the samples of a batch?", cells(lambda each, unit: True)),
            Option(str(samples), samples, "You followed a column", "A sample is a row. What happens in the other rows?",
                   cells(lambda each, unit: not unit)),
        ]  # fmt: skip
        question = f"How many of the {samples} · {units} outputs are **nan**?"
        reveal = (
            f"Every unit of sample {row} adds the missing number to its sum: {units} outputs. Other samples are safe."
        )
    spec = ModelSpec(Input((features,)), (Dense(units),))
    return Check(
        question,
        options_of(right, wrong, random),
        "nan plus any number is nan, and nan times any number is nan.",
        reveal,
        picture,
        f"x = np.ones(({samples}, {features}))\nx[{row}, {random.randrange(features)}] = np.nan\n"
        f"layer = keras.layers.Dense({units})" + ("" if trains else "\nlayer(x)"),
        write_link(spec),
    )


def normalization_params(random: Random) -> Check:
    """How many numbers of a BatchNormalization does training not learn?"""
    features, units = distinct(random, 2, 3, 60)
    spec = ModelSpec(Input((features,)), (Dense(units, "relu"), BatchNormalization()))

    def blocks(*names: str) -> Blocks:
        return Blocks(tuple((name, 1, units) for name in names))

    kept = ("moving mean", "moving variance")
    return Check(
        "How many parameters of the `BatchNormalization` are **not trainable**?",
        options_of(
            Option(str(2 * units), 2 * units, picture=blocks(*kept)),
            [
                Option(str(4 * units), 4 * units, "You counted all four",
                       "Two of the four are learned like a kernel and a bias. Which ones?",
                       blocks("gamma", "beta", *kept)),
                Option("0", 0, "You thought all of them learn",
                       "What does the layer use when there is no batch to take a mean of?", blocks("gamma", "beta")),
                Option(str(2 * features), 2 * features, "You counted the inputs",
                       "It normalizes what arrives at it. How many features does the Dense hand on?",
                       ShapeMove((None, features), ("batch", "feature"), f"Dense({units})", (None, units),
                                 ("batch", "feature"))),
            ],
            random,
        ),
        "It keeps two averages for each feature that arrives, and learns a factor and a shift.",
        f"A moving mean and a moving variance for each of the {units} features: 2 · {units} = {2 * units}.",
        blocks(*kept),
        "\n".join([f"keras.Input(({features},))", *map(layer_code, spec.layers)]),
        write_link(spec),
    )  # fmt: skip


KINDS = {
    "next_weight": next_weight,
    "rate_at_step": rate_at_step,
    "scaled_value": scaled_value,
    "nan_spread": nan_spread,
    "normalization_params": normalization_params,
}
