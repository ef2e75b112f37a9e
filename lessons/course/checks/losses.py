"""Questions about losses and labels: does it fit, and which shape must the labels have?"""

from dataclasses import replace
from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.sizes import distinct
from lessons.figures.pictures import ShapeMove
from lessons.network.axes import Axes
from lessons.network.keras_code import layer_code
from lessons.network.layers import GRU, Dense, Input, Layer
from lessons.network.link import write_link
from lessons.network.loss import Verdict, expected_target, judge
from lessons.network.predict import predict
from lessons.network.shape import Shape, show_shape
from lessons.network.spec import ModelSpec

IDS, ROWS, NUMBERS = "sparse_categorical_crossentropy", "categorical_crossentropy", "mean_squared_error"
_KINDS = {
    "fits": "It trains as meant",
    "does not fit": "Keras stops with an error",
    "fits silently and wrongly": "It trains, but on something else than meant",
}
_TOLD = {
    ("does not fit", "fits"): (
        "You trusted the shapes",
        "Lay output and labels beside each other, axis by axis. Has every axis its partner?",
    ),
    ("fits silently and wrongly", "fits"): (
        "You trusted the silence",
        "Line the two shapes up from the right. Does every number meet its own label?",
    ),
    ("fits", "does not fit"): (
        "You expected one shape for every loss",
        "What does this loss take for each row of the output: an id, a row, or a number?",
    ),
    ("fits silently and wrongly", "does not fit"): (
        "You trusted Keras to complain",
        "Some losses look at the shapes first, others let NumPy's rules decide. Which sort is this?",
    ),
    ("fits", "fits silently and wrongly"): (
        "You suspected too much",
        "Name the axes of both. Is there one without a partner?",
    ),
    ("does not fit", "fits silently and wrongly"): (
        "You expected a broadcast",
        "A crossentropy compares the shapes before it calculates. Are they as it needs them?",
    ),
}


def loss_verdict(random: Random) -> Check:
    """Does this loss fit this output and these labels?"""
    wanted = random.choice(list(_KINDS))
    while True:
        spec, verdict = _drawn(random)
        if verdict.kind == wanted and not verdict.batches:
            break
    assert spec.target is not None, "_drawn gives a target"
    wrong = [Option(_KINDS[kind], kind, *_TOLD[wanted, kind], _met(spec, kind)) for kind in _KINDS if kind != wanted]
    return Check(
        "`fit` gets labels `y` of this shape. What happens?",
        options_of(Option(_KINDS[wanted], wanted), wrong, random),
        "First write down the output's shape. Then ask what the loss wants for each of its rows.",
        verdict.sentence,
        _met(spec, wanted),
        code=code_of(spec),
        model=write_link(spec),
    )


def target_shape(random: Random) -> Check:
    """Which shape must the labels have?"""
    steps, features, units, classes = distinct(random, 4)
    keeps, loss = random.random() < 0.5, random.choice((IDS, ROWS))
    spec = ModelSpec(
        Input((steps, features)), (GRU(units, return_sequences=keeps), Dense(classes, "softmax")), loss=loss
    )
    output: Shape = (None, steps, classes) if keeps else (None, classes)
    axes: Axes = ("batch", "time", "class") if keeps else ("batch", "class")
    right = expected_target(loss, output)[0]
    forms: dict[Shape, Axes] = {
        (None, steps): ("batch", "time"),
        (None, steps, classes): ("batch", "time", "class"),
        (None,): ("batch",),
        (None, classes): ("batch", "class"),
    }

    def told(shape: Shape) -> tuple[str, str]:
        if ("time" in forms[shape]) != keeps:
            if keeps:
                return "You dropped the time axis", "The network answers at every step. What must each answer meet?"
            return "You kept the time axis", "How many answers does the network give for one sequence?"
        if loss == IDS:
            return "You gave one-hot rows", "This loss is called sparse: it takes the place of the 1, not the row."
        return "You gave ids", "This loss is not the sparse one: it multiplies rows with rows."

    def drawn(shape: Shape) -> ShapeMove:
        return ShapeMove(output, axes, loss.replace("_crossentropy", ""), shape, forms[shape])

    return Check(
        "Which shape must the labels `y` have?",
        options_of(
            Option(show_shape(right), right, picture=drawn(right)),
            [Option(show_shape(shape), shape, *told(shape), drawn(shape)) for shape in forms if shape != right],
            random,
        ),
        "Two questions: is there an answer at every step? And does the loss take ids or one-hot rows?",
        f"The output is {show_shape(output)}; {loss} takes "
        f"{'one id in place of each row of classes' if loss == IDS else 'a one-hot row for each row'}.",
        drawn(right),
        code=code_of(spec),
        model=write_link(replace(spec, target=right)),
    )


def _drawn(random: Random) -> tuple[ModelSpec, Verdict]:
    steps, features, units, classes = distinct(random, 4, least=3)
    keeps, loss = random.random() < 0.5, random.choice((IDS, ROWS, NUMBERS))
    head = Dense(1) if loss == NUMBERS else Dense(classes, "softmax")
    layers: tuple[Layer, ...] = (GRU(units, return_sequences=keeps), head)
    last = 1 if loss == NUMBERS else classes
    target = random.choice(((None,), (None, steps), (None, last), (None, steps, last)))
    spec = ModelSpec(Input((steps, features)), layers, loss=loss, target=target)
    verdict = judge(spec)
    assert verdict is not None, "the network has no mistake, a loss and a target"
    return spec, verdict


def _met(spec: ModelSpec, kind: str) -> ShapeMove:
    """The output, and labels with which this would happen; where no labels do that, with a loss that does."""
    output = predict(spec).output_shapes[0]
    own = spec.target or ()
    spare = [None, *(size + 1 for size in output[1:] if size is not None)]
    tried = [own, output, output[:-1], (*output[:-1], 1), (None,), tuple(spare[:2]), (*spare[:2], 13)]
    for loss in (spec.loss, ROWS, NUMBERS):
        for target in tried:
            verdict = judge(replace(spec, loss=loss, target=target))
            if verdict is not None and verdict.kind == kind and not verdict.batches:
                axes: Axes = ("batch", "time", "class") if len(output) == 3 or len(target) == 3 else ("batch", "class")
                name = str(loss).replace("_crossentropy", "")
                return ShapeMove(output, _axes(output), name, target, axes[: len(target)])
    raise AssertionError(f"no labels lead to {kind!r} with {spec.loss}")


def _axes(shape: Shape) -> Axes:
    return ("batch", "time", "class") if len(shape) == 3 else ("batch", "class")


def code_of(spec: ModelSpec) -> str:
    """The network in Keras's words, with its loss and the shape of its labels."""
    lines = [f"keras.Input({spec.input.shape})", *map(layer_code, spec.layers), f"model.compile(loss={spec.loss!r})"]
    return "\n".join([*lines, *([f"# y has the shape {show_shape(spec.target)}"] if spec.target else [])])


KINDS = {
    "loss_verdict": loss_verdict,
    "target_shape": target_shape,
}
