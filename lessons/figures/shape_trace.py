"""A network from the Input to the loss: the shape that leaves each layer as tiles, and the place where it stops."""

from collections.abc import Iterator
from html import escape

from lessons.figures.board import shape_tiles
from lessons.network.axes import input_axes, layer_axes
from lessons.network.loss import Verdict
from lessons.network.mistake import Mistake
from lessons.network.predict import Prediction
from lessons.network.shape import show_shape, show_shapes

_STOPS, _SILENT, _BLAME = "✕ stops here", "? runs, and is not what it seems", "← this one to change"


def shape_trace(prediction: Prediction, verdict: Verdict | None = None) -> str:
    """All layers from top to bottom; those after the stop are drawn empty.

    Args:
        verdict: what becomes of the loss and the target, when both are chosen.

    >>> from lessons.network.link import read_link
    >>> from lessons.network.predict import predict
    >>> drawn = shape_trace(predict(read_link("Input(5,3)|GRU(4)|GRU(4)|Dense(2)").spec))
    >>> drawn.count("stops here"), drawn.count("not reached"), drawn.count("this one to change")
    (1, 1, 1)
    """
    rows = [*_layers(prediction), *_loss(prediction, verdict)]
    return f'<ol class="chain shapes">{"".join(rows)}</ol>'


def _layers(prediction: Prediction) -> Iterator[str]:
    spec, mistake = prediction.spec, prediction.mistake
    silent = {each.layer: each for each in prediction.warnings}
    blame = mistake.blame if mistake and mistake.blame != mistake.layer else None
    input_stops = mistake is not None and mistake.layer < 0
    yield _row(
        "Input",
        "" if input_stops else shape_tiles(spec.input.batch_shape, input_axes(prediction)),
        _STOPS if input_stops else _BLAME if blame == -1 else "",
        "marked" if input_stops else "",
    )
    axes = layer_axes(prediction)
    for place, layer in enumerate(spec.layers):
        if place < len(prediction.layers):
            facts = prediction.layers[place]
            tiles = shape_tiles(facts.output_shape, axes[place])
            words = f"{_SILENT} · " * (place in silent) + f"{_BLAME} · " * (place == blame)
            words += f"{facts.params:,} parameters" if facts.params else "nothing to learn"
            if len(facts.output_shapes) > 1:
                words += f" · and its states, {show_shapes(facts.output_shapes[1:])}"
            yield _row(layer.title, tiles, words, "marked" if place in silent else "")
        elif mistake is not None and place == mistake.layer:
            yield _row(layer.title, "", f"{_STOPS}: got {_came(prediction, mistake)}", "marked")
        else:
            yield _row(layer.title, "", "not reached", "unreached")


def _came(prediction: Prediction, mistake: Mistake) -> str:
    if mistake.code.startswith("argument_"):
        return mistake.came
    return show_shapes(prediction.layers[-1].output_shapes if prediction.layers else prediction.output_shapes)


def _loss(prediction: Prediction, verdict: Verdict | None) -> Iterator[str]:
    loss, target = prediction.spec.loss, prediction.spec.target
    if loss is None or target is None:
        return
    names = [pair.target_axis for pair in verdict.pairs if pair.target_axis] if verdict else []
    drawn = f"<code>{show_shape(target)}</code>"
    if len(names) == len(target):
        drawn = shape_tiles(target, names)
    if verdict is None:
        yield _row("target", drawn, "not compared yet", "unreached")
        yield _row(loss, "", "not reached", "unreached")
        return
    words = {"fits": "✓ fits", "does not fit": _STOPS}.get(verdict.kind, _SILENT)
    yield _row("target", drawn, "the labels, y")
    yield _row(loss, "", words, "" if verdict.kind == "fits" else "marked")


def _row(title: str, tiles: str, words: str, name: str = "") -> str:
    said = f"<small>{escape(words)}</small>" if words else ""
    return f'<li class="{name}"><code>{escape(title)}</code>{tiles or "<span></span>"}{said}</li>'
