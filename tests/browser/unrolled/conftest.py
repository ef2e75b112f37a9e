"""A page that shows only the unrolled picture, and ways to take hold of it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import new_visitor, settled
from tests.browser.server import Server, running_server

Show = Callable[..., Page]

# How long each drawing took, in milliseconds.
DRAWN = "performance.getEntriesByName('unrolled-draw').map(entry => entry.duration)"


@pytest.fixture(scope="session")
def picture_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that shows only the picture, with scenes made by hand."""
    script = "tests/browser/unrolled/page.py"
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", "{port}"]
    with running_server(tmp_path_factory.mktemp("picture") / "log.txt", command) as running:
        yield running


@pytest.fixture
def show(browser: Browser, picture_server: Server) -> Iterator[Show]:
    """`show("next_word_on", step=3)` opens the page on a scene."""
    visitors = ExitStack()

    def open_scene(scene: str, step: int = 3, width: int = 1280, **context: object) -> Page:
        settings = {"viewport": {"width": width, "height": 900}, "reduced_motion": "no-preference", **context}
        page = visitors.enter_context(new_visitor(browser, picture_server, **settings))
        page.goto(f"/?scene={scene}&step={step}")
        settled(page)
        expect(drawing(page)).to_be_visible()
        return page

    with visitors:
        yield open_scene


def drawing(page: Page) -> Locator:
    return page.locator(".stage > svg")


def slider(page: Page) -> Locator:
    """The picture itself: a slider over time."""
    return page.get_by_role("group", name="The network unrolled through time").get_by_role("slider")


def click_column(page: Page, step: int) -> None:
    page.locator(f"[data-column='{step}']").click()


def choose_scene(page: Page, scene: str) -> None:
    page.get_by_role("combobox", name="Scene").click()
    page.get_by_role("option", name=scene, exact=True).click()
