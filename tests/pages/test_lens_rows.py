"""What stands beside each line in the Code lens."""

from lessons.reader.read_code import read_code
from pages.parts.lens.rows import MOST_LINES, Row, finding_cards, listing_rows

TWO = """import keras
a = keras.Sequential([keras.Input((5, 8)), keras.layers.GRU(16)])
b = keras.Sequential()
b.add(keras.Input((3,)))
for units in range(1, 21):
    b.add(keras.layers.Dense(units))
"""


def rows_of(text: str, chosen: int = 0) -> dict[int, Row]:
    reading = read_code(text)
    return {row["line"]: row for row in listing_rows(reading.text, reading.models, reading.findings, chosen)}


def test_input_and_layer_stand_beside_their_line_with_named_axes_and_parameters() -> None:
    notes = rows_of(TWO)[2]["notes"]
    assert [(note["title"], note["params"]) for note in notes] == [("Input", None), ("GRU(16)", 1248)]
    assert notes[0]["shapes"] == [[["None", "batch"], ["5", "time"], ["8", "feature"]]]
    assert notes[1]["shapes"] == [[["None", "batch"], ["16", "feature"]]]


def test_the_notes_of_the_chosen_model_are_told_from_those_of_the_others() -> None:
    rows = rows_of(TWO, chosen=1)
    assert not rows[2]["notes"][0]["chosen"]
    assert rows[4]["notes"][0]["chosen"]


def test_a_loop_that_adds_many_layers_is_cut_and_says_how_many_are_left() -> None:
    row = rows_of(TWO)[6]
    assert len(row["notes"]) + row["more"] == 20
    assert row["more"] == 8


def test_a_layer_that_does_not_fit_is_marked_at_its_line() -> None:
    text = "import keras\nm = keras.Sequential([\nkeras.Input((5, 8)),\nkeras.layers.GRU(16),\nkeras.layers.GRU(4)])"
    row = rows_of(text)[5]
    assert [note["kind"] for note in row["notes"]] == ["mistake"]
    assert row["marks"][0] == "stops"


def test_a_long_text_shows_only_what_stands_near_a_layer_or_a_finding() -> None:
    text = "x = 1\n" * 1_000 + TWO
    rows = list(rows_of(text).values())
    assert len(rows) <= MOST_LINES
    assert rows[0]["gap"] > 900
    assert any(row.get("notes") for row in rows)
    assert len(rows_of("x = 1\n" * 200)) == 200


def test_the_same_finding_at_several_lines_is_one_card() -> None:
    text = "import keras\nmodel.fit(x, nb_epoch=1)\nmodel.fit(x, nb_epoch=2)\n"
    card = next(each for each in finding_cards(read_code(text).findings) if "nb_epoch" in each["what"])
    assert card["lines"] == [2, 3]
    assert card["says"].startswith("TypeError: ")
