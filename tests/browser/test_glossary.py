"""The meaning of a word where it is read: by pointing, by keyboard, by a tap; and the page that holds all words."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from lessons.course.checks.make import make_check
from lessons.course.glossary import TERMS
from tests.browser.conftest import Rerun, new_visitor, settled
from tests.browser.server import Server
from tests.browser.test_axe import violations

MEANS = {term.anchor: term.sentence for term in TERMS}
PROSE = "/recurrent?only=step_player&guess=false"  # one section is enough, and quickly there


def read(page: Page) -> None:
    """Open a section of a lesson and wait until its words are listened to."""
    page.goto(PROSE)
    settled(page)
    expect(page.locator(".term-tip[data-listening]")).to_be_attached()


def word(page: Page, anchor: str) -> Locator:
    """The first use of a word in the prose."""
    return page.get_by_test_id("stMarkdown").locator(f"a[href='/glossary#{anchor}']").first


def test_pointing_at_a_word_shows_its_meaning_which_stays_under_the_pointer_until_escape(page: Page) -> None:
    page.clock.install()
    read(page)
    tip = page.get_by_role("tooltip")
    expect(tip).to_have_count(0)
    word(page, "recurrent-kernel").hover()
    expect(tip).to_contain_text(MEANS["recurrent-kernel"])
    tip.hover()
    page.clock.fast_forward(5_000)
    assert tip.inner_text().startswith(MEANS["recurrent-kernel"])
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    page.mouse.move(1, 1)
    expect(word(page, "recurrent-kernel")).to_have_attribute("title", MEANS["recurrent-kernel"])
    word(page, "bias").hover()
    expect(tip).to_contain_text(MEANS["bias"])
    page.mouse.move(1, 1)
    expect(tip).to_have_count(0)


def test_tab_shows_the_meaning_and_says_it_to_a_screen_reader(page: Page) -> None:
    read(page)
    first, second = word(page, "kernel"), word(page, "recurrent-kernel")
    expect(first).to_have_attribute("title", MEANS["kernel"])
    first.focus()
    page.keyboard.press("Tab")
    expect(second).to_be_focused()
    expect(second).to_have_accessible_description(
        f"{MEANS['recurrent-kernel']} Click or Enter: the glossary, in a new tab."
    )
    expect(page.get_by_role("tooltip")).to_contain_text(MEANS["recurrent-kernel"])
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)
    expect(second).to_be_focused()


def test_a_tap_shows_the_meaning_and_a_second_one_opens_its_card(browser: Browser, server: Server) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    with new_visitor(browser, server, **phone) as page:
        read(page)
        word(page, "kernel").tap()
        tip = page.get_by_role("tooltip")
        expect(tip).to_contain_text(MEANS["kernel"])
        box = tip.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        with page.context.expect_page() as opened:
            word(page, "kernel").tap()
        glossary = opened.value
        expect(glossary.get_by_role("heading", name="kernel", exact=True)).to_be_in_viewport()
        expect(glossary.locator("#kernel")).to_have_css("border-top-color", "rgb(230, 159, 0)")


def test_a_wrong_answer_and_its_hint_explain_their_words(page: Page, rerun: Rerun) -> None:
    page.goto("/dense?only=two_notations&guess=true")
    settled(page)
    check, asked = make_check("kernel_shape", 1), page.locator(".st-key-check_kernel_shape")
    wrong = next(option for option in check.options if option.misconception == "You saw one unit")
    asked.get_by_text(wrong.text, exact=True).click()
    with rerun():
        asked.get_by_role("button", name="Check my answer").click()
    told = asked.get_by_role("alert").locator("a[href='/glossary#units']")
    expect(told).to_have_count(1)  # units are named three times
    told.hover()
    expect(page.get_by_role("tooltip")).to_contain_text(MEANS["units"])
    assert violations(page) == []


@pytest.mark.parametrize("address", ["/messages?message=stacked", "/tutorials"])
def test_other_pages_explain_their_words_too(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)
    expect(page.locator(".term-tip[data-listening]")).to_be_attached()
    first = page.get_by_test_id("stMarkdown").locator("a[href^='/glossary#']").first
    anchor = (first.get_attribute("href") or "").partition("#")[2]
    first.hover()
    expect(page.get_by_role("tooltip")).to_contain_text(MEANS[anchor])


def test_a_word_is_found_by_what_others_call_it_and_leads_to_its_lesson_in_the_same_visit(page: Page) -> None:
    page.goto("/glossary")
    settled(page)
    box = page.get_by_label("Find a word, or what others call it")
    expect(page.get_by_text(f"{len(TERMS)} words")).to_be_visible()
    box.fill("Hidden Size")
    expect(page.locator("article:not([hidden]) h3")).to_have_text(["units"])
    expect(page.get_by_text("1 word", exact=True)).to_be_visible()
    expect(page.locator("mark")).to_have_text("hidden size")
    box.fill("nonsense")
    expect(page.get_by_text("No word like this. Try a part of it.")).to_be_visible()
    box.fill("")
    expect(page.locator("article:not([hidden])")).to_have_count(len(TERMS))
    page.evaluate("window.sameVisit = true")
    page.locator("#temperature").get_by_role("link", name="3. Softmax turns scores").click()
    expect(page).to_have_title("3. Softmax turns scores into a distribution · Unrolled")
    assert page.evaluate("window.sameVisit")
