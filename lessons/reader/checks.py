"""What the rules of the network say about each found model, at the learner's own lines."""

from collections.abc import Iterator
from dataclasses import replace

from lessons.network.loss import Verdict, expected_target, find_loss, judge
from lessons.network.mistake import Mistake
from lessons.network.predict import predict
from lessons.network.shape import show_shape
from lessons.network.spec import ModelSpec
from lessons.reader.data_checks import check_data
from lessons.reader.finding import Finding
from lessons.reader.found import FoundModel

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
# mistakes that do not hang on a size: they are sure, also where the Input had to be guessed
_CERTAIN = ("needs_time_axis", "time_distributed_needs_time", "repeat_needs_vector", "several_inputs", "same_name")
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
    if prediction.mistake is not None and model.input_from in ("part", "guess"):
        if prediction.mistake.code in _CERTAIN:
            yield _of_mistake(model, prediction.mistake, "stops")
        return
    if prediction.mistake is not None:
        yield _of_mistake(model, prediction.mistake, "stops")
        return
    for warning in prediction.warnings:
        yield _of_mistake(model, warning, "silent")
    if not model.complete:
        return
    yield from _loss(model)
    yield from check_data(model, prediction)


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
        says = "You must call `compile()` before using the model."
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
                line,
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
        elif verdict is not None and verdict.beware:
            what = f"{model.loss} asks yes or no for each class, and the network ends in a softmax."
            yield Finding("loss_of_scores", line, "silent", what, verdict.beware, _first_mend(verdict))
        return
    if verdict.code in ("no_softmax", "no_sigmoid") and model.from_logits:
        return
    if stands_in and verdict.code not in _ABOUT_NUMBERS:
        return
    refused = verdict.kind == "does not fit"
    yield Finding(
        f"loss_{verdict.code}",
        line,
        "stops" if refused else "silent",
        verdict.sentence,
        "" if refused else verdict.beware or "Keras says nothing and calculates something else.",
        _first_mend(verdict),
        verdict.keras_says,
        verdict.keras_error,
    )


def _first_mend(verdict: Verdict) -> str:
    return f"{verdict.mends[0].words[0].upper()}{verdict.mends[0].words[1:]}." if verdict.mends else ""


def _ends_in_softmax(spec: ModelSpec) -> bool:
    last = spec.layers[-1] if spec.layers else None
    inner = getattr(last, "layer", last)
    return getattr(inner, "activation", None) == "softmax" or type(inner).__name__ == "Softmax"
