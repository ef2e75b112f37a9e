"""FoundModel: a network of the text as a ModelSpec, with the line each part came from."""

from dataclasses import dataclass

from lessons.network.layers import Input, Layer
from lessons.network.loss import find_loss
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec
from lessons.reader.arrays import array_of
from lessons.reader.input_call import guessed_input, input_for
from lessons.reader.values import Array, Fed, Network


@dataclass(frozen=True)
class FoundModel:
    """One network in a text.

    Args:
        spec: what it is, as far as it could be followed.
        name: the variable that holds it; empty when none does.
        line: where it is made.
        lines: the line of its Input, then of each layer.
        loss: the loss it is compiled with, as Keras names it, also one this app does not draw.
        optimizer: likewise.
        metrics: likewise.
        compiled_at: the line of `compile`; 0 without one.
        fed_at: the line of `fit`; 0 without one.
        stopped_at: the line from which it cannot be followed; 0 when all of it could.
        input_from: where the Input's shape comes from: `text`; `part` when a size in it cannot be read; `array` when
            it is that of the array `fit` gets; `guess` when nothing says it.
        x: the array `fit` is given, when its shape can be read.
        y: the target, likewise.
        from_logits: the loss takes scores, not a softmax.
    """

    spec: ModelSpec
    name: str
    line: int
    lines: tuple[int, ...]
    loss: str | None = None
    optimizer: str | None = None
    metrics: tuple[str, ...] = ()
    compiled_at: int = 0
    fed_at: int = 0
    stopped_at: int = 0
    input_from: str = "text"
    x: Array | None = None
    y: Array | None = None
    from_logits: bool = False

    @property
    def complete(self) -> bool:
        """All of it could be followed."""
        return not self.stopped_at


def found_model(network: Network, unread: dict[int, str]) -> FoundModel:
    """The network as it stands when the text ends.

    Args:
        network: what was followed.
        unread: the lines where an Input's shape, or a size in it, could not be read.
    """
    layers = tuple(made.layer for made, _ in network.layers if made.layer is not None)
    trained = [fed for fed in network.fits if fed.method in ("fit", "train_on_batch")] or network.fits
    fed = trained[-1] if trained else Fed(0, "")
    x, y = (made if isinstance(made := array_of(each), Array) and made.shape else None for each in (fed.x, fed.y))
    given, source = _input(network, layers, x, unread.get(network.input_line, ""))
    compiled = network.compiled
    loss = compiled.loss if compiled else None
    known = find_loss(loss) if loss else None
    target: Shape | None = (None, *y.shape[1:]) if y is not None else None
    spec = ModelSpec(
        given,
        layers,
        network.name or ("functional" if network.functional else "sequential"),
        loss=known.name if known else None,
        target=target if known else None,
        functional=network.functional,
        takes=tuple(network.takes),
    )
    return FoundModel(
        spec=spec,
        name=network.variable,
        line=network.line,
        lines=(network.input_line or network.line, *(line for _, line in network.layers)),
        loss=loss,
        optimizer=compiled.optimizer if compiled else None,
        metrics=compiled.metrics if compiled else (),
        compiled_at=compiled.line if compiled else 0,
        fed_at=fed.line,
        stopped_at=network.stopped[0] if network.stopped else 0,
        input_from=source,
        x=x,
        y=y,
        from_logits=bool(compiled and compiled.from_logits),
    )


def _input(network: Network, layers: tuple[Layer, ...], x: Array | None, unread: str) -> tuple[Input, str]:
    first = layers[0] if layers else None
    if network.input is not None:
        if unread == "shape_unread":
            return guessed_input(first), "part"
        return network.input, "part" if unread or network.supposed else "text"
    if x is not None and len(x.shape) > 1:
        return input_for(x, first), "array"
    return guessed_input(first), "guess"
