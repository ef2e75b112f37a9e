"""What somebody who knows what was meant changes in an example, before old words are mended."""

from lessons.course.snippets.claims import CLAIMS, Replacement

BY_HAND: dict[str, tuple[Replacement, ...]] = {
    "activation_slip": (('"Softmax"', '"softmax"'),),
    "argument_slip": (("return_sequence=", "return_sequences="),),
    "class_for_layer": (("(layers.Dense)", "(layers.Dense(4))"),),
    "class_weight_on_steps": (("class_weight={0: 1.0, 1: 4.0}", "sample_weight=np.where(y == 1, 4.0, 1.0)"),),
    "copies_of_a_half": (("5 / 2", "5 // 2"),),
    "fit_before_compile": (("model.fit", 'model.compile(loss="mse")\nmodel.fit'),),
    "id_beyond": (("Embedding(6, 8)", "Embedding(10, 8)"),),
    "label_beyond": (("Dense(3, ", "Dense(4, "),),
    "label_of_minus_one": (
        ("[0, 1, 2, -1]", "[0, 1, 2, 0]"),
        ("fit(x, y, ", "fit(x, y, sample_weight=np.array([1, 1, 1, 0]), "),
    ),
    "labels_as_text": (('np.array(["cat", "dog"])', "np.array([0, 1])  # cat, dog"),),
    "loss_slip": (("mean_square_error", "mean_squared_error"),),
    "merge_mode_slip": (('"avg"', '"ave"'),),
    "more_targets_than_samples": (("np.zeros((5, 4))", "np.zeros((6, 4))"),),
    "no_units": (("Dense(activation", "Dense(4, activation"),),
    "other_features": (("Input((5, 3))", "Input((5, 4))"),),
    "rate_in_percent": (("Dropout(50)", "Dropout(0.5)"),),
    "rows_of_words": (
        ("x = np.array(ids)", 'x = keras.utils.pad_sequences(ids, padding="post")'),
        ("import numpy as np\n", ""),
    ),
    "swapped_axes": (("Input((2, 3))", "Input((3, 2))"),),
    "two_inputs": (("x = layers.GRU(16)(inputs)\ninputs = keras.Input((5, 8))\n", "x = layers.GRU(16)(inputs)\n"),),
    "units_of_a_half": (("units / 2", "units // 2"),),
    "units_of_zero": (("GRU(0)", "GRU(16)"),),
    "scores_that_are_none": (("from_logits=True", ""),),
    "layer_on_other_features": (("second = head(", "second = layers.Dense(4)("),),
    "rows_without_time": (("np.zeros((2, 3))", "np.zeros((2, 5, 3))"),),
    "labels_in_two_forms": (("labels[:, :, np.newaxis]", "labels"),),
    "count_of_nothing": (("[layers.Dense(4)]", "[keras.Input((3,)), layers.Dense(4)]"),),
    "nothing_to_watch": (("callbacks=[stop]", "validation_split=0.5, callbacks=[stop]"),),
    "class_weight_on_rows": (
        ("class_weight={0: 1.0, 1: 4.0}", "sample_weight=np.where(y.argmax(axis=-1) == 1, 4.0, 1.0)"),
    ),
    "shape_of_a_layer": ((".output_shape", ".output.shape"),),
    "many_to_many": (("10, return_sequences=True", "10"),),
    "labels_with_an_axis": (("labels[:, :, np.newaxis]", "labels"),),
    "ids_as_numbers": (
        ("Input((None, 1)),\n", "Input((None,)),\n    layers.Embedding(100, 8),\n"),
        ("sentences[:, :, np.newaxis]", "sentences"),
    ),
    "three_units": (("Dense(3", "Dense(4"),),
    "wrapped_dense": (
        ('TimeDistributed(Dense(3, activation="softmax"))', 'Dense(3, activation="softmax")'),
        (", TimeDistributed", ""),
    ),
    "flattened_pictures": (("    layers.Flatten(),\n", ""),),
    "gru_parameters": (("return_sequences=True", "return_sequences=True, reset_after=False"),),
    "sequence_switched_off": (("GRU(16)", "GRU(16, return_sequences=True)"),),
    "random_targets": (("np.random.random((32, 64, 8))", "np.eye(8)[np.random.randint(8, size=(32, 64))]"),),
    "same_length": (
        (
            "GRU(16, return_sequences=True),\n",
            "GRU(16),\n    layers.RepeatVector(20),\n    layers.GRU(16, return_sequences=True),\n",
        ),
    ),
    "shared_initializer": (("seed=6000", "seed=keras.random.SeedGenerator(6000)"),),
    "initializer_twice": (("seed=6000", "seed=keras.random.SeedGenerator(6000)"),),
    "softmax_formula": (
        (
            "f(x_i) = exp(x_i) / sum(exp(x_j)) for j in range(classes)\n",
            "import numpy as np\n\n\ndef softmax(x):\n    powers = np.exp(x - np.max(x))\n"
            "    return powers / powers.sum()\n",
        ),
    ),
}
BY_HAND |= {name: claim.mends for name, claim in CLAIMS.items()}
