"""What is the state after this step?"""

from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.figures.pictures import Chain
from lessons.network.readable import in_brackets

_TENTHS = tuple(place / 10 for place in range(-9, 10) if place)


def next_state(random: Random) -> Check:
    """One step of a SimpleRNN with one unit, by hand."""
    while True:
        x = [random.randint(1, 4), random.randint(1, 4)]
        kernel = [random.choice((-2, -1, 1, 2, 3)), random.choice((-2, -1, 1, 2, 3))]
        state, recurrent, bias = random.choice((-3, -2, 2, 3)), random.choice((-2, 2, 3)), random.choice((-2, -1, 1, 2))
        read, kept = x[0] * kernel[0] + x[1] * kernel[1], state * recurrent
        after = read + kept + bias
        if read and len({after, read + bias, read + state + bias, read + kept, kept + bias}) == 5:
            break
    product, alone = "state before · recurrent kernel", "state before"
    wrong = (
        (
            (read, 0, bias, product),
            "You forgot the state before",
            "The layer weighs two things at every step. One of them comes from the step before.",
        ),
        (
            (read, state, bias, alone),
            "You added the state as it is",
            "The state before has weights of its own. Where are they?",
        ),
        ((read, kept, 0, product), "You forgot the bias", "One more number is added to the sum."),
        ((0, kept, bias, product), "You forgot the input", "What is read at this step?"),
    )
    return Check(
        "What is the **new state** after this step?",
        options_of(
            Option(str(after), after),
            [
                Option(str(sum(parts[:3])), sum(parts[:3]), name, because, _added(*parts))
                for parts, name, because in wrong
            ],
            random,
        ),
        "Input times kernel, plus state before times recurrent kernel, plus bias.",
        f"{x[0]}·{in_brackets(kernel[0])} + {x[1]}·{in_brackets(kernel[1])} + {in_brackets(state)}·"
        f"{in_brackets(recurrent)} + {in_brackets(bias)} = {after}. Without an activation the sum itself is the state.",
        _added(read, kept, bias, product),
        f"SimpleRNN(1, activation=None)\nx = {x}\nstate_before = {state}\n"
        f"kernel = [[{kernel[0]}], [{kernel[1]}]]\nrecurrent_kernel = [[{recurrent}]]\nbias = [{bias}]",
    )


def gate_mix(random: Random) -> Check:
    """What a GRU's update gate makes of a state and a candidate."""
    while True:
        gate = random.choice([place / 10 for place in range(1, 10) if place != 5])
        before, candidate = random.choice(_TENTHS), random.choice(_TENTHS)
        shares = {
            "right": (gate, 1 - gate),
            "turned": (1 - gate, gate),
            "kept": (gate, 0.0),
            "whole": (gate, 1.0),
            "mean": (0.5, 0.5),
        }
        values = {name: round(kept * before + new * candidate, 2) + 0.0 for name, (kept, new) in shares.items()}
        if len(set(values.values())) == 5:
            break
    told = {
        "turned": (
            "You turned the gate round",
            "Think of an update gate of 1: does the state before stay, or the candidate come in?",
        ),
        "kept": ("You left out the candidate", "What the gate does not keep is filled with something new."),
        "whole": (
            "You added the whole candidate",
            "The two shares together are 1. How much is left for the candidate?",
        ),
        "mean": ("You took the mean", "That is right for a gate that stands in the middle. Where does this one stand?"),
    }

    def drawn(name: str) -> Chain:
        kept, new = shares[name]
        return Chain(
            (f"{kept:.1f} · state before", f"{new:.1f} · candidate", "new state"),
            (f"{kept * before:z.2f}", f"{new * candidate:z.2f}", f"{values[name]:.2f}"),
            (0,) if not new else (0, 1),
        )

    return Check(
        "One unit of a GRU. What is its **new state**?",
        options_of(
            Option(f"{values['right']:.2f}", values["right"]),
            [Option(f"{values[name]:.2f}", values[name], *words, drawn(name)) for name, words in told.items()],
            random,
        ),
        "The update gate says which share of the state before is kept. The candidate fills the rest.",
        f"{gate}·{in_brackets(before)} + (1 - {gate})·{in_brackets(candidate)} = {values['right']:.2f}.",
        drawn("right"),
        f"update_gate = {gate}\nstate_before = {before}\ncandidate = {candidate}",
    )


def _added(read: int, kept: int, bias: int, product: str) -> Chain:
    parts = (read, kept, bias)
    return Chain(
        ("input · kernel", product, "bias", "new state"),
        (*(str(each) if each else "left out" for each in parts), str(sum(parts))),
        tuple(place for place, each in enumerate(parts) if each),
    )


KINDS = {"next_state": next_state, "gate_mix": gate_mix}
