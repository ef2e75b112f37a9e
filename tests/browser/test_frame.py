"""The frame as a visitor meets it: deep links, safety, the first page in light, dark and on a phone."""

import http.client
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from lessons.course.catalog import PAGES
from lessons.course.catalog import Page as Entry
from lessons.course.lessons import BY_KEY
from tests.browser.conftest import new_visitor, settled
from tests.browser.server import Server, running_server
from tests.network.sweep import some

EXHIBIT = "Input(64,15)|GRU(16,return_sequences=True)|TimeDistributed(Dense(15))|Softmax()"


@dataclass(frozen=True)
class Answer:
    """What came back over HTTP."""

    status: int
    headers: Message
    body: bytes

    def header(self, name: str) -> str:
        return str(self.headers.get(name, ""))


def ask(server: Server, path: str, **headers: str) -> Answer:
    with closing(http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=30)) as connection:
        connection.request("GET", path, headers={name.replace("_", "-"): text for name, text in headers.items()})
        with connection.getresponse() as response:
            body = b"" if response.status == 101 else response.read()
            return Answer(response.status, response.headers, body)


@pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "{port}"],
        [sys.executable, "-m", "uvicorn", "app:app", "--port", "{port}"],
    ],
    ids=["streamlit run", "uvicorn"],
)
def test_the_other_two_ways_to_start_open_a_deep_link_too(browser: Browser, tmp_path: Path, command: list[str]) -> None:
    with (
        running_server(tmp_path / "log.txt", command) as server,
        new_visitor(browser, server) as page,
    ):
        page.goto(f"/playground?model={quote(EXHIBIT)}")
        expect(page).to_have_title("Playground · Unrolled")
        settled(page)
        expect(page.get_by_text("Page not found")).to_have_count(0)
        assert ask(server, "/healthz").body == b"ok"


# the lessons are opened by the accessibility audit
OTHERS = [page for page in PAGES if page.address not in BY_KEY]


@pytest.mark.parametrize("entry", some(OTHERS), ids=lambda entry: entry.address)
def test_every_page_of_the_catalogue_opens_at_its_own_address(page: Page, entry: Entry) -> None:
    page.goto(f"/{entry.address}")
    expect(page).to_have_title(f"{entry.title} · Unrolled")
    settled(page)
    expect(page.get_by_text("Page not found")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_back_and_forward_walk_between_pages(page: Page, server: Server) -> None:
    page.goto("/")
    page.get_by_role("button", name="Open the playground").click()
    # The title comes first, the address after it: Back must not be quicker than both.
    page.wait_for_url(f"{server.url}/playground*")
    expect(page).to_have_title("Playground · Unrolled")
    page.go_back()
    expect(page).to_have_title("Welcome · Unrolled")
    expect(page).to_have_url(f"{server.url}/")
    page.go_forward()
    expect(page).to_have_title("Playground · Unrolled")


def test_a_browser_gets_one_learner_cookie_that_scripts_cannot_read(page: Page) -> None:
    page.goto("/")
    settled(page)
    (first,) = [cookie for cookie in page.context.cookies() if cookie["name"] == "learner"]
    assert first["httpOnly"] is True
    assert first["sameSite"] == "Lax"
    assert len(first["value"]) == 22
    assert "learner" not in page.evaluate("document.cookie")
    page.reload()
    settled(page)
    assert [cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "learner"] == [first["value"]]


def test_two_visitors_get_different_cookies_and_a_forged_one_is_replaced(server: Server) -> None:
    cookies = [ask(server, "/").header("Set-Cookie"), ask(server, "/").header("Set-Cookie")]
    assert cookies[0].split(";")[0] != cookies[1].split(";")[0]
    own = cookies[0].split(";")[0]
    assert ask(server, "/", Cookie=own).header("Set-Cookie") == ""
    assert "learner=" in ask(server, "/", Cookie="learner=../../etc/passwd").header("Set-Cookie")


@pytest.mark.parametrize("path", ["/", "/playground", "/healthz", "/_stcore/health", "/static/nothing.js"])
def test_every_answer_carries_the_security_headers(server: Server, path: str) -> None:
    answer = ask(server, path)
    assert answer.header("X-Content-Type-Options") == "nosniff"
    assert answer.header("Referrer-Policy") == "same-origin"
    assert answer.header("X-Frame-Options") == "SAMEORIGIN"
    policy = answer.header("Content-Security-Policy")
    assert "frame-ancestors 'self'" in policy
    assert "unsafe-eval" not in policy.replace("wasm-unsafe-eval", "")
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]


def test_a_foreign_name_is_refused_and_an_address_in_digits_is_not(server: Server) -> None:
    answer = ask(server, "/", Host="evil.example")
    assert answer.status == 403
    assert b"UNROLLED_HOSTS" in answer.body
    assert ask(server, "/", Host="192.168.1.20:8501").status == 200


@pytest.fixture(scope="module")
def open_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for a class, which a tutorial may show in a frame."""
    log = tmp_path_factory.mktemp("open_server") / "log.txt"
    with running_server(
        log, UNROLLED_ADDRESS="0.0.0.0", UNROLLED_HOSTS="class.example", UNROLLED_EMBED="https://tutorial.example"
    ) as running:
        yield running


def test_a_tutorial_may_show_the_app_in_a_frame_when_its_origin_is_named(open_server: Server) -> None:
    answer = ask(open_server, "/")
    assert "frame-ancestors 'self' https://tutorial.example" in answer.header("Content-Security-Policy")
    assert answer.header("X-Frame-Options") == ""


def test_a_class_reaches_the_open_server_by_address_and_by_a_given_name(open_server: Server) -> None:
    assert ask(open_server, "/", Host="class.example").status == 200
    assert ask(open_server, "/", Host="evil.example").status == 403
    upgrade = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    names = {"class.example": 101, "192.168.1.20:8501": 101, "evil.example": 403}
    for name, status in names.items():
        assert ask(open_server, "/_stcore/stream", Host=name, Origin=f"http://{name}", **upgrade).status == status


@pytest.mark.parametrize("characters", [70_000, 5_000_000])
def test_an_endless_address_gets_one_clear_sentence(server: Server, characters: int) -> None:
    answer = ask(server, "/playground?model=" + "x" * characters)
    assert answer.status == 414
    assert b"open the playground without it" in answer.body
    assert ask(server, "/healthz").body == b"ok"


def test_the_servers_figures_are_not_public(server: Server) -> None:
    assert ask(server, "/_stcore/metrics").status == 404


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_welcome_page_fits_the_window_in_light_and_dark(
    browser: Browser, server: Server, scheme: str, width: int
) -> None:
    window = {"width": width, "height": 844}
    with new_visitor(browser, server, viewport=window, color_scheme=scheme) as page:
        page.goto("/")
        settled(page)
        expect(page.get_by_role("button", name="Open the playground")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        background = page.get_by_test_id("stApp").evaluate("element => getComputedStyle(element).backgroundColor")
        assert background == {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 24, 31)"}[scheme]
