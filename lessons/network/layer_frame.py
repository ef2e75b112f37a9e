"""The layer table as data, for spreadsheets and notebooks."""

import pandas as pd

from lessons.network.predict import Prediction
from lessons.network.shape import show_shapes


def layer_frame(prediction: Prediction) -> pd.DataFrame:
    """One row for each layer up to a mistake; the parameter columns add up to the network's totals.

    >>> from lessons.network.link import read_link
    >>> from lessons.network.predict import predict
    >>> frame = layer_frame(predict(read_link("Input(64,15)|GRU(16,return_sequences=True)|Dense(15)").spec))
    >>> frame["output_shape"].tolist(), int(frame["params"].sum())
    (['(None, 64, 16)', '(None, 64, 15)'], 1839)
    """
    return pd.DataFrame(
        {
            "layer": [layer.name for layer in prediction.layers],
            "class": [layer.class_name for layer in prediction.layers],
            "output_shape": [show_shapes(layer.output_shapes) for layer in prediction.layers],
            "params": [layer.params for layer in prediction.layers],
            "trainable_params": [layer.trainable_params for layer in prediction.layers],
            "non_trainable_params": [layer.non_trainable_params for layer in prediction.layers],
            "formula": [str(layer.formula) for layer in prediction.layers],
            "macs": [layer.macs for layer in prediction.layers],
        }
    )
