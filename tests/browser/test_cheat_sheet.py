"""The cheat sheet on paper: two pages of A4, black on white, nothing of the app, everything of the sheet."""

import re

from playwright.sync_api import Browser, expect

from lessons.course.cheat_sheet import cheat_sheet
from tests.browser.conftest import new_visitor, settled
from tests.browser.server import Server

A4_BETWEEN_MARGINS = {"width": 703, "height": 1040}  # pixels
CUT_OFF = """() => {
  const found = [];
  for (let part = document.querySelector(".sheet"); part; part = part.parentElement) {
    if (getComputedStyle(part).overflow !== "visible") found.push(part.className || part.tagName);
  }
  const wide = [...document.querySelectorAll(".sheet :is(td, th, li)")];
  return [...found, ...wide.filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => each.innerText)];
}"""
PRINT = "window.print = () => { window.printed = (window.printed ?? 0) + 1; };"


def test_the_sheet_is_two_pages_with_all_its_cells_black_on_white_and_nothing_else(
    browser: Browser, server: Server
) -> None:
    with new_visitor(browser, server, viewport=A4_BETWEEN_MARGINS, color_scheme="dark") as page:
        page.goto("/cheat_sheet")
        settled(page)
        sheet = page.locator(".sheet")
        expect(page.get_by_role("button", name="Print")).to_be_visible()
        page.emulate_media(media="print")
        for part in (page.get_by_test_id("stHeader"), page.get_by_text("Goal"), page.get_by_role("button")):
            expect(part.filter(visible=True)).to_have_count(0)
        text = " ".join(sheet.inner_text().replace("\N{NO-BREAK SPACE}", " ").split())
        for cell in (cell for side in cheat_sheet() for table in side for row in table.rows for cell in row):
            assert cell.replace("`", "").replace("\N{NO-BREAK SPACE}", " ") in text
        expect(sheet.locator("td").first).to_have_css("color", "rgb(0, 0, 0)")
        expect(page.get_by_test_id("stApp")).to_have_css("background-color", "rgb(255, 255, 255)")
        assert page.evaluate(CUT_OFF) == []
        expect(sheet.locator(".page").nth(1)).to_have_css("break-before", "page")
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 2


def test_the_button_prints_and_the_sheet_can_be_taken_along(browser: Browser, server: Server) -> None:
    with new_visitor(browser, server) as page:
        page.add_init_script(PRINT)
        page.goto("/cheat_sheet")
        settled(page)
        page.get_by_role("button", name="Print").click()
        assert page.evaluate("window.printed") == 1
        with page.expect_download() as taken:
            page.get_by_role("button", name="Download as Markdown").click()
        assert taken.value.suggested_filename == "cheat_sheet.md"
        assert "| `Dense(units)` |" in taken.value.path().read_text(encoding="utf-8")


def test_on_a_phone_the_name_of_a_layer_has_the_whole_line(browser: Browser, server: Server) -> None:
    with new_visitor(browser, server, viewport={"width": 390, "height": 844}) as page:
        page.goto("/cheat_sheet")
        settled(page)
        name = page.locator(".sheet tbody th").filter(has_text="GlobalAveragePooling1D()")
        expect(name).to_have_css("display", "block")  # the style of the sheet has come
        assert name.evaluate("each => each.offsetWidth === each.parentElement.clientWidth")
