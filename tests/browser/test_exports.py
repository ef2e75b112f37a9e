"""What a learner takes along: files that arrive, a code a phone can read, a frame elsewhere, wherever a network stands."""

import json
import time
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

from lessons.course.exhibit_query import exhibit_query
from lessons.network.address import frame_code, model_address, page_address
from lessons.network.link import read_link
from lessons.network.presets import PRESETS
from lessons.network.qr_code import MOST_CHARACTERS
from lessons.network.titles import chain_titles
from tests.browser.conftest import Rerun, new_visitor, settled
from tests.browser.server import Server, free_port, running_server
from tests.browser.test_axe import violations

STRING = PRESETS["string_to_string"].link
DENSE = "Dense(4,kernel_initializer=RandomNormal(mean=0.0,stddev=0.05,seed=6000))"
LONG = "|".join(["Input(5,8)", *[DENSE] * 8])
# the picture of the same exhibit has a slider of its own, and may stand there first
KNOB = ".st-key-units_and_steps [data-testid=stSlider] input"
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
    ends = time.monotonic() + 20
    while not (read := zxingcpp.read_barcodes(Image.open(BytesIO(code.screenshot())))):
        assert time.monotonic() < ends, "no code can be read"  # a camera looks again, too
    return str(read[0].text)


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


def test_the_network_of_a_lesson_is_taken_along_from_a_dialog_that_the_page_waits_for(page: Page, rerun: Rerun) -> None:
    page.goto("/return_sequences?guess=false")
    settled(page)
    expect(page.get_by_text("import keras")).to_have_count(0)
    with rerun():
        page.locator(".st-key-one_switch").get_by_role("button", name="Take it along").click()
    dialog = page.get_by_role("dialog", name="Take this network along")
    assert "layers.GRU(6, return_sequences=True)," in downloaded(page, "model.py")
    with rerun():
        dialog.get_by_role("radio", name="table", exact=True).click()
    assert "| gru (GRU) | (None, 5, 6) | 288 |" in downloaded(page, "layers.md")
    assert violations(page) == []
    with rerun():
        dialog.get_by_role("radio", name="picture", exact=True).click()
    with page.expect_download() as download:
        dialog.locator("summary").filter(has_text="Save this picture").click()
        dialog.get_by_role("button", name="SVG, sharp at any size").click()
    assert Path(download.value.path()).read_text(encoding="utf-8").startswith("<svg")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_the_code_of_a_picture_brings_a_phone_to_it_with_its_knobs_held_still(
    browser: Browser, server: Server, page: Page, rerun: Rerun
) -> None:
    page.goto("/recurrent?guess=false&q1=7")
    settled(page)
    with rerun():
        page.locator(KNOB).first.press("ArrowRight")
    with rerun():
        page.locator(".st-key-share-units_and_steps").get_by_role("button").click()
    with rerun():
        page.get_by_role("dialog").locator("label").filter(has_text="Hold all knobs still").click()
    address = code_on(page)
    assert "q1" not in address
    assert "lock=all" in address
    with new_visitor(browser, server, viewport={"width": 390, "height": 844}) as phone:
        phone.goto(address)
        settled(phone)
        knob = phone.locator(KNOB).first
        expect(knob).to_have_value("5")
        expect(knob).to_be_disabled()
        expect(phone.get_by_role("heading", name="More steps, the same parameters")).to_be_in_viewport()


def test_a_model_found_in_pasted_code_is_taken_along(page: Page, rerun: Rerun) -> None:
    page.goto("/code_lens")
    settled(page)
    with rerun():
        page.get_by_role("button", name="Take it along").click()
    assert "layers.TimeDistributed(layers.Dense(15))" in downloaded(page, "model.py")


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


def test_a_chart_is_saved_under_its_name_on_the_ground_of_the_page(page: Page, rerun: Rerun) -> None:
    open_model(page, STRING)
    chart = page.locator(".js-plotly-plot").first
    chart.hover()
    with page.expect_download() as download:
        chart.locator("[data-title='Download plot as a PNG']").click()
    assert download.value.suggested_filename == "softmax_map.png"
    with Image.open(download.value.path()) as image:
        assert image.convert("RGBA").getpixel((0, 0)) == (255, 255, 255, 255)
    with rerun():
        page.get_by_role("radio", name="SVG, sharp at any size").click()
    chart.hover()
    with page.expect_download() as download:
        chart.locator("[data-title='Download plot']").click()
    assert download.value.suggested_filename == "softmax_map.svg"
    assert Path(download.value.path()).read_text(encoding="utf-8").startswith("<svg")


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


def test_a_page_the_server_allows_shows_a_network_and_a_picture_in_its_frames_and_no_other_does(
    browser: Browser, tmp_path: Path
) -> None:
    spec = read_link(STRING).spec
    allowed, stranger = free_port(), free_port()
    with running_server(tmp_path / "log.txt", UNROLLED_EMBED=f"http://127.0.0.1:{allowed}") as server:
        frame = frame_code(model_address(server.url, spec), ", ".join(chain_titles(spec)))
        query = exhibit_query({"between": "relu"}, ("between",), ask_first=False, locked=False, only="linear_stack")
        frame += frame_code(page_address(server.url, "activations", query), "a picture")
        with tutorial(allowed, frame) as here, new_visitor(browser, server) as page:
            page.goto(here)
            picture = page.frame_locator("iframe[title='Unrolled: a picture']")
            expect(picture.get_by_role("radio", name="relu", exact=True)).to_be_checked()
            expect(picture.get_by_role("heading")).to_have_count(1)
            expect(picture.get_by_role("navigation")).to_have_count(0)
            with page.context.expect_page() as whole:  # a lesson needs more room than a frame
                picture.get_by_role("link", name="From lesson 2").click()
            expect(whole.value.get_by_role("heading", level=1)).to_contain_text("An activation bends the sum")
            whole.value.close()
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
