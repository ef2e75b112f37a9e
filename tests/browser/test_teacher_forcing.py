"""The page Teacher forcing as a learner uses it: guess, two lanes, more training, and the row that knows no end."""

import math
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from lessons.course.checks.make import make_check
from tests.browser.conftest import Rerun, new_visitor, settled
from tests.browser.server import Server
from tests.browser.test_axe import drawn
from tests.browser.test_lessons import answer, card

PAGE = "/teacher_forcing?guess=false"


def test_after_the_guess_both_lanes_are_shown(page: Page, rerun: Rerun) -> None:
    page.goto("/teacher_forcing")
    settled(page)
    expect(page.get_by_text("trained for 100 epochs")).to_have_count(0)
    for kind, exhibit, words in (
        ("calls_needed", "all_at_once", "2,376 distributions"),
        ("fed_next", "two_lanes", "Lane B."),
        ("cut_off", "one_row", "Largest difference of the two rows"),
    ):
        told = page.locator(f".st-key-{exhibit}").get_by_text(words)
        expect(told).to_have_count(0)
        check, asked = make_check(kind, 1), card(page, kind)
        wrong = next(option for option in check.options if not option.is_right)
        answer(asked, rerun, wrong.text)
        expect(asked.get_by_text(wrong.misconception)).to_be_visible()
        answer(asked, rerun, check.answer.text)
        expect(told.first).to_be_visible(timeout=60_000)  # a first run waits for TensorFlow


def test_a_little_training_repeats_one_word_and_a_lot_says_the_sentence(page: Page, rerun: Rerun) -> None:
    page.goto(f"{PAGE}&only=two_lanes")
    settled(page)
    lanes = page.locator(".st-key-two_lanes")
    expect(lanes.get_by_text("trained for 2 epochs")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("progressbar")).to_have_count(0, timeout=60_000)  # no timer may answer for a click
    expect(page.get_by_text("it leaves the text at step 0 and says “the” again and again.")).to_be_visible()
    expect(page.get_by_text("First divergence: step 0.")).to_be_visible()
    with rerun():
        lanes.get_by_role("radio", name="100").click()
    expect(lanes.get_by_text("trained for 100 epochs")).to_be_visible()
    expect(page.get_by_text("it says the text word for word.")).to_be_visible()
    expect(page.get_by_text("First divergence")).to_have_count(0)
    page.wait_for_url("**forcing_epochs=100*")


def test_the_row_of_a_full_pass_equals_the_last_row_of_the_beginning(page: Page, rerun: Rerun) -> None:
    page.goto(f"{PAGE}&only=one_row&row=6")
    settled(page)
    expect(
        page.get_by_text(re.compile(r"Largest difference of the two rows: (0\.0, exactly|.* × 10⁻)"))
    ).to_be_visible()
    expect(page.get_by_text("of which row 6.")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0, timeout=60_000)
    slider = page.get_by_role("slider", name="step t")
    slider.focus()
    with rerun():
        slider.press("ArrowRight")
    expect(page.get_by_text("of which row 7.")).to_be_visible()
    expect(page.locator("[data-testid=stMain] del")).to_have_text("afraid of fog.")


def test_a_high_share_at_each_step_is_a_low_one_for_the_whole_sentence(page: Page) -> None:
    page.goto(f"{PAGE}&only=chance_of_text")
    settled(page)
    shown = page.locator(".st-key-chance_of_text")
    expect(shown.get_by_text("trained for 100 epochs")).to_be_visible(timeout=60_000)
    said = shown.get_by_text("sampling writes the rest word for word").inner_text()
    loss, steps, chance = re.findall(r"loss of ([\d.]+) over (\d+) steps.*= ([\d.]+)%", said)[0]
    # whoever checks it by hand comes to the same percent, though the loss is rounded
    assert float(chance) == pytest.approx(100 * math.exp(-int(steps) * float(loss)), abs=1.1)
    assert float(chance) < 100 * math.exp(-float(loss))


def test_the_documents_network_counts_until_it_is_fed_what_was_never_an_input(page: Page) -> None:
    page.goto(f"{PAGE}&only=document_loop&loop_run=true")
    settled(page)
    shown = page.locator(".st-key-document_loop")
    expect(shown.get_by_text("By itself it writes 2, 3, 4, 5, 6")).to_be_visible(timeout=60_000)
    expect(shown.get_by_text("Framed: id 6 is fed.")).to_be_visible()
    expect(shown.locator("td.framed").first).to_have_text("6")


def test_the_page_fits_a_phone(browser: Browser, server: Server) -> None:
    with new_visitor(browser, server, viewport={"width": 390, "height": 844}) as page:
        page.goto(f"{PAGE}&corpus=Bakery&level=character")
        expect(page.locator(".st-key-two_lanes").get_by_text("trained for 2 epochs")).to_be_visible(timeout=60_000)
        drawn(page)
        expect(page.locator(".js-plotly-plot")).to_have_count(4)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
