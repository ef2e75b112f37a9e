"""Small pictures for the glossary: a shape as tiles, a row of cells, a network unrolled. Sizes come from a network."""

from collections.abc import Callable
from functools import cache
from html import escape

from lessons.figures.board import shape_tiles
from lessons.network.layers.base import Weight
from lessons.network.link import read_link
from lessons.network.predict import LayerFacts, predict
from lessons.network.shape import Shape

Picture = Callable[[], str]
NETWORK = "Input(5,8)|GRU(6,return_sequences=True)|Dense(4,softmax)"  # the sizes of the lessons, no two alike
_WIDE, _HIGH, _SIDE = 26, 52, 16  # pixels a step, of the whole picture, of a box


def shape_of(what: str) -> Picture:
    """The shape of something in a network of five timesteps, as tiles.

    Args:
        what: a key of the shapes below: `states`, `kernel`, `output` and so on.

    >>> shape_of("kernel")().count("<b>")
    2
    """
    return lambda: shape_tiles(*_shapes()[what])


def row(*cells: str, axis: str, lit: int | None = None) -> Picture:
    """Cells beside each other.

    Args:
        axis: along which axis they stand; it gives the color.
        lit: the cell that is framed.

    >>> "lit" in row("0", "1", axis="class", lit=1)()
    True
    """
    inner = "".join(f"<b{' class=lit' * (place == lit)}>{escape(cell)}</b>" for place, cell in enumerate(cells))
    return lambda: f'<span class="cells cells-{axis}">{inner}<small>{axis}</small></span>'


def unrolled(inputs: str, outputs: str) -> Picture:
    """A recurrent layer over several steps: a box a step, an arrow below where something is read, above where answered.

    Args:
        inputs, outputs: a sign a step, `1` where there is an arrow.

    >>> unrolled("111", "001")().count("answer")
    1
    """
    steps = len(inputs)
    middle, read, said = _HIGH / 2, inputs.count("1"), outputs.count("1")
    parts = []
    for place in range(steps):
        x = place * _WIDE + _WIDE / 2
        if inputs[place] == "1":
            parts.append(_arrow(x, _HIGH - 1, x, middle + _SIDE / 2 + 1))
        if outputs[place] == "1":
            parts.append(_arrow(x, middle - _SIDE / 2 - 1, x, 2))
        if place:
            parts.append(_arrow(x - _WIDE + _SIDE / 2 + 1, middle, x - _SIDE / 2 - 1, middle))
        parts.append(
            f'<rect x="{x - _SIDE / 2}" y="{middle - _SIDE / 2}" width="{_SIDE}" height="{_SIDE}" rx="3" class="cell"/>'
        )
    words = f"{steps} timesteps, {read} {_plural('input', read)}, {said} {_plural('answer', said)}"
    return lambda: (
        f'<svg class="mini" role="img" aria-label="{words}" viewBox="0 0 {steps * _WIDE} {_HIGH}" '
        f'width="{steps * _WIDE}" height="{_HIGH}">{"".join(parts)}</svg>'
    )


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"


def _arrow(x1: float, y1: float, x2: float, y2: float) -> str:
    tip = 3
    if x1 == x2:
        head = f"M{x2 - tip} {y2 + tip}L{x2} {y2}L{x2 + tip} {y2 + tip}"
    else:
        head = f"M{x2 - tip} {y2 - tip}L{x2} {y2}L{x2 - tip} {y2 + tip}"
    return f'<path d="M{x1} {y1}L{x2} {y2}{head}"/>'


@cache
def _shapes() -> dict[str, tuple[Shape, tuple[str, ...]]]:
    """Shapes with the names of their axes, worked out for `NETWORK` and its neighbors."""
    states, output = _facts(NETWORK)
    last, _ = _facts(NETWORK.replace(",return_sequences=True", ""))
    of_all = _facts("Input(None,8)|GRU(6,return_sequences=True)")[0]
    repeated = _facts("Input(6)|RepeatVector(5)")[0]
    table = _facts("Input(5,dtype=int32)|Embedding(20,8)")[0]
    sequence = ("batch", "time", "feature")
    return {
        "one sample": (states.input_shape[1:], ("time", "feature")),
        "states": (states.output_shape, sequence),
        "last state": (last.output_shape, ("batch", "feature")),
        "output": (output.output_shape, ("batch", "time", "class")),
        "open": (of_all.output_shape, sequence),
        "repeated": (repeated.output_shape, sequence),
        "kernel": (_weight(output, "kernel").shape, ("feature", "unit")),
        "bias": (_weight(output, "bias").shape, ("unit",)),
        "recurrent_kernel": (_weight(states, "recurrent_kernel").shape, ("unit", "3 · unit")),
        "two biases": (_weight(states, "bias").shape, ("row", "3 · unit")),
        "table": (_weight(table, "embeddings").shape, ("id", "feature")),
    }


def _facts(link: str) -> tuple[LayerFacts, ...]:
    return predict(read_link(link).spec).layers


def _weight(facts: LayerFacts, name: str) -> Weight:
    return next(weight for weight in facts.weights if weight.name == name)
