"""The layer table in Markdown, for a README, a chat or an issue."""

import re

from lessons.network.predict import LayerFacts, Prediction
from lessons.network.table import HEADS, table_row


def layer_markdown(prediction: Prediction) -> str:
    """One row for each layer up to a mistake, and the total; columns and numbers as in the printed table.

    >>> from lessons.network.link import read_link
    >>> from lessons.network.predict import predict
    >>> print(layer_markdown(predict(read_link("Input(3)|Dense(4)").spec)))
    | Layer | Output shape | Parameters | Formula | Share |
    | :-- | :-- | --: | :-- | --: |
    | dense (Dense) | (None, 4) | 16 | 3·4 + 4 = 16 | 100.0 % |
    | **total** |  | **16** |  |  |
    <BLANKLINE>
    """
    total = prediction.total_params
    rows = [_cells(facts, total) for facts in prediction.layers]
    rows.append(("**total so far**" if prediction.mistake else "**total**", "", f"**{total:,}**", "", ""))
    lines = [_line(HEADS), _line((":--", ":--", "--:", ":--", "--:")), *map(_line, rows)]
    return "\n".join([*lines, ""])


def plain_markdown(text: str) -> str:
    r"""Text of a learner's or Keras's with every sign of Markdown taken as itself.

    >>> plain_markdown("gru_1: | <b> _x_ :red[x]")
    'gru_1: \\| \\<b\\> \\_x\\_ \\:red\\[x\\]'
    """
    marked = "".join(f"\\{sign}" if sign in "\\`*[]<>#|~&$" else sign for sign in text)
    # an underscore inside a word, or a colon at its end, is only itself
    return re.sub(r"((?<![^\W_])_|_(?![^\W_])|:(?=\w))", r"\\\1", marked)


def _cells(facts: LayerFacts, total: int) -> tuple[str, ...]:
    return tuple(map(plain_markdown, table_row(facts, total)))


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
