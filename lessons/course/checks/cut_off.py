"""Questions about rows of one pass: what a step knows of later ones, and how often a network is called."""

from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.sizes import distinct
from lessons.figures.pictures import Words
from lessons.network.keras_code import layer_code
from lessons.network.layers import GRU, LSTM, Bidirectional, Conv1D, Dense, Input, Layer, SimpleRNN
from lessons.network.link import write_link
from lessons.network.spec import ModelSpec


def cut_off(random: Random) -> Check:
    """Does a row change when the text is cut off after it?"""
    features, units = distinct(random, 2, 2, 4)
    steps = random.randint(5, 6)  # more would not fit a phone
    step = random.randint(1, steps - 3)
    reads_ahead = random.random() < 0.4
    layer = random.choice(_ahead(units) if reads_ahead else _forward(units))
    last = steps - 1

    def drawn(says: str) -> Words:
        rows = (
            ("whole", tuple("row" if each == step else "·" for each in range(steps))),
            ("cut off", tuple(says if each == step else "·" if each < step else "" for each in range(steps))),
        )
        return Words(rows, ((0, step), (1, step)))  # fmt: skip

    same = Option(f"row {step} stays what it was", "same",
                  "You forgot the layer that reads from the end",
                  "Is there a part here that has read later steps when this row is made?", drawn("row"))  # fmt: skip
    moved = Option(f"row {step} changes: it no longer knows what comes later", "changed",
                   "You let it read ahead", "Which steps has this layer read when it makes this row?",
                   drawn("other"))  # fmt: skip
    right, wrong = (moved, same) if reads_ahead else (same, moved)
    return Check(
        f"The layer reads {steps} steps in one pass and gives a row for each. Now the text is **cut off** after step "
        f"{step}, and it reads again. What happens to **row {step}**?",
        options_of(
            Option(right.text, right.value, picture=right.picture),
            [
                wrong,
                Option(f"it becomes what row {last} was, because it is the last one now", "last",
                       "You thought that the last row sums up the whole text",
                       "A row is made when its step is read. Which words had been read by then?", drawn("last")),
            ],
            random,
        ),
        "Follow the arrows that lead to this row. Does one of them come from a later step?",
        ("The kernel reaches one step ahead." if isinstance(layer, Conv1D)
         else "One half of it comes from a reader that starts at the end.")
        if reads_ahead
        else "No arrow leads back in time, so what is cut off never had a part in this row.",
        right.picture,
        code=f"keras.Input(({steps}, {features}))\n{layer_code(layer)}",
        model=write_link(ModelSpec(Input((steps, features)), (layer,))),
    )  # fmt: skip


def calls_needed(random: Random) -> Check:
    """How often is the network called, in training and when it writes?"""
    steps, samples = random.randint(4, 9), random.choice((16, 32, 64))
    training = random.random() < 0.5
    counts = {"one": 1, "steps": steps, "samples": samples, "each": samples * steps}
    right = "one" if training else "steps"
    why = {
        "one": ("You took all steps at once", "The next input is a word that is not drawn yet."),
        "steps": ("You fed one step after another", "Are the inputs of later steps known before anything is said?"),
        "samples": ("You fed one sample after another", "What is the first axis of the input for?"),
        "each": ("You counted the distributions", "One call gives many of them. Which inputs are known beforehand?"),
    }

    def drawn(key: str) -> Words:
        shape = {"one": f"({samples}, {steps})", "steps": f"({samples}, 1)", "samples": f"(1, {steps})",
                 "each": "(1, 1)"}[key]  # fmt: skip
        return Words((("calls", (f"{counts[key]:,}", shape)),), ((0, 0),), "", ("how many", "ids in each"))

    told = (
        f"A batch holds {samples} texts of {steps} words, and the next words as targets. How often is the network "
        "**called** to get the loss of all steps?"
        if training
        else f"The network writes {samples} texts side by side, {steps} words each, every word drawn and fed back. Its "
        "state is carried on, and each text begins with one given word. How often is the network **called**?"
    )
    return Check(
        told,
        options_of(
            Option(f"{counts[right]:,}", counts[right], picture=drawn(right)),
            [Option(f"{count:,}", count, *why[key], drawn(key)) for key, count in counts.items() if key != right],
            random,
        ),
        "Which inputs are known before the network has said anything?",
        "All inputs are known, so all samples and all steps go in at once."
        if training
        else "Each word must be drawn before it can be fed: a call for each step, with all texts side by side.",
        drawn(right),
        code=f"ids.shape  # ({samples}, {steps}), batch and time",
    )


def _forward(units: int) -> tuple[Layer, ...]:
    return (
        GRU(units, return_sequences=True), LSTM(units, return_sequences=True), SimpleRNN(units, return_sequences=True),
        Dense(units), Conv1D(units, 3, padding="causal"),
    )  # fmt: skip


def _ahead(units: int) -> tuple[Layer, ...]:
    return Bidirectional(GRU(units, return_sequences=True)), Conv1D(units, 3, padding="same")


KINDS = {"cut_off": cut_off, "calls_needed": calls_needed}
