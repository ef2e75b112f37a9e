"""Questions about ids and drawing: which row an Embedding looks up, and what a temperature does to the softmax."""

from random import Random

import numpy as np

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.next_words import NOUNS
from lessons.figures.pictures import Words
from lessons.network.activations import softmax

Array = np.ndarray
_SHARES = ((0.5, 0.3, 0.2), (0.6, 0.3, 0.1), (0.7, 0.2, 0.1), (0.4, 0.35, 0.25), (0.55, 0.25, 0.2), (0.6, 0.25, 0.15))


def embedding_row(random: Random) -> Check:
    """What leaves an Embedding for these ids?"""
    rows, width = random.randint(4, 6), 2
    table = np.array(random.sample(range(1, 40), rows * width), float).reshape(rows, width) / 10
    ids = random.sample(range(1, rows - 1), 2)
    right = table[ids]

    def drawn(made: Array) -> Words:
        lines = (*((f"row {place}", _texts(row)) for place, row in enumerate(table)),
                 *((f"for id {each}", _texts(row)) for each, row in zip(ids, made, strict=True)))  # fmt: skip
        marked = [(place, column) for place in ids for column in range(width) if np.array_equal(made, right)]
        marked += [(rows + place, column) for place in range(len(ids)) for column in range(made.shape[1])]
        if made.shape[1] > width:  # one-hot rows are as wide as there are ids
            lines = tuple((name, words + ("",) * (made.shape[1] - len(words))) for name, words in lines)
        return Words(lines, tuple(marked), "feature")

    wrong = (
        (np.array(ids)[:, None] * table[0], "You took the id for an amount",
         "An id is a name. Is the layer to multiply by it, or to look something up?"),
        (table[[each - 1 for each in ids]], "You counted the rows from 1", "The first row of the table has the id 0."),
        (np.eye(rows)[ids], "You made one-hot rows",
         "How many features has an output of this layer? Look at its second number."),
        (table[sorted(ids, reverse=ids == sorted(ids))], "You put the ids in order",
         "The answers stand in the order of the steps."),
    )  # fmt: skip
    return Check(
        "Two ids go in. What comes out, a row for each step?",
        options_of(
            Option(_listed(right), _listed(right), picture=drawn(right)),
            [Option(_listed(each), _listed(each), name, why, drawn(each)) for each, name, why in wrong],
            random,
        ),
        "The layer holds a table with a row for each id. It looks up, it does not multiply.",
        f"Row {ids[0]} of the table, then row {ids[1]}.",
        drawn(right),
        code=f"layer = keras.layers.Embedding({rows}, {width})  # its table:\ntable = {_listed(table)}\nids = {ids}",
    )


def temperature_share(random: Random) -> Check:
    """What does a temperature make of the likeliest word's share?"""
    shares, words = np.array(random.choice(_SHARES)), random.sample(NOUNS, 3)
    temperature = random.choice((0.5, 2.0))
    right = at(shares, temperature)
    cold = temperature < 1
    divided = shares / temperature
    wrong = (
        (at(shares, 1 / temperature), "You turned the temperature round",
         "Think of heat as unrest. What does a cold network do with its favorite?"),
        (shares, "You let the temperature shake the dice only",
         "The draw is as before. The scores are divided first, so the shares themselves move."),
        (np.eye(3)[shares.argmax()] if cold else np.full(3, 1 / 3),
         "You cooled it to the end" if cold else "You heated it to the end",
         "That is where it goes for a far more extreme temperature. Here the scores are only divided by this one."),
        (divided, "You divided the shares", "The scores are divided, before the softmax. Do your shares sum to 1?"),
    )  # fmt: skip

    def drawn(made: Array) -> Words:
        rows = (("1", _texts(shares, 2)), (f"{temperature:g}", _texts(made, 2)))
        return Words(rows, ((1, 0),), "class", tuple(words))

    listing = ", ".join(f'"{word}": {share:.2f}' for word, share in zip(words, shares, strict=True))
    return Check(
        f"A word is drawn at **temperature {temperature:g}**. With which probability is it “{words[0]}”?",
        options_of(
            Option(f"{right[0]:.2f}", float(right[0]), picture=drawn(right)),
            [Option(f"{each[0]:.2f}", float(each[0]), name, why, drawn(each)) for each, name, why in wrong],
            random,
        ),
        "Dividing the scores by 0.5 squares each share, dividing them by 2 takes its square root. Then all are made to "
        "sum to 1 again.",
        f"{'Squares' if cold else 'Square roots'}, made to sum to 1: "
        f"{', '.join(f'{each:.2f}' for each in right)}. "
        f"{'A low temperature favors the likeliest.' if cold else 'A high temperature gives the others a chance.'}",
        drawn(right),
        code=f"softmax_at_temperature_1 = {{{listing}}}",
    )


def at(shares: Array, temperature: float) -> Array:
    """The softmax of the same scores, divided by a temperature.

    >>> at(np.array([0.6, 0.2, 0.2]), 0.5).round(2).tolist()
    [0.82, 0.09, 0.09]
    """
    divided: Array = softmax(np.log(shares) / temperature)
    return divided


def _texts(row: Array, digits: int = 1) -> tuple[str, ...]:
    return tuple(f"{each:.{digits}f}" for each in row)


def _listed(rows: Array) -> str:
    return "[" + ", ".join("[" + ", ".join(_texts(row)) + "]" for row in rows) + "]"


KINDS = {"embedding_row": embedding_row, "temperature_share": temperature_share}
