"""Known: one message that is recognised; and the sizes in it, as exhibits can draw them."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lessons.network.layers import LAYERS
from lessons.network.shape import Shape
from lessons.network.spec import MAX_TIMESTEPS, MAX_UNITS

Exhibit = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True)
class Known:
    """A message this app knows.

    Args:
        code: names it.
        pattern: finds it in a text; bounded repetitions only.
        what: what happened; `{1}` stands for the first group of the pattern.
        check: what to look at, the likeliest first.
        exhibit: a playground link text that shows it, or a function of what was found; empty without one.
    """

    code: str
    pattern: str
    what: str
    check: tuple[str, ...]
    exhibit: Exhibit = ""


def shape_in(text: str) -> Shape:
    """The sizes in a text such as `(None, 64, 8)` or `[32,10]`.

    >>> shape_in("(None, 64, 8)"), shape_in("[6,5,7]")
    ((None, 64, 8), (6, 5, 7))
    """
    words = re.findall(r"None|\?|\d{1,9}", text)
    return tuple(None if word in ("None", "?") else int(word) for word in words)


def trained_on(output: Shape, target: Shape, loss: str) -> str:
    """A network with this output, this loss and this target, as a playground link.

    >>> trained_on((None, 8), (None, 64, 8), "categorical_crossentropy")
    'Input(64,15)|GRU(16)|Dense(8,activation=softmax)|compile(loss=categorical_crossentropy,target=(None,64,8))'
    """
    steps = _first((*output[1:-1], *target[1:-1]), MAX_TIMESTEPS) or 5
    classes = _first(output[-1:], MAX_UNITS) or 7
    sequences = ",return_sequences=True" if len(output) > 2 else ""
    head = "sigmoid" if loss == "binary_crossentropy" else "softmax"
    sizes = ",".join(str(size) for size in (None, *target[1:5]))
    shown = f"(None,{sizes[5:]})" if len(target) > 1 else "(None,)"
    start = f"Input({steps},15)|GRU(16{sequences})|Dense({classes},activation={head})"
    return f"{start}|compile(loss={loss},target={shown})"


def class_of(layer: str) -> str:
    """Keras's class for a layer's automatic name; empty for a name of one's own.

    >>> class_of("lstm_3"), class_of("my_layer")
    ('LSTM', '')
    """
    plain = re.sub(r"_\d{1,6}$", "", layer)
    return next((name for name, kind in LAYERS.items() if kind.snake == plain), "")


def _first(sizes: Shape, most: int) -> int | None:
    return next((min(size, most) for size in sizes if size), None)
