"""Questions about activations: their values, their names, dead units, layers that are one, formulas that overflow."""

from dataclasses import replace
from random import Random

import numpy as np

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.sizes import distinct
from lessons.course.checks.written_table import written_table
from lessons.course.shown.activation_names import NAMES
from lessons.figures.pictures import Chain, Grid, ShapeMove
from lessons.network.keras_code import layer_code
from lessons.network.layers import Dense, Input
from lessons.network.link import write_link
from lessons.network.spec import ModelSpec

_REFUSED = ("Softmax", "ReLU", "Relu", "Tanh", "TanH", "Sigmoid", "LeakyReLU", "leakyrelu", "Softplus", "ELU", "none")


def activation_value(random: Random) -> Check:
    """What does relu, or its leaky kind, make of a row of sums?"""
    leaky = random.random() < 0.5
    sums = [float(-5 * each) for each in random.sample(range(1, 7), 2)]
    sums += [float(each) for each in random.sample(range(1, 10), 2)]
    random.shuffle(sums)
    cut = [max(each, 0.0) for each in sums]
    leaked = [each if each > 0 else each / 5 for each in sums]
    right = leaked if leaky else cut
    wrong = [
        (cut, "You cut at 0", "That is relu. What is the leak for?")
        if leaky
        else (leaked, "You let something through", "There is a kind of relu that leaks below 0. Is this one of them?"),
        (
            [abs(each) for each in sums],
            "You took the size",
            "A size has lost its sign. What is left of 0 on the curve?",
        ),
        ([min(each, 0.0) for each in sums], "You kept the wrong side", "Which half of the curve is the flatter one?"),
    ]
    return Check(
        "What comes out?",
        options_of(
            Option(_listed(right), right, picture=_row(right)),
            [Option(_listed(each), each, name, because, _row(each)) for each, name, because in wrong],
            random,
        ),
        "Take the numbers one by one: is it above 0 or below?",
        "Numbers above 0 pass. " + ("Those below are multiplied by 0.2." if leaky else "Those below become 0."),
        _row(right),
        f"x = {_listed(sums)}\nkeras.activations.{'leaky_relu' if leaky else 'relu'}(x)"
        + ("  # negative_slope is 0.2" if leaky else ""),
    )


def one_layer(random: Random) -> Check:
    """Which single layer can do what three layers do?"""
    inputs, *units = distinct(random, 4)
    bent = random.random() < 0.35
    spec = ModelSpec(Input((inputs,)), tuple(Dense(each, "relu" if bent else None) for each in units))

    def drawn(size: int) -> ShapeMove:
        return ShapeMove((None, inputs), ("batch", "feature"), f"Dense({size})", (None, size), ("batch", "feature"))

    def single(size: int, name: str = "", because: str = "") -> Option:
        return Option(f"Dense({size}), without an activation", size, name, because, drawn(size))

    last = units[-1]
    seen = (
        "You did not see the bend",
        "Look at the activations. Can a product of kernels do what they do?",
    )
    none = (
        "You thought depth alone is enough",
        "Multiply the kernels one after another. What is the product of matrices?",
    )
    because = seen[1] if bent else "How many numbers leave the last layer?"
    wrong = [
        Option("none: three layers can do more", None, *none, _three(units)) if not bent else single(last, *seen),
        single(sum(units), "You added the units", because),
        single(units[0], "You kept the first layer only", because),
    ]
    return Check(
        "These layers have weights that are not 0. Which single layer could give the same outputs for every input?",
        options_of(Option("none: three layers can do more", None) if bent else single(last), wrong, random),
        "Write it down: ((x·A)·B)·C. Is there anything between the products?",
        "relu stands between the products, so they cannot be joined."
        if bent
        else f"x·A·B·C is x times one matrix of shape ({inputs}, {last}), and the biases add up to one bias.",
        None if bent else drawn(last),
        "\n".join([f"keras.Input(({inputs},))", *map(layer_code, spec.layers)]),
        write_link(spec),
    )


def dead_unit(random: Random) -> Check:
    """Which unit is dead after a relu?"""
    units = 4
    while True:
        sums = np.array([[random.choice((-1, 1)) * random.randint(1, 9) for _ in range(units)] for _ in range(4)])
        dead = np.flatnonzero((sums < 0).all(axis=0))
        lowest = int(sums.min(axis=0).argmin())
        is_clear = (sums.min(axis=0) == sums.min()).sum() == 1 and lowest not in dead
        if is_clear and len(dead) == (0 if random.random() < 0.2 else 1):
            break
    right = int(dead[0]) if len(dead) else -1
    rows = tuple(tuple(float(each) for each in row) for row in sums)
    highest = tuple((int(row), unit) for unit, row in enumerate(sums.argmax(axis=0)))

    def option(unit: int, name: str = "", because: str = "") -> Option:
        framed = tuple((row, unit) for row in range(4)) if unit >= 0 else highest
        text = f"unit {unit}" if unit >= 0 else "none of them"
        return Option(text, unit, name, because, Grid(rows, framed, "batch", "unit"))

    others = [unit for unit in range(units) if unit not in (right, lowest)]
    wrong = [
        option(lowest, "You looked for the smallest number", "One small number is no death. What are its others?"),
        *(
            option(unit, "You stopped too early", "Go down its column: does it ever get above 0?")
            for unit in sorted(others, key=lambda unit: -(sums[:, unit] < 0).sum())[:1]
        ),
        *(
            option(unit, "You read along a row", "A row is one sample. A unit is a column.")
            for unit in range(units)
            if (sums[unit] < 0).all() and unit != right
        ),
        *(
            [option(-1, "You did not look down the columns", "Cover all columns but one, then the next one.")]
            if right >= 0
            else []
        ),
    ]
    return Check(
        "The sums of 4 units for all 4 samples of a training set. A `relu` comes next. Which unit is **dead**?",
        options_of(option(right), wrong, random),
        "A dead unit gives 0 for every sample.",
        f"All sums of unit {right} are below 0: its output is always 0, and no gradient gets through."
        if right >= 0
        else "Every unit is above 0 for some sample, so each of them can learn.",
        option(right).picture,
        written_table("sums = np.array(", sums.tolist(), ")"),
    )


def naive_result(random: Random) -> Check:
    """What gives the formula of softmax, worked out as it is written?"""
    case = random.choice(("large", "fits", "small"))
    if case == "large":
        scores = (float(random.randint(2, 30) * 50), float(random.randint(0, 9)))
    elif case == "fits":
        scores = (float(random.randint(30, 80)), float(random.randint(0, 9)))
    else:
        scores = (-float(random.randint(3, 10) * 50), -float(random.randint(11, 30) * 50))
    texts = {
        "fits": ("[1.0, 0.0]", [1.0, 0.0], "You took the exact answer",
                 "So it should be. But follow the powers one by one: does each fit into 32 bits?"),
        "large": ("[nan, 0.0]", [np.nan, 0.0], "You saw a power that is too large",
                  "32-bit numbers go up to about e to the 88. Is a power here above that?"),
        "small": ("[nan, nan]", [np.nan, np.nan], "You saw powers that are too small",
                  "Below about e to the -103 a 32-bit number is 0. Are both powers so small?"),
        "": ("[0.5, 0.5]", [0.5, 0.5], "You found no difference", "The two scores are far apart. Which one wins?"
             if case == "fits" else "Follow the powers one by one: does each fit into 32 bits?"),
    }  # fmt: skip
    told = {
        "large": "The first power is inf, so is the sum, and inf / inf is nan. The second power divided by inf is 0.",
        "fits": "Both powers fit into 32 bits, so the formula gives what it should.",
        "small": "Both powers are 0, so is their sum, and 0 / 0 is nan.",
    }
    return Check(
        "What does this give, to one digit?",
        options_of(
            Option(*texts[case][:2]),
            [Option(*each, picture=_quotients(each[1])) for key, each in texts.items() if key != case],
            random,
        ),
        "Write down both powers, then their sum, then the two quotients.",
        told[case] + (" Keras subtracts the largest score first." if case != "fits" else ""),
        code=f"z = np.array([{scores[0]}, {scores[1]}], dtype=np.float32)\np = np.exp(z)\np / p.sum()",
    )


def activation_name(random: Random) -> Check:
    """Which name does Keras refuse?"""
    refused = random.choice(_REFUSED)
    look = "Which of these words is no function?" if refused == "none" else "Look at how the words are written."
    units = random.randint(2, 12)
    near = [name for name in ("softmax", "relu", "tanh", "sigmoid", "leaky_relu") if name != refused]
    rare = [name for name in NAMES if name not in near]
    wrong = [
        Option(f'"{random.choice(near)}"', None, "You refused a plain name", "That is how Keras writes it itself."),
        *(
            Option(
                f'"{name}"', None, "You took a rare name for a wrong one",
                f"Keras knows more than thirty activations. {look}",
            )
            for name in random.sample(rare, 2)
        ),
    ]  # fmt: skip
    wrong = [
        replace(each, value=each.text.strip('"'), picture=Chain((f"activation={each.text}",), ("ValueError",), (0,)))
        for each in wrong
    ]
    return Check(
        f"`layers.Dense({units}, activation=...)`: which of these makes Keras **stop**?",
        options_of(Option(f'"{refused}"', refused), wrong, random),
        f"Each name is that of a function. {look}"
        if refused == "none"
        else "Names of functions in Python are written in small letters, with a line between words.",
        f"Could not interpret activation function identifier: {refused}."
        + (" For no activation leave the argument out." if refused == "none" else ""),
    )


def _three(units: list[int]) -> Chain:
    return Chain(tuple(f"Dense({each})" for each in units), tuple(f"(None, {each})" for each in units), (0, 1, 2))


def _quotients(values: list[float]) -> Chain:
    powers = {1.0: "large, small", 0.5: "the same, twice"}.get(values[0], "")
    if not powers:
        powers = "inf, not inf" if not np.isnan(values[1]) else "0, 0"
    return Chain(("np.exp(z)", "p / p.sum()"), (powers, ", ".join(f"{each:g}" for each in values)), ())


def _row(values: list[float]) -> Grid:
    return Grid((tuple(values),), (), "batch", "unit")


def _listed(values: list[float]) -> str:
    return "[" + ", ".join(f"{each:g}" for each in values) + "]"


KINDS = {
    "activation_value": activation_value,
    "one_layer": one_layer,
    "dead_unit": dead_unit,
    "naive_result": naive_result,
    "activation_name": activation_name,
}
