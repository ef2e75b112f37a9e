"""The layer table in Markdown, read back by a Markdown reader."""

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from lessons.network.layer_markdown import layer_markdown
from lessons.network.link import read_link
from lessons.network.predict import predict
from lessons.network.presets import PRESETS
from lessons.network.table import HEADS, table_row


def cells_of(text: str) -> list[list[str]]:
    """The cells of the one table in a Markdown text, as a reader shows them."""
    rows: list[list[str]] = []
    for token in MarkdownIt().enable("table").parse(text):
        if token.type == "tr_open":
            rows.append([])
        if token.type == "inline":
            rows[-1].append("".join(child.content for child in token.children or ()))
    return rows


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_a_reader_of_markdown_shows_the_rows_we_print_and_they_add_up(preset: object) -> None:
    prediction = predict(preset.spec)  # type: ignore[attr-defined]
    head, *rows, total = cells_of(layer_markdown(prediction))
    assert head == list(HEADS)
    assert rows == [list(table_row(facts, prediction.total_params)) for facts in prediction.layers]
    assert total[2] == f"{sum(int(row[2].replace(',', '')) for row in rows):,}"


def test_a_network_that_stops_says_that_its_total_is_only_so_far() -> None:
    assert "total so far" in layer_markdown(predict(read_link("Input(5,8)|GRU(3)|TimeDistributed(Dense(4))").spec))


def test_a_name_full_of_signs_stays_inside_its_cell() -> None:
    spec = read_link("Input(3)|Dense(4)").spec
    name = "a|b `c` <b> _d_ **e** [f](g) \\|"
    named = replace(spec, layers=(replace(spec.layers[0], name=name),))
    assert cells_of(layer_markdown(predict(named)))[1][0] == f"{name} (Dense)"
