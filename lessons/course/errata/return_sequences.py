"""What the documents say about return_sequences that is not so."""

from dataclasses import replace

from lessons.course.erratum import Erratum
from lessons.course.shown.time_axis import head_last
from lessons.network.link import read_link
from lessons.network.loss.verdict import judge
from lessons.network.predict import predict
from lessons.network.presets import PRESETS
from lessons.network.readable import readable
from lessons.network.shape import show_shape


def many_to_many_after_all() -> Erratum:
    """The first document's text and its code do different things."""
    prediction = predict(PRESETS["next_word"].spec)
    return Erratum(
        "E0-03", "S0", "The final output of the RNN goes through a Dense layer to make the prediction.",
        f"That is many-to-one. The code beside it has return_sequences=True, and its output has the shape "
        f"{show_shape(prediction.output_shapes[0])}: a distribution at every step, many-to-many. Both are fine; they "
        "are two networks.",
        "SimpleRNN(10, return_sequences=True)  # every state",
        "SimpleRNN(10)  # the final output only",
    )  # fmt: skip


def only_fit_fails() -> Erratum:
    """return_sequences=False does not raise by itself."""
    spec = PRESETS["string_to_label"].spec
    prediction = predict(spec)
    loud, silent = judge(spec), judge(replace(spec, loss="mse"))
    assert loud is not None, "the preset has a loss and a target"
    assert silent is not None, "the preset has a target"
    batches = " or ".join(map(str, silent.batches))
    return Erratum(
        "E3-03", "S3", "Change return_sequences to False and the model throws an error.",
        f"It is built and predicts: output {show_shape(prediction.output_shapes[0])}. Only fit fails, and it "
        f"depends on the loss. categorical_crossentropy: ``{loud.keras_says}`` But mse says "
        f"nothing when the batch has the size {batches}, and compares the wrong numbers.",
    )  # fmt: skip


def head_after_the_loop() -> Erratum:
    """The head is not part of the recurrent loop."""
    _, _, apart = head_last("GRU")
    spec = read_link("Input(64,15)|GRU(16,return_sequences=True)|TimeDistributed(Dense(15))").spec
    rounding = ", which is rounding" if apart else ""
    counts = " and ".join(f"{facts.params:,}" for facts in predict(spec).layers)
    return Erratum(
        "E3-04", "S3", "The Dense is applied while the GRU is unrolled, step by step.",
        f"It is a layer of its own ({counts} parameters) and works on the finished states afterwards. Dense on the "
        f"last state equals the last row of Dense on all states: largest difference {readable(apart)}{rounding}.",
    )  # fmt: skip
