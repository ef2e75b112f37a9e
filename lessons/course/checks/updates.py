"""A question about fit: how often do the weights change?"""

from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.shown.fit_steps import fit
from lessons.figures.pictures import Grid


def fit_updates(random: Random) -> Check:
    """How many steps does the optimizer make in one call of fit?"""
    batch, epochs = random.choice((16, 32, 64, 128)), random.randint(1, 4)
    full = random.randint(3, 9)
    left = random.randint(1, batch - 1)
    samples = full * batch + left
    right = fit(samples, batch, epochs)

    def drawn(sizes: tuple[int, ...], times: int = 1) -> Grid:
        return Grid((sizes,) * times, tuple((row, len(sizes) - 1) for row in range(times)), "epoch", "batch")

    one = ("You counted one epoch", "That is how far the bar of one epoch goes. How many epochs are there?")
    more = ("You counted a batch that is not there", "After the last samples nothing is left.")
    wrong = (
        Option(str(full * epochs), full * epochs, "You left out the last samples",
               f"Do {full} batches hold all {samples} samples?", drawn((batch,) * full, epochs)),
        Option(str(samples * epochs), samples * epochs, "You counted samples",
               "The weights change once after each batch, not after each sample.", drawn((1,) * 6, epochs)),
        Option(str(epochs), epochs, "You counted epochs",
               "In one epoch all samples are seen, but how many batches is that?", drawn((samples,), epochs)),
        Option(str(right.steps + (epochs == 1)), right.steps + (epochs == 1), *(one if epochs > 1 else more),
               drawn(right.sizes if epochs > 1 else (*right.sizes, 0))),
    )  # fmt: skip
    return Check(
        f"{samples} samples. How many times does this call change the weights?",
        options_of(Option(str(right.updates), right.updates), random.sample(wrong, len(wrong)), random),
        "Cut the samples into batches, and do not forget what is left at the end. Then count the epochs.",
        f"{full} full batches and one of {left}: {right.steps} training steps an epoch, times {epochs}.",
        drawn(right.sizes, epochs),
        code=f"model.fit(x, y, batch_size={batch}, epochs={epochs})",
    )  # fmt: skip


KINDS = {"fit_updates": fit_updates}
