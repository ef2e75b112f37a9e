"""What the documents say about Flatten before a Dense that is not so."""

from lessons.course.erratum import Erratum
from lessons.course.shown.same_head import flat_or_not
from lessons.network.link import read_link
from lessons.network.predict import predict
from lessons.network.shape import show_shape


def no_flatten_needed() -> Erratum:
    """Dense takes any number of axes."""
    plain, flat = flat_or_not(6, False), flat_or_not(6, True)
    picture = predict(read_link("Input(64,64,3)|Conv2D(32,(3,3))|Dense(128)|Dense(10)").spec)
    return Erratum(
        "E2-02", "S2", "Dense layers often require flattening.",
        f"A Dense works on the last axis, whatever stands before it. On (6, 4) a Dense(3) has {plain.total_params} "
        f"parameters and gives {show_shape(plain.output_shapes[0])}; after Flatten {flat.total_params} and "
        f"{show_shape(flat.output_shapes[0])}. The document's picture network runs without Flatten too: "
        f"{show_shape(picture.output_shapes[0])}, {picture.total_params:,} parameters.",
    )  # fmt: skip


def one_row_for_each_sample() -> Erratum:
    """Flatten keeps the batch axis."""
    facts = predict(read_link("Input(64,64,3)|Conv2D(32,(3,3))|Flatten()").spec).layers
    return Erratum(
        "E2-04", "S2", "Flatten turns feature maps into a one-dimensional array.",
        f"One row for each sample; the batch axis stays: {show_shape(facts[0].output_shape)} becomes "
        f"{show_shape(facts[1].output_shape)}.",
    )  # fmt: skip
