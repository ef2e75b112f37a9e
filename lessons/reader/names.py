"""What a name in a learner's text stands for: `tf.keras.layers.recurrent.GRU` is Keras's layer GRU."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from lessons.network.layers import LAYERS

Kind = Literal[
    "layer",
    "input",
    "input_layer",
    "sequential",
    "model",
    "initializer",
    "regularizer",
    "constraint",
    "activation",
    "optimizer",
    "loss",
    "metric",
    "callback",
    "utility",
    "numpy",
    "other",
]

# Keras has these names for the same class, old and new
SAME_LAYER = {
    "Convolution1D": "Conv1D",
    "Convolution2D": "Conv2D",
    "MaxPool1D": "MaxPooling1D",
    "MaxPool2D": "MaxPooling2D",
    "AvgPool1D": "AveragePooling1D",
    "AvgPool2D": "AveragePooling2D",
    "GlobalMaxPool1D": "GlobalMaxPooling1D",
    "GlobalMaxPool2D": "GlobalMaxPooling2D",
    "GlobalAvgPool1D": "GlobalAveragePooling1D",
    "GlobalAvgPool2D": "GlobalAveragePooling2D",
    "CuDNNGRU": "GRU",
    "CuDNNLSTM": "LSTM",
}
OTHER_LAYERS = {
    "ReLU",
    "LeakyReLU",
    "ELU",
    "PReLU",
    "GaussianNoise",
    "GaussianDropout",
    "AlphaDropout",
    "SpatialDropout2D",
    "ActivityRegularization",
    "Rescaling",
    "UnitNormalization",
    "Add",
    "Average",
    "Concatenate",
    "Dot",
    "Lambda",
    "Maximum",
    "Minimum",
    "Multiply",
    "Subtract",
    "Merge",
    "Layer",
    "RNN",
    "GRUCell",
    "LSTMCell",
    "SimpleRNNCell",
    "ConvLSTM1D",
    "ConvLSTM2D",
    "Conv3D",
    "Conv1DTranspose",
    "Conv2DTranspose",
    "SeparableConv1D",
    "SeparableConv2D",
    "DepthwiseConv2D",
    "MaxPooling3D",
    "UpSampling1D",
    "UpSampling2D",
    "ZeroPadding1D",
    "ZeroPadding2D",
    "Cropping1D",
    "Cropping2D",
    "Attention",
    "AdditiveAttention",
    "MultiHeadAttention",
    "GroupNormalization",
    "TextVectorization",
    "TimeDistributedDense",
    "StackedRNNCells",
    "concatenate",
    "add",
    "multiply",
    "average",
    "dot",
    "subtract",
    "maximum",
    "minimum",
}
_OPTIMIZERS = ("Adam", "RMSprop", "SGD", "Adagrad", "Adadelta", "Adamax", "Nadam", "AdamW", "Ftrl")
_CALLBACKS = ("EarlyStopping", "ModelCheckpoint", "ReduceLROnPlateau", "TensorBoard", "LearningRateScheduler")
_INITIALIZERS = ("RandomNormal", "RandomUniform", "TruncatedNormal", "GlorotUniform", "GlorotNormal", "HeNormal")
IMPORTS: dict[str, tuple[str, str]] = {
    **{name: ("keras.layers", name) for name in (*LAYERS, *SAME_LAYER, *OTHER_LAYERS)},
    "Input": ("keras.layers", "Input"),
    "InputLayer": ("keras.layers", "InputLayer"),
    **{name: ("keras.models", name) for name in ("Sequential", "Model", "load_model", "model_from_json")},
    **{name: ("keras.optimizers", name) for name in _OPTIMIZERS},
    **{name: ("keras.callbacks", name) for name in _CALLBACKS},
    **{name: ("keras.initializers", name) for name in _INITIALIZERS},
    **{name: ("keras.utils", name) for name in ("to_categorical", "pad_sequences", "plot_model")},
    **{name: ("keras.regularizers", name) for name in ("l1", "l2", "l1_l2", "L1", "L2", "L1L2")},
    "Tokenizer": ("tensorflow.keras.preprocessing.text", "Tokenizer"),
    "ImageDataGenerator": ("tensorflow.keras.preprocessing.image", "ImageDataGenerator"),
    "train_test_split": ("sklearn.model_selection", "train_test_split"),
    "MinMaxScaler": ("sklearn.preprocessing", "MinMaxScaler"),
    "StandardScaler": ("sklearn.preprocessing", "StandardScaler"),
    **{name: ("keras", name) for name in ("layers", "models", "optimizers", "regularizers", "initializers", "losses")},
    **{name: ("keras", name) for name in ("activations", "callbacks", "utils", "datasets", "constraints")},
    "np_utils": ("keras", "utils"),
    "K": ("keras", "backend"),
    "keras": ("", "keras"),
    "tf": ("", "tensorflow"),
    "tensorflow": ("", "tensorflow"),
    "np": ("", "numpy"),
    "numpy": ("", "numpy"),
    "pd": ("", "pandas"),
    "plt": ("matplotlib", "pyplot"),
    **{name: ("", name) for name in ("math", "os", "random", "sys", "time", "re")},
}


@dataclass(frozen=True)
class Symbol:
    """Something a module holds, by its full name as written: `tensorflow.keras.layers.GRU`."""

    path: str

    @property
    def name(self) -> str:
        """Its last word."""
        return self.path.rpartition(".")[2]


@lru_cache(maxsize=2048)
def canonical(path: str) -> str:
    """The full name with `keras` in front, however the text came to Keras.

    >>> canonical("tensorflow.keras.layers.Dense"), canonical("keras.src.layers.Dense")
    ('keras.layers.Dense', 'keras.layers.Dense')
    """
    for start in (
        "tensorflow.python.keras",
        "tensorflow.contrib.keras",
        "tensorflow.keras",
        "tf_keras",
        "keras.src",
        "tensorflow.compat.v1.keras",
        "tensorflow.compat.v2.keras",
    ):
        if path == start or path.startswith(f"{start}."):
            return f"keras{path[len(start) :]}"
    return path


@lru_cache(maxsize=2048)
def kind_of(path: str) -> tuple[Kind, str]:
    """What a full name is, and its name in Keras 3.

    >>> kind_of("tensorflow.keras.layers.recurrent.GRU"), kind_of("keras.Input"), kind_of("numpy.zeros")
    (('layer', 'GRU'), ('input', 'Input'), ('numpy', 'zeros'))
    """
    path = canonical(path)
    parts = path.split(".")
    name = parts[-1]
    if parts[0] in ("numpy", "tensorflow", "sklearn"):
        is_activation = parts[0] == "tensorflow" and "nn" in parts[:-1]
        return ("activation" if is_activation else "numpy"), path.partition(".")[2]
    if parts[0] != "keras":
        return "other", name
    if name in ("Sequential", "Model", "Functional"):
        return ("sequential" if name == "Sequential" else "model"), name
    if name in ("Input", "InputLayer"):
        return ("input" if name == "Input" else "input_layer"), name
    for words, kind in _ROOMS:
        if any(word in parts[1:-1] for word in words):
            return kind, SAME_LAYER.get(name, name) if kind == "layer" else name
    return "other", name


_ROOMS: tuple[tuple[tuple[str, ...], Kind], ...] = (
    (("initializers", "initializations"), "initializer"),
    (("regularizers",), "regularizer"),
    (("constraints",), "constraint"),
    (("activations",), "activation"),
    (("optimizers", "optimizer_v2"), "optimizer"),
    (("losses", "objectives"), "loss"),
    (("metrics",), "metric"),
    (("callbacks",), "callback"),
    (("layers", "engine"), "layer"),
    (("utils", "preprocessing", "datasets"), "utility"),
)


def known_path(name: str) -> str | None:
    """The full name that a name without an import most likely means.

    >>> known_path("GRU"), known_path("np"), known_path("my_data")
    ('keras.layers.GRU', 'numpy', None)
    """
    if name not in IMPORTS:
        return None
    module, member = IMPORTS[name]
    return f"{module}.{member}" if module else member


def import_line(name: str, module: str | None = None) -> str:
    """The line that brings a known name in.

    >>> import_line("np"), import_line("Dense"), import_line("K")
    ('import numpy as np', 'from keras.layers import Dense', 'from keras import backend as K')
    """
    home, member = IMPORTS[name]
    renamed = f" as {name}" if member != name else ""
    if not home:
        return f"import {member}{renamed}"
    return f"from {module or home} import {member}{renamed}"


def path_of(node: ast.expr, aliases: Mapping[str, str]) -> str | None:
    """The full name of `a.b.c`, when its first word is imported or known; else `None`."""
    words: list[str] = []
    while isinstance(node, ast.Attribute):
        words.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in aliases:
        return None
    return ".".join([aliases[node.id], *reversed(words)])
