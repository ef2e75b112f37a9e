"""What the rules of the network say about each found model, at the learner's own lines."""

from collections.abc import Iterator
from dataclasses import replace

from lessons.network.layers import Embedding, Recurrent
from lessons.network.loss import expected_target, find_loss, judge
from lessons.network.mistake import Mistake
from lessons.network.predict import Prediction, predict
from lessons.network.shape import Shape, show_shape
from lessons.network.spec import ModelSpec
from lessons.reader.finding import Finding
from lessons.reader.found import FoundModel
from lessons.reader.values import Array

_OTHER_LOSSES = {
    "binary_focal_crossentropy",
    "categorical_focal_crossentropy",
    "categorical_generalized_cross_entropy",
    "categorical_hinge",
    "circle",
    "ctc",
    "dice",
    "hinge",
    "log_cosh",
    "logcosh",
    "mean_absolute_percentage_error",
    "mean_squared_logarithmic_error",
    "mape",
    "msle",
    "poisson",
    "squared_hinge",
    "tversky",
}
# what a verdict says about the numbers that leave the network, whatever the target's shape
_ABOUT_NUMBERS = ("softmax_over_one", "one_number", "one_class", "no_softmax", "no_sigmoid")


def check_model(model: FoundModel) -> Iterator[Finding]:
    """Shape mistakes, silent mistakes, and whether loss, target and data fit."""
    if model.input_from == "guess" and model.spec.layers:
        shape = show_shape(model.spec.input.batch_shape)
        what = "Nothing says what arrives: Keras shows ? and 0 parameters until data comes."
        yield Finding(
            "no_input",
            model.line,
            "note",
            what,
            f"An Input of {shape} is assumed here.",
            "Put keras.Input(shape) before the first layer.",
        )
    prediction = predict(model.spec)
    if prediction.mistake is not None:
        yield _of_mistake(model, prediction.mistake, "stops")
        return
    for warning in prediction.warnings:
        yield _of_mistake(model, warning, "silent")
    if not model.complete:
        return
    yield from _loss(model)
    yield from _data(model, prediction)


def _of_mistake(model: FoundModel, mistake: Mistake, severity: str) -> Finding:
    line = _line(model, mistake.layer)
    blame = _line(model, mistake.blame)
    where = f" The line to change is {blame}." if blame != line else ""
    cure = (
        f"{mistake.mend.words[0].upper()}{mistake.mend.words[1:]}." if mistake.mend else f"It needs {mistake.expected}."
    )
    return Finding(
        mistake.code,
        line,
        "stops" if severity == "stops" else "silent",
        mistake.message,
        f"It needs {mistake.expected}.",
        cure + where,
        mistake.keras_says,
        mistake.keras_error,
    )


def _line(model: FoundModel, layer: int) -> int:
    return model.lines[layer + 1] if layer + 1 < len(model.lines) else model.line


def _loss(model: FoundModel) -> Iterator[Finding]:
    line = model.fed_at or model.compiled_at
    if model.fed_at and not model.compiled_at and model.y is not None:
        says = "You must call `compile()` before calling `fit()`."
        yield Finding(
            "not_compiled",
            model.fed_at,
            "stops",
            "fit comes before compile.",
            "fit needs a loss and an optimizer.",
            "Call model.compile(optimizer=..., loss=...) first.",
            says,
            "ValueError",
        )
    if model.loss is None:
        return
    if find_loss(model.loss) is None:
        if model.loss not in _OTHER_LOSSES:
            says = f"Could not interpret loss identifier: {model.loss}"
            yield Finding(
                "unknown_loss",
                model.compiled_at,
                "stops",
                f"Keras has no loss called {model.loss}.",
                "",
                "Look for a slip of the pen in its name.",
                says,
                "ValueError",
            )
        return
    spec = model.spec
    stands_in = spec.target is None
    if stands_in:
        outputs = predict(spec).output_shapes
        spec = replace(spec, target=expected_target(model.loss, outputs[0])[0])
    verdict = judge(spec)
    if verdict is None or verdict.kind == "fits":
        if verdict is not None and model.from_logits and _ends_in_softmax(spec):
            what = "The network ends in a softmax, and the loss is told to take scores."
            says = "The `output` argument was produced by a Softmax activation and thus does not represent logits."
            yield Finding(
                "softmax_and_logits",
                model.compiled_at,
                "silent",
                what,
                "Keras takes one of the two.",
                "Leave from_logits=True out.",
                says,
            )
        return
    if verdict.code in ("no_softmax", "no_sigmoid") and model.from_logits:
        return
    if stands_in and verdict.code not in _ABOUT_NUMBERS:
        return
    refused = verdict.kind == "does not fit"
    cure = f"{verdict.mends[0].words[0].upper()}{verdict.mends[0].words[1:]}." if verdict.mends else ""
    yield Finding(
        f"loss_{verdict.code}",
        line,
        "stops" if refused else "silent",
        verdict.sentence,
        "" if refused else "Keras says nothing and calculates something else.",
        cure,
        verdict.keras_says,
        verdict.keras_error,
    )


def _ends_in_softmax(spec: ModelSpec) -> bool:
    last = spec.layers[-1] if spec.layers else None
    inner = getattr(last, "layer", last)
    return getattr(inner, "activation", None) == "softmax" or type(inner).__name__ == "Softmax"


def _data(model: FoundModel, prediction: Prediction) -> Iterator[Finding]:
    x, y, line = model.x, model.y, model.fed_at
    if x is not None and model.input_from == "text":
        yield from _arriving(model, x)
    if x is not None and y is not None and None not in (x.shape[:1] + y.shape[:1]) and x.shape[:1] != y.shape[:1]:
        says = f"Data cardinality is ambiguous. Make sure all arrays contain the same number of samples.'x' sizes: {x.shape[0]} 'y' sizes: {y.shape[0]}"
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
    says = f"Input 0 with name 'input_layer' of layer 'functional' is incompatible with the layer: expected shape={show_shape(model.spec.input.batch_shape)}, found shape={show_shape(x.shape)}"
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
