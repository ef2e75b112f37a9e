"""The run screen alone in a real Chromium, with runs that go as far as a test lets them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from tests.browser.run_screen.runs import RUNS
from tests.browser.run_screen.server import RunServer, running

Show = Callable[..., Page]


@pytest.fixture
def runs() -> Iterator[RunServer]:
    """A server with every run as it is before its first epoch: `runs.runs["next_word"].up_to(57)`."""
    server = RunServer()
    server.runs = {name: make() for name, make in RUNS.items()}
    with running(server):
        yield server


@pytest.fixture
def show(browser: Browser, runs: RunServer) -> Iterator[Show]:
    """`show("next_word")` opens the screen on a run, `show("next_word", "slow")` on two; errors fail the test."""
    visitors = ExitStack()
    errors: list[str] = []

    def keep_errors(message: ConsoleMessage) -> None:
        # the browser itself reports an answer of 404 or 503, which some tests want
        if message.type == "error" and "Failed to load resource" not in message.text:
            errors.append(message.text)

    def open_screen(
        *names: str, theme: str = "light", width: int = 1280, clock: bool = False, **context: object
    ) -> Page:
        visitor = browser.new_context(viewport={"width": width, "height": 900}, **context)  # type: ignore[arg-type]
        visitors.callback(visitor.close)
        page = visitor.new_page()
        page.on("console", keep_errors)
        page.on("pageerror", lambda error: errors.append(str(error)))
        if clock:
            page.clock.install()
        page.goto(f"{runs.url}/?runs={','.join(names)}&theme={theme}")
        expect(page.get_by_role("group", name="Training, live")).to_be_visible()
        return page

    with visitors:
        yield open_screen
    assert errors == []


def scrubber(page: Page) -> Locator:
    return page.get_by_role("slider", name="Epoch to look at")


def head(page: Page) -> Locator:
    """The line on top of a run and the sentence under it."""
    return page.locator(".head")


def softmax(page: Page) -> Locator:
    """The panel with the bars and the map."""
    return page.locator(".softmax")


def rerun(page: Page, *names: str) -> None:
    """What a rerun of the page does: the same component gets its data again."""
    page.evaluate("names => window.rerun(names)", list(names))


def told(page: Page) -> list[str]:
    """What the component has told Python."""
    moves: list[str] = page.evaluate("window.told")
    return moves
