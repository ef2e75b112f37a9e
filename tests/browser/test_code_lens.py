"""The Code lens as a learner uses it: paste, look, mend, open, on a phone, with the keyboard, and with hostile text."""

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Locator, Page, expect

from lessons.course.snippets import find_snippet
from tests.browser.conftest import Rerun, new_visitor, settled
from tests.browser.server import Server


def open_lens(page: Page, query: str = "") -> None:
    page.goto(f"/code_lens{query}")
    settled(page)


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Keras code or an error message")


def paste(page: Page, rerun: Rerun, text: str) -> None:
    with rerun():
        box(page).fill(text)
        box(page).press("Control+Enter")


def pick(page: Page, name: str) -> Locator:
    return page.get_by_role("radio", name=name, exact=True)


def line(page: Page, number: int) -> Locator:
    return page.locator(f".rows [data-line='{number}']")


def text_of(name: str) -> str:
    snippet = find_snippet(name)
    assert snippet is not None
    return snippet.text


def test_the_answer_document_is_pasted_mended_and_its_third_model_opened(page: Page, rerun: Rerun) -> None:
    open_lens(page)
    paste(page, rerun, text_of("answer_document"))
    expect(pick(page, "model3 · 3 of 3")).to_be_visible()
    expect(line(page, 21)).to_contain_text("GRU(16) (None\xa0batch, 64\xa0time, 16\xa0feature) 1,584 parameters")
    expect(page.get_by_text("nb_epoch is an old argument of fit.")).to_be_visible()
    expect(page.get_by_text("keras.layers.recurrent.GRU is gone from Keras 3.")).to_be_visible()
    with page.expect_download() as mended:
        page.get_by_role("button", name="mended.py").click()
    text = Path(mended.value.path()).read_text()
    assert "from keras.layers import GRU" in text
    assert "nb_epoch" not in text
    assert text.count("epochs=1") == 3

    with rerun():
        page.get_by_role("button", name="Use the mended code").click()
    expect(box(page)).to_have_value(re.compile("epochs=1"))
    expect(page.get_by_text("Nothing in it is out of date")).to_be_visible()
    with rerun():
        page.get_by_role("button", name="Bring my text back").click()
    expect(box(page)).to_have_value(re.compile("nb_epoch"))

    with rerun():
        pick(page, "model3 · 3 of 3").click()
    expect(line(page, 41)).to_contain_text("(None\xa0batch, 16\xa0feature)")
    page.get_by_role("link", name="Open in the playground").click()
    expect(page.get_by_role("heading", name="Playground")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="GRU(16)").first).to_contain_text("None batch, 16 feature")
    expect(page.get_by_role("row").filter(has_text="Dense(8)").first).to_contain_text("None batch, 8 class")
    model = parse_qs(urlsplit(page.url).query)["model"][0]
    assert model.startswith("Input(64,15)|GRU(16)|Dense(8)|Activation(softmax)")

    page.go_back()
    expect(page.get_by_role("heading", name="Code lens")).to_be_visible()
    expect(box(page)).to_have_value(re.compile("nb_epoch"))


def test_an_error_message_is_explained_an_unknown_one_honestly_and_the_exhibit_opened(page: Page, rerun: Rerun) -> None:
    open_lens(page)
    paste(page, rerun, text_of("message_time_axis"))
    expect(page.get_by_text("lstm_1 reads a sequence, (batch, time, feature)")).to_be_visible()
    expect(page.get_by_text("It came up in line 12 of your own file.")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="return_sequences=True")).to_be_visible()
    with rerun():
        pick(page, "code").click()
    expect(page.get_by_text("lstm_1 reads a sequence")).to_have_count(0)
    paste(page, rerun, "ValueError: the moon is in the wrong house")
    expect(page.get_by_text("This message is not known here.")).to_be_visible()
    expect(page.get_by_text("Read the last line first")).to_be_visible()
    paste(page, rerun, "model.fit(x, y)\n" + text_of("message_shapes"))
    expect(page.get_by_text("There is code and an error message in this text")).to_be_visible()
    expect(pick(page, "code")).to_be_checked()
    paste(page, rerun, "expected ndim=3, found ndim=2")
    expect(page.get_by_text("A layer reads a sequence, (batch, time, feature)")).to_be_visible()
    page.get_by_role("link", name="Open this exhibit in the playground").click()
    expect(page.get_by_text("This does not fit")).to_be_visible()


def test_an_example_in_the_address_is_shown_as_written_and_as_mended(page: Page, rerun: Rerun) -> None:
    open_lens(page, "?example=l2_regularizer")
    expect(box(page)).to_have_value(text_of("l2_regularizer"))
    with rerun():
        pick(page, "as mended").click()
    expect(box(page)).not_to_have_value(re.compile("l=0.01"))
    page.wait_for_url("**form=mended*")
    with rerun():
        page.go_back()
    expect(box(page)).to_have_value(text_of("l2_regularizer"))
    page.goto("/code_lens?example=no_such_text")
    settled(page)
    expect(page.get_by_text("There is no example called no_such_text.")).to_be_visible()


def test_hostile_text_is_shown_as_text_and_what_cannot_be_followed_is_named_with_its_line(
    page: Page, rerun: Rerun
) -> None:
    open_lens(page)
    hostile = "import keras\nx = '<script>window.met = 1</script><img src=x onerror=window.met=1>'\nprint x\n"
    paste(page, rerun, hostile)
    expect(line(page, 2)).to_contain_text("<script>window.met = 1</script>")
    expect(page.get_by_text("This is Python 2: Python 3 cannot read this line.")).to_be_visible()
    assert page.evaluate("window.met") is None
    box(page).fill("(" * 1_000_000)
    expect(page.get_by_text("This text has 1,000,000 characters; at most 200,000 are read.")).to_be_visible()
    paste(page, rerun, "(" * 49_000)
    expect(page.get_by_text("brackets are open at once")).to_be_visible()
    paste(page, rerun, "import keras\nmodel = keras.Sequential([keras.Input((3,)), keras.layers.Dense(4)])")
    expect(line(page, 2)).to_contain_text("Dense(4) (None\xa0batch, 4\xa0feature) 16 parameters")

    made = "import keras\nmodel = keras.Sequential()\nmodel.add(keras.Input((5, 8)))\nmodel.add(keras.layers.GRU(16))\n"
    paste(page, rerun, f"{made}model.add(MyAttention())\nmodel.add(keras.layers.Dense(3))\n")
    expect(line(page, 4)).to_contain_text("(None\xa0batch, 16\xa0feature)")
    expect(line(page, 5)).to_contain_text("not followed from here on")


def test_a_learner_with_a_keyboard_pastes_reads_and_goes_from_a_finding_to_its_line(page: Page, rerun: Rerun) -> None:
    open_lens(page)
    box(page).focus()
    with rerun():
        page.keyboard.insert_text("import keras\nkeras.layers.recurrent.GRU(4)")  # takes the place of the example
        page.keyboard.press("Control+Enter")
    expect(box(page)).to_have_value("import keras\nkeras.layers.recurrent.GRU(4)")
    page.keyboard.press("Tab")
    expect(pick(page, "code")).to_be_focused()
    show = page.get_by_role("button", name="show line 2").first
    show.focus()
    show.press("Enter")
    expect(page.get_by_role("list", name="The code, with the shape that leaves each line")).to_be_focused()
    mark = page.get_by_role("button", name="line 2: stops here")
    mark.focus()
    mark.press("Enter")
    expect(page.get_by_role("article").filter(has_text="is gone from Keras 3")).to_be_focused()


def test_what_was_typed_is_still_there_after_another_page_and_after_an_example(page: Page, rerun: Rerun) -> None:
    open_lens(page)
    typed = "import keras  # mine\nmodel = keras.Sequential([keras.layers.Dense(4)])"
    paste(page, rerun, typed)
    page.get_by_role("combobox", name="Example").click()
    with rerun():
        page.get_by_role("option", name="Two Dense layers").click()
    expect(box(page)).to_have_value(text_of("two_dense_layers"))
    with rerun():
        page.get_by_role("button", name="Bring my text back").click()
    expect(box(page)).to_have_value(typed)
    box(page).fill(f"{typed}  # and more")
    page.get_by_role("link", name="Welcome").first.click()  # before it was read
    expect(page.get_by_role("heading", name="What happens to the time axis?")).to_be_visible()
    settled(page)
    page.go_back()
    expect(box(page)).to_have_value(f"{typed}  # and more")
    expect(line(page, 2)).to_contain_text("# and more")


def test_the_page_fits_a_phone(browser: Browser, server: Server) -> None:
    with new_visitor(browser, server, viewport={"width": 390, "height": 844}, color_scheme="dark") as page:
        open_lens(page, "?example=answer_document")
        expect(line(page, 21)).to_contain_text("1,584 parameters")
        expect(page.get_by_role("button", name="Use the mended code")).to_be_visible()
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_a_notebook_with_megabytes_of_pictures_comes_into_the_box_as_its_code(page: Page, rerun: Rerun) -> None:
    open_lens(page)
    code = "import keras\nlayers = [keras.Input((3,)), keras.layers.Dense(4)]\nmodel = keras.Sequential(layers)"
    cells = [
        {"cell_type": "markdown", "source": ["# A network"]},
        {"cell_type": "code", "source": code, "outputs": [{"data": {"image/png": "A" * 3_000_000}}]},
    ]
    with rerun():
        box(page).evaluate(
            """(field, text) => {
                field.select()
                const clipboardData = new DataTransfer()
                clipboardData.setData("text/plain", text)
                field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
            }""",
            json.dumps({"cells": cells}),
        )
    expect(box(page)).to_have_value(f"{code}\n")
    expect(page.get_by_text("A notebook. Here: 1 code cell. Left out: 1 output and 1 cell of text.")).to_be_visible()
    expect(line(page, 2)).to_contain_text("16 parameters")


def test_a_formula_alone_is_answered_with_its_lesson(page: Page, rerun: Rerun) -> None:
    open_lens(page)
    paste(page, rerun, "softmax(x)_i = exp(x_i)/sum_j exp(x_j)")
    expect(page.get_by_text("This is the formula of softmax, as a book prints it.")).to_be_visible()
    expect(page.get_by_text("def softmax(x):")).to_be_visible()
    page.get_by_role("link", name="See it in numbers: 3. Softmax").click()
    expect(page.get_by_role("heading", name="3. Softmax")).to_be_visible()
