"""keras_code: a network as a whole program, ready to run, in one of three forms."""

from collections.abc import Callable, Iterator
from typing import Literal

from lessons.network.keras_code.calls import quoted
from lessons.network.keras_code.functional import functional_lines
from lessons.network.keras_code.sequential import sequential_lines
from lessons.network.keras_code.subclass import subclass_lines
from lessons.network.spec import ModelSpec

Form = Literal["sequential", "functional", "subclass"]
_LINES: dict[Form, Callable[[ModelSpec, str | None], Iterator[str]]] = {
    "sequential": sequential_lines,
    "functional": functional_lines,
    "subclass": subclass_lines,
}
_AUTOMATIC = ("sequential", "functional")  # what Keras names a model by itself


def keras_code(spec: ModelSpec, form: Form = "sequential") -> str:
    """The network as a program; only arguments that differ from Keras's defaults are written.

    A network in which a layer takes one of several outputs is never written as Sequential, which cannot say it:
    the functional form takes its place.

    >>> from lessons.network.layers import GRU, Dense, Input, TimeDistributed
    >>> spec = ModelSpec(Input((64, 15)), (GRU(16, return_sequences=True), TimeDistributed(Dense(15))))
    >>> print(keras_code(spec))
    import keras
    from keras import layers
    <BLANKLINE>
    model = keras.Sequential(
        [
            keras.Input((64, 15)),
            layers.GRU(16, return_sequences=True),
            layers.TimeDistributed(layers.Dense(15)),
        ]
    )
    model.summary()
    <BLANKLINE>
    >>> print(keras_code(spec, "subclass"))
    import keras
    from keras import layers
    <BLANKLINE>
    <BLANKLINE>
    class Network(keras.Model):
        def __init__(self):
            super().__init__()
            self.gru = layers.GRU(16, return_sequences=True)
            self.time_distributed = layers.TimeDistributed(layers.Dense(15))
    <BLANKLINE>
        def call(self, inputs):
            x = self.gru(inputs)
            return self.time_distributed(x)
    <BLANKLINE>
    <BLANKLINE>
    model = Network()
    model(keras.Input((64, 15)))  # called once, so that the weights are made
    model.summary()
    <BLANKLINE>
    """
    imports = ["import keras"] + ["from keras import layers"] * bool(spec.layers)
    apart = [""] * (2 if form == "subclass" else 1)  # a class stands two lines apart
    return "\n".join([*imports, *apart, model_code(spec, form)])


def model_code(spec: ModelSpec, form: Form = "sequential") -> str:
    """The same without the imports: from the making of `model` to its summary."""
    if form == "sequential" and spec.chooses_outputs:
        form = "functional"
    name = None if spec.name in _AUTOMATIC else spec.name
    lines = list(_LINES[form](spec, name))
    if spec.loss is not None:
        lines.append(f'model.compile(optimizer="adam", loss={quoted(spec.loss)})')
    return "\n".join([*lines, "model.summary()", ""])
