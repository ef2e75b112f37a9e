"""Where our prediction and real Keras disagree about a network, in words."""

import re

from lessons.network.predict import Prediction, predict
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec
from lessons.network.walk import walk
from tests.network.keras_side import KerasRun, KerasStep, build

# Found before Keras finds them, each for a reason proved in test_earlier_than_keras.py: Keras builds such a layer
# without a word, and it fails, or gives another shape than announced, as soon as there are numbers.
EARLIER = {
    "inner_rank": "TimeDistributed does not check the axes of its steps",
    "several_outputs": "TimeDistributed around a layer with several outputs",
    "no_such_axis": "Softmax looks at its axis only when there are numbers",
    "bidirectional_twins_differ": "Bidirectional counts its forward reader twice",
    "axis_twice": "an axis named twice",
    "input_size": "an axis of size 0",
    "several_inputs": "some layers are built on several tensors, and stack them or fail",
}


def disagreement(spec: ModelSpec) -> str:
    """What we and Keras say differently; empty when we agree."""
    ours, keras = predict(spec), build(spec)
    steps, _ = walk(spec)
    for index, (facts, real) in enumerate(zip(ours.layers, keras.steps, strict=False)):
        if facts.output_shapes != real.output_shapes:
            return f"layer {index}: shapes {facts.output_shapes}, Keras {real.output_shapes}"
        said = _weights_differ(facts.weights, real)
        if said:
            return f"layer {index}: {said}"
        if facts.params != sum(_count(each.shape) for each in real.weights):
            return f"layer {index}: {facts.params} parameters"
        if facts.formula.total != facts.params:
            return f"layer {index}: the formula {facts.formula} does not add up to {facts.params}"
        if steps[index].mask_leaves != real.mask_leaves:
            return f"layer {index}: a mask leaves: {steps[index].mask_leaves}, Keras: {real.mask_leaves}"
    return _endings_differ(ours, keras)


def same_words(ours: str, keras: str) -> bool:
    """True when Keras's message begins with ours; numbers at the end of layer names do not count."""
    return _bare(keras).startswith(_bare(ours))


def _endings_differ(ours: Prediction, keras: KerasRun) -> str:
    mistake = ours.mistake
    if mistake is None:
        return "" if keras.failed is None else f"Keras refuses layer {keras.failed}: {keras.error} {keras.message}"
    if not mistake.mends and mistake.layer >= 0:
        return f"no way out of {mistake.code} at layer {mistake.layer}"
    if keras.failed is not None and keras.failed < mistake.layer:
        return f"Keras refuses layer {keras.failed}, before {mistake.code}: {keras.message}"
    deliberate = mistake.code in EARLIER or mistake.code.startswith("argument_")
    if keras.failed != mistake.layer:
        if deliberate and not mistake.keras_says:
            return ""
        if mistake.code == "no_such_axis" and mistake.class_name in ("Softmax", "TimeDistributed"):
            return ""
        return f"Keras takes layer {mistake.layer}, we say {mistake.code}: {mistake.message}"
    if not mistake.keras_says:
        return "" if deliberate else f"{mistake.code} does not quote {keras.error} {keras.message}"
    if mistake.code == "argument_padding" and "ndim=" in keras.message:
        return ""  # both are wrong; pooling looks at its padding last
    if mistake.keras_error != keras.error:
        return f"{mistake.code}: {mistake.keras_error}, Keras raises {keras.error} {keras.message}"
    if not same_words(mistake.keras_says, keras.message):
        return f"{mistake.code} quotes {mistake.keras_says!r}, Keras says {keras.message!r}"
    return ""


def _weights_differ(weights: tuple, real: KerasStep) -> str:
    if len(weights) != len(real.weights):
        return f"{len(weights)} weights, Keras {len(real.weights)}"
    for mine, theirs in zip(weights, real.weights, strict=True):
        *direction, name = mine.name.split("/")
        # a backward layer of its own keeps its name, so only the forward one can be told by its path
        same_path = theirs.path.endswith(f"/{name}") and ("/forward_" in theirs.path) == (direction == ["forward"])
        if not same_path or (mine.shape, mine.trainable) != (theirs.shape, theirs.trainable):
            return f"weight {mine.name} {mine.shape} trainable={mine.trainable}, Keras {theirs}"
    return ""


def _count(shape: Shape) -> int:
    total = 1
    for size in shape:
        total *= size or 0
    return total


def _bare(message: str) -> str:
    message = re.sub(r"_\d+(?=[/'\"])", "", " ".join(message.split()))
    return re.sub(r"\{('\w+'(?:, )?)+\}", lambda words: ", ".join(sorted(re.findall(r"\w+", words[0]))), message)
