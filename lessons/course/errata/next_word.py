"""What the first document says about its next-word network that is not so."""

from math import log

import numpy as np

from lessons.course.erratum import Erratum
from lessons.course.shown.first_program import PACKAGES, program
from lessons.course.shown.one_number import LABELS, SENTENCES
from lessons.course.shown.ten_epochs import WRITTEN, document_plan, learned
from lessons.network.readable import readable
from lessons.network.trace import trace
from lessons.training.generate.reading import open_time, steps_for
from lessons.training.plan import IDS_SEED, MOST_IDS, ids_plan, untrained


def numpy_is_missing() -> Erratum:
    """np is used, and nothing imports it."""
    stops = program(PACKAGES[0], imports_numpy=False).stops
    assert stops is not None, "np is not imported"
    return Erratum(
        "E0-01", "S0", "The program begins with two imports from `tensorflow.keras` and then uses `np.array`.",
        f"It stops at line {stops.line}: `{stops.keras_error}: {stops.keras_says}`. One line on top is enough.",
        "from tensorflow.keras.models import Sequential",
        "import numpy as np\nfrom tensorflow.keras.models import Sequential",
    )  # fmt: skip


def ten_epochs_are_few() -> Erratum:
    """Ten epochs of one batch are ten steps."""
    plan = document_plan(WRITTEN)
    fresh, rate = learned(untrained(plan)), plan.settings.learning_rate
    steps = WRITTEN * -(-len(SENTENCES) // plan.settings.batch_size)
    return Erratum(
        "E0-07", "S0", f"`epochs={WRITTEN}`, as if that trained the network.",
        f"Three sentences are one batch, so {WRITTEN} epochs are {steps} steps of Adam, and a step moves a weight by "
        f"about {rate:g}. A fresh network has a loss of {fresh.loss:.2f}, near ln 100 = {log(100):.2f}, and gives all "
        f"{len(np.unique([SENTENCES, LABELS]))} ids that occur {fresh.on_used:.1%} together; {steps} steps hardly "
        "change that. Train it yourself: lesson 9a, “Ten epochs are ten small steps”.",
        f"model.fit(x, y, epochs={WRITTEN})", "model.fit(x, y, epochs=500)",
    )  # fmt: skip


def ids_as_amounts() -> Erratum:
    """Ids fed as one number leave the same state."""
    apart = {}
    for embedded in (False, True):
        fresh = untrained(ids_plan(embedded))
        opened = open_time(fresh.plan.spec)
        place = next(index for index, layer in enumerate(opened.layers) if layer.class_name == "SimpleRNN")
        states = [trace(opened, steps_for(opened, [each]), fresh.weights).flows[place].output[0, 0]
                  for each in (50, MOST_IDS - 1)]  # fmt: skip
        apart[embedded] = float(np.abs(states[0] - states[1]).max())
    return Erratum(
        "E0-09", "S0", "Word ids go into the recurrent layer as plain numbers, one feature at each step.",
        f"Then an id counts as an amount, and tanh flattens large ones. With seed {IDS_SEED} ids 50 and {MOST_IDS - 1} "
        f"leave {'one and the same state' if not apart[False] else f'states {readable(apart[False])} apart'}; through "
        f"an Embedding their states differ by up to {apart[True]:.3f}, before any training.",
        "SimpleRNN(10, return_sequences=True, input_shape=(None, 1))",
        f"Embedding({MOST_IDS}, 8)\nSimpleRNN(10, return_sequences=True)",
    )  # fmt: skip
