"""What a learner takes along from the playground: files that arrive, a code a phone can read, a frame elsewhere."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, quote, urlsplit

import nbformat
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from lessons.network.address import frame_code, model_address
from lessons.network.link import read_link
from lessons.network.presets import PRESETS
from lessons.network.qr_code import MOST_CHARACTERS
from lessons.network.titles import chain_titles
from tests.browser.conftest import Rerun, new_visitor, settled
from tests.browser.server import Server, free_port, running_server

STRING = PRESETS["string_to_string"].link
DENSE = "Dense(4,kernel_initializer=RandomNormal(mean=0.0,stddev=0.05,seed=6000))"
LONG = "|".join(["Input(5,8)", *[DENSE] * 8])
TOO_LONG = "|".join(["Input(5,8)", *[DENSE] * 11])


def open_model(page: Page, model: str) -> None:
    page.goto(f"/playground?model={quote(model)}")
    settled(page)


def form(page: Page, name: str) -> Locator:
    """One part of the control above the exports."""
    return page.get_by_role("radio", name=name, exact=True).or_(page.get_by_role("button", name=name, exact=True)).first


def pick(page: Page, rerun: Rerun, name: str) -> None:
    with rerun():
        form(page, name).click()


def downloaded(page: Page, name: str) -> str:
    """The text of the file behind its button."""
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Download {name}").click()
    assert download.value.suggested_filename == name
    return Path(download.value.path()).read_text(encoding="utf-8")


def test_code_notebook_json_and_table_can_be_taken_along(page: Page, rerun: Rerun) -> None:
    open_model(page, STRING)
    assert "layers.GRU(16, return_sequences=True)," in downloaded(page, "model.py")
    pick(page, rerun, "functional")
    assert "model = keras.Model(inputs, outputs)" in downloaded(page, "model.py")
    pick(page, rerun, "subclass")
    assert "class Network(keras.Model):" in downloaded(page, "model.py")
    pick(page, rerun, "notebook")
    expect(page.get_by_role("heading", name="Every row of the softmax sums to 1")).to_be_attached()
    nbformat.validate(nbformat.reads(downloaded(page, "model.ipynb"), as_version=4))
    pick(page, rerun, "JSON")
    assert json.loads(downloaded(page, "model.json"))["class_name"] == "Sequential"
    pick(page, rerun, "table")
    assert "| gru (GRU) | (None, 64, 16) | 1,584 |" in downloaded(page, "layers.md")
    assert 'gru,GRU,"(None, 64, 16)",1584' in downloaded(page, "layers.csv")


def code_on(page: Page) -> str:
    """What a phone reads from the screen."""
    code = page.get_by_role("img", name="QR code of the link")
    code.scroll_into_view_if_needed()
    [read] = zxingcpp.read_barcodes(Image.open(BytesIO(code.screenshot())))
    return str(read.text)


def test_a_phone_reads_the_code_of_a_dark_page_and_comes_to_the_same_network(browser: Browser, server: Server) -> None:
    with new_visitor(browser, server, color_scheme="dark") as page:
        open_model(page, STRING)
        form(page, "link").click()
        address = code_on(page)
        assert address == model_address(server.url, read_link(STRING).spec)
        expect(page.get_by_text(address, exact=True).first).to_be_visible()
        expect(page.get_by_text("works on this machine only")).to_be_visible()
        assert downloaded(page, "qr.svg").startswith("<svg")
        page.goto(address)
        settled(page)
        expect(page.get_by_role("row").filter(has_text="TimeDistributed(Dense(15))").first).to_contain_text("255")


def test_a_long_link_is_still_read_and_a_longer_one_says_calmly_that_it_has_no_code(page: Page, rerun: Rerun) -> None:
    open_model(page, LONG)
    pick(page, rerun, "link")
    address = code_on(page)
    assert MOST_CHARACTERS * 0.8 < len(address) <= MOST_CHARACTERS
    assert parse_qs(urlsplit(address).query)["model"] == [LONG]
    open_model(page, TOO_LONG)
    pick(page, rerun, "link")
    expect(page.get_by_text("the squares become too small for a phone's camera")).to_be_visible()
    expect(page.get_by_role("img", name="QR code of the link")).to_have_count(0)


def test_a_chart_is_saved_under_its_name_on_the_ground_of_the_page(page: Page) -> None:
    open_model(page, STRING)
    chart = page.locator(".js-plotly-plot").first
    chart.hover()
    with page.expect_download() as download:
        chart.locator("[data-title='Download plot as a PNG']").click()
    assert download.value.suggested_filename == "softmax_map.png"
    with Image.open(download.value.path()) as image:
        assert image.convert("RGBA").getpixel((0, 0)) == (255, 255, 255, 255)


@contextmanager
def tutorial(port: int, body: str) -> Iterator[str]:
    """A page of somebody else's, on an origin of its own."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if self.path == "/":
                self.wfile.write(f"<!doctype html><link rel=icon href='data:,'>{body}".encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", port), Answer) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{port}"
        server.shutdown()
        thread.join()


def test_a_page_the_server_allows_shows_the_playground_in_its_frame_and_no_other_does(
    browser: Browser, tmp_path: Path
) -> None:
    spec = read_link(STRING).spec
    allowed, stranger = free_port(), free_port()
    with running_server(tmp_path / "log.txt", UNROLLED_EMBED=f"http://127.0.0.1:{allowed}") as server:
        frame = frame_code(model_address(server.url, spec), ", ".join(chain_titles(spec)))
        with tutorial(allowed, frame) as here, new_visitor(browser, server) as page:
            page.goto(here)
            inside = page.frame_locator("iframe[title^='Unrolled: Input(64, 15), GRU(16)']")
            expect(inside.get_by_role("heading", name="Playground")).to_be_visible()
            inside.locator("label").filter(has_text="return_sequences").first.click()
            expect(inside.get_by_text("You switched return_sequences off")).to_be_visible()
            with page.expect_download() as download:
                inside.get_by_role("button", name="Download model.py").click()
            assert "layers.GRU(16)," in Path(download.value.path()).read_text(encoding="utf-8")
        with tutorial(stranger, frame) as elsewhere:
            page = browser.new_page()
            said: list[str] = []
            page.on("console", lambda message: said.append(message.text))
            page.goto(elsewhere)
            page.wait_for_load_state("networkidle")
            assert page.frames[1].locator("[data-testid=stApp]").count() == 0
            assert any("frame-ancestors" in text for text in said)
            page.close()
