"""notebook_cells: what a notebook about one network says and runs, from top to bottom."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lessons.network.axes import Axes, distribution_at, layer_axes
from lessons.network.inputs import OPEN_TIMESTEPS, has_mask, vocabulary_size
from lessons.network.keras_code import model_code
from lessons.network.layer_markdown import plain_markdown
from lessons.network.predict import LayerFacts, Prediction
from lessons.network.shape import show_shapes
from lessons.network.spec import ModelSpec
from lessons.network.titles import chain_titles

SAMPLES = 2  # in the made-up batch: enough to see that the batch axis is no other


@dataclass(frozen=True)
class Cell:
    """One cell.

    Args:
        name: its id, unique in the notebook.
        kind: words or a program.
        source: the text.
    """

    name: str
    kind: Literal["markdown", "code"]
    source: str


def notebook_cells(prediction: Prediction) -> tuple[Cell, ...]:
    """The cells in order: the model, the shape after each layer, a batch, and what the softmax sums to.

    Of a network that Keras refuses there is only the model, and before it the reason why its cell stops.

    >>> from lessons.network.link import read_link
    >>> from lessons.network.predict import predict
    >>> [cell.name for cell in notebook_cells(predict(read_link("Input(3)|Dense(4)").spec)) if cell.kind == "code"]
    ['imports', 'model', 'shapes', 'batch']
    """
    return tuple(_cells(prediction))


def _cells(prediction: Prediction) -> Iterator[Cell]:
    spec = prediction.spec
    yield Cell("title", "markdown", _title(prediction))
    imports = ["import keras", "import numpy as np"] + ["from keras import layers"] * bool(spec.layers)
    seed = f"keras.utils.set_random_seed({spec.seed % 2**32})  # the same weights each time it is run"
    yield Cell("imports", "code", "\n".join([*imports, "", seed]))
    if prediction.mistake:
        told = plain_markdown(prediction.mistake.message)
        yield Cell("mistake", "markdown", f"## The next cell stops\n\nKeras refuses this network. {told}")
    else:
        yield Cell("about_model", "markdown", _ABOUT_MODEL)
    functional = spec.functional or not spec.layers  # a Sequential model without layers cannot be called
    yield Cell("model", "code", model_code(spec, "functional" if functional else "sequential").rstrip())
    if prediction.mistake:
        return
    if prediction.layers:
        yield Cell("about_shapes", "markdown", _about_shapes(prediction))
        yield Cell("shapes", "code", _SHAPES)
    yield Cell("about_batch", "markdown", _about_batch(spec))
    yield Cell("batch", "code", _batch_code(spec))
    place = distribution_at(prediction)
    if place is not None and place[0] == len(prediction.layers) - 1:  # a Flatten behind it would mix the rows
        axis, axes = place[1], layer_axes(prediction)[-1]
        yield Cell("about_sums", "markdown", _about_sums(axis, axes))
        yield Cell("sums", "code", _sums_code(axis, len(axes)))


_ABOUT_MODEL = """\
## The model

Each layer takes what the one before it hands on. The summary lists what leaves every layer and how many numbers it \
learns. `None` stands for the batch: any number of samples."""

_SHAPES = """\
for layer in model.layers:
    outputs = layer.output if isinstance(layer.output, (list, tuple)) else [layer.output]
    print(f"{layer.name:28}", *(tuple(output.shape) for output in outputs))"""


def _title(prediction: Prediction) -> str:
    title = " → ".join(plain_markdown(each) for each in chain_titles(prediction.spec))
    total = "" if prediction.mistake else f" It has {prediction.total_params:,} parameters."
    return (
        f"# {title}\n\nA network, layer by layer: which shape leaves each layer, and what the numbers at the end sum "
        f"to.{total} Run the cells from top to bottom. They need Keras 3: `pip install keras tensorflow`."
    )


def _about_shapes(prediction: Prediction) -> str:
    lines = [_about_layer(facts) for facts in prediction.layers]
    return "\n".join(["## The shape after each layer", "", *lines])


def _about_layer(facts: LayerFacts) -> str:
    shapes = f"`{show_shapes(facts.output_shapes)}`"
    return f"{facts.index + 1}. **{plain_markdown(facts.title)}** {shapes}: {plain_markdown(facts.why)}"


def _about_batch(spec: ModelSpec) -> str:
    count = spec.input.batch_size or SAMPLES
    return (
        f"## A made-up batch\n\nIt holds {count} sample{'s' * (count > 1)} of random numbers. The weights are random "
        "too, so the answer means nothing yet: look at its shape. Training would make it mean something, and would "
        "not change the shape."
    )


def _batch_code(spec: ModelSpec) -> str:
    sizes = [OPEN_TIMESTEPS if size is None else size for size in spec.input.shape]
    shape = ", ".join(map(str, (spec.input.batch_size or SAMPLES, *sizes)))
    ids = vocabulary_size(spec)
    draw = f'integers(1, {max(ids, 2)}, size=({shape})).astype("int32")' if ids else f"normal(size=({shape}))"
    lines = ["numbers = np.random.default_rng(0)"]
    if ids == 1:  # an Embedding of a single row knows no id but 0
        lines = [f'batch = np.zeros(({shape}), "int32")']
    else:
        lines.append(f"batch = numbers.{draw}" + ("" if ids else '.astype("float32")'))
    if has_mask(spec) and len(sizes) == 1 and sizes[0] >= 3:
        lines.append("batch[:, -2:] = 0  # id 0 is padding: the mask leaves these steps out")
    lines += ["outputs = model(batch)", 'print("in ", batch.shape)']
    lines.append('print("out", *(tuple(output.shape) for output in keras.tree.flatten(outputs)))')
    return "\n".join(lines)


def _about_sums(axis: int, axes: Axes) -> str:
    if axis == len(axes) - 1:
        return (
            "## Every row of the softmax sums to 1\n\nThe last axis holds one number for each class. Softmax makes "
            "them shares of a whole: added along that axis they make 1, and where there is a time axis, once for "
            "every timestep. `argmax` names the class with the largest share."
        )
    return (
        f"## The softmax sums to 1 along the {axes[axis]} axis\n\nThis softmax runs along axis {axis}, not along the "
        "last one: the shares of each class, added along that axis, make 1. A single row is no distribution then."
    )


def _sums_code(axis: int, rank: int) -> str:
    lines = [
        "shares = keras.ops.convert_to_numpy(outputs)",
        f"sums = shares.sum(axis={axis if axis < rank - 1 else -1})",
        'print("sums", sums.shape)',
        "print(sums.round(3))",
    ]
    if axis == rank - 1:
        lines.append('print("largest share at class", shares.argmax(axis=-1))')
    return "\n".join(lines)
