"""The lab of silent bugs as a learner uses it: the picture first, then the line, then the mended network beside it."""

from playwright.sync_api import Page, expect

from lessons.course.checks.make import make_check
from tests.browser.conftest import Rerun, settled


def test_the_mended_picture_appears_once_the_line_is_found_and_not_before(page: Page, rerun: Rerun) -> None:
    page.goto("/silent_bugs?q4=1")
    settled(page)
    exhibit, asked = page.locator(".st-key-flat_line"), page.locator(".st-key-check_bug_pairs")
    expect(exhibit.get_by_text("The smallest loss there is")).to_have_count(1)
    expect(exhibit.get_by_text("Find the line below")).to_be_visible()
    check = make_check("bug_pairs", 1)
    wrong = next(option for option in check.options if not option.is_right)
    for option in (wrong, check.answer):
        asked.get_by_role("radiogroup").get_by_text(option.text, exact=True).click()
        with rerun():
            asked.get_by_role("button", name="Check my answer").click()
        found = option is check.answer
        expect(exhibit.get_by_text("The smallest loss there is")).to_have_count(1 + found)
        expect(exhibit.get_by_role("link", name="Open the mended network")).to_have_count(int(found))
