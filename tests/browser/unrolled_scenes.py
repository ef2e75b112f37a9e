"""Scenes of the unrolled picture made by hand, one for every way a network can treat its time axis."""

import math
from collections.abc import Callable
from typing import Any

Scene = dict[str, Any]
Row = dict[str, Any]

SENTENCE = ["the", "cat", "sat", "on", "the"]
CLASSES = ["the", "cat", "sat", "on", "mat", "dog", "saw", "."]


def next_word(return_sequences: bool) -> Scene:
    """Word ids, Embedding, GRU, Dense and softmax over 5 steps and 8 words."""
    time = [["5", "time"]] if return_sequences else []
    steps = 5 if return_sequences else 0
    kept = {} if return_sequences else {"kept": [4], "below": "last"}
    rows = [
        row("word ids", "input", [["5", "time"]], steps=5, below="none"),
        row("Embedding(8, 6)", "embedding", [["5", "time"], ["6", "feature"]], "48 parameters", 5, 6),
        row(
            "GRU(16)",
            "recurrent",
            [*time, ["16", "feature"]],
            "1,152 parameters",
            5,
            16,
            sideways="forward",
        ),
        row("Dense(8)", "dense", [*time, ["8", "class"]], "136 parameters", steps, 0, stamp="16 × 8", **kept),
        softmax("softmax", [*time, ["8", "class"]], steps, 8, labels=CLASSES),
    ]
    return {"timesteps": 5, "steps": SENTENCE, "rows": rows}


def string_to_string(timesteps: int = 64) -> Scene:
    """GRU over a long sequence, the same Dense at every step."""
    time = [str(timesteps), "time"]
    return {
        "timesteps": timesteps,
        "steps": [],
        "rows": [
            row("Input", "input", [time, ["15", "feature"]], "", timesteps, 15, below="none"),
            row(
                "GRU(16, return_sequences=True)",
                "recurrent",
                [time, ["16", "feature"]],
                "1,584 parameters",
                timesteps,
                16,
                sideways="forward",
            ),
            row(
                "TimeDistributed(Dense(15))",
                "dense",
                [time, ["15", "class"]],
                "255 parameters",
                timesteps,
                15,
                stamp="16 × 15",
            ),
            softmax("Softmax()", [time, ["15", "class"]], timesteps, 15),
        ],
    }


def long_many_to_one() -> Scene:
    """64 steps of which only the last state is handed up."""
    scene = string_to_string(64)
    scene["rows"][1]["shape"] = [["None", "batch"], ["16", "feature"]]
    last = {"steps": 0, "kept": [63], "below": "last"}
    scene["rows"][2:] = [
        row("Dense(15)", "dense", [["15", "class"]], "255 parameters", 0, 15, stamp="16 × 15") | last,
        softmax("Softmax()", [["15", "class"]], 0, 15),
    ]
    return scene


def encoder_decoder() -> Scene:
    """One vector in the middle, copied to each step of the decoder."""
    return {
        "timesteps": 5,
        "steps": SENTENCE,
        "rows": [
            row("word ids", "input", [["5", "time"]], steps=5, below="none"),
            row("Embedding(8, 6)", "embedding", [["5", "time"], ["6", "feature"]], "48 parameters", 5, 6),
            row("LSTM(12)", "recurrent", [["12", "feature"]], "912 parameters", 5, 12, sideways="forward"),
            row(
                "RepeatVector(4)",
                "vector",
                [["4", "time"], ["12", "feature"]],
                "0 parameters",
                4,
                12,
                below="spread",
            ),
            row(
                "LSTM(12, return_sequences=True)",
                "recurrent",
                [["4", "time"], ["12", "feature"]],
                "1,200 parameters",
                4,
                12,
                sideways="forward",
            ),
            row("Dense(8)", "dense", [["4", "time"], ["8", "class"]], "104 parameters", 4, 0, stamp="12 × 8"),
            softmax("softmax", [["4", "time"], ["8", "class"]], 4, 8, labels=CLASSES),
        ],
    }


def encoder_vector() -> Scene:
    """The encoder's vector shown as a row of its own below RepeatVector."""
    scene = encoder_decoder()
    code = row("Dense(12)", "dense", [["12", "feature"]], "156 parameters", 0, 12, stamp="12 × 12")
    scene["rows"].insert(3, code | {"kept": [4], "below": "last"})
    return scene


def bidirectional(return_sequences: bool = False) -> Scene:
    """Two states, one forward, one backward; the ends of both are handed up."""
    steps = 5 if return_sequences else 0
    time = [["5", "time"]] if return_sequences else []
    kept = {} if return_sequences else {"kept": [4, 0], "below": "last"}
    return {
        "timesteps": 5,
        "steps": SENTENCE,
        "rows": [
            row("word ids", "input", [["5", "time"]], steps=5, below="none"),
            row("Embedding(8, 6)", "embedding", [["5", "time"], ["6", "feature"]], "48 parameters", 5, 6),
            row(
                "Bidirectional(LSTM(8))",
                "recurrent",
                [*time, ["16", "feature"]],
                "960 parameters",
                5,
                16,
                sideways="both",
            ),
            row("Dense(3)", "dense", [*time, ["3", "class"]], "51 parameters", steps, 0, stamp="16 × 3", **kept),
            softmax("softmax", [*time, ["3", "class"]], steps, 3, labels=["noun", "verb", "other"]),
        ],
    }


def long_bidirectional() -> Scene:
    """40 steps, both ends handed up: the picture keeps both in view."""
    scene = string_to_string(40)
    scene["rows"][1] |= {"title": "Bidirectional(GRU(8))", "sideways": "both"}
    last = {"steps": 0, "kept": [39, 0], "below": "last"}
    scene["rows"][2:] = [
        row("Dense(15)", "dense", [["15", "class"]], "255 parameters", 0, 15, stamp="16 × 15") | last,
        softmax("Softmax()", [["15", "class"]], 0, 15),
    ]
    return scene


def perceptron() -> Scene:
    """No time axis at all."""
    return {
        "timesteps": 0,
        "steps": [],
        "rows": [
            row("Input", "input", [["64", "feature"]], "", 0, 24, of=64, below="none"),
            row("Dense(32, relu)", "dense", [["32", "feature"]], "2,080 parameters", 0, 24, of=32, stamp="64 × 32"),
            row("Dropout(0.2)", "activation", [["32", "feature"]], "0 parameters", 0, 24, of=32),
            row("Dense(10)", "dense", [["10", "class"]], "330 parameters", 0, 10, stamp="32 × 10"),
            softmax("softmax", [["10", "class"]], 0, 10, labels=[str(digit) for digit in range(10)]),
        ],
    }


def image() -> Scene:
    """A picture goes in: plain boxes, then a vector."""
    sides = [["28", "height"], ["28", "width"]]
    return {
        "timesteps": 0,
        "steps": [],
        "rows": [
            row("Input", "input", [*sides, ["1", "feature"]], below="none"),
            row("Conv2D(8, (3, 3))", "other", [["26", "height"], ["26", "width"], ["8", "feature"]], "80 parameters"),
            row("Flatten()", "vector", [["5408", "feature"]], "0 parameters", 0, 24, of=5408, below="gather"),
            softmax("Dense(10, softmax)", [["10", "class"]], 0, 10),
        ],
    }


def masked_tagger() -> Scene:
    """Two steps of padding, masked all the way up."""
    scene = bidirectional(return_sequences=True)
    scene["steps"] = ["the", "cat", "sat", "", ""]
    for entry in scene["rows"]:
        entry["masked"] = [False, False, False, True, True]
    scene["rows"][1]["title"] = "Embedding(8, 6, mask_zero=True)"
    return scene


def mistake() -> Scene:
    """TimeDistributed on a tensor that has no time axis any more."""
    scene = next_word(return_sequences=False)
    scene["rows"][3] |= {
        "title": "TimeDistributed(Dense(8))",
        "shape": [],
        "note": "",
        "stamp": "",
        "mistake": "TimeDistributed needs a time axis, but GRU(16) hands on (None, 16): "
        "its return_sequences is off.",
    }
    scene["rows"][4] |= {"alive": False, "shape": [], "values": []}
    return scene


def gathered() -> Scene:
    """Every step flows into one box."""
    scene = next_word(return_sequences=True)
    scene["rows"][3:] = [
        row("Flatten()", "vector", [["80", "feature"]], "0 parameters", 0, 24, of=80, below="gather"),
        row("Dense(8)", "dense", [["8", "class"]], "648 parameters", 0, 8, stamp="80 × 8"),
        softmax("softmax", [["8", "class"]], 0, 8, labels=CLASSES),
    ]
    return scene


def deep(timesteps: int = 64) -> Scene:
    """Twelve rows, the most the app draws."""
    time = [str(timesteps), "time"]
    layers = [
        row(
            f"LSTM(24, return_sequences=True, name='layer_{index}')",
            "recurrent",
            [time, ["24", "feature"]],
            "4,704 parameters",
            timesteps,
            24,
            sideways="forward",
        )
        for index in range(10)
    ]
    scene = string_to_string(timesteps)
    scene["rows"][1:3] = layers
    return scene


def hostile() -> Scene:
    """Text that would be markup if anybody wrote it as markup."""
    scene = next_word(return_sequences=True)
    scene["steps"] = ["<img src=x onerror=alert(1)>"] * 5
    scene["rows"][2]["title"] = "<b>GRU</b>(16)"
    return scene


def row(
    title: str,
    kind: str,
    shape: list[list[str]],
    note: str = "",
    steps: int = 0,
    cells: int = 0,
    **more: Any,
) -> Row:
    """One row with made-up numbers."""
    count = steps or 1
    values = [
        [round(1000 * math.sin(1.7 * at + 0.9 * step * (at % 5) + len(title))) for at in range(cells)]
        for step in range(count if cells else 0)
    ]
    return {
        "title": title,
        "kind": kind,
        "shape": [["None", "batch"], *shape],
        "note": note,
        "steps": steps,
        "kept": [],
        "below": "same",
        "sideways": "none",
        "stamp": "",
        "cells": cells,
        "of": cells,
        "values": values,
        "scale": 1.0,
        "labels": [],
        "masked": [],
        "alive": True,
        "mistake": "",
    } | more


def softmax(title: str, shape: list[list[str]], steps: int, classes: int, labels: list[str] | None = None) -> Row:
    """A row of distributions that each sum to 1."""
    values = []
    for step in range(steps or 1):
        raw = [math.exp(2 * math.sin(2.1 * at + 1.3 * step)) for at in range(classes)]
        values.append([round(1000 * part / sum(raw)) for part in raw])
    return row(title, "softmax", shape, "", steps) | {
        "cells": classes,
        "of": classes,
        "values": values,
        "labels": labels or [],
    }


SCENES: dict[str, Callable[[], Scene]] = {
    "next_word_on": lambda: next_word(True),
    "next_word_off": lambda: next_word(False),
    "string_to_string": string_to_string,
    "long": lambda: string_to_string(256),
    "long_many_to_one": long_many_to_one,
    "encoder_decoder": encoder_decoder,
    "encoder_vector": encoder_vector,
    "bidirectional": bidirectional,
    "long_bidirectional": long_bidirectional,
    "perceptron": perceptron,
    "image": image,
    "masked_tagger": masked_tagger,
    "mistake": mistake,
    "gathered": gathered,
    "deep": deep,
    "hostile": hostile,
}
