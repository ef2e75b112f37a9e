"""Questions about layers on top of each other: which one fails, which row is the last."""

from dataclasses import replace
from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.course.checks.sizes import CELLS, distinct
from lessons.figures.pictures import Chain
from lessons.network import layers
from lessons.network.keras_code import layer_code
from lessons.network.layers import Bidirectional, Dense, Input
from lessons.network.layers.recurrent import Recurrent
from lessons.network.link import write_link
from lessons.network.predict import Prediction, predict
from lessons.network.shape import show_shape
from lessons.network.spec import ModelSpec


def failing_layer(random: Random) -> Check:
    """Which layer of a stack does Keras stop at?"""
    prediction = _broken(random)
    mistake = prediction.mistake
    assert mistake is not None, "_broken gives a network that stops"
    told = {
        **dict.fromkeys(range(len(prediction.spec.layers)), ("You looked past the place", "Keras stops before it.")),
        0: ("You doubted the first layer", "It gets what the Input gives: (batch, time, feature), as it needs."),
        mistake.blame: (
            "You named the cause, not the place",
            "That layer is what one has to change, but it works by itself. Keras complains at a later one: which?",
        ),
        len(prediction.spec.layers) - 1: (
            "You looked at the end",
            "Keras goes from layer to layer, beginning at the Input, and stops at once.",
        ),
    }
    return _asked(
        prediction,
        mistake.layer,
        told,
        random,
        "At which layer does Keras stop with an error?",
        "Follow the shape from layer to layer. Which one needs a time axis and gets none?",
        f"{mistake.message} The layer to change is number {mistake.blame + 1}.",
    )


def layer_to_change(random: Random) -> Check:
    """Which layer of a broken stack is to be changed?"""
    prediction = _broken(random)
    mistake = prediction.mistake
    assert mistake is not None, "_broken gives a network that stops"
    late = "The shape is wrong long before it arrives there."
    told = {
        **dict.fromkeys(range(len(prediction.spec.layers)), ("You looked past the place", late)),
        0: ("You doubted the first layer", "It hands on its time axis: follow the shape up to where it is lost."),
        mistake.layer: (
            "You blamed the messenger",
            "That is where Keras stops. But this layer is as it should be: what was it given, and by whom?",
        ),
        len(prediction.spec.layers) - 1: ("You looked at the end", late),
    }
    return _asked(
        prediction,
        mistake.blame,
        told,
        random,
        f"Keras says: `{mistake.keras_says.split('. Full')[0]}`. Which layer is to be **changed**?",
        "The message names the layer that was surprised. Look at the layer before it.",
        f"{mistake.message} With return_sequences=True the layer before it hands on every step.",
    )


def last_row(random: Random) -> Check:
    """Which row of the sequence is the output without `return_sequences`?"""
    steps, features, units = distinct(random, 3, 3)
    cell = random.choice(CELLS)
    last = steps - 1
    wrapped = random.random() < 0.4
    layer = getattr(layers, cell)(units)
    shown = Bidirectional(layer) if wrapped else layer
    one = f"row {last}, the last"
    both = f"no single row: one half is from row {last}, the other from row 0"
    texts = {
        one: ("You forgot the backward reader", "It starts at the end. At which row has it read the whole sequence?")
        if wrapped
        else ("", ""),
        "row 0, the first": ("You took the first state", "The state of row 0 has seen one step only."),
        f"the mean of all {steps} rows": (
            "You averaged the steps",
            "That would be GlobalAveragePooling1D, another layer.",
        ),
        both: ("", "") if wrapped else ("You saw two readers", "There is one reader here, and it goes forward."),
    }
    right = both if wrapped else one
    marked = {one: (last,), both: (0, last), "row 0, the first": (0,)}

    def drawn(text: str) -> Chain:
        rows = tuple(f"row {row}" for row in range(steps))
        return Chain(rows, tuple("" if text in marked else f"1/{steps}" for _ in rows), marked.get(text, ()))

    return Check(
        f"With `return_sequences=True` this layer gives {steps} rows, number 0 to {last}. Without it there is one "
        "vector. The weights are the same: which row is it?",
        options_of(
            Option(right, right),
            [Option(text, text, *why, drawn(text)) for text, why in texts.items() if text != right],
            random,
        ),
        "Ask of each reader: after which row has it read everything?",
        f"The forward reader has read everything at row {last}"
        + (", the backward reader at row 0: their halves come from the two ends." if wrapped else ", the last one."),
        drawn(right),
        code=f"keras.Input({(steps, features)})\n{layer_code(shown)}",
        model=write_link(ModelSpec(Input((steps, features)), (shown,))),
    )


def _broken(random: Random) -> Prediction:
    steps, features, *units = distinct(random, 6, 3)
    cells = [getattr(layers, random.choice(CELLS)) for _ in range(random.choice((2, 3)))]
    lost = random.randrange(len(cells) - 1)
    stack = [cell(size, return_sequences=True) for cell, size in zip(cells, units, strict=False)]
    stack[lost] = replace(stack[lost], return_sequences=False)
    stack[-1] = replace(stack[-1], return_sequences=random.random() < 0.5)
    return predict(ModelSpec(Input((steps, features)), (*stack, Dense(units[-1], "softmax"))))


def _asked(
    prediction: Prediction,
    right: int,
    told: dict[int, tuple[str, str]],
    random: Random,
    question: str,
    hint: str,
    reveal: str,
) -> Check:
    spec = prediction.spec
    titles = [f"{place + 1} · {layer.title}{_switch(layer)}" for place, layer in enumerate(spec.layers)]
    shapes = [show_shape(facts.output_shape) for facts in prediction.layers]
    shapes += [""] * (len(titles) - len(shapes))

    def drawn(place: int) -> Chain:
        return Chain(("Input", *titles), (show_shape(spec.input.batch_shape), *shapes), (place + 1,))

    wrong = [Option(titles[place], place, *told[place], drawn(place)) for place in range(len(titles)) if place != right]
    code = "\n".join(["keras.Input(" + str(spec.input.shape) + ")", *(layer_code(layer) for layer in spec.layers)])
    return Check(
        question,
        options_of(Option(titles[right], right), wrong, random),
        hint,
        reveal,
        drawn(right),
        code,
        write_link(spec),
    )


def _switch(layer: object) -> str:
    return ", return_sequences=True" if isinstance(layer, Recurrent) and layer.return_sequences else ""


KINDS = {"failing_layer": failing_layer, "layer_to_change": layer_to_change, "last_row": last_row}
