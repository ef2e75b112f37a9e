"""axe-core on every lesson, light and dark: no violation of WCAG 2.2 A and AA.

What Streamlit itself does wrong is listed one by one, with the element and the reason; nothing is switched off.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from lessons.course.lesson import Lesson
from lessons.course.lessons import LESSONS
from tests.browser.conftest import new_visitor, settled
from tests.browser.server import Server

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# (rule, what the element's HTML begins with or holds): the reason it is Streamlit's
STREAMLITS_OWN: dict[tuple[str, str], str] = {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_axe_finds_nothing_in_a_lesson(browser: Browser, server: Server, lesson: Lesson, scheme: str) -> None:
    with new_visitor(browser, server, color_scheme=scheme, reduced_motion="reduce") as page:
        page.goto(f"/{lesson.key}?guess=false")
        settled(page)
        found = violations(page)
    assert [each for each in found if not is_streamlits(*each)] == []


def violations(page: Page) -> list[tuple[str, str]]:
    """Each violating element: the rule and its HTML."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    return [(rule["id"], node["html"]) for rule in results.response["violations"] for node in rule["nodes"]]


def is_streamlits(rule: str, html: str) -> bool:
    """Whether a violation stands on the list."""
    return any(rule == known and sign in html for known, sign in STREAMLITS_OWN)
