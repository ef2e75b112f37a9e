"""A network as one line of readable text in Keras's words, for addresses: written, read and repaired."""

from dataclasses import MISSING, dataclass, replace
from typing import Any

from lessons.network.arguments import arguments_of, default_of, written
from lessons.network.initializers import Initializer
from lessons.network.layers import Input, Layer
from lessons.network.loss.table import find_loss
from lessons.network.parse import Call, NotReadable, parse_calls, show_value
from lessons.network.regularizers import Regularizer
from lessons.network.repair import make_layer, repaired_shape
from lessons.network.spec import MAX_LAYERS, MAX_TIMESTEPS, ModelSpec

DEFAULT = (
    "Input(5,dtype=int32)|Embedding(20,8)|GRU(16,return_sequences=True)|Dense(20,activation=softmax)"
    "|compile(loss=sparse_categorical_crossentropy,target=(None,5))"
)


@dataclass(frozen=True)
class ReadLink:
    """What an address says.

    Args:
        spec: a network that can be drawn, always.
        notices: what had to be repaired, in words; empty when all was well.
        readable: false when the text was no network at all, and a first one stands in.
    """

    spec: ModelSpec
    notices: tuple[str, ...] = ()
    readable: bool = True


def write_link(spec: ModelSpec) -> str:
    """The network as text; only what differs from Keras's defaults is written.

    >>> from lessons.network.layers import GRU, Dense, TimeDistributed
    >>> write_link(ModelSpec(Input((64, 15)), (GRU(16, return_sequences=True), TimeDistributed(Dense(15)))))
    'Input(64,15)|GRU(16,return_sequences=True)|TimeDistributed(Dense(15))'
    """
    parts = [_write_input(spec.input), *(write_layer(layer) for layer in spec.layers)]
    if spec.loss or spec.target:
        parts.append(f"compile(loss={spec.loss},target={show_value(spec.target)})")
    return "|".join(parts)


def write_layer(layer: Layer | Initializer | Regularizer) -> str:
    """One layer as text.

    >>> from lessons.network.layers import Dense
    >>> write_layer(Dense(10, "softmax", name="head"))
    'Dense(10,activation=softmax,name=head)'
    """
    given = written(layer)
    if isinstance(layer, Initializer):  # all its numbers: they are what the learner came to see
        given = {name: value for name in arguments_of(layer) if (value := getattr(layer, name)) is not None}
    values = []
    for name, value in given.items():
        shown = write_layer(value) if isinstance(value, Layer | Initializer | Regularizer) else show_value(value)
        values.append(shown if _is_required(layer, name) else f"{name}={shown}")
    return f"{type(layer).__name__}({','.join(values)})"


def read_link(text: str, seed: int = 0) -> ReadLink:
    """Reads a network from text, without running any of it; whatever cannot be is repaired, with a notice.

    Args:
        text: at most 4,000 characters, such as `Input(5,8)|LSTM(16)|Dense(3)`.
        seed: the seed the spec gets.

    >>> read_link("Input(5,8)|LSTM(9999)").notices
    ('LSTM: units=9999 is more than 512, the most that is drawn here; 512 is used.',)
    >>> read_link("no network at all").notices[0].startswith("The address")
    True
    """
    try:
        calls = parse_calls(text)
    except NotReadable as problem:
        default = replace(read_link(DEFAULT).spec, seed=seed)
        return ReadLink(default, (f"The address could not be read: {problem} A first network is shown.",), False)
    notices: list[str] = []
    spec = ModelSpec(_read_input(calls, notices), seed=seed)
    layers: list[Layer] = []
    for call in calls:
        if call.name in ("Input", "InputLayer"):
            continue
        if call.name == "compile":
            spec = _read_compile(spec, call, notices)
            continue
        layer = make_layer(call, notices)
        if layer is not None:
            layers.append(layer)
    if len(layers) > MAX_LAYERS:
        notices.append(f"{len(layers)} layers are more than {MAX_LAYERS}; the first {MAX_LAYERS} are drawn.")
    return ReadLink(replace(spec, layers=tuple(layers[:MAX_LAYERS])), tuple(notices[:8]))


def _write_input(given: Input) -> str:
    parts = [str(size) for size in given.shape]
    if given.dtype != "float32":
        parts.append(f"dtype={given.dtype}")
    if given.batch_size is not None:
        parts.append(f"batch_size={given.batch_size}")
    return f"Input({','.join(parts)})"


def _read_input(calls: list[Call], notices: list[str]) -> Input:
    first = next((call for call in calls if call.name in ("Input", "InputLayer")), None)
    if first is None:
        notices.append("There is no Input(...); Input(5,8) is used: 5 timesteps of 8 features.")
        return Input((5, 8))
    given: Any = first.positional
    if len(given) == 1 and isinstance(given[0], tuple):
        given = given[0]
    given = first.named.get("shape", given)
    dtype = str(first.named.get("dtype", "float32"))
    if dtype not in ("float32", "int32"):
        notices.append(f"Input: dtype={dtype} is not drawn here; float32 is used.")
        dtype = "float32"
    batch = first.named.get("batch_size")
    if batch is not None and not (isinstance(batch, int) and 1 <= batch <= 32):
        notices.append(f"Input: batch_size={show_value(batch)} is not from 1 to 32; any batch is used.")
        batch = None
    shape = repaired_shape(given if isinstance(given, tuple | list) else (given,), notices, MAX_TIMESTEPS)
    return Input(shape, batch_size=batch, dtype=dtype)


def _read_compile(spec: ModelSpec, call: Call, notices: list[str]) -> ModelSpec:
    loss, target = call.named.get("loss"), call.named.get("target")
    known = find_loss(loss) if isinstance(loss, str) else None
    if known is not None:
        loss = known.name
    elif loss is not None:
        notices.append(f"compile: the loss {show_value(loss)} is not known here; no loss is chosen.")
        loss = None
    sizes = target if isinstance(target, tuple) and len(target) <= 5 else None
    if sizes is not None and not all(size is None or (isinstance(size, int) and size > 0) for size in sizes):
        notices.append(f"compile: the target {show_value(target)} is no shape; none is chosen.")
        sizes = None
    return replace(spec, loss=loss, target=sizes)


def _is_required(layer: Any, name: str) -> bool:
    return default_of(layer, name) is MISSING
