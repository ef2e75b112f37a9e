"""Moving through training and through time, by slider, key, pointer and by letting it play."""

import re

from playwright.sync_api import Page, expect

from tests.browser.run_screen.conftest import Show, scrubber, softmax
from tests.browser.run_screen.server import RunServer

PIXELS = "canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.reduce((sum, value) => sum + value, 0)"


def ink(page: Page) -> int:
    """All of the map's colour added up: it changes when the map does."""
    total: int = softmax(page).locator("canvas").evaluate(PIXELS)
    return total


def test_dragging_the_slider_moves_the_map_the_bars_and_the_marker_and_asks_the_server_nothing(
    show: Show, runs: RunServer
) -> None:
    run = runs.runs["next_word"].finished()
    page = show("next_word")
    expect(scrubber(page)).to_have_value("200")
    asked, late = len(run.asked), ink(page)
    drawing = softmax(page).locator("svg").element_handle()
    scrubber(page).fill("0")
    expect(softmax(page).get_by_role("heading")).to_have_text("Softmax at epoch 0")
    assert ink(page) != late
    scrubber(page).fill("40")
    expect(page.locator("output").get_by_text("epoch 40 of 200")).to_be_visible()
    expect(page.locator(".steps").get_by_role("heading")).to_have_text("Loss at each timestep, epoch 40")
    assert scrubber(page).get_attribute("aria-valuetext") == f"epoch 40 of 200, loss {run.reports[40]['loss']:.2f}"
    # scrubbing moves what is there; nothing is drawn anew
    assert drawing is not None
    assert drawing.evaluate("svg => svg.isConnected")
    assert len(run.asked) == asked


def test_an_epoch_without_a_probe_shows_the_nearest_before_and_says_which(show: Show, runs: RunServer) -> None:
    runs.runs["thinned"].finished()
    page = show("thinned")
    scrubber(page).fill("33")
    expect(softmax(page).get_by_role("heading")).to_have_text("Softmax at epoch 30, the nearest before 33")


def test_the_slider_follows_the_newest_epoch_until_it_is_moved(show: Show, runs: RunServer) -> None:
    page = show("next_word")
    run = runs.runs["next_word"].up_to(50)
    expect(page.get_by_text("epoch 50 · live")).to_be_visible()
    scrubber(page).fill("20")
    run.up_to(80)
    expect(page.locator("output").get_by_text("epoch 20 of 80")).to_be_visible()
    scrubber(page).press("End")
    run.up_to(90)
    expect(page.get_by_text("epoch 90 · live")).to_be_visible()


def test_play_walks_through_training_in_six_seconds(show: Show, runs: RunServer) -> None:
    runs.runs["next_word"].finished()
    page = show("next_word", clock=True)
    expect(scrubber(page)).to_have_value("200")
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
    page.get_by_role("button", name="Play through training").click()
    page.clock.run_for(3000)
    halfway = scrubber(page).input_value()
    assert 98 <= int(halfway) <= 102
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(1000)
    assert abs(int(scrubber(page).input_value()) - int(halfway)) <= 2
    page.get_by_role("button", name="Play through training").click()
    page.clock.run_for(2900)
    assert int(scrubber(page).input_value()) < 200
    page.clock.run_for(200)
    assert scrubber(page).input_value() == "200"
    expect(page.get_by_role("button", name="Play through training")).to_be_visible()


def test_with_reduced_motion_a_press_is_a_step(show: Show, runs: RunServer) -> None:
    runs.runs["next_word"].finished()
    page = show("next_word", reduced_motion="reduce")
    step = page.get_by_role("button", name="Some epochs on")
    step.click()
    expect(scrubber(page)).to_have_value("0")
    step.click()
    expect(scrubber(page)).to_have_value("8")
    expect(page.get_by_role("button", name="Pause")).to_have_count(0)


def test_arrow_keys_read_the_chart_and_choose_a_timestep(show: Show, runs: RunServer) -> None:
    run = runs.runs["next_word"].finished()
    page = show("next_word")
    chart = page.get_by_role("slider", name="Loss at each epoch")
    chart.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    expect(chart).to_have_attribute(
        "aria-valuetext", re.compile(rf"epoch 1: training {run.reports[1]['loss']:.2f}, validation")
    )
    expect(scrubber(page)).to_have_value("1")
    rows = page.get_by_role("slider", name="Softmax map: timestep")
    rows.focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    expect(rows).to_have_attribute("aria-valuetext", re.compile("^t = 1, “cat”: likeliest “"))
    expect(softmax(page).locator("text.row.chosen")).to_have_text("t = 1 · cat")
    expect(page.get_by_role("slider", name="Loss at each timestep, in bars")).to_have_attribute("aria-valuenow", "1")


def test_a_pointer_reads_a_curve_and_a_cell_and_a_click_chooses(show: Show, runs: RunServer) -> None:
    runs.runs["next_word"].finished()
    page = show("next_word")
    chart = page.locator(".chart").first
    chart.locator(".stage").hover(position={"x": 50, "y": 100})
    expect(chart.locator(".reading")).to_contain_text(re.compile(r"^epoch [0-9]training"))
    expect(scrubber(page)).to_have_value("200")
    chart.locator(".stage").click(position={"x": 60, "y": 100})
    expect(scrubber(page)).to_have_value(re.compile(r"^1?[0-9]$"))
    row = softmax(page).get_by_text("t = 3 · on").bounding_box()
    cell = softmax(page).locator("[data-class='0']").bounding_box()
    assert row is not None
    assert cell is not None
    page.mouse.move(cell["x"] + 4, row["y"] + 5)
    expect(softmax(page).locator(".reading")).to_contain_text(re.compile(r"^t = 3, “on”“the” 0\.\d+, true 0\.800"))
    page.mouse.click(cell["x"] + 4, row["y"] + 5)
    expect(softmax(page).locator("text.row.chosen")).to_have_text("t = 3 · on")


def test_the_truth_stands_behind_the_bars_and_can_be_put_away(show: Show, runs: RunServer) -> None:
    runs.runs["next_word"].finished()
    page = show("next_word")
    expect(softmax(page).locator(".truth-bar").last).to_have_attribute("height", "112.0")
    outlined = ink(page)
    page.get_by_label("Show the truth").uncheck()
    expect(softmax(page).locator(".truth-bar").last).to_have_attribute("height", "0.0")
    assert ink(page) != outlined


def test_a_run_without_time_has_one_distribution_and_no_steps(show: Show, runs: RunServer) -> None:
    runs.runs["one_label"].finished()
    page = show("one_label")
    expect(softmax(page).locator(".reading")).to_contain_text("the whole samplelikeliest “positive”")
    expect(page.locator(".steps")).to_be_hidden()
    expect(page.get_by_role("img", name=re.compile("Softmax map of 3 classes"))).to_be_visible()


def test_the_numbers_of_the_epoch_on_show_are_in_tables(show: Show, runs: RunServer) -> None:
    run = runs.runs["next_word"].finished()
    page = show("next_word")
    page.get_by_text("Numbers of this epoch").click()
    expect(page.get_by_role("row", name=f"Loss {run.reports[200]['loss']:.2f}", exact=True)).to_be_visible()
    expect(page.get_by_role("row", name=re.compile(r"t = 7, “sang” 0\.\d+ “\.” 0\.\d+ 1\.000"))).to_be_visible()
    scrubber(page).fill("3")
    expect(page.get_by_role("row", name=f"Loss {run.reports[3]['loss']:.2f}", exact=True)).to_be_visible()
    expect(page.get_by_role("row", name=re.compile(r"simple_rnn \d"))).to_be_visible()
