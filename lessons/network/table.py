"""layer_table and plain_facts: a prediction as lines of text and as plain values."""

from collections.abc import Iterable
from typing import Any

from lessons.network.predict import LayerFacts, Prediction
from lessons.network.shape import Shapes, show_shape

HEADS = ("Layer", "Output shape", "Parameters", "Formula", "Share")
_WIDEST = 44


def layer_table(prediction: Prediction) -> str:
    """The layers of a network as a table, with the totals; the rows add up to the total.

    >>> from lessons.network.link import read_link
    >>> from lessons.network.predict import predict
    >>> print(layer_table(predict(read_link("Input(64,15)|GRU(16)|Dense(15)").spec)))
    Layer          Output shape  Parameters  Formula                           Share
    gru (GRU)      (None, 16)         1,584  3·(15·16 + 16·16 + 2·16) = 1,584  86.1 %
    dense (Dense)  (None, 15)           255  16·15 + 15 = 255                  13.9 %
    <BLANKLINE>
    Total          1,839 parameters
    Trainable      1,839
    Non-trainable  0
    """
    rows = [table_row(facts, prediction.total_params) for facts in prediction.layers]
    lines = list(_aligned([HEADS, *rows])) if rows else ["No layers."]
    lines += [
        "",
        f"Total          {prediction.total_params:,} parameters",
        f"Trainable      {prediction.trainable_params:,}",
        f"Non-trainable  {prediction.non_trainable_params:,}",
    ]
    return "\n".join(lines)


def table_row(facts: LayerFacts, total: int) -> tuple[str, ...]:
    """One layer as the cells under `HEADS`.

    Args:
        facts: the layer.
        total: the parameters of the whole network, for the share.
    """
    share = f"{100 * facts.params / total:.1f} %" if total else "-"
    name = _cut(f"{printable(facts.name)} ({facts.class_name})")
    shapes = " ".join(show_shape(shape) for shape in facts.output_shapes)
    return name, shapes, f"{facts.params:,}", str(facts.formula), share


def plain_facts(prediction: Prediction) -> dict[str, Any]:
    """The same facts as plain values, for JSON: batch as `None`, several outputs as a list of shapes.

    >>> from lessons.network.link import read_link
    >>> from lessons.network.predict import predict
    >>> plain_facts(predict(read_link("Input(3)|Dense(4)").spec))["layers"][0]["output_shape"]
    [None, 4]
    """
    return {
        "layers": [_plain_layer(facts) for facts in prediction.layers],
        "total_params": prediction.total_params,
        "trainable_params": prediction.trainable_params,
        "non_trainable_params": prediction.non_trainable_params,
        "mistake": _plain_mistake(prediction),
    }


def printable(text: str) -> str:
    """A learner's text on one line: whatever could move the cursor is written out.

    >>> len(printable(chr(27)))
    4
    """
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 3]}..."


def _aligned(rows: list[tuple[str, ...]]) -> Iterable[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    for row in rows:
        cells = [
            cell.rjust(width) if head == "Parameters" else cell.ljust(width)
            for head, cell, width in zip(HEADS, row, widths, strict=True)
        ]
        yield "  ".join(cells).rstrip()


def _plain_layer(facts: LayerFacts) -> dict[str, Any]:
    return {
        "name": facts.name,
        "class": facts.class_name,
        "output_shape": _plain_shapes(facts.output_shapes),
        "params": facts.params,
        "trainable_params": facts.trainable_params,
        "non_trainable_params": facts.non_trainable_params,
        "formula": str(facts.formula),
    }


def _plain_shapes(shapes: Shapes) -> list[Any]:
    return list(shapes[0]) if len(shapes) == 1 else [list(shape) for shape in shapes]


def _plain_mistake(prediction: Prediction) -> dict[str, Any] | None:
    mistake = prediction.mistake
    if mistake is None:
        return None
    return {
        "layer": mistake.layer,
        "class": mistake.class_name,
        "code": mistake.code,
        "message": mistake.message,
        "mend": mistake.mend.words if mistake.mend else f"It needs {mistake.expected}.",
    }
