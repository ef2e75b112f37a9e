"""What lesson 9a says of an Embedding is what Keras does: a look-up is a product with a one-hot row."""

import keras
import numpy as np
import pytest

from lessons.course.shown.one_hot_row import FEATURES, IDS, looked_up


@pytest.mark.parametrize("place", range(IDS))
def test_an_embedding_gives_the_product_of_the_one_hot_row_and_the_table(place: int) -> None:
    shown = looked_up(place)
    embedding, dense = keras.layers.Embedding(IDS, FEATURES), keras.layers.Dense(FEATURES, use_bias=False)
    embedding.build((1, 1))
    dense.build((1, IDS))
    for layer in (embedding, dense):
        layer.set_weights([shown.table])
    assert np.array_equal(keras.ops.convert_to_numpy(embedding(np.array([place])))[0], shown.product)
    assert np.array_equal(keras.ops.convert_to_numpy(dense(shown.one_hot[None]))[0], shown.product)
    assert embedding.count_params() == dense.count_params() == shown.params == shown.dense_params


def test_another_id_takes_another_row() -> None:
    assert not np.array_equal(looked_up(0).product, looked_up(1).product)
