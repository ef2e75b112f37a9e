"""kept_scores: where Keras takes a crossentropy of the scores below the last activation, not of what leaves it."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from lessons.network.layers import Activation, Conv1D, Conv2D, Dense, Layer, Softmax


class Scores(NamedTuple):
    """The scores a crossentropy finds: below the activation of which layer, and which activation."""

    layer: int
    activation: Literal["softmax", "sigmoid"]


def kept_scores(layers: Sequence[Layer]) -> Scores | None:
    """The scores Keras 3.15 hands to a crossentropy in place of the network's output, if it finds any.

    A softmax or a sigmoid leaves its scores as a note on its output (`_keras_logits`). The note is lost as soon as
    anything is done to that output: by a wrapper, a Flatten, a softmax over several axes.

    >>> kept_scores([Dense(3, "softmax")]), kept_scores([Dense(3), Softmax()])
    (Scores(layer=0, activation='softmax'), Scores(layer=1, activation='softmax'))
    >>> from lessons.network.layers import TimeDistributed
    >>> kept_scores([TimeDistributed(Dense(3, "softmax"))]) is None
    True
    """
    for index in reversed(range(len(layers))):
        layer = layers[index]
        if isinstance(layer, Activation) and layer.activation == "linear":
            continue  # hands on what it gets
        if isinstance(layer, Softmax):
            return Scores(index, "softmax") if len(layer.axes()) == 1 else None
        if isinstance(layer, Dense | Conv1D | Conv2D | Activation):
            if layer.activation == "softmax":
                return Scores(index, "softmax")
            if layer.activation == "sigmoid":
                return Scores(index, "sigmoid")
        return None
    return None
