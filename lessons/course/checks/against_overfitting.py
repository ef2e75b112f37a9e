"""Questions about what is done against overfitting: fewer units, dropout, penalties."""

from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.shown.pyramids import units_problem
from lessons.figures.pictures import Chain, Grid


def units_value(random: Random) -> Check:
    """Which value does Keras refuse as `units`?"""
    refused = random.choice([0, -random.randint(1, 9), float(random.randint(1, 99)), str(random.randint(2, 99))])
    taken = sorted(random.sample([1, 2, 3, 5, 7, 12, 100, 333, 1000, random.randint(13, 90)], 3))
    look = (
        "Which of these can never count things?" if isinstance(refused, int) else "Which type does Python see in each?"
    )

    def told(value: int) -> tuple[str, str]:
        if value <= 3:
            return "You took a small size for none", "Is there a smallest whole number of units that makes sense?"
        if value >= 100:
            return (
                "You thought there is a largest size",
                "Keras builds what you ask for. Look for another kind of number.",
            )
        return "You took a plain number for a wrong one", look

    return Check(
        "`layers.Dense(units=...)`: which of these makes Keras **stop**?",
        options_of(
            Option(_written(refused), refused),
            [Option(_written(value), value, *told(value), Chain((f"units={value}",), ("ValueError",), (0,)))
             for value in taken],
            random,
        ),
        "`units` counts. What can a count be?",
        units_problem(refused),
        code=f"keras.Input(({random.randint(2, 40)},))\nlayers.Dense(units=...)",
    )  # fmt: skip


def dropout_values(random: Random) -> Check:
    """What can leave a Dropout?"""
    rate = random.choice((0.2, 0.5, 0.75, 0.8))
    x = float(random.randint(1, 9) * 2)
    training = random.random() < 0.75
    kept = round(x / (1 - rate), 6)
    sets = {
        "kept": ((0.0, kept), "You scaled at the wrong time", "Is anything dropped here that must be made up for?"),
        "plain": ((0.0, x), "You forgot what the others make up for",
                  "If some numbers become 0 and the rest stays, what happens to the mean?"),
        "same": ((x,), "You dropped nothing", "What is a Dropout for while the network trains?"),
        "less": ((0.0, round(x * (1 - rate), 6)), "You made the kept numbers smaller",
                 "The sum has already lost the dropped ones. Which way must the others move?"),
    }  # fmt: skip
    right = "kept" if training else "same"

    def option(key: str) -> Option:
        values, name, because = sets[key]
        text = " or ".join(f"{each:g}" for each in values)
        picture = Grid((values,), (), "in training" if training else "at inference", "can come out")
        return Option(text, values, *(("", "") if key == right else (name, because)), picture)

    return Check(
        f"The number {x:g} reaches a `Dropout({rate})` {'in training' if training else 'at inference, in `predict`'}. "
        "What can come out?",
        options_of(option(right), [option(key) for key in sets if key != right], random),
        "Think of the mean over many batches: it has to be the number that came in.",
        f"It is dropped, or multiplied by 1/(1 − {rate}) = {1 / (1 - rate):g}, so that the mean stays."
        if training
        else "At inference a Dropout hands everything on as it is.",
        option(right).picture,
        f"layers.Dropout({rate})(x, training={training})",
    )


def penalty_value(random: Random) -> Check:
    """What does a regularizer add to the loss?"""
    kind, factor = random.choice(("l1", "l2")), random.choice((0.1, 0.01))
    while True:
        weights = [float(random.choice((-1, 1)) * random.randint(1, 6)) for _ in range(3)]
        sums = _sums(weights, kind)
        # a mixture of signs, or keeping them is no mistake
        if sum(weights) > 0 and len({abs(each) for each in weights}) == 3 and len(set(sums.values())) == len(sums):
            break
    told = {
        "l1": ("You summed the sizes", "That is the other of the two rules. Which one has a square?"),
        "l2": ("You summed the squares", "That is the other of the two rules. Which one takes sizes?"),
        "plain": ("You kept the signs", "Then a weight below 0 would be a gain. Is it one?"),
        "mean": ("You took the mean", "Is it a mean or a sum that is multiplied by the factor?"),
    }

    def option(key: str) -> Option:
        value = round(factor * sums[key], 6)
        counted, drawn = _counted(weights, kind if key == "mean" else key), "weights, counted"
        if key == "mean":
            counted, drawn = tuple(round(each / len(weights), 2) for each in counted), f"{drawn}, over {len(weights)}"
        return Option(f"{value:g}", value, *(("", "") if key == kind else told[key]),
                      Grid((tuple(weights), counted), tuple((1, place) for place in range(3)), drawn,
                           "weight"))  # fmt: skip

    other = "l1" if kind == "l2" else "l2"
    return Check(
        "What does this add to the loss?",
        options_of(option(kind), [option(other), option("plain"), option("mean")], random),
        "L1 goes with sizes, L2 with squares. Then sum, then multiply.",
        f"{factor} · ({' + '.join(f'{each:g}' for each in _counted(weights, kind))}) = {option(kind).text}.",
        option(kind).picture,
        f"kernel = np.array([[{', '.join(f'{each:g}' for each in weights)}]])\nregularizers.{kind}({factor})(kernel)",
    )


def _counted(weights: list[float], rule: str) -> tuple[float, ...]:
    """What is summed: |w| for "l1", w² for "l2", w itself for "plain"."""
    return tuple(each**2 if rule == "l2" else abs(each) if rule == "l1" else each for each in weights)


def _sums(weights: list[float], kind: str) -> dict[str, float]:
    """What the factor is multiplied with, by the rule asked for and by each mistake."""
    found = {rule: sum(_counted(weights, rule)) for rule in ("l1", "l2", "plain")}
    return {**found, "mean": found[kind] / len(weights)}


def _written(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


KINDS = {"units_value": units_value, "dropout_values": dropout_values, "penalty_value": penalty_value}
