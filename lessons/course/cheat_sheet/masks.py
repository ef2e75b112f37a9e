"""Which layers start a padding mask, use it, pass it on, end it or lose it."""

from lessons.course.cheat_sheet.table import Table
from lessons.network import layers
from lessons.network.layers.base import Layer, MaskRule

MEANS: dict[MaskRule, str] = {
    "starts": "start a mask",
    "uses": "skip padded steps; pass the mask on with `return_sequences=True`",
    "passes": "pass it on",
    "ends": "leave padding out; no steps are left",
    "drops": "lose it: layers above take padding for words",
}
LAYERS: dict[str, Layer] = {
    "Embedding(mask_zero=True)": layers.Embedding(20, 8, mask_zero=True),
    "Masking": layers.Masking(),
    "SimpleRNN": layers.SimpleRNN(6),
    "GRU": layers.GRU(6),
    "LSTM": layers.LSTM(6),
    "Bidirectional": layers.Bidirectional(layers.GRU(6)),
    "Dense": layers.Dense(6),
    "TimeDistributed": layers.TimeDistributed(layers.Dense(6)),
    "Dropout": layers.Dropout(0.5),
    "Activation": layers.Activation("softmax"),
    "BatchNormalization": layers.BatchNormalization(),
    "LayerNormalization": layers.LayerNormalization(),
    "GlobalAveragePooling1D": layers.GlobalAveragePooling1D(),
    "GlobalMaxPooling1D": layers.GlobalMaxPooling1D(),
    "MaxPooling1D": layers.MaxPooling1D(2),
    "Conv1D": layers.Conv1D(6, 3),
    "Flatten": layers.Flatten(),
    "RepeatVector": layers.RepeatVector(5),
    "Reshape": layers.Reshape((40,)),
    "Permute": layers.Permute((2, 1)),
}


def mask_table() -> Table:
    """A row for each thing a layer can do with a mask.

    >>> mask_table().rows[0][1]
    '`Embedding(mask_zero=True)`, `Masking`'
    """
    return Table(
        "Masks",
        ("these layers", "which"),
        tuple((means, ", ".join(f"`{name}`" for name in _with_rule(rule))) for rule, means in MEANS.items()),
        (
            "A mask has the shape (batch, time). If it reaches the output, the loss leaves padded steps out.",
            "Under a mask write `Activation('softmax')` or `Dense(n, activation='softmax')`, never `Softmax()`: it "
            "takes the mask for one of classes.",
        ),
    )


def _with_rule(rule: MaskRule) -> list[str]:
    return [name for name, layer in LAYERS.items() if layer.mask_rule == rule]
