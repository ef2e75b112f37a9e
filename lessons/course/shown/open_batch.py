"""A Dense before and after it has met data: what its summary prints, and what a batch of any size becomes."""

from dataclasses import dataclass

from lessons.network.layers import Dense, Input
from lessons.network.predict import predict
from lessons.network.shape import Shape, show_shape
from lessons.network.spec import ModelSpec

FEATURES, UNITS, MOST_SAMPLES = 3, 2, 64
SPEC = ModelSpec(Input((FEATURES,)), (Dense(UNITS),))


@dataclass(frozen=True)
class Printed:
    """A layer as `summary()` prints it.

    Attributes:
        shape: its output shape, `?` while it is not built.
        params: its parameters.
        kernel: the shape of its kernel, (inputs, units); `None` while it has none.
        says: what `count_params()` says where it cannot count; empty where it can.
    """

    shape: str
    params: str
    kernel: Shape | None
    says: str = ""


def printed(met: bool) -> Printed:
    """The layer before it has met data, or after.

    >>> printed(False).params, printed(True).params
    ('0 (unbuilt)', '8')
    """
    if not met:
        says = (
            "You tried to call `count_params` on layer 'dense', but the layer isn't built. You can build it manually "
            "via: `layer.build(input_shape)`."
        )
        return Printed("?", "0 (unbuilt)", None, says)
    prediction = predict(SPEC)
    return Printed(show_shape(prediction.output_shapes[0]), f"{prediction.total_params:,}", (FEATURES, UNITS))
