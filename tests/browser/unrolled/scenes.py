"""Scenes of the unrolled picture made by hand, one for every way a network can treat its time axis."""

import math
from collections.abc import Callable
from typing import Any

Scene = dict[str, Any]
Row = dict[str, Any]

SENTENCE = ["the", "cat", "sat", "on", "the"]
WORDS = ["the", "cat", "sat", "on", "mat", "dog", "saw", "."]
TAGS = ["noun", "verb", "other"]


def scene(timesteps: int, *rows: Row, steps: list[str] | None = None) -> Scene:
    """A whole scene from its rows."""
    return {"timesteps": timesteps, "steps": steps or [], "rows": list(rows)}


def row(title: str, kind: str, shape: str, note: str, steps: int, cells: int, **more: Any) -> Row:
    """One row with made-up numbers; its shape is written "5 time, 16 feature"."""
    values = [
        [round(1000 * math.sin(1.7 * at + 0.9 * step * (at % 5) + len(title))) for at in range(cells)]
        for step in range((steps or 1) if cells else 0)
    ]
    plain = {"kept": [], "below": "same", "sideways": "none", "stamp": "", "of": cells, "scale": 1.0}
    whole = {"labels": [], "masked": [], "alive": True, "mistake": ""}
    axes = [["None", "batch"], *(axis.split() for axis in shape.split(", "))]
    own = {"title": title, "kind": kind, "shape": axes, "note": note, "steps": steps}
    return own | plain | whole | {"cells": cells, "values": values} | more


def softmax(title: str, shape: str, steps: int, classes: int, labels: list[str] | None = None) -> Row:
    """A row of distributions that each sum to 1."""
    values = []
    for step in range(steps or 1):
        raw = [math.exp(2 * math.sin(2.1 * at + 1.3 * step)) for at in range(classes)]
        values.append([round(1000 * part / sum(raw)) for part in raw])
    return row(title, "softmax", shape, "", steps, classes, values=values, labels=labels or [])


def words() -> list[Row]:
    """The two rows every sentence starts with."""
    return [
        row("word ids", "input", "5 time", "", 5, 0, below="none"),
        row("Embedding(8, 6)", "embedding", "5 time, 6 feature", "48 parameters", 5, 6),
    ]


def next_word(return_sequences: bool) -> Scene:
    """Word ids, Embedding, GRU, Dense and softmax over 5 steps and 8 words."""
    time = "5 time, " if return_sequences else ""
    steps = 5 if return_sequences else 0
    dense = row("Dense(8)", "dense", f"{time}8 class", "136 parameters", steps, 0, stamp="16 × 8")
    if not return_sequences:
        dense |= {"kept": [4], "below": "last"}
    return scene(
        5,
        *words(),
        row("GRU(16)", "recurrent", f"{time}16 feature", "1,152 parameters", 5, 16, sideways="forward"),
        dense,
        softmax("softmax", f"{time}8 class", steps, 8, WORDS),
        steps=SENTENCE,
    )


def string_to_string(timesteps: int = 64) -> Scene:
    """GRU over a long sequence, the same Dense at every step."""
    time = f"{timesteps} time"
    gru = row("GRU(16, return_sequences=True)", "recurrent", f"{time}, 16 feature", "", timesteps, 16)
    dense = row("TimeDistributed(Dense(15))", "dense", f"{time}, 15 class", "255 parameters", timesteps, 15)
    return scene(
        timesteps,
        row("Input", "input", f"{time}, 15 feature", "", timesteps, 15, below="none"),
        gru | {"sideways": "forward", "note": "1,584 parameters"},
        dense | {"stamp": "16 × 15"},
        softmax("Softmax()", f"{time}, 15 class", timesteps, 15),
    )


def long_many_to_one(timesteps: int = 64, kept: tuple[int, ...] = (63,)) -> Scene:
    """A long sequence of which only the ends are handed up."""
    made = string_to_string(timesteps)
    made["rows"][1] |= {"title": "GRU(16)", "shape": [["None", "batch"], ["16", "feature"]]}
    dense = row("Dense(15)", "dense", "15 class", "255 parameters", 0, 15, stamp="16 × 15")
    made["rows"][2:] = [
        dense | {"kept": list(kept), "below": "last"},
        softmax("Softmax()", "15 class", 0, 15),
    ]
    return made


def long_bidirectional() -> Scene:
    """Both ends of 40 steps are handed up: the picture keeps both in view."""
    made = long_many_to_one(40, kept=(39, 0))
    made["rows"][1] |= {"title": "Bidirectional(GRU(8))", "sideways": "both"}
    return made


def encoder_decoder() -> Scene:
    """The last state of one LSTM, copied to each step of another."""
    decoder = "LSTM(12, return_sequences=True)"
    return scene(
        5,
        *words(),
        row("LSTM(12)", "recurrent", "12 feature", "912 parameters", 5, 12, sideways="forward"),
        row("RepeatVector(4)", "vector", "4 time, 12 feature", "0 parameters", 4, 12, below="spread"),
        row(decoder, "recurrent", "4 time, 12 feature", "1,200 parameters", 4, 12, sideways="forward"),
        row("Dense(8)", "dense", "4 time, 8 class", "104 parameters", 4, 0, stamp="12 × 8"),
        softmax("softmax", "4 time, 8 class", 4, 8, WORDS),
        steps=SENTENCE,
    )


def encoder_vector() -> Scene:
    """The same with one vector of its own between the two."""
    made = encoder_decoder()
    code = row("Dense(12)", "dense", "12 feature", "156 parameters", 0, 12, stamp="12 × 12")
    made["rows"].insert(3, code | {"kept": [4], "below": "last"})
    return made


def bidirectional(return_sequences: bool = False) -> Scene:
    """Two states, one forward, one backward; the ends of both are handed up."""
    time = "5 time, " if return_sequences else ""
    steps = 5 if return_sequences else 0
    lstm = row("Bidirectional(LSTM(8))", "recurrent", f"{time}16 feature", "960 parameters", 5, 16)
    dense = row("Dense(3)", "dense", f"{time}3 class", "51 parameters", steps, 0, stamp="16 × 3")
    if not return_sequences:
        dense |= {"kept": [4, 0], "below": "last"}
    tags = softmax("softmax", f"{time}3 class", steps, 3, TAGS)
    return scene(5, *words(), lstm | {"sideways": "both"}, dense, tags, steps=SENTENCE)


def masked_tagger() -> Scene:
    """Two steps of padding, masked all the way up."""
    made = bidirectional(return_sequences=True)
    made["steps"] = ["the", "cat", "sat", "", ""]
    for entry in made["rows"]:
        entry["masked"] = [False, False, False, True, True]
    made["rows"][1]["title"] = "Embedding(8, 6, mask_zero=True)"
    return made


def perceptron() -> Scene:
    """No time axis at all."""
    digits = [str(digit) for digit in range(10)]
    return scene(
        0,
        row("Input", "input", "64 feature", "", 0, 24, of=64, below="none"),
        row("Dense(32, relu)", "dense", "32 feature", "2,080 parameters", 0, 24, of=32, stamp="64 × 32"),
        row("Dropout(0.2)", "activation", "32 feature", "0 parameters", 0, 24, of=32),
        row("Dense(10)", "dense", "10 class", "330 parameters", 0, 10, stamp="32 × 10"),
        softmax("softmax", "10 class", 0, 10, digits),
    )


def image() -> Scene:
    """A picture goes in: plain boxes, then a vector."""
    return scene(
        0,
        row("Input", "input", "28 height, 28 width, 1 feature", "", 0, 0, below="none"),
        row("Conv2D(8, (3, 3))", "other", "26 height, 26 width, 8 feature", "80 parameters", 0, 0),
        row("Flatten()", "vector", "5408 feature", "0 parameters", 0, 24, of=5408, below="gather"),
        softmax("Dense(10, softmax)", "10 class", 0, 10),
    )


def mistake() -> Scene:
    """TimeDistributed on a tensor that has no time axis any more."""
    made = next_word(return_sequences=False)
    refusal = "TimeDistributed needs a time axis, but GRU(16) hands on (None, 16): its return_sequences is off."
    blank: Row = {"shape": [], "note": "", "stamp": "", "values": []}
    made["rows"][3] |= blank | {"title": "TimeDistributed(Dense(8))", "mistake": refusal}
    made["rows"][4] |= blank | {"alive": False}
    return made


def gathered() -> Scene:
    """Every step flows into one box."""
    made = next_word(return_sequences=True)
    made["rows"][3:] = [
        row("Flatten()", "vector", "80 feature", "0 parameters", 0, 24, of=80, below="gather"),
        row("Dense(8)", "dense", "8 class", "648 parameters", 0, 8, stamp="80 × 8"),
        softmax("softmax", "8 class", 0, 8, WORDS),
    ]
    return made


def dense_softmax() -> Scene:
    """Dense with its softmax inside, on every step: a kernel and its bars in one row."""
    made = next_word(return_sequences=True)
    made["rows"][3:] = [softmax("Dense(8, activation='softmax')", "5 time, 8 class", 5, 8, WORDS)]
    made["rows"][3] |= {"stamp": "16 × 8", "note": "136 parameters"}
    return made


def deep() -> Scene:
    """Twelve rows over 64 steps, the most layers the app draws."""
    made = string_to_string(64)
    title = "LSTM(24, return_sequences=True, name='layer_{}')"
    made["rows"][1:3] = [
        row(
            title.format(index),
            "recurrent",
            "64 time, 24 feature",
            "4,704 parameters",
            64,
            24,
            sideways="forward",
        )
        for index in range(10)
    ]
    return made


def hostile() -> Scene:
    """Text that would be markup if anybody wrote it as markup."""
    made = next_word(return_sequences=True)
    made["steps"] = ["<img src=x onerror=alert(1)>"] * 5
    made["rows"][1]["title"] = "Embedding\x01\ufffe(8, 6)"  # signs that no XML can hold
    made["rows"][2]["title"] = "<b>GRU</b>(16)"
    return made


SCENES: dict[str, Callable[[], Scene]] = {
    "next_word_on": lambda: next_word(True),
    "next_word_off": lambda: next_word(False),
    "string_to_string": string_to_string,
    "long": lambda: string_to_string(256),
    "long_many_to_one": long_many_to_one,
    "long_bidirectional": long_bidirectional,
    "encoder_decoder": encoder_decoder,
    "encoder_vector": encoder_vector,
    "bidirectional": bidirectional,
    "masked_tagger": masked_tagger,
    "perceptron": perceptron,
    "image": image,
    "mistake": mistake,
    "gathered": gathered,
    "dense_softmax": dense_softmax,
    "deep": deep,
    "hostile": hostile,
}
