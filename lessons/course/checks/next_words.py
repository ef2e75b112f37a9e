"""Questions about next words: what the softmax learns, where targets come from, how low a loss can get."""

from collections.abc import Sequence
from math import log
from random import Random

import numpy as np

from lessons.course.checks.check import Check, Option, options_of
from lessons.figures.pictures import Words

NOUNS = ("snail", "heron", "fox", "owl", "goat", "mole", "wren", "toad")
WINDOW = 4


def softmax_end(random: Random) -> Check:
    """Where does training take the softmax after a word that several words follow?"""
    words = random.sample(NOUNS, 3)
    while True:
        counts = np.sort(np.array(random.sample(range(1, 9), 3)))[::-1]
        if counts.sum() in (10, 12, 15, 20) or counts.sum() == 16:
            break
    likely = np.exp(counts - counts.max())

    def told(shares: np.ndarray) -> str:
        return ", ".join(f"{word} {share:.2f}" for word, share in zip(words, shares, strict=True))

    def drawn(shares: np.ndarray) -> Words:
        return Words((("came", tuple(map(str, counts))), ("softmax", tuple(f"{each:.2f}" for each in shares))),
                     tuple((1, place) for place in range(3)), "class", tuple(words))  # fmt: skip

    right = counts / counts.sum()
    wrong = (
        (np.array([1.0, 0, 0]), "You let the winner take all",
         "A softmax of 1.00 pays dearly each time another word comes. Which shares cost least in the mean?"),
        (np.full(3, 1 / 3), "You counted all that came the same",
         "Each time a word comes its score is pushed up once. Which word was pushed up more often?"),
        (likely / likely.sum(), "You took the counts for scores",
         "A score may end anywhere. What the loss compares is how often each word came."),
    )  # fmt: skip
    listing = ", ".join(f'"{word}": {count}' for word, count in zip(words, counts, strict=True))
    return Check(
        "After “the” these words came so often, and no others. A network trains on the text for a long time. Where "
        "does its softmax after “the” **end**?",
        options_of(
            Option(told(right), tuple(right.tolist()), picture=drawn(right)),
            [Option(told(each), tuple(each.tolist()), name, why, drawn(each)) for each, name, why in wrong],
            random,
        ),
        "Each time a word comes, the loss is −log of its share. Which shares make the mean of all these least?",
        f"{counts.sum()} times something came after “the”; each word's share is its count over {counts.sum()}.",
        drawn(right),
        code=f"came_after_the = {{{listing}}}",
    )


def shifted_target(random: Random) -> Check:
    """What is the target of a window of a text?"""
    shift = random.choice((1, 1, 2))
    text = random.sample(range(1, 30), WINDOW + 4)
    x = text[1 : 1 + WINDOW]
    right = text[1 + shift : 1 + shift + WINDOW]
    back, far = text[:WINDOW], text[4 - shift : 4 - shift + WINDOW]
    ring = [*x[1:], x[0]] if shift == 1 else [*x[2:], *x[:2]]

    def drawn(y: Sequence[int]) -> Words:
        row = tuple(map(str, y))
        return Words((("x", tuple(map(str, x))), ("y", row)), tuple((1, step) for step in range(WINDOW)))

    wrong = (
        (x, "You let it copy", "Then the network has to say the very word it was just told. Is that a prediction?"),
        (far, "You shifted by another number", "Count in the text: how far is the word you want from the one fed?"),
        (ring, "You closed the window to a ring",
         "The text goes on after the window. Which word comes after its last one?"),
        (back, "You shifted the wrong way", "That is a word which was read before. Is it the one to predict?"),
    )  # fmt: skip
    aim = "the **next** word" if shift == 1 else "the word **two steps ahead**"
    return Check(
        f"After each word of `x` the network is to say {aim}. What is `y`?",
        options_of(
            Option(str(right), tuple(right), picture=drawn(right)),
            [Option(str(each), tuple(each), name, why, drawn(each)) for each, name, why in wrong],
            random,
        ),
        "Put your finger on the first word of x in the text. Where is the word it is to be answered with?",
        f"y is the text shifted by {shift}: y\\[t\\] is the word {shift} after x\\[t\\].",
        drawn(right),
        code=f"text = np.array({text})\nx = text[1:{1 + WINDOW}]  # {x}",
    )


def least_loss(random: Random) -> Check:
    """How low can the loss get, for this shift of the target?"""
    shift, ways = random.choice((0, 1)), random.randint(2, 4)
    nouns = random.sample(NOUNS, ways)
    names = ["the", *nouns]
    share = log(ways)
    values = {"copy": 0.0, "mean": share / 2, "fork": share, "fresh": log(len(names))}
    right = "mean" if shift else "copy"
    why = {
        "copy": ("You thought the text leaves no doubt", "After “the”, which word comes? Can anybody know?"),
        "mean": ("You let it predict", "With this shift, what is the target of a word? Was the network just told it?"),
        "fork": ("You counted the doubtful steps only", "Half of the steps come after an animal. What comes there?")
        if shift
        else ("You made it guess the animals", "With this shift, what is the target of an animal?"),
        "fresh": ("You left it untrained", "That is the loss of a network for which all words are alike."),
    }
    cycle = [word for noun in nouns for word in ("the", noun)]

    def drawn(key: str) -> Words:
        costs = {"copy": (0, 0), "mean": (share, 0), "fork": (share, share), "fresh": (values["fresh"],) * 2}[key]
        target = ("an animal", "the") if shift else ("the", "the same")
        return Words((("target", target), ("loss", tuple(f"{each:.2f}" for each in costs))),
                     ((1, 0), (1, 1)), "", ("fed the", "fed an animal"))  # fmt: skip

    return Check(
        f"This text goes on for ever; after “the” each of the {ways} animals comes equally often, in any order. The "
        f"target is shifted by **{shift}**, and the network remembers only the word it was just fed. How low can "
        "the **mean loss** get?",
        options_of(
            Option(f"{values[right]:.2f}", values[right], picture=drawn(right)),
            [Option(f"{value:.2f}", value, *why[key], drawn(key)) for key, value in values.items() if key != right],
            random,
        ),
        "Go step by step: which word is fed, which is its target, and does the first leave any doubt about the second?",
        f"After an animal “the” is certain; after “the” {ways} words are equally likely, ln {ways} = {share:.2f}. "
        "Half of the steps are of each sort."
        if shift
        else "The target is the word that was just fed. Copying needs no knowledge of the text, so a low loss "
        "says nothing about it.",
        drawn(right),
        code=f'names = {names}\ntext = "{" ".join(cycle)} ..."',
    )


KINDS = {"softmax_end": softmax_end, "shifted_target": shifted_target, "least_loss": least_loss}
