"""The page Teacher forcing as a learner uses it: guess, two lanes, more training, and the row that knows no end."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Rerun, new_visitor, settled
from tests.browser.server import Server
from tests.browser.test_axe import drawn, violations

PAGE = "/teacher_forcing?guess=false"


def test_after_the_guess_both_lanes_are_shown(page: Page, rerun: Rerun) -> None:
    page.goto("/teacher_forcing")
    settled(page)
    said = page.get_by_text("this network says “the”, but the text goes on with “was”")
    expect(said).to_be_visible(timeout=60_000)  # the first run of a server waits for TensorFlow
    expect(page.get_by_text("Lane B.", exact=True)).to_have_count(0)
    with rerun():
        page.locator("label").filter(has_text="“the”, what it said").click()
    expect(page.get_by_text("It must live with its own words.")).to_be_visible()
    with rerun():
        page.locator("label").filter(has_text="“was”, the true word").click()
    expect(page.get_by_text("Lane B.", exact=True)).to_be_visible()
    with rerun():
        page.locator("label").filter(has_text="it changes a little").click()
    expect(page.get_by_text("Reading ahead.")).to_be_visible()
    with rerun():
        page.locator("label").filter(has_text="nothing: it stays what it was").click()
    expect(page.get_by_text("Largest difference of the two rows")).to_be_visible()


def test_a_little_training_repeats_one_word_and_a_lot_says_the_sentence(page: Page, rerun: Rerun) -> None:
    page.goto(PAGE)
    settled(page)
    expect(page.get_by_text("trained for 2 epochs")).to_be_visible()
    expect(page.get_by_text("it leaves the text at step 0 and says “the” again and again.")).to_be_visible()
    expect(page.get_by_text("First divergence: step 0.")).to_be_visible()
    with rerun():
        page.get_by_role("radio", name="100").or_(page.get_by_role("button", name="100")).first.click()
    expect(page.get_by_text("trained for 100 epochs")).to_be_visible()
    expect(page.get_by_text("it says the text word for word.")).to_be_visible()
    expect(page.get_by_text("First divergence")).to_have_count(0)
    page.wait_for_url("**forcing_epochs=100*")


def test_the_row_of_a_full_pass_equals_the_last_row_of_the_beginning(page: Page, rerun: Rerun) -> None:
    page.goto(f"{PAGE}&row=6")
    settled(page)
    expect(
        page.get_by_text(re.compile(r"Largest difference of the two rows: (0\.0, exactly|.* × 10⁻)"))
    ).to_be_visible()
    expect(page.get_by_text("of which row 6.")).to_be_visible()
    slider = page.get_by_role("slider", name="step t")
    slider.focus()
    with rerun():
        slider.press("ArrowRight")
    expect(page.get_by_text("of which row 7.")).to_be_visible()
    expect(page.locator("[data-testid=stMain] del")).to_have_text("afraid of fog.")


def test_the_page_fits_a_phone_and_axe_finds_nothing(browser: Browser, server: Server) -> None:
    with new_visitor(browser, server, viewport={"width": 390, "height": 844}) as page:
        page.goto(f"{PAGE}&corpus=Bakery&level=character")
        settled(page)
        expect(page.get_by_text("trained for 2 epochs")).to_be_visible()
        expect(page.locator(".js-plotly-plot")).to_have_count(3)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
        drawn(page)
        assert violations(page) == []
