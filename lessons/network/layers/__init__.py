"""Every layer the app knows, by Keras's name."""

from lessons.network.layers.base import Flow, Formula, Layer, Weight
from lessons.network.layers.bidirectional import Bidirectional
from lessons.network.layers.convolution import Conv1D, Conv2D
from lessons.network.layers.dense import Dense
from lessons.network.layers.elementwise import Activation, Dropout, Softmax, SpatialDropout1D
from lessons.network.layers.input import Input
from lessons.network.layers.lookup import Embedding, Masking
from lessons.network.layers.misfit import Misfit
from lessons.network.layers.normalization import BatchNormalization, LayerNormalization
from lessons.network.layers.pooling import (
    AveragePooling1D,
    AveragePooling2D,
    GlobalAveragePooling1D,
    GlobalAveragePooling2D,
    GlobalMaxPooling1D,
    GlobalMaxPooling2D,
    MaxPooling1D,
    MaxPooling2D,
)
from lessons.network.layers.recurrent import GRU, LSTM, Recurrent, SimpleRNN
from lessons.network.layers.reshaping import Flatten, Permute, RepeatVector, Reshape
from lessons.network.layers.time_distributed import TimeDistributed

_ALL: tuple[type[Layer], ...] = (
    Embedding, Masking, SimpleRNN, LSTM, GRU, Bidirectional, TimeDistributed, Dense, Activation, Softmax, Dropout,
    SpatialDropout1D, BatchNormalization, LayerNormalization, Flatten, RepeatVector, Reshape, Permute, Conv1D,
    Conv2D, MaxPooling1D, AveragePooling1D, MaxPooling2D, AveragePooling2D, GlobalMaxPooling1D,
    GlobalAveragePooling1D, GlobalMaxPooling2D, GlobalAveragePooling2D,
)  # fmt: skip
LAYERS: dict[str, type[Layer]] = {each.__name__: each for each in _ALL}

__all__ = [*LAYERS, "LAYERS", "Flow", "Formula", "Input", "Layer", "Misfit", "Recurrent", "Weight"]
