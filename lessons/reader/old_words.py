"""The words of Keras 1 and 2 beside today's: arguments, modules, classes."""

from functools import lru_cache

from lessons.reader.names import canonical

INPUT_WORDS = ("input_shape", "batch_input_shape", "input_dim", "input_length", "input_dtype")
_ARGUMENTS = {
    "init": "kernel_initializer",
    "inner_init": "recurrent_initializer",
    "inner_activation": "recurrent_activation",
    "W_regularizer": "kernel_regularizer",
    "U_regularizer": "recurrent_regularizer",
    "b_regularizer": "bias_regularizer",
    "W_constraint": "kernel_constraint",
    "U_constraint": "recurrent_constraint",
    "b_constraint": "bias_constraint",
    "bias": "use_bias",
    "dropout_W": "dropout",
    "dropout_U": "recurrent_dropout",
    "border_mode": "padding",
    "subsample": "strides",
    "subsample_length": "strides",
    "nb_filter": "filters",
    "filter_length": "kernel_size",
    "output_dim": "units",
    "pool_length": "pool_size",
    "stride": "strides",
    "dim_ordering": "data_format",
    "beta_init": "beta_initializer",
    "gamma_init": "gamma_initializer",
    "atrous_rate": "dilation_rate",
}
_OF_CLASS: dict[str, dict[str, str]] = {
    "Embedding": {
        "init": "embeddings_initializer",
        "W_regularizer": "embeddings_regularizer",
        "W_constraint": "embeddings_constraint",
        "output_dim": "output_dim",
    },
    "Dropout": {"p": "rate"},
    "SpatialDropout1D": {"p": "rate"},
    "GaussianDropout": {"p": "rate"},
    "GaussianNoise": {"sigma": "stddev"},
    "LeakyReLU": {"alpha": "negative_slope"},
    "Reshape": {"dims": "target_shape"},
}
DROPPED = {
    "consume_less",
    "forget_bias_init",
    "mode",
    "implementation",
    "time_major",
    "weights",
    "input_dtype",
    "show_accuracy",
    "truncate_gradient",
    "return_attention",
}
_VALUES = {"tf": "channels_last", "th": "channels_first", "one": "ones", "zero": "zeros"}
SUBMODULES = {
    "recurrent",
    "core",
    "wrappers",
    "embeddings",
    "convolutional",
    "normalization",
    "pooling",
    "noise",
    "merge",
    "advanced_activations",
    "local",
    "convolutional_recurrent",
    "cudnn_recurrent",
    "rnn",
    "attention",
    "regularization",
    "reshaping",
    "preprocessing",
    "experimental",
    "kernelized",
    "activation",
    "dense_attention",
    "recurrent_v2",
    "normalization_v2",
    "core_layers",
}
_RENAMED = {
    "keras.layers.TimeDistributedDense": "keras.layers.TimeDistributed",
    "keras.layers.CuDNNGRU": "keras.layers.GRU",
    "keras.layers.CuDNNLSTM": "keras.layers.LSTM",
    "keras.layers.containers.Sequential": "keras.models.Sequential",
    "keras.regularizers.l1l2": "keras.regularizers.l1_l2",
    "keras.regularizers.activity_l1": "keras.regularizers.l1",
    "keras.regularizers.activity_l2": "keras.regularizers.l2",
    "keras.constraints.maxnorm": "keras.constraints.max_norm",
    "keras.constraints.nonneg": "keras.constraints.NonNeg",
    "keras.constraints.unitnorm": "keras.constraints.UnitNorm",
    "keras.initializers.normal": "keras.initializers.RandomNormal",
    "keras.initializers.uniform": "keras.initializers.RandomUniform",
    "keras.initializers.one": "keras.initializers.Ones",
    "keras.initializers.zero": "keras.initializers.Zeros",
    "keras.utils.visualize_util.plot": "keras.utils.plot_model",
    "keras.models.Input": "keras.layers.Input",
    **{
        f"keras.optimizers.{old}": f"keras.optimizers.{new}"
        for old, new in {
            "adam": "Adam",
            "sgd": "SGD",
            "rmsprop": "RMSprop",
            "adagrad": "Adagrad",
            "adadelta": "Adadelta",
            "adamax": "Adamax",
            "nadam": "Nadam",
        }.items()
    },
    **{
        f"keras.losses.{old}": f"keras.losses.{new}"
        for old, new in {
            "mse": "mean_squared_error",
            "MSE": "mean_squared_error",
            "mae": "mean_absolute_error",
            "MAE": "mean_absolute_error",
            "kullback_leibler_divergence": "kl_divergence",
        }.items()
    },
}
_TENSORFLOW_ONLY = ("keras.preprocessing.text", "keras.preprocessing.image")


def argument_today(class_name: str, name: str) -> str | None:
    """Today's name of an old argument; `None` when the name is no old one.

    >>> argument_today("GRU", "inner_activation"), argument_today("Embedding", "output_dim")
    ('recurrent_activation', None)
    """
    new = _OF_CLASS.get(class_name, {}).get(name) or _ARGUMENTS.get(name)
    return None if new == name else new


def value_today(value: str) -> str | None:
    """Today's word for an old value, such as `zero` or `tf`; `None` when it is no old one."""
    return _VALUES.get(value)


@lru_cache(maxsize=2048)
def path_today(path: str) -> str:
    """Today's full name of something in Keras; the same when nothing changed.

    >>> path_today("keras.layers.recurrent.GRU"), path_today("tensorflow.keras.optimizers.Adam")
    ('keras.layers.GRU', 'tensorflow.keras.optimizers.Adam')
    >>> path_today("keras.utils.np_utils.to_categorical")
    'keras.utils.to_categorical'
    """
    plain = canonical(path)
    if not plain.startswith("keras.") or path.startswith(("keras.src.", "tf_keras.")):
        return path
    if plain.startswith(_TENSORFLOW_ONLY):
        return f"tensorflow.{plain}"
    prefix = path[: len(path) - len(plain)] if path.endswith(plain) else ""
    if not prefix.startswith("tensorflow.") or path.startswith(("tensorflow.python", "tensorflow.contrib")):
        prefix = "tensorflow." if path.startswith("tensorflow.") else ""
    new = _moved(plain)
    return path if new == plain else prefix + new


def _moved(plain: str) -> str:
    words = plain.split(".")
    if words[1] == "layers":
        while len(words) > 3 and words[2] in SUBMODULES | {"batch_normalization", "gru", "lstm"}:
            del words[2]
        if len(words) == 3 and words[2] in SUBMODULES and words[2] not in ("add", "merge"):
            del words[2]
    elif words[1] == "engine":
        name = words[-1]
        home = {"Model": "models", "Sequential": "models"}.get(name, "layers")
        words = ["keras", home, name] if len(words) > 2 else ["keras", "layers"]
    elif words[1] in ("objectives", "initializations", "optimizer_v2"):
        words[1] = {"objectives": "losses", "initializations": "initializers", "optimizer_v2": "optimizers"}[words[1]]
    if words[1] == "utils" and len(words) > 2 and words[2] in _UTILITIES and words[2:] != ["visualize_util", "plot"]:
        del words[2]
    if words[1] == "optimizers" and len(words) > 3 and words[2] != "schedules":
        words = [*words[:2], words[-1]]
    new = ".".join(words)
    return _RENAMED.get(new, new)


_UTILITIES = ("np_utils", "vis_utils", "visualize_util", "generic_utils", "data_utils", "layer_utils")
