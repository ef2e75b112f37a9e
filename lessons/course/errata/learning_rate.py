"""What the second document says about normalization and depth that is not the whole truth, with numbers."""

from lessons.course.erratum import Erratum
from lessons.course.shown.batch_normalization import LAYER, bias_before, two_lives
from lessons.course.shown.deep_stack import kept_by_layer
from lessons.network.readable import readable

_DEPTH = 20


def two_ways_to_normalize() -> Erratum:
    """BatchNormalization does not always look at the batch."""
    early, late = two_lives(1), two_lives(500)
    return Erratum(
        "E2-11", "S2", "BatchNormalization normalizes the outputs of a layer at each batch.",
        f"In training only. At inference it uses moving averages, with momentum {LAYER.momentum} and epsilon "
        f"{LAYER.epsilon}. After one batch of training the two answers to the same batch differ by up to "
        f"{early.apart:.1f}, after 500 by {late.apart:.2f}.\n\nThe tutorial puts it after relu. Between Dense and "
        f"relu it takes the bias of the Dense out again (difference {readable(bias_before())}), so use_bias=False "
        "loses nothing.\n\nWhy it helps is disputed: the “internal covariate shift” is one explanation among several.",
        'Dense(128, activation="relu"), BatchNormalization()',
        'Dense(128, use_bias=False), BatchNormalization(), Activation("relu")',
    )  # fmt: skip


def tanh_need_not_vanish() -> Erratum:
    """With Glorot's initializer the gradient of tanh survives."""
    kept = {name: float(kept_by_layer(name, _DEPTH)[0]) for name in ("sigmoid", "tanh", "relu")}
    return Erratum(
        "E2-13", "S2", "Sigmoid and tanh make the gradient vanish in deep networks.",
        f"With Keras's own initializer that is so for sigmoid, not for tanh. In a fresh stack of {_DEPTH} layers the "
        "first layer's gradient, as a share of the last one's, is "
        + ", ".join(f"{name} {readable(share)}" for name, share in kept.items()) + ".",
    )  # fmt: skip
