"""Questions about padding: which state is last, who passes a mask on, what is counted."""

from random import Random

import numpy as np

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.sizes import CELLS, distinct
from lessons.course.shown.mask_route import MIDDLE, SAYS
from lessons.figures.pictures import Grid, Picture, Words
from lessons.network.keras_code import layer_code
from lessons.network.layers import Dense, Embedding, Input
from lessons.network.link import write_link
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec


def frozen_step(random: Random) -> Check:
    """After which step does a masked state stand still?"""
    steps, units = random.randint(6, 9), random.randint(3, 9)
    real = random.randint(3, steps - 2)
    ids = [random.randint(1, 19) for _ in range(real)] + [0] * (steps - real)

    def framed(place: int) -> Grid:
        return Grid((tuple(ids),), ((0, place),), "ids", "time")

    name = random.choice(CELLS)
    return Check(
        f"`mask_zero=True`, then {name}({units}). The layer hands on **one state, at the end**. After which step has "
        "it become what it is?",
        options_of(
            Option(f"after step {real - 1}", real - 1, picture=framed(real - 1)),
            [
                Option(
                    f"after step {steps - 1}",
                    steps - 1,
                    "You let the layer read the padding",
                    "The mask says which steps hold words. What does the layer do at the others?",
                    framed(steps - 1),
                ),
                Option(
                    f"after step {real}",
                    real,
                    "You counted from 1",
                    "The first step has the index 0. Which word is the last one?",
                    framed(real),
                ),
                Option(
                    "after step 0",
                    0,
                    "You thought padding clears the state",
                    "A step under the mask changes nothing, so nothing is forgotten either.",
                    framed(0),
                ),
            ],
            random,
        ),
        "Walk from left to right. Each word changes the state; each 0 leaves it as it is.",
        f"The last word stands at step {real - 1}. From there on the state stands still.",
        framed(real - 1),
        code=f"ids = {ids}\nkeras.layers.Embedding(20, 8, mask_zero=True)\nkeras.layers.{name}({units})",
    )


def padded_accuracy(random: Random) -> Check:
    """What is the accuracy when padding is counted?"""
    real = random.choice((4, 5, 8, 10))
    right = random.randint(1, real - 2)
    steps = real + random.choice((10, 20, 30))
    padding = steps - real

    def row(*framed: int) -> Grid:
        return Grid(((right, real, padding, steps),), tuple((0, each) for each in framed), "counts",
                    "right words, words, padding, steps")  # fmt: skip

    values = [(right + padding) / steps, right / real, right / steps, padding / steps]
    return Check(
        f"A tagger labels {real} words, {right} of them rightly, and all {padding} padded steps rightly. Nothing is "
        "masked. Which accuracy does Keras show?",
        options_of(
            _share(values[0], row(0, 2, 3)),
            [
                _share(
                    values[1],
                    row(0, 1),
                    "You left the padding out",
                    "That is what a mask would do. Here every step is counted.",
                ),
                _share(
                    values[2],
                    row(0, 3),
                    "You counted padding as wrong",
                    "Padding has a label too, and the network gets it right. Does that count?",
                ),
                _share(values[3], row(2, 3), "You forgot the words", "The words that are right count as well."),
            ],
            random,
        ),
        "Accuracy is right answers divided by all answers. Without a mask, padding is an answer like any other.",
        f"({right} + {padding}) / {steps}. Over the words alone it is {right} / {real} = {right / real:.3f}.",
        row(0, 2, 3),
    )


def mask_fate(random: Random) -> Check:
    """What does a layer do with the mask that arrives?"""
    steps, vector, classes, words = (*distinct(random, 3, 3), random.randint(13, 40))
    middle = random.choice([name for name in MIDDLE if name != "LayerNormalization"])
    layer = MIDDLE[middle]
    spec = ModelSpec(
        Input((steps,), dtype="int32"), (Embedding(words, vector, mask_zero=True), layer, Dense(classes, "softmax"))
    )
    right = predict(spec).layers[1].mask
    told = {
        "uses": ("You took it for a reader", "Does this layer walk along the steps, one after the other?"),
        "passes": (
            "You thought it looks at each step alone",
            "Does it read a padded step like a word?"
            if right == "uses"
            else "Does its output still have one row for every step?",
        ),
        "drops": (
            "You expected too little of it",
            "Is there still a row for each step, or a rule for leaving some out?",
        ),
        "ends": ("You took it for a mean", "Does this layer make one row of all steps, with the padding left out?"),
    }

    def drawn(fate: str) -> Words:
        skips, hands_on = fate in ("uses", "ends"), fate in ("uses", "passes")
        read = ("yes", "yes", "skipped", "skipped") if skips else ("yes",) * 4
        mask = ("True", "True", "False", "False") if hands_on else ("none",) * 4
        return Words((("layer reads", read), ("mask above it", mask)),
                     (*((0, step) for step in (2, 3) if skips), *((1, step) for step in range(4) if hands_on)),
                     "time", ("word", "word", "0", "0"))  # fmt: skip

    return Check(
        f"A mask arrives at **{layer.title}**. What does the layer do with it?",
        options_of(
            Option(SAYS[right], right, picture=drawn(right)),
            [Option(SAYS[fate], fate, *why, drawn(fate)) for fate, why in told.items() if fate != right],
            random,
        ),
        "Ask two things: does the layer leave padded steps out? And does its output still have a row for each step?",
        f"{layer.title} {SAYS[right]}.",
        drawn(right),
        code="\n".join(layer_code(each) for each in spec.layers),
        model=write_link(spec),
    )


def masked_loss(random: Random) -> Check:
    """Which loss does Keras show for a padded sequence under a mask?"""
    while True:
        real, padding = random.randint(2, 4), random.randint(2, 4)
        losses = np.array([random.randint(2, 30) / 10 for _ in range(real + padding)])
        values = [losses[:real].mean(), losses.mean(), losses[:real].sum() / len(losses), losses[:real].sum()]
        if len({f"{each:.2f}" for each in values}) == 4:
            break
    row = tuple(float(each) for each in losses)

    def drawn(counted: int, divisor: int) -> Words:
        """What each of the steps adds to the loss when the first ones are counted."""
        adds = [
            (f"{loss:.1f}" + f" / {divisor}" * (divisor > 1)) if step < counted else "0"
            for step, loss in enumerate(row)
        ]
        lines = [(f"step {step}", (f"{row[step]:.1f}", each)) for step, each in enumerate(adds)]
        total = ("together", ("", f"{losses[:counted].sum() / divisor:.2f}"))
        return Words((*lines, total), tuple((step, 1) for step in range(counted)), "", ("loss", "adds"))

    told = (
        (
            "You counted the padding",
            "The mask takes its steps out. Are they still in your mean?",
            drawn(len(row), len(row)),
        ),
        (
            "You divided by all steps",
            "Masked losses become 0. But by how many steps does Keras divide?",
            drawn(real, len(row)),
        ),
        ("You forgot to divide", "Keras shows a mean, not a sum.", drawn(real, 1)),
    )
    return Check(
        f"Losses of the steps of one sequence; the last {padding} steps are masked. Which loss does Keras show?",
        options_of(
            _share(values[0], drawn(real, real), digits=2),
            [_share(value, picture, name, why, digits=2) for value, (name, why, picture) in
             zip(values[1:], told, strict=True)],
            random,
        ),
        "Take the masked steps out first. Then it is a mean like any other.",
        f"The mean of the first {real} losses: {losses[:real].sum():.1f} / {real}.",
        drawn(real, real),
        code=f"losses = {list(row)}\nmask = {[True] * real + [False] * padding}",
    )  # fmt: skip


def _share(value: float, picture: Picture, misconception: str = "", because: str = "", *, digits: int = 3) -> Option:
    return Option(f"{value:.{digits}f}", float(value), misconception, because, picture)


KINDS = {
    "frozen_step": frozen_step,
    "padded_accuracy": padded_accuracy,
    "mask_fate": mask_fate,
    "masked_loss": masked_loss,
}
