"""return_sequences, return_state, Bidirectional and TimeDistributed: which tensors leave, and what they hold."""

import numpy as np

from lessons.course.cheat_sheet.table import Table
from lessons.network.inputs import make_inputs
from lessons.network.keras_code import layer_code
from lessons.network.link import read_link
from lessons.network.predict import predict
from lessons.network.shape import show_shape
from lessons.network.trace import trace

_SEQUENCE = "Input(5,8)|"
WRITTEN = (
    ("GRU(6)", "the state after the last step"),
    ("GRU(6,return_sequences=True)", "the state after every step"),
    ("GRU(6,return_state=True)", "the last state, twice"),
    ("GRU(6,return_sequences=True,return_state=True)", "every state, then the last one"),
    ("LSTM(6,return_state=True)", "the last state, twice, then the carry"),
    ("Bidirectional(GRU(6))", "forward after the last step, backward after step 0"),
    ("Bidirectional(GRU(6,return_sequences=True))", "forward and backward at every step"),
    ("GRU(6,return_sequences=True)|GRU(7)", "a stack: all but the top one keep the time axis"),
    ("GRU(6,return_sequences=True)|Dense(4)", "many-to-many: an answer at every step"),
    ("GRU(6)|Dense(4)", "many-to-one: one answer"),
    ("GRU(6)|RepeatVector(3)|GRU(7,return_sequences=True)", "encoder and decoder: the last state, copied 3 times"),
)


def switch_table() -> Table:
    """A row for each way to write it, on an input of five steps and eight features.

    >>> switch_table().rows[1][1]
    '(None, 5, 6)'
    """
    apart = wrapper_difference()
    return Table(
        "What a recurrent layer hands on",
        ("written, on (None, 5, 8)", "output", "what stands there"),
        tuple((f"`{_code(written)}`", _outputs(written), meaning) for written, meaning in WRITTEN),
        (
            f"A GRU on the last state of another one is refused: {_refusal()}.",
            "`TimeDistributed(Dense(n))` and `Dense(n)` on a sequence: the same shape, the same parameters, and all "
            f"numbers equal (largest difference {apart:g}). The wrapper is needed for layers that do not go along time "
            "by themselves: `Conv2D`, `Flatten`, a recurrent layer on a sequence of sequences.",
        ),
    )


def wrapper_difference() -> float:
    """The largest difference between a Dense on a sequence and the same one wrapped.

    >>> wrapper_difference()
    0.0
    """
    outputs = []
    for head in ("Dense(4)", "TimeDistributed(Dense(4))"):
        spec = read_link(f"{_SEQUENCE}GRU(6,return_sequences=True)|{head}").spec
        outputs.append(trace(spec, make_inputs(spec).array).output)
    return float(np.abs(outputs[0] - outputs[1]).max())


def _outputs(written: str) -> str:
    shapes = predict(read_link(_SEQUENCE + written).spec).output_shapes
    return " ".join(map(show_shape, shapes))


def _refusal() -> str:
    mistake = predict(read_link(f"{_SEQUENCE}GRU(6)|GRU(7)").spec).mistake
    said = mistake.keras_says if mistake else ""
    place = said.find("expected ndim")
    return said[place:].split(". ")[0]


def _code(written: str) -> str:
    return " → ".join(map(layer_code, read_link(_SEQUENCE + written).spec.layers)).replace("layers.", "")
