"""The losses the app knows, by Keras's names."""

LOSS_NAMES = (
    "sparse_categorical_crossentropy", "categorical_crossentropy", "binary_crossentropy", "mean_squared_error",
    "mean_absolute_error", "huber", "kl_divergence", "cosine_similarity",
)  # fmt: skip
