"""The influence map: the pattern each kind of network makes, and every number against TensorFlow's gradients."""

from collections.abc import Iterator
from typing import Any

import keras
import numpy as np
import pytest
import tensorflow as tf

from lessons.network.axes import layer_axes
from lessons.network.influence import NoInfluence, influence
from lessons.network.inputs import make_inputs
from lessons.network.layers import LAYERS
from lessons.network.layers.dense import NAMES
from lessons.network.link import read_link
from lessons.network.predict import predict
from lessons.network.presets import PRESETS
from lessons.network.spec import ModelSpec
from lessons.network.trace import trace
from lessons.network.weights import TooLarge, Weights, draw_weights
from tests.network.keras_side import keras_layer, quiet

Array = np.ndarray


def spec_of(link: str) -> ModelSpec:
    read = read_link(link)
    assert read.notices == ()
    return read.spec


def moves(link: str) -> Array:
    spec = spec_of(link)
    return influence(spec, make_inputs(spec).array)


def reached(link: str) -> list[list[int]]:
    return (moves(link) > 0).astype(int).tolist()


def test_a_dense_moves_its_own_step_only() -> None:
    assert reached("Input(5,3)|Dense(4)|TimeDistributed(Dense(2,activation=softmax))") == np.eye(5, dtype=int).tolist()


@pytest.mark.parametrize("cell", ["SimpleRNN", "GRU", "LSTM"])
def test_a_recurrent_layer_moves_its_own_step_and_every_later_one(cell: str) -> None:
    assert reached(f"Input(5,3)|{cell}(4,return_sequences=True)|Dense(2)") == np.tri(5, dtype=int).tolist()


def test_without_return_sequences_every_input_step_moves_the_one_output() -> None:
    assert reached("Input(5,3)|GRU(4)|Dense(2)") == [[1] * 5]


@pytest.mark.parametrize(
    "rest",
    ["Bidirectional(GRU(4,return_sequences=True))", "Flatten()|Dense(10)|Reshape((5,2))", "Dense(2)|Softmax(axis=1)",
     "GRU(4)|RepeatVector(5)|GRU(3,return_sequences=True)"],
)  # fmt: skip
def test_bidirectional_flatten_softmax_over_time_and_an_encoder_mix_all_steps(rest: str) -> None:
    assert reached(f"Input(5,3)|{rest}") == [[1] * 5] * 5


def test_a_convolution_sees_a_window() -> None:
    assert reached("Input(5,3)|Conv1D(4,3,padding=causal)") == (np.tri(5) - np.tri(5, k=-3)).astype(int).tolist()
    assert reached("Input(5,3)|Conv1D(4,3)") == [[1, 1, 1, 0, 0], [0, 1, 1, 1, 0], [0, 0, 1, 1, 1]]


def test_going_backwards_turns_the_order_of_the_outputs_round() -> None:
    found = reached("Input(4,3)|SimpleRNN(4,return_sequences=True,go_backwards=True)")
    assert found == [[0, 0, 0, 1], [0, 0, 1, 1], [0, 1, 1, 1], [1, 1, 1, 1]]


def test_padding_moves_nothing_and_permute_moves_the_time_axis() -> None:
    spec = spec_of("Input(5,dtype=int32)|Embedding(9,4,mask_zero=True)|LSTM(3,return_sequences=True)")
    found = influence(spec, np.array([[3, 5, 0, 2, 0]], np.int32))
    assert (found[:, 2] == 0).all()
    assert (found[:, 4] == 0).all()
    assert found[3, 1] > 0
    assert reached("Input(4,3)|Permute((2,1))|Activation(tanh)") == np.eye(4, dtype=int).tolist()


CHAINS = (
    "Input(6,3)|SimpleRNN(4,return_sequences=True)|LSTM(3,return_sequences=True)|GRU(4,return_sequences=True)",
    "Input(5,3)|GRU(4,return_sequences=True,reset_after=False)|LayerNormalization()|Softmax(axis=1)",
    "Input(5,3)|LSTM(4,go_backwards=True)|RepeatVector(3)|Bidirectional(GRU(2,return_sequences=True),merge_mode=mul)",
    "Input(6,3)|GRU(3,return_sequences=True,activation=softmax,recurrent_activation=softmax)|Dense(2)",
    "Input(7,3)|Conv1D(4,3,padding=same,strides=2,activation=gelu)|Permute((2,1))|Dense(3,activation=softmax)",
    "Input(8,4)|Conv1D(4,2,padding=causal,dilation_rate=2,groups=2)|MaxPooling1D(2)|AveragePooling1D(2,padding=same)",
    "Input(6,dtype=int32)|Embedding(9,4,mask_zero=True)|Bidirectional(LSTM(3,return_sequences=True))|Softmax()",
    "Input(6,dtype=int32)|Embedding(9,4,mask_zero=True)|GRU(3,return_sequences=True)|GlobalAveragePooling1D()",
    "Input(5,3)|Masking()|SimpleRNN(3,return_sequences=True,zero_output_for_mask=True)|Dropout(0.5)|Activation(tanh)",
    "Input(5,3)|BatchNormalization(moving_mean_initializer=ones)|SpatialDropout1D(0.5)|Flatten()|Dense(4)|Reshape((2,2))",
    "Input(5,3)|TimeDistributed(RepeatVector(2))|TimeDistributed(LSTM(2))|GlobalMaxPooling1D()",
)  # fmt: skip


@pytest.fixture
def in_float64() -> Iterator[None]:
    keras.config.set_dtype_policy("float64")
    yield
    keras.config.set_dtype_policy("float32")


@pytest.mark.usefixtures("in_float64")
@pytest.mark.parametrize("link", [*CHAINS, *(f"Input(3,4)|Dense(4,activation={name})" for name in NAMES)])
def test_every_number_is_the_norm_of_tensorflows_own_gradients(link: str) -> None:
    spec = spec_of(link)
    inputs = make_inputs(spec).array
    mine, theirs = influence(spec, inputs), keras_influence(spec, inputs, draw_weights(spec))
    np.testing.assert_allclose(mine, theirs, rtol=1e-4, atol=1e-12)
    np.testing.assert_array_equal(mine > 0, theirs > 0)


def keras_influence(spec: ModelSpec, inputs: Array, weights: Weights) -> Array:
    """The same map from real Keras layers under a `GradientTape`, one gradient for each output number."""
    with quiet():
        real = [keras_layer(layer) for layer in spec.layers]
        x: Any = tf.constant(inputs if inputs.dtype.kind == "i" else inputs.astype(np.float64))
        with tf.GradientTape(persistent=True) as tape:
            probed = x
            tape.watch(probed)
            for place, (layer, arrays) in enumerate(zip(real, weights, strict=True)):
                if not layer.built:
                    layer.build(tuple(x.shape))
                layer.set_weights(list(arrays))
                x = layer(x)
                if place == 0 and spec.input.dtype == "int32":
                    probed = x
            axes = layer_axes(predict(spec))[-1]
            steps = tf.unstack(x, axis=axes.index("time")) if "time" in axes else [x]
            numbers = [[tf.gather(tf.reshape(step, [-1]), place) for place in range(tf.size(step))] for step in steps]
    none = tf.zeros_like(probed)
    found = []
    for step in numbers:
        gradients = [tape.gradient(number, probed) for number in step]
        block = np.stack([(none if each is None else each)[0].numpy() for each in gradients])
        found.append(np.sqrt((block**2).sum(axis=(0, 2))))
    return np.array(found)


def test_every_layer_that_takes_a_sequence_is_among_the_chains() -> None:
    pictures = {"Conv2D", "MaxPooling2D", "AveragePooling2D", "GlobalMaxPooling2D", "GlobalAveragePooling2D"}
    named = {name for name in LAYERS for link in CHAINS if f"{name}(" in link}
    assert named == set(LAYERS) - pictures


def test_the_forward_pass_with_slopes_gives_the_numbers_of_the_plain_one() -> None:
    spec = spec_of(CHAINS[0])
    inputs = make_inputs(spec).array
    step = 1e-4
    moved = inputs.astype(np.float64).copy()
    moved[0, 2, 1] += step
    wide = tuple(tuple(each.astype(np.float64) for each in arrays) for arrays in draw_weights(spec))
    change = trace(spec, moved, wide).output - trace(spec, inputs.astype(np.float64), wide).output
    one_feature = np.linalg.norm(change[0], axis=1) / step  # of three: at most the whole
    assert (one_feature <= moves(CHAINS[0])[:, 2] + 1e-3).all()
    assert one_feature[5] > 0


@pytest.mark.parametrize("key", [key for key, preset in PRESETS.items() if preset.spec.input.shape[1:] == (15,)][:2])
def test_a_preset_of_64_steps_has_a_map(key: str) -> None:
    spec = PRESETS[key].spec
    found = influence(spec, make_inputs(spec).array)
    assert found.shape[1] == 64
    assert np.isfinite(found).all()


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("Input(8)|Dense(3)", "its input is one vector"),
        ("Input(8,8,3)|Flatten()|Dense(3)", "its input is one picture"),
        ("Input(5,8)|GRU(4)|GRU(4)", "Mend it in the playground first"),
    ],
)
def test_a_network_without_a_map_says_why(link: str, says: str) -> None:
    with pytest.raises(NoInfluence, match=says):
        moves(link)


def test_a_map_that_would_take_too_long_is_refused() -> None:
    with pytest.raises(TooLarge, match="up to 64 timesteps"):
        moves("Input(200,4)|GRU(4)")
    with pytest.raises(TooLarge, match="too many for this map"):
        moves("Input(64,512)|GRU(256)")
