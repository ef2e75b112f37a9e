"""The playground as a learner uses it: switches, mistakes, presets, the address, a phone, the keyboard."""

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lessons.network.presets import PRESETS
from tests.browser.conftest import Rerun, new_visitor, settled
from tests.browser.server import Server, worker_of
from tests.network.sweep import some

STRING = "String to string (GRU, 64 x 15)"
PATIENCE = 60_000  # milliseconds; a cold worker imports TensorFlow first


def open_model(page: Page, model: str, **query: str) -> None:
    rest = "".join(f"&{name}={quote(value)}" for name, value in query.items())
    page.goto(f"/playground?model={quote(model)}{rest}")
    settled(page)


def wait_for_model(page: Page, model: str) -> None:
    """The address follows the page by a moment."""
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("model", [""])[0] == model)


def switch(page: Page, name: str) -> Locator:
    return page.get_by_role("switch", name=name, exact=True).or_(page.get_by_role("checkbox", name=name, exact=True))


def flip(page: Page, rerun: Rerun, name: str) -> None:
    with rerun():
        page.locator("label").filter(has_text=name).filter(has=switch(page, name)).click()


def choose(page: Page, rerun: Rerun, knob: str, option: str) -> None:
    page.get_by_role("combobox", name=knob).click()
    with rerun():
        page.get_by_role("option", name=option, exact=True).click()


def row(page: Page, layer: str) -> Locator:
    return page.get_by_role("row").filter(has_text=layer).first


def test_from_a_cold_server_a_learner_flips_both_switches_and_keras_agrees(
    browser: Browser, fresh_server: Server
) -> None:
    with new_visitor(browser, fresh_server) as page:
        page.goto(f"/playground?model={quote('Input(5,8)|LSTM(16)|Dense(20)')}")  # a deep link, the first it is asked
        settled(page)
        expect(page).to_have_title("Playground · Unrolled")
        expect(page.get_by_text("Page not found")).to_have_count(0)
        expect(row(page, "LSTM(16)")).to_be_visible()
        page.get_by_role("combobox", name="Preset").click()
        page.get_by_role("option", name=STRING, exact=True).click()
        expect(row(page, "GRU(16)")).to_contain_text("3·(15·16 + 16·16 + 2·16) = 1,584")
        expect(page.get_by_text("prints 1,536 parameters for the GRU")).to_be_visible()
        expect(page.get_by_text(re.compile(r"Keras 3\.\d+\.\d+ agrees")).first).to_be_visible(timeout=PATIENCE)

        page.locator("label").filter(has=switch(page, "TimeDistributed")).click()
        expect(page.get_by_text("You took TimeDistributed off layer 2, Dense(15).")).to_be_visible()
        expect(row(page, "2 · Dense(15)")).to_contain_text("16·15 + 15 = 255")

        page.locator("label").filter(has=switch(page, "return_sequences")).click()
        expect(page.get_by_text("You switched return_sequences off in layer 1, GRU(16).")).to_be_visible()
        expect(page.get_by_text("so the time axis is gone").first).to_be_visible()
        expect(page.get_by_text("The one distribution of the whole sample")).to_be_visible()
        expect(page.get_by_text(re.compile(r"Keras 3\.\d+\.\d+ agrees")).first).to_be_visible(timeout=PATIENCE)
        target = "compile(loss=categorical_crossentropy,target=(None,64,15))"
        wait_for_model(page, f"Input(64,15)|GRU(16)|Dense(15)|Activation(softmax)|{target}")


def test_time_distributed_on_a_vector_is_explained_and_mended(page: Page, rerun: Rerun) -> None:
    open_model(page, "Input(64,15)|GRU(16,return_sequences=True)|TimeDistributed(Dense(15))|Softmax()")
    flip(page, rerun, "return_sequences")
    expect(page.get_by_text("Layer 1, GRU(16), threw the time axis away")).to_be_visible()
    page.get_by_role("button", name="What Keras says").first.click()
    expect(page.get_by_text("Layer should be passed an `input_shape` with at least 3 dimensions")).to_be_visible()
    page.keyboard.press("Escape")
    with rerun():
        page.get_by_role("button", name="Mend: take the TimeDistributed off").click()
    expect(page.get_by_text("This does not fit")).to_have_count(0)
    wait_for_model(page, "Input(64,15)|GRU(16)|Dense(15)|Softmax()")


def test_back_and_forward_walk_through_the_changes(page: Page, rerun: Rerun) -> None:
    open_model(page, "Input(5,8)|GRU(16,return_sequences=True)|Dense(20)")
    flip(page, rerun, "return_sequences")
    expect(switch(page, "return_sequences")).not_to_be_checked()
    with rerun():
        page.go_back()
    expect(switch(page, "return_sequences")).to_be_checked()
    expect(row(page, "GRU(16)")).to_contain_text("5 time")
    with rerun():
        page.go_forward()
    expect(switch(page, "return_sequences")).not_to_be_checked()


def test_undo_and_redo_take_a_change_back_and_make_it_again(page: Page, rerun: Rerun) -> None:
    open_model(page, "Input(5,8)|GRU(16)|Dense(20)")
    expect(page.get_by_role("button", name="Undo")).to_be_disabled()
    flip(page, rerun, "return_sequences")
    with rerun():
        page.get_by_role("button", name="Undo").click()
    expect(switch(page, "return_sequences")).not_to_be_checked()
    with rerun():
        page.get_by_role("button", name="Redo").click()
    expect(switch(page, "return_sequences")).to_be_checked()


def test_the_builder_adds_wraps_copies_moves_and_removes_a_layer(page: Page, rerun: Rerun) -> None:
    def act(button: str, option: str, model: str) -> None:
        page.get_by_role("button", name=button, exact=True).click()
        with rerun():
            page.get_by_role("menuitem", name=option, exact=True).or_(
                page.get_by_role("option", name=option, exact=True)
            ).first.click()
        wait_for_model(page, model)

    gru = "Input(5,8)|GRU(16,return_sequences=True)"
    open_model(page, f"{gru}|Dense(20)")
    act("Add", "Dropout", f"{gru}|Dropout(0.5)|Dense(20)")
    act("This layer", "Move up", f"{gru}|Dense(20)|Dropout(0.5)")
    act("This layer", "Duplicate", f"{gru}|Dense(20)|Dropout(0.5)|Dropout(0.5)")
    act("This layer", "Wrap in TimeDistributed", f"{gru}|Dense(20)|Dropout(0.5)|TimeDistributed(Dropout(0.5))")
    act("This layer", "Remove", f"{gru}|Dense(20)|Dropout(0.5)")
    with rerun():
        page.get_by_role("radio", name="1 · GRU(16)").locator("xpath=ancestor::label").click()
    both = "Input(5,8)|Bidirectional(GRU(16,return_sequences=True))"
    act("This layer", "Wrap in Bidirectional", f"{both}|Dense(20)|Dropout(0.5)")


def test_an_argument_changed_in_the_sidebar_changes_shape_and_parameters(page: Page, rerun: Rerun) -> None:
    open_model(page, PRESETS["string_to_string"].link)
    with rerun():
        page.locator("label").filter(has=switch(page, "reset_after")).click()
    expect(row(page, "GRU(16)")).to_contain_text("3·(15·16 + 16·16 + 16) = 1,536")
    units = page.get_by_role("spinbutton", name="units")
    units.fill("8")
    with rerun():
        units.press("Enter")
    expect(row(page, "GRU(8)")).to_contain_text("3·(15·8 + 8·8 + 8) = 576")


@pytest.mark.parametrize(
    ("model", "notice"),
    some([
        ("Input(5,8)|Dense(units=-1)", "units=-1 is not a positive whole number"),
        ("Input(5,8)|LSTM(99999)", "units=99999 is more than 512"),
        ("Input(5,8)|Quantum(3)|Dense(4)", "Quantum is not a layer"),
        ("Input(5,nan)|Dense(4)", "the size nan is not a positive whole number"),
        ("Input(5,8)|" + "Dense(3)|" * 30, "layers are more than 12"),
        ("((((((((((", "could not be read"),
        ("__import__('os').system('true')", "could not be read"),
        ("<img src=x onerror=alert(1)>", "could not be read"),
        ("x" * 5_000, "could not be read"),
    ], every=3),
)  # fmt: skip
def test_a_broken_address_is_repaired_with_a_notice(page: Page, model: str, notice: str) -> None:
    open_model(page, model)
    expect(page.get_by_text(notice).first).to_be_visible()
    expect(page.get_by_role("heading", name="Playground")).to_be_visible()
    expect(page.get_by_text("Traceback")).to_have_count(0)


def test_typed_words_are_fed_and_unknown_ones_are_told(page: Page, rerun: Rerun) -> None:
    open_model(page, PRESETS["first_words"].link)
    with rerun():
        page.get_by_text("Input(5)", exact=True).click()
    with rerun():
        page.get_by_role("radio", name="Words").or_(page.get_by_role("button", name="Words")).first.click()
    expect(page.get_by_text("“the” → ").first).to_be_visible()
    words = page.get_by_role("textbox", name="Words")
    words.fill("the cat zebra")
    with rerun():
        words.press("Enter")
    expect(page.get_by_text("Not in the vocabulary: zebra")).to_be_visible()
    expect(page.get_by_text("2 words for 5 timesteps")).to_be_visible()


def test_a_softmax_over_time_shows_that_the_rows_no_longer_sum_to_one(page: Page, rerun: Rerun) -> None:
    open_model(page, PRESETS["string_to_string"].link)
    expect(page.get_by_text("every row sums to 1.000")).to_be_visible()
    with rerun():
        page.get_by_text("time (axis=1)", exact=True).click()
    expect(page.get_by_text("every column sums to 1.000")).to_be_visible()
    expect(page.get_by_text("every row sums to 1.000")).to_have_count(0)


def test_a_loss_that_does_not_fit_is_told_in_our_words_and_keras(page: Page, rerun: Rerun) -> None:
    open_model(
        page,
        "Input(5,8)|GRU(16)|Dense(20,activation=softmax)|compile(loss=sparse_categorical_crossentropy,target=(None,5))",
    )
    expect(page.get_by_text("It does not fit")).to_be_visible()
    with rerun():
        page.get_by_role("button", name="Mend: turn return_sequences on").click()
    expect(page.get_by_text("It fits", exact=True)).to_be_visible()


def test_a_timestep_in_the_address_is_the_one_on_show(page: Page) -> None:
    open_model(page, PRESETS["string_to_string"].link, timestep="7")
    expect(page.get_by_text("t = 7").first).to_be_visible()
    expect(page.get_by_role("slider", name="timestep t")).to_have_value("7")


def test_a_network_too_large_to_draw_still_has_its_shapes_and_counts(page: Page) -> None:
    open_model(page, PRESETS["conv2d_classifier"].link)
    expect(row(page, "Dense(128)")).to_contain_text("15,745,152")
    expect(page.get_by_text("numbers are not drawn")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_a_phone_and_its_switches_work_there(browser: Browser, server: Server, scheme: str) -> None:
    with new_visitor(browser, server, viewport={"width": 390, "height": 844}, color_scheme=scheme) as page:
        open_model(page, PRESETS["string_to_string"].link)
        page.locator("label").filter(has=switch(page, "return_sequences")).click()
        expect(page.get_by_text("You switched return_sequences off")).to_be_visible()
        expect(page.get_by_text("This does not fit")).to_be_visible()
        wide = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
        assert wide <= 390


def test_a_learner_with_a_keyboard_flips_a_switch_and_walks_through_time(page: Page, rerun: Rerun) -> None:
    open_model(page, "Input(5,8)|GRU(16,return_sequences=True)|Dense(20,activation=softmax)")
    switch(page, "return_sequences").focus()
    with rerun():
        page.keyboard.press("Space")
    expect(page.get_by_text("You switched return_sequences off")).to_be_visible()
    with rerun():
        page.keyboard.press("Space")
    expect(switch(page, "return_sequences")).to_be_checked()
    slider = page.get_by_role("slider", name="timestep t")
    slider.focus()
    with rerun():
        slider.press("ArrowRight")
    expect(slider).to_have_value("1")


def test_a_killed_worker_costs_a_badge_that_says_checking_and_nothing_else(
    browser: Browser, fresh_server: Server
) -> None:
    agrees = re.compile(r"Keras 3\.\d+\.\d+ agrees")
    with new_visitor(browser, fresh_server) as page:
        open_model(page, "Input(9,7)|GRU(11,return_sequences=True)|Dense(13,activation=softmax)")
        expect(page.get_by_text(agrees).first).to_be_visible(timeout=PATIENCE)
        worker_of(fresh_server).kill()
        page.locator("label").filter(has=switch(page, "return_sequences")).click()
        expect(page.get_by_text("so the time axis is gone").first).to_be_visible()
        expect(page.get_by_text("Keras is checking").first).to_be_visible()
        expect(page.get_by_text(agrees).first).to_be_visible(timeout=PATIENCE)


def test_text_that_is_no_network_stays_in_its_field_and_the_network_on_screen(page: Page, rerun: Rerun) -> None:
    open_model(page, "Input(5,8)|GRU(16)|Dense(20)")
    field = page.get_by_role("textbox", name="The model as text")
    field.fill("Input(5,8)|GRU((16")
    with rerun():
        field.press("Enter")
    expect(page.get_by_text("The network above stays as it was.")).to_be_visible()
    expect(field).to_have_value("Input(5,8)|GRU((16")
    expect(row(page, "GRU(16)")).to_be_visible()
    field.fill("Input(5,8)|GRU(24)")
    with rerun():
        field.press("Enter")
    expect(row(page, "GRU(24)")).to_be_visible()
    expect(page.get_by_text("The network above stays as it was.")).to_have_count(0)
