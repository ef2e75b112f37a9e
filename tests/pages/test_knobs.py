"""The knobs of an exhibit, as the browser gets them."""

from streamlit.testing.v1 import AppTest


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
