"""What the documents say about recurrent layers that is not so any more."""

from lessons.course.erratum import Erratum
from lessons.course.shown.parameter_xray import next_word, two_grus
from lessons.network.link import read_link
from lessons.network.predict import predict


def one_row_of_bias() -> Erratum:
    """1,536 parameters were right before `reset_after`."""
    pair = two_grus()
    today, before = pair.today.layers[0], pair.before.layers[0]
    return Erratum(
        "E3-02", "S3", "The summary shows 1536 parameters for GRU(16) on 15 features.",
        f"Today it shows {today.params:,}: {today.formula}. With reset_after=False it is {before.formula}. Both "
        f"networks together with their head: {pair.today.total_params:,} and {pair.before.total_params:,}. The two "
        f"are different functions: with the same kernels and no bias their outputs differ by up to {pair.apart:.3f}.",
        "GRU(16, return_sequences=True)  # 1536 parameters",
        "GRU(16, return_sequences=True, reset_after=False)",
    )  # fmt: skip


def moved_module() -> Erratum:
    """The module `recurrent` is gone."""
    return Erratum(
        "E3-01", "S3", "The GRU is imported from keras.layers.recurrent.",
        "`ModuleNotFoundError: No module named 'keras.layers.recurrent'`. Written as keras.layers.recurrent.GRU it is "
        "`AttributeError: module 'keras.layers' has no attribute 'recurrent'`. Every layer is in keras.layers itself.",
        "from keras.layers.recurrent import GRU",
        "from keras.layers import GRU",
    )  # fmt: skip


def input_shape_of_old() -> Erratum:
    """`input_shape=` still works, with a warning."""
    prediction = next_word(10, 100)
    counts = " + ".join(f"{layer.params:,}" for layer in prediction.layers)
    return Erratum(
        "E0-05", "S0", "The first layer is given input_shape=(None, 1).",
        f"The network is the same, {counts} = {prediction.total_params:,} parameters, but Keras warns: ``Do not pass "
        "an `input_shape`/`input_dim` argument to a layer. When using Sequential models, prefer using an "
        "`Input(shape)` object as the first layer in the model instead.``",
        "model = Sequential([SimpleRNN(10, return_sequences=True, input_shape=(None, 1)),",
        "model = Sequential([Input((None, 1)), SimpleRNN(10, return_sequences=True),",
    )  # fmt: skip


def another_table() -> Erratum:
    """Layers have other names today."""
    text = "Input(64,15)|GRU(16,return_sequences=True)|TimeDistributed(Dense(15))|Activation(softmax)"
    prediction = predict(read_link(text).spec)
    names = ", ".join(layer.name for layer in prediction.layers)
    return Erratum(
        "E3-10", "S3", "The layers are called input_1, gru_1, time_distributed_1 and activation_1.",
        f"Keras 3 calls the first of each kind `{names}`, without a number, and the input `input_layer`. The counts "
        f"are {', '.join(f'{layer.params:,}' for layer in prediction.layers)}.",
    )  # fmt: skip
