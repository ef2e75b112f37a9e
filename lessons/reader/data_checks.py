"""The arrays a text hands to fit, beside the network: shapes, ids, labels, targets."""

from collections.abc import Iterator

from lessons.network.layers import Embedding, Recurrent
from lessons.network.predict import Prediction, predict
from lessons.network.shape import Shape, show_shape
from lessons.reader.finding import Finding
from lessons.reader.found import FoundModel
from lessons.reader.values import Array


def check_data(model: FoundModel, prediction: Prediction) -> Iterator[Finding]:
    """Whether input and target are the arrays this network can be trained on."""
    x, y, line = model.x, model.y, model.fed_at
    if x is not None and model.input_from == "text":
        yield from _arriving(model, x)
    if x is not None and y is not None and None not in (x.shape[:1] + y.shape[:1]) and x.shape[:1] != y.shape[:1]:
        says = (
            "Data cardinality is ambiguous. Make sure all arrays contain the same number of samples."
            f"'x' sizes: {x.shape[0]} 'y' sizes: {y.shape[0]}"
        )
        yield Finding(
            "cardinality",
            line,
            "stops",
            f"The input has {x.shape[0]} samples, the target {y.shape[0]}.",
            "Each sample needs one target.",
            "Make both from the same rows.",
            says,
            "ValueError",
        )
    first = model.spec.layers[0] if model.spec.layers else None
    if x is not None and isinstance(first, Embedding) and x.high is not None and x.high >= first.input_dim:
        says = f"indices[...] = {int(x.high)} is not in [0, {first.input_dim})"
        yield Finding(
            "id_out_of_range",
            line,
            "stops",
            f"The ids go up to {int(x.high)}; the table of the Embedding has {first.input_dim} rows.",
            f"Ids run from 0 to {first.input_dim - 1}.",
            f"Make it Embedding({int(x.high) + 1}, ...).",
            says,
            "InvalidArgumentError",
        )
    if y is not None:
        yield from _target(model, y, prediction.output_shapes[0])
    ids = x is not None and x.whole and x.extended and isinstance(first, Recurrent)
    if ids and model.spec.loss == "sparse_categorical_crossentropy":
        what = "Word ids arrive as plain numbers: id 50 counts as ten times id 5."
        yield Finding(
            "ids_as_numbers",
            line,
            "silent",
            what,
            "An id is a name, not an amount; tanh cannot tell large ones apart.",
            "Begin with Embedding(number of words, 8), and give it the ids without the last axis.",
        )


def _target(model: FoundModel, y: Array, output: Shape) -> Iterator[Finding]:
    loss, line = model.spec.loss, model.fed_at
    classes = output[-1] if output else None
    if loss == "sparse_categorical_crossentropy" and classes is not None and y.whole and y.high is not None:
        worst = y.high if y.high >= classes else y.low if y.low is not None and y.low < 0 else None
        if worst is not None:
            says = f"Received a label value of {int(worst)} which is outside the valid range of [0, {classes})."
            yield Finding(
                "label_out_of_range",
                line,
                "stops",
                f"A label is {int(worst)}, and the softmax has {classes} classes.",
                f"Labels run from 0 to {classes - 1}.",
                f"Give the last layer {int(max(worst, 0)) + 1} units, or let the labels begin at 0.",
                says,
                "InvalidArgumentError",
            )
    if loss == "sparse_categorical_crossentropy" and y.extended and len(y.shape) == len(output) and y.shape[-1] == 1:
        what = "The last axis of the target is not needed: ids of shape (batch, time) train just the same."
        yield Finding("target_axis", line, "note", what, "", "Leave out the [..., np.newaxis] of the target.")
    if loss in ("categorical_crossentropy", "kl_divergence") and y.origin == "random" and not y.whole:
        what = f"The target of {loss} is drawn at random: its rows do not sum to 1."
        yield Finding(
            "random_target",
            line,
            "silent",
            what,
            "Keras does not make them shares; the loss can never come near 0.",
            "Use one-hot rows: keras.utils.to_categorical(ids, classes).",
        )


def _arriving(model: FoundModel, x: Array) -> Iterator[Finding]:
    """Does the array fit the Input? As in Keras, one axis of 1 at the end may come or go."""
    wanted, line = model.spec.input.shape, model.fed_at
    given = x.shape[1:]
    if len(given) == len(wanted) + 1 and given[-1] == 1:
        given = given[:-1]
    elif len(given) == len(wanted) - 1 and wanted[-1] == 1:
        given = (*given, 1)
    shapes = f"{show_shape(x.shape)} arrives, and the Input takes {show_shape(model.spec.input.batch_shape)}"
    differ = [(a, b) for a, b in zip(given, wanted, strict=False) if None not in (a, b) and a != b]
    if len(given) == len(wanted) and not differ:
        return
    known = tuple(a if a is not None else b for a, b in zip(given, wanted, strict=False))
    if len(given) == len(wanted) and not model.spec.functional:
        there, here = predict(model.spec.with_input(known)), predict(model.spec)
        if there.mistake is None and there.total_params == here.total_params:
            yield Finding(
                "data_length",
                line,
                "note",
                f"{shapes}; Keras does not check this in a Sequential.",
                "The weights fit both lengths.",
                "Write None for an axis of any length.",
            )
            return
    says = shape_message(model.spec.input.shape, x.shape)
    cure = f"Make it keras.Input({show_shape(x.shape[1:])}), or reshape the data."
    yield Finding(
        "data_shape",
        line,
        "stops",
        f"{shapes}.",
        "All axes after the batch must agree.",
        cure,
        says if model.spec.functional else "",
        "ValueError",
    )


def shape_message(wanted: Shape, found: Shape) -> str:
    """What Keras says when an array does not fit the Input of a functional model.

    >>> shape_message((2, 3), (2, 3, 2))[-50:]
    'expected shape=(None, 2, 3), found shape=(2, 3, 2)'
    """
    return (
        "Input 0 with name 'input_layer' of layer 'functional' is incompatible with the layer: "
        f"expected shape={show_shape((None, *wanted))}, found shape={show_shape(found)}"
    )
