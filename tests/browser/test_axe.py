"""Every lesson on a laptop and on a phone, in light and in dark: it fits, and axe-core finds nothing (WCAG 2.2 A and AA).

No rule is switched off. What Streamlit itself breaks is listed below: the rule, the one place, and the reason.
"""

from collections.abc import Sequence

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from lessons.course.checks.make import make_check
from lessons.course.lessons import BY_KEY, LESSONS
from tests.browser.conftest import new_visitor, settled
from tests.browser.server import Server
from tests.network.sweep import TIMES, some

# rule and place -> reason
STREAMLITS_OWN = {
    ("list", "stSidebarNavItems"): "the menu of a phone puts headings of sections straight into its <ul>",
    ("listitem", "stSidebarNavItems"): "and gives that <ul> no list role, so that its <li> have no list",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# addresses of pages that are no lessons
FURTHER = ("glossary", "cheat_sheet", "messages", "messages?message=stacked", "tutorials")


WINDOWS = [(1280, "light"), (390, "dark")]
# The kinds of words whose contrast is below 4.5 where axe does not look: code (it scrolls), the number above a slider
# (it lies over the line), the axes of a chart (SVG).
PALE = """() => {
    const light = color => color.match(/[\\d.]+/g).slice(0, 3).map(each => each / 255)
        .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4)
        .reduce((sum, each, at) => sum + each * [0.2126, 0.7152, 0.0722][at], 0.05)
    const pale = word => {
        const ground = word.closest("[data-testid=stCode] pre, [data-testid=stApp]")
        const style = getComputedStyle(word)
        const both = [light(word.matches("text") ? style.fill : style.color), light(getComputedStyle(ground).backgroundColor)]
        return Math.max(...both) / Math.min(...both) < 4.5
    }
    const words = document.querySelectorAll(`[data-testid=stCode] .token, .react-syntax-highlighter-line-number,
        [data-testid=stSliderThumbValue], .stPlotlyChart :is(.xtick text, .ytick text, .g-xtitle text, .g-ytitle text)`)
    return [...new Set([...words].filter(pale).map(each => each.getAttribute("class") ?? each.parentElement.className.baseVal))]
}"""
# By day a third of the lessons is audited, in turns of the two windows; UNROLLED_SWEEP=1 audits each in both.
BOTH = TIMES >= 1


def audits(addresses: Sequence[str]) -> list[tuple[str, int, str]]:
    """Pages with the windows they are audited in."""
    windows = [WINDOWS if BOTH else [WINDOWS[place % 2]] for place, _ in enumerate(addresses)]
    return [(address, *window) for address, some in zip(addresses, windows, strict=True) for window in some]


@pytest.mark.parametrize(("key", "width", "scheme"), audits(some([lesson.key for lesson in LESSONS], every=3)))
def test_a_lesson_fits_its_window_and_axe_finds_nothing(
    browser: Browser, server: Server, key: str, width: int, scheme: str
) -> None:
    lesson, window = BY_KEY[key], {"width": width, "height": 844}
    with new_visitor(browser, server, viewport=window, color_scheme=scheme) as page:
        page.goto(f"/{key}?guess=false")
        expect(page).to_have_title(f"{lesson.heading} · Unrolled")
        drawn(page)
        for section in lesson.sections:
            if section.exhibit:
                expect(page.locator(f".st-key-{section.exhibit}")).to_be_visible()
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
        assert overhanging(page) == []
        assert violations(page) == []


@pytest.mark.parametrize(("address", "width", "scheme"), audits(FURTHER))
def test_a_further_page_fits_its_window_and_axe_finds_nothing(
    browser: Browser, server: Server, address: str, width: int, scheme: str
) -> None:
    window = {"width": width, "height": 844}
    with new_visitor(browser, server, viewport=window, color_scheme=scheme) as page:
        page.goto(f"/{address}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        drawn(page)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
        assert overhanging(page) == []
        assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_wrong_and_right_answers(browser: Browser, server: Server, scheme: str) -> None:
    with new_visitor(browser, server, color_scheme=scheme) as page:
        page.goto("/dense")
        settled(page)
        check = make_check("dense_params", 1)
        wrong = next(option for option in check.options if not option.is_right)
        asked = page.locator(".st-key-check_dense_params")
        asked.get_by_text(wrong.text, exact=True).click()
        asked.get_by_role("button", name="Check my answer").click()
        expect(asked.get_by_text(wrong.misconception)).to_be_visible()
        page.locator(".st-key-check_kernel_shape").get_by_role("button", name="Show the answer").click()
        expect(page.get_by_role("button", name="Another one")).to_be_visible()
        drawn(page)
        assert violations(page) == []


def drawn(page: Page) -> None:
    """Wait until nothing moves any more: no script runs, nothing is stale, every chart stands."""
    settled(page)
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    expect(page.locator("[data-testid=stPlotlyChart]:not(:has(.main-svg))")).to_have_count(0)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)


def violations(page: Page) -> list[tuple[str, str]]:
    """Each violating element that is not Streamlit's own: the rule and its HTML; and each kind of pale word."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    found = [
        (rule["id"], node["html"])
        for rule in results.response["violations"]
        for node in rule["nodes"]
        if not any(rule["id"] == known and stands_in(page, node["target"][0], place) for known, place in STREAMLITS_OWN)
    ]
    return found + [("pale", kind) for kind in page.evaluate(PALE)]


def stands_in(page: Page, selector: str, place: str) -> bool:
    """Whether an element stands in the part of the page with this test id."""
    inside = "([selector, place]) => !!document.querySelector(selector)?.closest(`[data-testid=${place}]`)"
    return bool(page.evaluate(inside, [selector, place]))


def overhanging(page: Page) -> list[str]:
    """Boards, pictures and boxes that stick out of the window to the right, and tables that are cut off."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('.board, .blocks, .chain, .mx, [data-testid=stImage] img')]
             .filter(each => each.getBoundingClientRect().right > window.innerWidth + 1).map(each => each.className)
             .concat([...document.querySelectorAll('[data-testid=stTable] :not(table *)')]
                 .filter(each => each.scrollWidth > each.clientWidth + 1).map(each => each.innerText.slice(0, 80)))"""
    )
    return found
