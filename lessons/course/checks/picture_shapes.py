"""Questions about pictures: shapes and weights of Conv2D, the way into a row, the Dense behind it."""

from random import Random

import numpy as np

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.sizes import distinct
from lessons.course.shown.unrolled_cube import places
from lessons.figures.pictures import Blocks, Grid, ShapeMove
from lessons.network.axes import Axes
from lessons.network.keras_code import layer_code
from lessons.network.layers import Conv2D, Dense, Flatten, GlobalAveragePooling2D, Input, Layer
from lessons.network.link import write_link
from lessons.network.predict import Prediction, predict
from lessons.network.shape import Shape, show_shape
from lessons.network.spec import ModelSpec

_PICTURE: Axes = ("batch", "height", "width", "feature")
_VECTOR: Axes = ("batch", "feature")


def conv_shape(random: Random) -> Check:
    """Which shape leaves a Conv2D?"""
    height, width, filters = distinct(random, 3, 7, 14)
    channels, size = random.choice((1, 3)), random.choice((3, 5))
    prediction = _facts((height, width, channels), Conv2D(filters, (size, size)))
    high, wide = height - size + 1, width - size + 1
    title = prediction.layers[0].title
    before = prediction.spec.input.batch_shape

    def drawn(shape: Shape, axes: Axes = _PICTURE) -> ShapeMove:
        return ShapeMove(before, _PICTURE, title, shape, axes)

    wrong: list[tuple[Shape, Axes, str, str]] = [
        ((None, height, width, filters), _PICTURE, "You let the kernel reach over the border",
         "By default the kernel stays inside. How many places has it along each side?"),
        ((None, height - size, width - size, filters), _PICTURE, "You took away the whole kernel",
         "Lay the kernel at the left end and count the moves. The first place counts as well."),
        ((None, high, wide, channels), _PICTURE, "You kept the channels",
         "Each kernel reads all channels at once and answers with one number. How many kernels are there?"),
        ((None, high * wide * filters), _VECTOR, "You flattened it",
         "That takes a layer of its own. What does a kernel leave at each place?"),
    ]  # fmt: skip
    right = prediction.output_shapes[0]
    return Check(
        "Which shape leaves this layer?",
        options_of(
            Option(show_shape(right), right, picture=drawn(right)),
            [Option(show_shape(shape), shape, name, why, drawn(shape, axes)) for shape, axes, name, why in wrong],
            random,
        ),
        f"Along a side of {height}, how many places has a kernel of {size}?",
        prediction.layers[0].why,
        drawn(right),
        code=_code(prediction),
        model=write_link(prediction.spec),
    )


def conv_params(random: Random) -> Check:
    """How many numbers does a Conv2D learn?"""
    height, filters = distinct(random, 2, 6, 12)
    channels, size = random.choice((2, 3, 4)), random.choice((3, 5))
    prediction = _facts((height, height + 1, channels), Conv2D(filters, (size, size)))
    facts = prediction.layers[0]
    area, moved = size * size, (facts.output_shape[1] or 0) * (facts.output_shape[2] or 0)
    kernel, bias = ("kernels", area * channels, filters), ("bias", 1, filters)
    wrong = [
        (facts.params * moved, "You counted the kernel again at every place",
         "The kernel slides: it is one set of numbers, used many times.", Blocks((kernel, bias), moved)),
        (area * filters + filters, "You forgot the channels",
         "A kernel reads every channel of the pixels it lies on.", Blocks((("kernels", area, filters), bias))),
        (facts.params - filters, "You forgot the bias",
         "Each kernel adds one number of its own to its sum.", Blocks((kernel,))),
    ]  # fmt: skip
    right = Blocks((kernel, bias))
    return _counted(prediction, "How many parameters does this layer have?", facts.params, right, wrong, random,
                    "Height · width of the kernel · channels · filters, and a bias for each filter.")  # fmt: skip


def dense_behind(random: Random) -> Check:
    """How many parameters has the Dense behind a picture?"""
    height, width = distinct(random, 2, 3, 5)
    channels, units = random.choice((2, 4, 6)), random.choice((7, 8, 9))
    pools = random.random() < 0.4
    prediction = _facts((height, width, channels), GlobalAveragePooling2D() if pools else Flatten(), Dense(units))
    facts = prediction.layers[-1]
    flat, bias = height * width * channels, ("bias", 1, units)

    def drawn(inputs: int, *more: tuple[str, int, int]) -> Blocks:
        return Blocks((("weights", units, inputs), *more))

    other = (
        (flat * units + units, "You read it as Flatten", "This layer leaves one number for each channel, their mean.",
         drawn(flat, bias))
        if pools
        else (channels * units + units, "You counted the channels alone",
              "Flatten keeps every number of every map. How many are there together?", drawn(channels, bias))
    )  # fmt: skip
    wrong = [
        other,
        (height * width * units + units, "You forgot the channels",
         "There is a map for each channel. What becomes of them?", drawn(height * width, bias)),
        (facts.params - units, "You forgot the bias", "Each unit adds one number of its own.",
         drawn(channels if pools else flat)),
    ]  # fmt: skip
    inputs = facts.input_shape[-1] or 0
    return _counted(prediction, "How many parameters does the **Dense** have?", facts.params, drawn(inputs, bias),
                    wrong,
                    random, "First find how long the vector is that reaches the Dense.")  # fmt: skip


def flatten_place(random: Random) -> Check:
    """At which place of the row does a number of the cube land?"""
    height, width, channels = random.sample((2, 3, 4, 5), 3)
    table = places((height, width, channels))
    row, column, channel = random.randrange(1, height), random.randrange(1, width), random.randrange(1, channels)
    right = int(table[row, column, channel])
    guesses = (
        ((channel * height + row) * width + column, "You laid one map after the other",
         "The last axis runs fastest: after a number comes the same pixel in the next channel."),
        ((column * height + row) * channels + channel, "You went down the columns",
         "A picture is read along its rows. Which of row and column changes sooner?"),
        (right + 1, "You counted from 1", "The first number of the row has the place 0."),
        (row * width + column, "You forgot the channels", "How many numbers stand at each pixel?"),
    )  # fmt: skip

    def drawn(place: int) -> Grid:
        cells = tuple((each, at) for each in range(height) for at in range(width) if table[each, at, channel] == place)
        values = table[:, :, channel] if cells else np.array([[place]])
        return Grid(tuple(map(tuple, values.tolist())), cells or ((0, 0),), "height", "width")

    return Check(
        f"After `Flatten`, at which place of the row stands the number of row {row}, column {column}, channel "
        f"{channel}? All counts begin at 0.",
        options_of(
            Option(str(right), right, picture=drawn(right)),
            [Option(str(place), place, name, why, drawn(place)) for place, name, why in guesses],
            random,
        ),
        "Go along the row of the picture, and at each pixel through all its channels.",
        f"({row} · {width} + {column}) · {channels} + {channel} = {right}.",
        drawn(right),
        code=f"x.shape  # {show_shape((None, height, width, channels))}: batch, height, width, channel\n"
        "layers.Flatten()(x)",
        model=write_link(ModelSpec(Input((height, width, channels)), (Flatten(),))),
    )


def distributions_out(random: Random) -> Check:
    """How many distributions come out for one picture?"""
    side, classes = distinct(random, 2, 6, 12)
    filters = random.choice((3, 5))
    between: tuple[Layer, ...] = random.choice(((), (), (Flatten(),), (GlobalAveragePooling2D(),)))
    prediction = _facts(
        (side, side + 1, 1), Conv2D(filters, (3, 3), activation="relu"), *between, Dense(classes, "softmax")
    )
    shape = prediction.output_shapes[0]
    right = int(np.prod([size for size in shape[1:-1] if size]))
    places_left = (side - 2) * (side - 1)
    wrong = {
        1: ("You saw a Flatten that is not there",
            "Dense works along the last axis only. Which axes stand before it?"),
        places_left: ("You kept the places", "Something between the two layers leaves one vector. Which line?"),
        side * (side + 1): ("You counted the pixels", "One row of the last axis is one distribution. Look for the axes "
                            "that are left at the end."),
        filters: ("You counted the filters", "They are what the Dense reads; its classes take their place."),
    }  # fmt: skip

    def drawn(count: int) -> ShapeMove:
        after: dict[int, tuple[Shape, Axes]] = {
            1: ((None, classes), ("batch", "class")),
            places_left: ((None, side - 2, side - 1, classes), ("batch", "height", "width", "class")),
            side * (side + 1): ((None, side, side + 1, classes), ("batch", "height", "width", "class")),
            filters: ((None, filters, classes), ("batch", "feature", "class")),
        }
        shape, axes = after[count]
        return ShapeMove(prediction.spec.input.batch_shape, _PICTURE, "network", shape, axes)

    return Check(
        "How many softmax distributions come out for **one** picture?",
        options_of(
            Option(str(right), right, picture=drawn(right)),
            [Option(str(count), count, *told, drawn(count)) for count, told in wrong.items() if count != right],
            random,
        ),
        "Follow the shape to the end. Every axis but the batch and the last one multiplies.",
        f"The output has the shape {show_shape(shape)}: {right} row{'s' * (right != 1)} of {classes} classes.",
        drawn(right),
        code=_code(prediction),
        model=write_link(prediction.spec),
    )


def _facts(shape: tuple[int, ...], *layers: Layer) -> Prediction:
    return predict(ModelSpec(Input(shape), layers))


def _code(prediction: Prediction) -> str:
    return "\n".join([f"keras.Input({prediction.spec.input.shape})", *map(layer_code, prediction.spec.layers)])


def _counted(
    prediction: Prediction, question: str, right: int, picture: Blocks,
    wrong: list[tuple[int, str, str, Blocks]], random: Random, hint: str,
) -> Check:  # fmt: skip
    return Check(
        question,
        options_of(
            Option(f"{right:,}", right, picture=picture),
            [Option(f"{count:,}", count, name, why, drawn) for count, name, why, drawn in wrong],
            random,
        ),
        hint,
        f"{prediction.layers[-1].formula}.",
        picture,
        code=_code(prediction),
        model=write_link(prediction.spec),
    )


KINDS = {
    "conv_shape": conv_shape,
    "conv_params": conv_params,
    "dense_behind": dense_behind,
    "flatten_place": flatten_place,
    "distributions_out": distributions_out,
}
