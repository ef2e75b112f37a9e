"""The run screen inside a real Streamlit page: no rerun while it draws, one when the run moves."""

import json
import sys
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.conftest import new_visitor, settled
from tests.browser.run_screen.runs import FakeRun, next_word, string_to_string
from tests.browser.server import running_server


def test_the_page_runs_once_when_training_starts_and_once_when_it_ends(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    command = [sys.executable, "-m", "streamlit", "run", "tests/browser/run_screen/page.py", "--server.port", "{port}"]
    runs: dict[str, FakeRun] = {"next_word": next_word(), "string": string_to_string().finished()}

    def answer(route: Route) -> None:
        address = urlsplit(route.request.url)
        run = runs[address.path.removeprefix("/runs/")]
        route.fulfill(json=json.loads(json.dumps(run.answer(int(parse_qs(address.query)["after"][0])))))

    with (
        running_server(tmp_path_factory.mktemp("run_screen") / "log.txt", command) as server,
        new_visitor(browser, server) as page,
    ):
        page.route("**/runs/*", answer)
        page.goto("/")
        settled(page)
        expect(page.get_by_text("Moved: ['/runs/next_word running']")).to_be_visible()
        expect(page.get_by_text("The page ran 2 times")).to_be_visible()
        for epoch in [20, 60, 110]:
            runs["next_word"].up_to(epoch)
            expect(page.locator(".facts").get_by_text(f"epoch {epoch} of 200")).to_be_visible()
        expect(page.get_by_text("The page ran 2 times")).to_be_visible()
        page.get_by_role("slider", name="Epoch to look at").fill("42")
        page.get_by_role("button", name="Rerun").click()
        expect(page.get_by_text("The page ran 3 times")).to_be_visible()
        settled(page)
        expect(page.get_by_role("slider", name="Epoch to look at")).to_have_value("42")
        runs["next_word"].finished()
        expect(page.get_by_text("'/runs/next_word done'")).to_be_visible()
        expect(page.get_by_text("The page ran 4 times")).to_be_visible()
        assert runs["next_word"].asked.count(0) == 1
        page.get_by_role("combobox", name="Run").click()
        page.get_by_role("option", name="string").click()
        expect(page.locator(".title")).to_have_text("Run string")
        expect(page.get_by_role("slider", name="Epoch to look at")).to_have_value("200")
