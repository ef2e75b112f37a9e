"""The page Gradients as a learner uses it: guess, see the map, turn the knobs, on a phone too."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from lessons.course.checks.make import make_check
from tests.browser.conftest import Rerun, new_visitor, settled
from tests.browser.server import Server
from tests.browser.test_axe import drawn, violations
from tests.browser.test_lessons import answer, card


def choose(page: Page, rerun: Rerun, name: str) -> None:
    with rerun():
        page.get_by_role("radio", name=name, exact=True).or_(
            page.get_by_role("button", name=name, exact=True)
        ).first.click()


def test_a_wrong_guess_names_the_misconception_and_the_right_one_shows_the_map(page: Page, rerun: Rerun) -> None:
    page.goto("/gradients")
    settled(page)
    check, asked = make_check("network_reach", 1), card(page, "network_reach")
    wrong = next(option for option in check.options if not option.is_right)
    answer(asked, rerun, wrong.text)
    expect(asked.get_by_text(wrong.misconception)).to_be_visible()
    expect(page.get_by_text("Each output step is moved")).to_have_count(0)
    answer(asked, rerun, check.answer.text)
    expect(
        page.get_by_text("Each output step is moved by its own input step and by every one before it.")
    ).to_be_visible()
    expect(page.get_by_role("slider", name="output step")).to_be_visible()


def test_the_sentence_and_the_address_change_with_the_network(page: Page, rerun: Rerun) -> None:
    page.goto("/gradients?guess=false")
    settled(page)
    expect(page.get_by_text("by every one before it.")).to_be_visible()
    choose(page, rerun, "Dense")
    expect(page.get_by_text("Each output step is moved by its own input step and by no other.")).to_be_visible()
    choose(page, rerun, "Bidirectional")
    expect(page.get_by_text("Every output step is moved by every input step, also by later ones.")).to_be_visible()
    page.wait_for_url("**network=Bidirectional*")


def test_a_link_brings_a_network_of_its_own_and_a_network_without_a_map_says_why(page: Page) -> None:
    page.goto(f"/gradients?guess=false&model={quote('Input(7,3)|GRU(4)|Dense(2)')}")
    settled(page)
    expect(page.get_by_text("There is one output, and every input step moves it.")).to_be_visible()
    page.goto(f"/gradients?model={quote('Input(9)|Dense(2)')}")
    settled(page)
    expect(page.get_by_text("its input is one vector")).to_be_visible()


def test_knobs_in_the_address_are_turned_and_the_words_follow(page: Page, rerun: Rerun) -> None:
    page.goto("/gradients?gain=2.0&timesteps=64&layers=10")
    settled(page)
    expect(page.get_by_text("SimpleRNN, 63 steps back: the gradient is 36 times as large.")).to_be_visible()
    expect(page.get_by_text("sigmoid, 9 layers back:")).to_be_visible()
    with rerun():
        page.locator("label").filter(has_text="BatchNormalization").click()
    expect(page.get_by_text("It arrives: these layers can learn as well.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_a_phone_and_axe_finds_nothing(browser: Browser, server: Server, scheme: str) -> None:
    with new_visitor(browser, server, viewport={"width": 390, "height": 844}, color_scheme=scheme) as page:
        page.goto("/gradients?guess=false&network=Conv1D")
        settled(page)
        expect(page.get_by_text("sees a window: its own input step and the 2 before it.")).to_be_visible()
        expect(page.locator(".js-plotly-plot")).to_have_count(5)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
        drawn(page)
        assert violations(page) == []
