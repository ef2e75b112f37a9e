"""Which input steps can move this output step?"""

from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.sizes import distinct, network
from lessons.figures.pictures import Grid
from lessons.network.keras_code import layer_code
from lessons.network.layers import GRU, Bidirectional, Dense, Layer, TimeDistributed


def reached_steps(random: Random) -> Check:
    """One output step of a layer that keeps the time axis."""
    features, units = distinct(random, 2, 2, 5)
    steps = random.randint(6, 9)
    chosen = random.randint(2, steps - 3)
    kind, layer = random.choice(_layers(units))
    reach = {
        "own": ((chosen,), f"only step {chosen}"),
        "past": (tuple(range(chosen + 1)), f"steps 0 to {chosen}"),
        "future": (tuple(range(chosen, steps)), f"steps {chosen} to {steps - 1}"),
        "all": (tuple(range(steps)), f"all steps, 0 to {steps - 1}"),
    }
    why = {
        "own": ("You forgot that this layer remembers", "A state is handed on from step to step."),
        "past": ("You let the past in, and no more", "Is there a state here, and from which end is the sequence read?"),
        "future": ("You looked the wrong way", "At this step, what has been read already, and by whom?"),
        "all": ("You joined every step to every step", "Look for a path from a later step to this one. Is there any?"),
    }
    found, text = reach[kind]
    _, model = network((steps, features), layer)

    def drawn(places: tuple[int, ...]) -> Grid:
        row = tuple(float(step in places) for step in range(steps))
        return Grid((row,), tuple((0, step) for step in places), "", "time")

    return Check(
        f"{steps} steps go in and {steps} come out. Which input steps can move **output step {chosen}**?",
        options_of(
            Option(text, found),
            [
                Option(words, places, *why[name], drawn(places))
                for name, (places, words) in reach.items()
                if name != kind
            ],
            random,
        ),
        "A Dense has no state. A recurrent layer has one, and Bidirectional has two readers.",
        {
            "own": "The same kernel is used on each step by itself, and nothing is carried from step to step.",
            "past": "The state of this step was made from the step itself and from every one before it.",
            "all": "One reader has come from the start and the other from the end.",
        }[kind],
        drawn(found),
        f"keras.Input({(steps, features)})\n{layer_code(layer)}",
        model,
    )


def _layers(units: int) -> tuple[tuple[str, Layer], ...]:
    reader = GRU(units, return_sequences=True)
    return (
        ("own", Dense(units)), ("own", TimeDistributed(Dense(units))), ("past", reader), ("all", Bidirectional(reader)),
    )  # fmt: skip


KINDS = {"reached_steps": reached_steps}
