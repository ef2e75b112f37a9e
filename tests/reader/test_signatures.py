"""The order of arguments, the names of layers and losses: as real Keras has them."""

import inspect

import keras
import pytest

from lessons.network.arguments import arguments_of
from lessons.network.layers import LAYERS
from lessons.reader.layer_call import positions_of
from lessons.reader.names import IMPORTS, OTHER_LAYERS, SAME_LAYER, import_line
from lessons.reader.old_words import path_today

GONE = {"CuDNNGRU", "CuDNNLSTM", "TimeDistributedDense", "Merge"}


@pytest.mark.parametrize("name", LAYERS)
def test_values_without_a_name_are_read_in_the_order_keras_takes_them(name: str) -> None:
    signature = inspect.signature(getattr(keras.layers, name).__init__)
    order = [each.name for each in signature.parameters.values() if each.kind is each.POSITIONAL_OR_KEYWORD][1:]
    ours = list(positions_of(LAYERS[name]))
    assert ours == order[: len(ours)]
    left = set(order[len(ours) :]) & set(arguments_of(LAYERS[name]))
    assert left <= {
        "return_sequences",
        "return_state",
        "go_backwards",
        "stateful",
        "unroll",
        "seed",
        "dropout",
        "recurrent_dropout",
        "reset_after",
        "keepdims",
        "mask_zero",
        "name",
    }


def test_every_name_of_a_layer_is_one_of_keras_or_known_to_be_gone() -> None:
    for name in {*LAYERS, *SAME_LAYER, *OTHER_LAYERS} - GONE:
        assert hasattr(keras.layers, name), name
    assert not any(hasattr(keras.layers, name) for name in GONE)
    for old, new in SAME_LAYER.items():
        if old not in GONE:
            assert getattr(keras.layers, old) is getattr(keras.layers, new)


@pytest.mark.parametrize("name", sorted(name for name, (home, _) in IMPORTS.items() if home.startswith("keras")))
def test_an_import_we_propose_can_be_made(name: str) -> None:
    if name not in GONE:
        exec(import_line(name), {})


OLD_PLACES = [
    "keras.layers.recurrent.GRU", "keras.layers.core.Dense", "keras.layers.wrappers.TimeDistributed",
    "keras.layers.embeddings.Embedding", "keras.layers.convolutional.Conv1D", "keras.layers.normalization.BatchNormalization",
    "keras.layers.pooling.GlobalMaxPooling1D", "keras.layers.noise.GaussianNoise", "keras.layers.advanced_activations.LeakyReLU",
    "keras.layers.merge.concatenate", "keras.engine.topology.Layer", "keras.engine.training.Model", "keras.engine.Input",
    "keras.objectives.mean_squared_error", "keras.initializations.glorot_uniform", "keras.utils.np_utils.to_categorical",
    "keras.utils.vis_utils.plot_model", "keras.utils.visualize_util.plot", "keras.regularizers.l1l2",
    "keras.regularizers.activity_l2", "keras.constraints.maxnorm", "keras.optimizers.adam", "keras.optimizers.legacy.Adam",
    "keras.optimizers.sgd", "keras.losses.mse", "keras.layers.CuDNNLSTM", "keras.layers.TimeDistributedDense",
    "keras.initializers.normal", "keras.constraints.unitnorm", "keras.layers.cudnn_recurrent.CuDNNGRU",
]  # fmt: skip


@pytest.mark.parametrize("old", OLD_PLACES)
def test_what_moved_is_found_where_we_say_it_is(old: str) -> None:
    value: object = keras
    new = path_today(old)
    assert new != old
    for word in new.split(".")[1:]:
        value = getattr(value, word)
