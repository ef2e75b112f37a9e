"""What somebody who knows what was meant changes in an example, before old words are mended."""

Replacement = tuple[str, str]
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
}
