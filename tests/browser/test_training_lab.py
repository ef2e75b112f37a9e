"""The training lab in a real browser, with real workers: train, watch, stop, scrub, lose a worker, come back."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Rerun, new_visitor, settled
from tests.browser.server import Server, worker_of

LONG = "/training_lab?task=reversal&epochs=500"
SHORT = "/training_lab?task=three_sentences&epochs=25"
PATIENCE = 60_000  # milliseconds; a cold worker imports TensorFlow first


def lab(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)
    expect(page.get_by_role("heading", name="Training lab")).to_be_visible()


def train(page: Page) -> None:
    page.get_by_role("button", name="Train", exact=True).click()


def epochs_done(page: Page) -> Locator:
    return page.get_by_role("progressbar", name=re.compile("Progress of"))


def until_epoch(page: Page, least: int) -> None:
    later = re.compile(f"^({'|'.join(map(str, range(least, 501)))})$")
    expect(epochs_done(page)).to_have_attribute("aria-valuenow", later, timeout=PATIENCE)


def scrubber(page: Page) -> Locator:
    return page.get_by_role("slider", name="Epoch to look at")


def test_from_a_cold_server_the_first_epoch_comes_and_the_curve_grows_to_its_end(
    browser: Browser, fresh_server: Server
) -> None:
    with new_visitor(browser, fresh_server) as page:
        lab(page, SHORT)
        expect(page.get_by_text("Best possible loss")).to_be_visible()
        train(page)
        expect(page.get_by_text(re.compile("epoch [0-9]+ of 25")).first).to_be_visible()
        until_epoch(page, 25)
        expect(page.get_by_text("Trained for 25 epochs.")).to_be_visible()
        expect(page.get_by_role("button", name="Train", exact=True)).to_be_enabled()
        curve = page.locator("path.line.training").first.get_attribute("d") or ""
        assert curve.count("L") + curve.count("C") >= 20


def test_stop_ends_a_run_at_once_and_what_was_learned_stays(page: Page) -> None:
    lab(page, LONG)
    train(page)
    until_epoch(page, 2)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text(re.compile("Stopped after epoch [0-9]+"))).to_be_visible(timeout=2_000)
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    expect(page.get_by_text("Take it along")).to_be_visible()


def test_a_paused_run_goes_on_where_it_was(page: Page) -> None:
    lab(page, LONG)
    train(page)
    until_epoch(page, 2)
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text(re.compile("Paused after epoch"))).to_be_visible()
    paused_at = int(epochs_done(page).get_attribute("aria-valuenow") or 0)
    page.get_by_role("button", name="Go on").click()
    until_epoch(page, paused_at + 2)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text(re.compile("Stopped after epoch"))).to_be_visible()


def test_dragging_through_training_moves_the_map_without_asking_the_server_to_train(page: Page) -> None:
    lab(page, SHORT)
    train(page)
    expect(page.get_by_text("Trained for 25 epochs.")).to_be_visible()
    expect(page.get_by_role("heading", name="Softmax at epoch 25")).to_be_visible()
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_enabled()
    settled(page)
    page.wait_for_load_state("networkidle")  # the drawing asks once more for what came at the end
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    late = page.locator(".run-screen canvas").first.evaluate("canvas => canvas.toDataURL()")
    scrubber(page).fill("0")
    expect(page.get_by_role("heading", name="Softmax at epoch 0")).to_be_visible()
    early = page.locator(".run-screen canvas").first.evaluate("canvas => canvas.toDataURL()")
    assert early != late
    assert [url for url in asked if "/runs/" in url] == []


def test_while_one_trains_another_flips_switches_in_the_playground(
    page: Page, browser: Browser, server: Server
) -> None:
    lab(page, LONG)
    train(page)
    until_epoch(page, 2)
    with new_visitor(browser, server) as other:
        other.goto("/playground?model=Input(64,15)|GRU(16,return_sequences=True)|Dense(15)|Softmax()")
        settled(other)
        switch = other.get_by_role("switch", name="return_sequences", exact=True)
        for turned in ("off", "on"):
            other.locator("label").filter(has=switch).click()
            expect(other.get_by_text(f"You switched return_sequences {turned} in layer 1, GRU(16).")).to_be_visible()
    before = int(epochs_done(page).get_attribute("aria-valuenow") or 0)
    until_epoch(page, before + 1)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text(re.compile("Stopped after epoch"))).to_be_visible()


def test_leaving_and_coming_back_loses_nothing(page: Page) -> None:
    lab(page, LONG)
    train(page)
    until_epoch(page, 2)
    page.get_by_role("link", name="Welcome").first.click()
    expect(page.get_by_role("heading", name=re.compile("time"), level=1)).to_be_visible()
    page.goto("/training_lab")  # a new connection: only the cookie says who it is
    settled(page)
    until_epoch(page, 3)
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text(re.compile("Stopped after epoch"))).to_be_visible()


def test_a_killed_worker_is_told_in_words_and_the_next_run_works(browser: Browser, fresh_server: Server) -> None:
    with new_visitor(browser, fresh_server) as page:
        lab(page, LONG)
        train(page)
        until_epoch(page, 1)
        worker_of(fresh_server).kill()
        expect(page.get_by_text("The process that trained was ended")).to_be_visible(timeout=3_000)
        page.goto(SHORT)
        settled(page)
        train(page)
        expect(page.get_by_text("Trained for 25 epochs.")).to_be_visible(timeout=PATIENCE)


def test_a_network_from_the_playground_comes_along_and_is_mended_to_fit(page: Page, rerun: Rerun) -> None:
    lab(
        page,
        "/training_lab?model=Input(8,dtype=int32)|Embedding(5,8)|GRU(16,return_sequences=True)|Dense(12,activation=softmax)",
    )
    expect(page.get_by_text("The Embedding has 5 rows")).to_be_visible()
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_disabled()
    with rerun():
        page.get_by_role("button", name="Mend: give the Embedding 12 rows").click()
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_enabled()
    expect(page).to_have_url(re.compile("Embedding%2812"))


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "text"), ("hello", "word"), ("a\x00b " * 5, "")],
    ids=["nothing", "one word", "control characters"],
)
def test_a_text_nothing_can_be_learned_from_is_told_before_training(page: Page, text: str, said: str) -> None:
    lab(page, "/training_lab?task=own_text")
    box = page.get_by_role("textbox", name="Your text")
    box.fill(text)
    box.blur()
    if said:
        expect(page.get_by_text("cannot be learned from yet")).to_be_visible()
        expect(page.get_by_role("alert")).to_contain_text(said)
        expect(box).to_have_value(text)
    else:
        settled(page)
        expect(page.get_by_role("heading", name="Training lab")).to_be_visible()


def test_the_network_the_figures_and_the_program_can_be_taken_along(page: Page, tmp_path: Path) -> None:
    lab(page, SHORT)
    train(page)
    expect(page.get_by_text("Trained for 25 epochs.")).to_be_visible()
    files = {}
    for name in ("trained.keras", "history.csv", "run.zip"):
        with page.expect_download() as arriving:
            page.get_by_role("button", name=name).click()
        files[name] = tmp_path / name
        arriving.value.save_as(files[name])
    assert files["history.csv"].read_text(encoding="utf-8").count("\n") == 27
    assert "train.py" in zipfile.ZipFile(files["run.zip"]).namelist()
    config = json.loads(zipfile.ZipFile(files["trained.keras"]).read("config.json"))
    assert config["class_name"] == "Sequential"


def test_on_a_phone_nothing_runs_off_the_screen(browser: Browser, server: Server) -> None:
    with new_visitor(browser, server, viewport={"width": 390, "height": 800}) as page:
        lab(page, SHORT)
        train(page)
        expect(page.get_by_text("Trained for 25 epochs.")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= 390


def test_a_file_of_100_megabytes_and_one_that_is_no_text_are_refused_in_words_before_anything_trains(
    page: Page, tmp_path: Path
) -> None:
    lab(page, "/training_lab?task=own_text")
    huge, binary = tmp_path / "huge.txt", tmp_path / "picture.txt"
    with huge.open("wb") as file:
        file.truncate(100_000_000)
    binary.write_bytes(bytes(range(256)) * 40)
    chooser = page.locator("input[type=file]")
    chooser.set_input_files(huge)
    expect(page.get_by_text("File must be 1.0MB or smaller.")).to_be_visible()
    expect(page.get_by_role("button", name="Train", exact=True)).to_be_enabled()
    chooser.set_input_files(binary)
    expect(page.get_by_text("The file “picture.txt” is not text")).to_be_visible()
