"""From starting the process to a healthy server, and to the first picture in a real browser."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.benchmarks.report import Row
from tests.benchmarks.rerun import MODEL
from tests.benchmarks.servers import Name, serving
from tests.browser.chromium import see_to_one
from tests.browser.conftest import FLAGS

TARGET = 2.5  # seconds from starting the server to the picture
DRAWN = {"ours": ".stage > svg [data-column]", "naive": ".js-plotly-plot .main-svg"}


def rows(rounds: int) -> Iterator[Row]:
    """Each round starts a fresh server of either kind; a new visitor opens it, and opens it once more."""
    healthy: dict[Name, list[float]] = {"ours": [], "empty": [], "naive": []}
    first: dict[Name, list[float]] = {"ours": [], "naive": []}
    again: dict[Name, list[float]] = {"ours": [], "naive": []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=see_to_one(), args=FLAGS)
        with visitor(browser) as warm_up:
            warm_up.new_page().goto("data:text/html,a first page takes the browser itself longer")
        for _ in range(rounds):
            with serving("empty") as server:
                healthy["empty"].append(server.seconds)
            for name in first:
                with serving(name) as server, visitor(browser) as tabs:
                    healthy[name].append(server.seconds)
                    address = server.url + (f"/playground?model={quote(MODEL)}" if name == "ours" else "/")
                    first[name].append(server.seconds + seconds_to_picture(tabs, address, DRAWN[name]))
                    again[name].append(seconds_to_picture(tabs, address, DRAWN[name]))
        browser.close()
    yield Row("start to healthy", median(healthy["ours"]), "s", median(healthy["empty"]), "empty page", "slower")
    yield Row("start to the first picture", median(first["ours"]), "s", target=TARGET)
    for said, taken in (("start to the first picture", first), ("the picture, opened again", again)):
        yield Row(said, median(taken["ours"]), "s", median(taken["naive"]), "naive page", "faster")


@contextmanager
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody whose browser remembers nothing yet."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    try:
        yield context
    finally:
        context.close()


def seconds_to_picture(tabs: BrowserContext, address: str, drawn: str) -> float:
    """From asking for the address in a new tab until the browser has shown the picture."""
    page = tabs.new_page()
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.locator(drawn).first.wait_for(state="attached", timeout=60_000)
    seconds = time.perf_counter() - start
    page.close()
    return seconds
