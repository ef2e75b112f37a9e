"""What each layer takes, gives and learns: rules in words, and one example worked out by the network's rules."""

from dataclasses import dataclass

from lessons.course.cheat_sheet.table import Table, named
from lessons.network.link import read_link
from lessons.network.predict import LayerFacts, predict
from lessons.network.shape import Shape

SIZES = {
    "time": 5,
    "feature": 8,
    "units": 6,
    "filters": 6,
    "ids": 20,
    "kernel_size": 3,
}  # no two alike, as in the lessons


@dataclass(frozen=True)
class LayerRule:
    """A layer by its rule.

    Attributes:
        written: the layer with its arguments by name.
        network: an example, an Input and the layer, as an address writes it.
        takes: the axes that come in, by name.
        gives: the axes that go out: a name, or a sum of names.
    """

    written: str
    network: str
    takes: tuple[str, ...]
    gives: tuple[str, ...]

    @property
    def facts(self) -> LayerFacts:
        """What the network's rules say about the example."""
        return predict(read_link(self.network).spec).layers[0]


_ROW, _SEQUENCE, _STATES = ("batch", "feature"), ("batch", "time", "feature"), ("batch", "time", "units")
_IMAGE = ("batch", "height", "width", "channel")
_SHRUNK = "− kernel_size + 1"
RULES = (
    LayerRule("Dense(units)", "Input(8)|Dense(6)", _ROW, ("batch", "units")),
    LayerRule("Dense(units)", "Input(5,8)|Dense(6)", _SEQUENCE, _STATES),
    LayerRule("TimeDistributed(Dense(units))", "Input(5,8)|TimeDistributed(Dense(6))", _SEQUENCE, _STATES),
    LayerRule("Embedding(ids, feature)", "Input(5,dtype=int32)|Embedding(20,8)", ("batch", "time"), _SEQUENCE),
    LayerRule("SimpleRNN(units)", "Input(5,8)|SimpleRNN(6)", _SEQUENCE, ("batch", "units")),
    LayerRule("GRU(units)", "Input(5,8)|GRU(6)", _SEQUENCE, ("batch", "units")),
    LayerRule("GRU(units, reset_after=False)", "Input(5,8)|GRU(6,reset_after=False)", _SEQUENCE, ("batch", "units")),
    LayerRule("LSTM(units)", "Input(5,8)|LSTM(6)", _SEQUENCE, ("batch", "units")),
    LayerRule("Bidirectional(GRU(units))", "Input(5,8)|Bidirectional(GRU(6))", _SEQUENCE, ("batch", "2 · units")),
    LayerRule("RepeatVector(time)", "Input(8)|RepeatVector(5)", _ROW, _SEQUENCE),
    LayerRule("Flatten()", "Input(5,8)|Flatten()", _SEQUENCE, ("batch", "time · feature")),
    LayerRule("GlobalAveragePooling1D()", "Input(5,8)|GlobalAveragePooling1D()", _SEQUENCE, _ROW),
    LayerRule(
        "Conv1D(filters, kernel_size)", "Input(5,8)|Conv1D(6,3)", _SEQUENCE, ("batch", f"time {_SHRUNK}", "filters")
    ),
    LayerRule(
        "Conv2D(filters, kernel_size)", "Input(12,10,3)|Conv2D(6,3)", _IMAGE,
        ("batch", f"height {_SHRUNK}", f"width {_SHRUNK}", "filters"),
    ),
    LayerRule("LayerNormalization()", "Input(5,8)|LayerNormalization()", _SEQUENCE, _SEQUENCE),
    LayerRule("BatchNormalization()", "Input(5,8)|BatchNormalization()", _SEQUENCE, _SEQUENCE),
    LayerRule("Dropout, Activation, Softmax, Masking", "Input(5,8)|Softmax()", _SEQUENCE, _SEQUENCE),
)  # fmt: skip


def layer_table() -> Table:
    """A row for each layer.

    >>> layer_table().rows[0][-2]
    'inputs · units + units'
    """
    return Table(
        "Layers: shapes and parameters",
        ("layer", "takes", "gives", "parameters", "example"),
        tuple(map(_row, RULES)),
        (
            "inputs: the size of the last axis that comes in. The batch and, but for Flatten, the time axis never "
            "change the parameters. `use_bias=False` takes the last term away.",
            f"Examples have {SIZES['time']} timesteps, {SIZES['feature']} features, {SIZES['units']} units, "
            f"{SIZES['ids']} ids and kernels of size {SIZES['kernel_size']}, and leave the batch axis out. "
            "`Conv1D` and `Conv2D` with `padding='same'` keep time, height and width.",
        ),
    )


def _row(rule: LayerRule) -> tuple[str, ...]:
    facts = rule.facts
    example = f"{_without_batch(facts.input_shape)} → {_without_batch(facts.output_shape)}"
    if facts.params:
        example += ", " + str(facts.formula).replace(" ", "\N{NO-BREAK SPACE}")
    return f"`{rule.written}`", named(*rule.takes), named(*rule.gives), facts.formula.words, example


def _without_batch(shape: Shape) -> str:
    return f"({', '.join(map(str, shape[1:]))})"
