"""The knobs of an exhibit, as the browser gets them."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

EXHIBITS = Path(__file__).resolve().parents[2] / "pages" / "parts" / "exhibits"


def _typed() -> None:
    import streamlit as st

    from pages.parts.knobs import field

    texts = {"first": "the snail", "second": "the ferry"}
    text = st.segmented_control("Text", list(texts), key="text", default="first", required=True) or "first"
    is_another = st.session_state.get("before", text) != text
    st.session_state["before"] = text
    st.write("read: " + field("So far", "so_far", 300, texts[text], is_another))


def test_a_field_holds_its_beginning_even_when_the_page_runs_again_before_it_is_drawn() -> None:
    app = AppTest.from_function(_typed, default_timeout=30).run()
    assert app.text_input(key="so_far").value == "the snail"
    # two runs so close that the browser only draws the second: it must hold what the line begins with
    app.run()
    assert app.text_input(key="so_far").proto.default == "the snail"


def test_a_field_begins_anew_with_another_text_and_keeps_what_is_typed_otherwise() -> None:
    app = AppTest.from_function(_typed, default_timeout=30).run()
    app.text_input(key="so_far").input("a heron").run()
    assert app.markdown[0].value == "read: a heron"
    app.segmented_control(key="text").select("second").run()
    assert app.markdown[0].value == "read: the ferry"
    assert app.text_input(key="so_far").proto.set_value  # the browser has another text by now
    app.text_input(key="so_far").input("").run()
    assert app.markdown[0].value.strip() == "read:"


def test_a_field_that_was_not_on_the_page_before_begins_with_its_default_whatever_the_text_was() -> None:
    app = AppTest.from_function(_typed, default_timeout=30)
    app.session_state["before"] = "second"  # as whoever comes back to the page with another text
    app.run()
    assert app.markdown[0].value == "read: the snail"
    assert app.text_input(key="so_far").proto.default == "the snail"
    assert not app.text_input(key="so_far").proto.set_value


def _boxes() -> None:
    import streamlit as st

    from pages.parts.knobs import field, lines, whole_number

    st.write(repr((field("Date", "date", 8, "17.03.24"), lines("Ids", "ids", 20, "0 1\n1 2", 110),
                   whole_number("Seed", 0, 99, "draws", 7))))  # fmt: skip


GIVEN = {"date": "03/17/24", "ids": "4 5\n5 6", "draws": "12"}


@pytest.mark.parametrize("word", ["hide", "lock"])
def test_a_link_fills_in_what_is_typed_and_takes_it_away_or_holds_it_still(word: str) -> None:
    app = AppTest.from_function(_boxes, default_timeout=30)
    for key, value in {**GIVEN, word: "date,ids,draws"}.items():
        app.query_params[key] = value
    app.run()
    assert app.markdown[0].value == repr(("03/17/24", "4 5\n5 6", 12))
    boxes = [*app.text_input, *app.text_area, *app.number_input]
    assert len(boxes) == (3 if word == "lock" else 0)
    assert all(box.disabled for box in boxes)
    app.run()
    assert app.markdown[0].value == repr(("03/17/24", "4 5\n5 6", 12))


@pytest.mark.parametrize("draws", ["100", "-1", "seven", "9" * 50, "1.5"])
def test_a_hidden_number_out_of_its_range_is_the_usual_one(draws: str) -> None:
    app = AppTest.from_function(_boxes, default_timeout=30)
    app.query_params["draws"], app.query_params["hide"] = draws, "draws,ids,date"
    app.run()
    assert app.markdown[0].value == repr(("17.03.24", "0 1\n1 2", 7))


def _typed_into(module: str, exhibit: str) -> None:
    from importlib import import_module

    getattr(import_module(f"pages.parts.exhibits.{module}"), exhibit)()


@pytest.mark.parametrize(
    ("module", "exhibit", "key", "value"),
    [("dense", "numbers_through", "x", "2 2 2, 3 3 3"), ("activations", "names", "typed_name", "Tanh"),
     ("first_program_panel", "sentences_array", "typed_sentences", "4 5\n5 6")],
)  # fmt: skip
def test_what_is_typed_into_an_exhibit_comes_from_a_link_and_is_held_still(
    module: str, exhibit: str, key: str, value: str
) -> None:
    app = AppTest.from_function(_typed_into, default_timeout=60, args=(module, exhibit))
    app.query_params[key], app.query_params["lock"] = value, key
    app.run()
    assert not app.exception
    box = next(each for each in (*app.text_input, *app.text_area) if each.key == key)
    assert (box.value, box.disabled) == (value, True)


def test_exhibits_draw_their_knobs_by_this_file_alone_so_that_a_link_can_set_and_hold_them() -> None:
    kinds = (
        "text_input|text_area|number_input|slider|select_slider|toggle|checkbox|radio|selectbox|segmented_control|pills"
    )
    strange = {
        f"{file.name}: {found}"
        for file in EXHIBITS.glob("*.py")
        for found in re.findall(rf"\.({kinds})\(", file.read_text("utf-8"))
    }
    # a learner's own text is too long for an address
    assert strange == {"corpus.py: text_area"}
