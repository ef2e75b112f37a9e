"""Which input steps can move an output step of a whole network?"""

from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.sizes import distinct
from lessons.course.shown.ready_networks import KINDS as NETWORKS
from lessons.course.shown.ready_networks import network_text
from lessons.figures.pictures import Grid
from lessons.network.influence import influence_of, reached_by
from lessons.network.influence.pattern import steps_in_words
from lessons.network.keras_code import layer_code
from lessons.network.link import read_link


def network_reach(random: Random) -> Check:
    """One output step of one of the ready networks, with other sizes."""
    features, units, classes = distinct(random, 3, 2, 5)
    steps = random.randint(5, 6)  # more would not fit a phone
    step = random.randint(3, steps - 2)
    model = network_text(random.choice(list(NETWORKS)), steps, features, units, classes)
    spec = read_link(model).spec
    right, every = reached_by(influence_of(spec), step), tuple(range(steps))
    offered = {"own": (step,), "past": tuple(range(step + 1)), "window": tuple(range(step - 2, step + 1)), "all": every}
    kind = next(name for name, reached in offered.items() if reached == right)

    def drawn(reached: tuple[int, ...]) -> Grid:
        return Grid(
            (tuple(float(each in reached) for each in every),), tuple((0, each) for each in reached), "", "time"
        )

    def told(reached: tuple[int, ...]) -> str:
        if len(reached) == steps:
            return f"all {steps} input steps"
        return f"only {steps_in_words(reached)}" if len(reached) == 1 else steps_in_words(reached)

    return Check(
        f"Which input steps can move **output step {step}** of this network?",
        options_of(
            Option(told(right), right, picture=drawn(right)),
            [
                Option(told(reached), reached, *(_TOLD.get((name, kind)) or _TOLD[name, ""]), drawn(reached))
                for name, reached in offered.items()
                if name != kind
            ],
            random,
        ),
        "Follow the layers upward: which of them lets steps meet, and in which direction does it read?",
        {
            "own": "No layer lets steps meet: a Dense works on each step by itself.",
            "past": "The state is handed from step to step, from the first one on.",
            "window": "The kernel covers three steps: this one and the two before it.",
            "all": "One layer has read all steps, or has laid them side by side.",
        }[kind],
        drawn(right),
        code="\n".join([f"keras.Input({spec.input.shape})", *map(layer_code, spec.layers)]),
        model=model,
    )


# (chosen, right) -> the idea behind it; "" is for every other right answer
_TOLD: dict[tuple[str, str], tuple[str, str]] = {
    ("own", "past"): (
        "You took it for a layer without a memory",
        "A recurrent layer hands its state from step to step. What does the state still hold of earlier steps?",
    ),
    ("own", "window"): (
        "You left every step to itself",
        "Look at the second number of the layer: how many neighboring steps does its kernel cover?",
    ),
    ("own", ""): (
        "You left every step to itself",
        "Look for a layer that reads backward as well, or that lays all steps side by side.",
    ),
    ("past", "own"): (
        "You gave a Dense a memory",
        "Dense keeps no state. Does anything travel sideways from one step to the next in this network?",
    ),
    ("past", "window"): (
        "You made the kernel as long as the past",
        "A convolution slides a short kernel along time. How many steps lie under it at once?",
    ),
    ("past", ""): (
        "You looked back only",
        "Is there a layer here that has read the later steps before this output is made?",
    ),
    ("window", ""): (
        "You took it for a convolution",
        "Only a kernel that slides along time sees a few neighbors and no more. Is there one here?",
    ),
    ("all", "own"): (
        "You let Dense connect everything",
        "Dense connects all numbers of one step. Its kernel knows features and units; it has no time axis.",
    ),
    ("all", "past"): (
        "You let it read ahead",
        "The layer reads from step 0 on. Which steps has it read when it makes this output?",
    ),
    ("all", "window"): (
        "You made the kernel as long as the sequence",
        "A convolution slides a short kernel along time. How many steps lie under it at once?",
    ),
}
KINDS = {"network_reach": network_reach}
