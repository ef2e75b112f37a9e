"""From starting the process to a healthy server, and to the first picture in a real browser."""

import time
from collections.abc import Iterator
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.report import Row
from tests.benchmarks.rerun import MODEL
from tests.benchmarks.servers import Name, serving
from tests.browser.chromium import see_to_one
from tests.browser.conftest import FLAGS

TARGET = 2.5  # seconds from starting the server to the picture
DRAWN = {"ours": ".stage > svg [data-column]", "naive": ".js-plotly-plot .main-svg"}


def rows(rounds: int) -> Iterator[Row]:
    """Each round starts a fresh server of either kind and opens it in a browser that has never seen it."""
    healthy: dict[Name, list[float]] = {"ours": [], "empty": [], "naive": []}
    cold: dict[Name, list[float]] = {"ours": [], "naive": []}
    warm: dict[Name, list[float]] = {"ours": [], "naive": []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=see_to_one(), args=FLAGS)
        seconds_to_picture(browser, "data:text/html,<svg></svg>", "svg")  # the browser's own first page
        for _ in range(rounds):
            with serving("empty") as server:
                healthy["empty"].append(server.seconds)
            for name in cold:
                with serving(name) as server:
                    healthy[name].append(server.seconds)
                    path = f"/playground?model={quote(MODEL)}" if name == "ours" else "/"
                    first = seconds_to_picture(browser, server.url + path, DRAWN[name])
                    cold[name].append(server.seconds + first)
                    warm[name].append(seconds_to_picture(browser, server.url + path, DRAWN[name]))
        browser.close()
    ours, rival = median(healthy["ours"]), median(healthy["empty"])
    yield Row("start to healthy", ours, "s", rival, "empty page", "slower")
    ours, rival = median(cold["ours"]), median(cold["naive"])
    yield Row("start to the first picture", ours, "s", target=TARGET)
    yield Row("start to the first picture", ours, "s", rival, "naive page", "faster")
    ours, rival = median(warm["ours"]), median(warm["naive"])
    yield Row("another visitor's first picture", ours, "s", rival, "naive page", "faster")


def seconds_to_picture(browser: Browser, address: str, drawn: str) -> float:
    """From asking for the address, as a new visitor, until the picture is there."""
    visitor = browser.new_context(viewport={"width": 1280, "height": 800})
    page = visitor.new_page()
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.locator(drawn).first.wait_for(timeout=60_000)
    seconds = time.perf_counter() - start
    visitor.close()
    return seconds
