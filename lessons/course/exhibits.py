"""The first exhibits: small networks whose time axis tells a story, ready to open in the playground."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Exhibit:
    """A network worth a look.

    Attributes:
        title: A question or a claim, in a few words.
        story: What to look at, in one or two short sentences.
        model: The network as the address carries it: `?model=...`.

    >>> EXHIBITS[0].model
    'Input(64,15)|GRU(16,return_sequences=True)|TimeDistributed(Dense(15))|Softmax()'
    """

    title: str
    story: str
    model: str


EXHIBITS: tuple[Exhibit, ...] = (
    Exhibit(
        "An answer at every step",
        "64 characters in, 64 guesses out: `return_sequences=True` keeps the time axis, "
        "and one kernel serves every step.",
        "Input(64,15)|GRU(16,return_sequences=True)|TimeDistributed(Dense(15))|Softmax()",
    ),
    Exhibit(
        "One answer for the whole sequence",
        "Without `return_sequences` only the last state goes on. The time axis is gone; not one parameter is.",
        "Input(64,15)|GRU(16)|Dense(15)|Softmax()",
    ),
    Exhibit(
        "Does Dense need TimeDistributed?",
        "A plain `Dense` works on the last axis, so it treats every step alike. Compare the numbers.",
        "Input(64,15)|GRU(16,return_sequences=True)|Dense(15)|Softmax()",
    ),
    Exhibit(
        "A mistake to mend",
        "`TimeDistributed` wants a time axis, and the `GRU` before it has just let go of it. One word mends it.",
        "Input(64,15)|GRU(16)|TimeDistributed(Dense(15))|Softmax()",
    ),
)
