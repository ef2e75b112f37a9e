"""Mistakes as a learner meets them: Keras's words, the layer to blame, and ways out that real Keras accepts."""

from random import Random

import pytest

from lessons.network.layers import (
    GRU,
    LSTM,
    Activation,
    AveragePooling1D,
    Bidirectional,
    Conv1D,
    Conv2D,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    GlobalAveragePooling1D,
    Input,
    Layer,
    MaxPooling1D,
    Permute,
    RepeatVector,
    Reshape,
    SimpleRNN,
    Softmax,
    SpatialDropout1D,
    TimeDistributed,
)  # fmt: skip
from lessons.network.mistake import Mistake
from lessons.network.predict import predict
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec
from tests.network.agreement import disagreement, same_words
from tests.network.keras_side import build
from tests.network.made_layers import some_stack
from tests.network.sweep import sweep_size

SEQUENCE = (5, 3)
UNDEFINED = "Shapes used to initialize variables must be fully-defined (no `None` dimensions). Received: "
UNITS = "Received an invalid value for `units`, expected a positive integer. Received: units="
RATE = "Invalid value received for argument `rate`. Expected a float value between 0 and 1. Received: rate="
TIME = "`TimeDistributed` Layer should be passed an `input_shape` with at least 3 dimensions, received: "
SEVERAL = 'Layer "dense" expects 1 input(s), but it received 3 input tensors.'


def ndim(layer: str, expected: str, found: int, shape: Shape) -> str:
    return (
        f"Input 0 with name 'None' of layer '{layer}' is incompatible with the layer: expected {expected}, "
        f"found ndim={found}. Full shape received: {shape}"
    )


# name, input, layers, the layer where Keras fails, the layer to change (-1: the Input), Keras's error and words
Row = tuple[str, Shape, tuple[Layer, ...], int, int, str, str]
ROWS: tuple[Row, ...] = (
    ("TimeDistributed after the last step", SEQUENCE, (GRU(4), TimeDistributed(Dense(3))), 1, 0, "ValueError",
     f"{TIME}(None, 4)"),
    ("a stack after the last step", SEQUENCE, (GRU(4), GRU(4)), 1, 0, "ValueError",
     ndim("gru", "ndim=3", 2, (None, 4))),
    ("LSTM after the last step", SEQUENCE, (LSTM(4), LSTM(4)), 1, 0, "ValueError",
     ndim("lstm", "ndim=3", 2, (None, 4))),
    ("Bidirectional after the last step", SEQUENCE, (LSTM(4), Bidirectional(LSTM(4))), 1, 0, "ValueError",
     ndim("bidirectional", "ndim=3", 2, (None, 4))),
    ("a reader of one vector", (3,), (LSTM(4),), 0, -1, "ValueError", ndim("lstm", "ndim=3", 2, (None, 3))),
    ("a reader of images", (2, 5, 3), (LSTM(4),), 0, -1, "ValueError", ndim("lstm", "ndim=3", 4, (None, 2, 5, 3))),
    ("ids without Embedding", (5,), (SimpleRNN(4),), 0, -1, "ValueError",
     ndim("simple_rnn", "ndim=3", 2, (None, 5))),
    ("an open feature axis", (5, None), (GRU(4),), 0, -1, "ValueError",
     f"{UNDEFINED}shape=(None, 12) for variable path='gru/gru_cell/kernel'"),
    ("Conv1D after the last step", SEQUENCE, (GRU(4), Conv1D(2, 2)), 1, 0, "ValueError",
     ndim("conv1d", "min_ndim=3", 2, (None, 4))),
    ("a mean over time after the last step", SEQUENCE, (GRU(4), GlobalAveragePooling1D()), 1, 0, "ValueError",
     ndim("global_average_pooling1d", "ndim=3", 2, (None, 4))),
    ("TimeDistributed on vectors", (3,), (TimeDistributed(Dense(3)),), 0, -1, "ValueError", f"{TIME}(None, 3)"),
    ("TimeDistributed around a number", SEQUENCE, (TimeDistributed(3),), 0, 0, "ValueError",  # type: ignore[arg-type]
     "Please initialize `TimeDistributed` layer with a `keras.layers.Layer` instance. Received: 3"),
    ("TimeDistributed(LSTM) on a sequence", SEQUENCE, (TimeDistributed(LSTM(3)),), 0, 0, "ValueError",
     f"{UNDEFINED}shape=(None, 12) for variable path='time_distributed/lstm/lstm_cell/kernel'"),
    ("TimeDistributed(Conv2D) without channels", (5, 8, 8), (TimeDistributed(Conv2D(3, 3)),), 0, 0, "ValueError",
     "Kernel shape must have the same length as input, but received kernel of shape (3, 3, 8, 3) and input of shape "
     "(None, 8, 8)."),
    ("TimeDistributed(Embedding) on ids", (5,), (TimeDistributed(Embedding(9, 4)),), 0, -1, "ValueError",
     f"{TIME}(None, 5)"),
    ("an activation in capitals", SEQUENCE, (Dense(3, "Softmax"),), 0, 0, "ValueError",
     "Could not interpret activation function identifier: Softmax"),
    ("an activation misspelt", SEQUENCE, (Dense(3, "sofmax"),), 0, 0, "ValueError",
     "Could not interpret activation function identifier: sofmax"),
    ("RepeatVector of a sequence", SEQUENCE, (GRU(3, return_sequences=True), RepeatVector(4)), 1, 0, "ValueError",
     ndim("repeat_vector", "ndim=2", 3, (None, 5, 3))),
    ("half a copy", (3,), (RepeatVector(2.0),), 0, 0, "TypeError",  # type: ignore[arg-type]
     "Expected an integer value for `n`, got <class 'float'>."),
    ("no copy", (3,), (RepeatVector(0),), 0, 0, "ValueError",
     "Argument `n` should be a positive integer. Received: n=0"),
    ("Dense after Flatten of an open time", (None, 3), (Flatten(), Dense(3)), 1, 0, "ValueError",
     f"{UNDEFINED}shape=(None, 3) for variable path='dense/kernel'"),
    ("Reshape to another total", SEQUENCE, (Reshape((4, 4)),), 0, 0, "ValueError",
     "Exception encountered when calling Reshape.call(). The total size of the tensor must be unchanged. Received: "
     "input_shape=(5, 3), target_shape=(4, 4)"),
    ("Permute that moves the batch", SEQUENCE, (Permute((0, 1)),), 0, 0, "ValueError",
     "Invalid permutation argument `dims` for Permute Layer. The set of indices in `dims` must be consecutive and "
     "start from 1. Received dims=(0, 1)"),
    ("Dense on one number", (), (Dense(3),), 0, -1, "ValueError", ndim("dense", "min_ndim=2", 1, (None,))),
    ("Dense on open features", (None,), (Dense(3),), 0, -1, "ValueError",
     f"{UNDEFINED}shape=(None, 3) for variable path='dense/kernel'"),
    ("no unit", SEQUENCE, (Dense(0),), 0, 0, "ValueError", f"{UNITS}0"),
    ("half a unit", SEQUENCE, (Dense(2.0),), 0, 0, "ValueError", f"{UNITS}2.0"),  # type: ignore[arg-type]
    ("less than no unit", SEQUENCE, (Dense(-1),), 0, 0, "ValueError", f"{UNITS}-1"),
    ("units in quotes", SEQUENCE, (Dense("10"),), 0, 0, "ValueError", f"{UNITS}10"),  # type: ignore[arg-type]
    ("one and a half dropped", SEQUENCE, (Dropout(1.5),), 0, 0, "ValueError", f"{RATE}1.5"),
    ("fifty dropped", SEQUENCE, (Dropout(50),), 0, 0, "ValueError", f"{RATE}50"),
    ("no unit in a cell", SEQUENCE, (GRU(0),), 0, 0, "ValueError",
     "Received an invalid value for argument `units`, expected a positive integer, got 0."),
    ("SpatialDropout1D on vectors", (3,), (SpatialDropout1D(0.2),), 0, -1, "ValueError",
     ndim("spatial_dropout1d", "ndim=3", 2, (None, 3))),
    ("a kernel longer than time", SEQUENCE, (Conv1D(4, 9),), 0, 0, "ValueError",
     "Computed output size would be zero or negative. Received `inputs shape=(None, 5, 3)`, "
     "`kernel shape=(9, 3, 4)`, `dilation_rate=[1]`, `strides=(1,)`, `padding=valid`."),
    ("a window longer than time", SEQUENCE, (MaxPooling1D(9),), 0, 0, "ValueError",
     "Exception encountered when calling MaxPooling1D.call(). Computed output size would be zero or negative. "
     "Received: `inputs.shape=[None 5 3]`, `pool_size=[9]`, `strides=(9,)`, `padding=valid`."),
    ("Embedding of a sequence, then GRU", (5, 1), (Embedding(9, 2), GRU(4)), 1, 1, "ValueError",
     ndim("gru", "ndim=3", 4, (None, 5, 1, 2))),
    ("stateful without a batch size", SEQUENCE, (GRU(4, stateful=True),), 0, 0, "ValueError",
     "When using `stateful=True` in a RNN, the batch size must be static. Found dynamic batch size: "
     "sequence.shape=(None, 5, 3)"),
    ("Bidirectional(Dense)", SEQUENCE, (Bidirectional(Dense(3)),), 0, 0, "TypeError",
     "<class 'keras.src.layers.core.dense.Dense'> could not be deserialized properly. Please ensure that components "
     "that are Python object instances (layers, models, etc.) returned by `get_config()` are explicitly "
     "deserialized in the model's `from_config()` method."),
    ("a merge mode misspelt", SEQUENCE, (Bidirectional(GRU(4), "avg"),), 0, 0, "ValueError",
     'Invalid merge mode. Received: avg. Merge mode should be one of {"sum", "mul", "ave", "concat", None}'),
    ("a reader that already goes backwards", SEQUENCE, (Bidirectional(GRU(4, go_backwards=True)),), 0, 0,
     "ValueError",
     "Forward layer and backward layer should have different `go_backwards` value. Received: "
     "forward_layer.go_backwards True, backward_layer.go_backwards=True"),
    ("final states in a Sequential", SEQUENCE, (LSTM(4, return_state=True), Dense(3)), 1, 0, "ValueError", SEVERAL),
    ("a sum of windows by a misspelt padding", SEQUENCE, (AveragePooling1D(2, padding="full"),), 0, 0, "ValueError",
     "Exception encountered when calling AveragePooling1D.call(). Argument `padding` must be either 'valid' or "
     "'same'. Received: padding=full"),
)  # fmt: skip


def mistake_of(spec: ModelSpec) -> Mistake:
    mistake = predict(spec).mistake
    assert mistake is not None
    return mistake


@pytest.mark.parametrize(
    ("name", "sizes", "layers", "fails", "blame", "error", "words"),
    ROWS,
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "",
)
def test_a_mistake_quotes_keras_blames_the_right_layer_and_can_be_mended(
    name: str, sizes: Shape, layers: tuple[Layer, ...], fails: int, blame: int, error: str, words: str
) -> None:
    spec = ModelSpec(Input(sizes), layers)
    mistake = mistake_of(spec)
    assert (mistake.layer, mistake.blame, mistake.keras_error) == (fails, blame, error)
    assert same_words(mistake.keras_says, words)
    assert same_words(words, mistake.keras_says)
    assert disagreement(spec) == ""
    assert mistake.message
    assert mistake.expected
    for mend in mistake.mends:
        real = build(mend.spec)
        assert real.failed is None or real.failed > fails, (mend.words, real.message)
    assert mistake.mend is not None


def test_softmax_on_an_axis_that_is_not_there_is_quoted_as_it_fails_on_numbers() -> None:
    mistake = mistake_of(ModelSpec(Input((3,)), (Softmax(5),)))
    assert mistake.keras_error == "InvalidArgumentError"
    assert mistake.keras_says.endswith(
        "`dim` must be in the range [-2, 2) where 2 is the number of dimensions in the input. Received: dim=5"
    )


SILENT_IN_KERAS = (
    ModelSpec(Input((5, 3)), (TimeDistributed(Flatten()),)),
    ModelSpec(Input((None, 3)), (Flatten(),)),
    ModelSpec(Input((None, 3)), (Reshape((-1,)),)),
    ModelSpec(Input((3,)), (Dropout(1.0),)),
    ModelSpec(Input((5, 1)), (Embedding(9, 2),)),
    ModelSpec(Input((None, 3)), (GRU(3, unroll=True),)),
    ModelSpec(Input((64, 15)), (GRU(16), Dense(15))),
)


@pytest.mark.parametrize("spec", SILENT_IN_KERAS, ids=str)
def test_what_keras_takes_is_no_mistake(spec: ModelSpec) -> None:
    assert predict(spec).mistake is None
    assert build(spec).failed is None


def test_the_likeliest_mend_says_what_to_switch() -> None:
    def first(*layers: Layer, sizes: Shape = SEQUENCE) -> str:
        return mistake_of(ModelSpec(Input(sizes), layers)).mends[0].words

    assert first(GRU(4), GRU(4)) == "turn return_sequences on in layer 1, GRU(4)"
    assert first(GRU(4), Dense(3), TimeDistributed(Dense(3))) == "turn return_sequences on in layer 1, GRU(4)"
    assert first(GRU(4, return_sequences=True), RepeatVector(4)) == "turn return_sequences off in layer 1"
    assert first(LSTM(4, return_state=True), Dense(3)) == "turn return_state off in layer 1, LSTM(4)"
    assert first(TimeDistributed(LSTM(3))) == "take the TimeDistributed off"
    assert first(Flatten(), LSTM(3)) == "remove layer 1, Flatten"
    assert first(Activation("relu"), Bidirectional(Dense(3))) == "take the Bidirectional off"
    assert first(Conv2D(3, 2), sizes=(6, 6)) == "give the Input a channel axis"
    assert first(Conv2D(3, 2), sizes=(5, 6, 6, 3)) == "run it on every step: TimeDistributed"


@pytest.mark.parametrize(
    ("sizes", "layer"), [((5, 6, 6, 3), Conv2D(3, 2)), ((5, 6, 3), LSTM(4)), (SEQUENCE, Conv2D(3, 2))]
)
def test_a_layer_put_in_before_the_one_that_refuses_is_a_way_out_only_when_that_one_is_content(
    sizes: Shape, layer: Layer
) -> None:
    for mend in mistake_of(ModelSpec(Input(sizes), (layer,))).mends:
        assert predict(mend.spec).mistake is None, mend.words


def test_flatten_over_an_open_time_axis_has_the_mean_over_time_as_a_way_out() -> None:
    def pooled(sizes: Shape) -> list[ModelSpec]:
        mends = mistake_of(ModelSpec(Input(sizes), (Flatten(), Dense(3)))).mends
        return [mend.spec for mend in mends if isinstance(mend.spec.layers[0], GlobalAveragePooling1D)]

    assert len(pooled((None, 4))) == 1
    assert build(pooled((None, 4))[0]).failed is None
    assert pooled((None, 4, 3)) == []  # a mean over time needs steps of one row each


@pytest.mark.parametrize("chunk", range(4))
def test_every_mend_of_a_random_mistake_gets_past_it_in_keras(chunk: int) -> None:
    mended = 0
    for number in range(sweep_size(60)):
        spec = some_stack(Random(f"mend {chunk}/{number}"))
        mistake = predict(spec).mistake
        if mistake is None:
            continue
        assert mistake.mend is not None, spec
        for mend in mistake.mends:
            real = build(mend.spec)
            assert real.failed is None or real.failed > mistake.layer, (spec, mend.words, real.message)
            mended += 1
    assert mended >= sweep_size(20)
