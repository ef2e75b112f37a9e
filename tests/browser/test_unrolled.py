"""The unrolled picture as a learner meets it: choosing, playing, reading, on a laptop and on a phone."""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import new_visitor, settled
from tests.browser.server import Server, running_server
from tests.browser.unrolled_scenes import SCENES

Show = Callable[..., Page]

DRAWN = "performance.getEntriesByName('unrolled-draw').map(entry => entry.duration)"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ROOT = """[...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]
  .map(host => host.shadowRoot).find(root => root.querySelector('.unrolled'))"""
FITS = f"""() => {{
  const stage = {ROOT}.querySelector('.stage')
  return Number(stage.querySelector('svg').getAttribute('width')) === Math.floor(stage.clientWidth)
}}"""
TEXT_BOXES = f"() => {{ const root = {ROOT}" + """
  const stage = root.querySelector('.stage').getBoundingClientRect()
  return [...root.querySelectorAll('.stage svg text')].map(text => {
    const box = text.getBoundingClientRect()
    return [text.textContent, box.left - stage.left, box.top - stage.top, box.right - stage.left,
            box.bottom - stage.top, text.closest('.layer-ghosts') ? 1 : 0, stage.width]
  }).filter(([words]) => words.trim())
}"""


@pytest.fixture(scope="module")
def picture_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that shows only the picture, with scenes made by hand."""
    script = "tests/browser/unrolled_page.py"
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", "{port}"]
    with running_server(tmp_path_factory.mktemp("picture") / "log.txt", command) as running:
        yield running


@pytest.fixture
def show(browser: Browser, picture_server: Server) -> Iterator[Show]:
    """`show("next_word_on", step=3)` opens the page on a scene."""
    visitors: list[AbstractContextManager[Page]] = []

    def open_scene(scene: str, step: int = 3, width: int = 1280, **context: object) -> Page:
        settings = {"viewport": {"width": width, "height": 900}, **context}
        visitors.append(new_visitor(browser, picture_server, **settings))
        page = visitors[-1].__enter__()
        page.goto(f"/?scene={scene}&step={step}")
        settled(page)
        expect(drawing(page)).to_be_visible()
        return page

    yield open_scene
    for visitor in visitors:
        visitor.__exit__(None, None, None)


def drawing(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".stage > svg")


def slider(page: Page):  # type: ignore[no-untyped-def]
    """The picture itself: a slider over time."""
    return page.get_by_role("group", name="The network unrolled through time").get_by_role("slider")


def click_column(page: Page, step: int) -> None:
    page.locator(f"[data-column='{step}']").click()


def choose_scene(page: Page, scene: str) -> None:
    page.get_by_role("combobox", name="Scene").click()
    page.get_by_role("option", name=scene, exact=True).click()


def test_a_click_on_a_column_tells_python_which_step(show: Show) -> None:
    page = show("next_word_on")
    expect(slider(page)).to_have_attribute("aria-valuetext", "step 3 of 0 to 4, “on”")
    click_column(page, 1)
    expect(slider(page)).to_have_attribute("aria-valuenow", "1")
    expect(page.get_by_text("Python heard [1]")).to_be_visible()
    expect(page.get_by_text("This run returned 1")).to_be_visible()


def test_a_click_on_a_box_chooses_its_column_and_shows_its_numbers(show: Show) -> None:
    page = show("next_word_on")
    page.locator(".box.recurrent[data-step='2']").click()
    expect(page.get_by_role("tooltip")).to_contain_text("GRU(16), step 2")
    expect(page.get_by_text("Python heard [2]")).to_be_visible()


def test_arrow_keys_home_and_end_choose_a_step_and_python_hears_the_last(show: Show) -> None:
    page = show("next_word_on")
    slider(page).focus()
    page.keyboard.press("Home")
    expect(slider(page)).to_have_attribute("aria-valuenow", "0")
    page.keyboard.press("ArrowLeft")
    expect(slider(page)).to_have_attribute("aria-valuenow", "0")
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(slider(page)).to_have_attribute("aria-valuetext", "step 2 of 0 to 4, “sat”")
    expect(page.get_by_text(re.compile(r"Python heard \[.*2\]"))).to_be_visible()


def test_a_burst_of_keys_is_shown_at_once_and_told_once(show: Show) -> None:
    page = show("string_to_string", step=0)
    slider(page).focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight", delay=0)
    expect(slider(page)).to_have_attribute("aria-valuenow", "10")
    expect(page.get_by_text(re.compile(r"Python heard \[.*10\]"))).to_be_visible()
    heard = page.get_by_text("Python heard").inner_text()
    assert heard.count(",") < 5, heard


def test_the_picture_follows_python_and_an_old_choice_does_not_come_back(show: Show) -> None:
    page = show("next_word_on")
    click_column(page, 1)
    expect(page.get_by_text("Python heard [1]")).to_be_visible()
    control = page.get_by_test_id("stSlider").get_by_role("slider")
    expect(control).to_have_value("1")
    control.focus()
    page.keyboard.press("ArrowRight")
    expect(slider(page)).to_have_attribute("aria-valuenow", "2")
    click_column(page, 1)
    expect(page.get_by_text("Python heard [1, 1]")).to_be_visible()
    expect(control).to_have_value("1")


def test_play_walks_to_the_end_in_the_browser_and_then_tells_python(show: Show) -> None:
    page = show("next_word_on", step=0)
    page.get_by_role("button", name="Play through time").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(slider(page)).to_have_attribute("aria-valuenow", "2")
    expect(page.get_by_text("Python heard []")).to_be_visible()
    expect(slider(page)).to_have_attribute("aria-valuenow", "4")
    expect(page.get_by_role("button", name="Play through time")).to_be_visible()
    expect(page.get_by_text("Python heard [4]")).to_be_visible()


def test_pause_stops_where_it_is(show: Show) -> None:
    page = show("long", step=0)
    page.get_by_role("button", name="Play through time").click()
    expect(slider(page)).not_to_have_attribute("aria-valuenow", "0")
    page.get_by_role("button", name="Pause").click()
    stopped = slider(page).get_attribute("aria-valuenow")
    expect(page.get_by_text(f"Python heard [{stopped}]")).to_be_visible()
    assert slider(page).get_attribute("aria-valuenow") == stopped


def test_under_reduced_motion_play_is_one_step_a_press_and_nothing_moves(show: Show) -> None:
    page = show("next_word_on", step=2, reduced_motion="reduce")
    expect(page.get_by_role("button", name="Play through time")).to_have_count(0)
    page.get_by_role("button", name="One step on").click()
    expect(page.get_by_text("Python heard [3]")).to_be_visible()
    expect(slider(page)).to_have_attribute("aria-valuenow", "3")
    choose_scene(page, "next_word_off")
    expect(page.locator(".box.ghost").first).to_be_attached()
    assert page.evaluate("document.getAnimations({subtree: true}).length") == 0


def test_without_return_sequences_only_the_last_state_goes_up_and_the_rest_are_ghosts(show: Show) -> None:
    page = show("next_word_on")
    expect(page.locator(".box.dense")).to_have_count(5)
    expect(page.locator(".box.ghost")).to_have_count(0)
    choose_scene(page, "next_word_off")
    expect(page.locator(".box.ghost.dense")).to_have_count(4)
    expect(page.locator(".box.ghost.recurrent")).to_have_count(0)
    expect(page.locator(".box.dense:not(.ghost)")).to_have_attribute("data-step", "4")
    assert float(page.locator(".layer-ghosts").evaluate("layer => getComputedStyle(layer).opacity")) <= 1
    expect(page.locator(".layer-ghosts")).to_have_css("opacity", "0.15")


def test_the_same_kernel_is_stamped_on_every_step(show: Show) -> None:
    page = show("next_word_on")
    expect(drawing(page).get_by_text("same kernel")).to_have_count(5)
    choose_scene(page, "next_word_off")
    expect(drawing(page).get_by_text("same kernel")).to_have_count(0)


def test_a_long_sequence_is_a_window_that_follows_the_chosen_step(show: Show) -> None:
    page = show("string_to_string", step=40)
    expect(drawing(page).get_by_text(re.compile(r"^steps \d+–\d+ of 64$"))).to_be_visible()
    expect(page.locator("[data-column='40']")).to_be_visible()
    expect(page.locator("[data-column='0']")).to_have_count(0)
    slider(page).focus()
    page.keyboard.press("Home")
    expect(page.locator("[data-column='0']")).to_be_visible()
    expect(drawing(page).get_by_text(re.compile(r"^steps 0–\d+ of 64$"))).to_be_visible()


def test_the_ruler_chooses_by_click_and_by_dragging(show: Show) -> None:
    page = show("long", step=0)
    ruler = page.locator(".ruler-band").bounding_box()
    assert ruler is not None
    middle = ruler["y"] + ruler["height"] / 2
    page.mouse.click(ruler["x"] + ruler["width"] * 0.5, middle)
    expect(slider(page)).to_have_attribute("aria-valuenow", re.compile("12[78]"))
    page.mouse.move(ruler["x"] + ruler["width"] * 0.5, middle)
    page.mouse.down()
    page.mouse.move(ruler["x"] + ruler["width"] * 0.8, middle, steps=5)
    page.mouse.move(ruler["x"] + ruler["width"] + 300, middle + 200, steps=5)
    page.mouse.up()
    expect(slider(page)).to_have_attribute("aria-valuenow", "255")
    expect(page.get_by_text(re.compile(r"Python heard \[.*255\]"))).to_be_visible()


def test_the_state_that_is_handed_up_stays_in_view_far_from_the_chosen_step(show: Show) -> None:
    page = show("long_many_to_one", step=20)
    expect(page.locator("[data-column='20']")).to_be_visible()
    expect(page.locator(".box.dense:not(.ghost)")).to_have_attribute("data-step", "63")


def test_a_tooltip_shows_the_numbers_of_the_box_under_the_pointer(show: Show) -> None:
    page = show("next_word_on")
    page.locator(".box.softmax[data-step='3']").hover()
    tip = page.get_by_role("tooltip")
    expect(tip).to_contain_text("softmax, step 3")
    expect(tip.get_by_role("term").first).to_have_text("the")
    expect(tip.get_by_role("definition")).to_have_count(8)
    shares = [float(share) for share in tip.get_by_role("definition").all_inner_texts()]
    assert sum(shares) == pytest.approx(1, abs=0.005)


def test_a_ghost_says_that_its_state_is_not_handed_up(show: Show) -> None:
    page = show("next_word_off")
    page.locator(".box.ghost.dense[data-step='1'] rect").hover()
    expect(page.get_by_role("tooltip")).to_contain_text("not handed up: only step 4 goes on")


def test_up_and_down_read_the_layers_aloud(show: Show) -> None:
    page = show("next_word_on")
    slider(page).focus()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(page.get_by_role("tooltip")).to_contain_text("GRU(16), step 3")
    expect(page.locator("[aria-live]")).to_contain_text("GRU(16), step 3")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tooltip")).to_contain_text("GRU(16), step 4")
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)


def test_the_picture_is_told_in_words_one_sentence_a_row(show: Show) -> None:
    page = show("string_to_string", step=3)
    described_by = slider(page).get_attribute("aria-describedby")
    twin = page.locator(f"#{described_by}")
    page.get_by_text("Describe this picture in words").click()
    expect(twin.get_by_role("listitem")).to_have_count(5)
    expect(twin).to_contain_text(
        "Layer 2, TimeDistributed(Dense(15)), shape (None, 64, 15) (batch, time, class): "
        "the same 16 × 15 kernel is used at every one of 64 steps; at step 3"
    )
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    expect(twin).to_contain_text("at step 4")
    choose_scene(page, "next_word_off")
    expect(twin).to_contain_text("only the state of step 4 is handed up, so the time axis ends here")
    choose_scene(page, "mistake")
    expect(twin).to_contain_text("is refused: TimeDistributed needs a time axis")
    expect(twin).to_contain_text("is not reached")


def test_a_network_without_time_has_no_clock(show: Show) -> None:
    page = show("perceptron")
    expect(page.get_by_role("button", name="Play through time")).to_have_count(0)
    expect(slider(page)).to_have_count(0)
    expect(page.locator("[data-column]")).to_have_count(0)
    expect(drawing(page).get_by_text("first 24 of 64 drawn")).to_be_visible()


def test_markup_in_a_word_or_a_title_stays_text(show: Show) -> None:
    page = show("hostile")
    expect(drawing(page).get_by_text("<b>GRU</b>(16)")).to_be_visible()
    expect(page.locator(".unrolled img, .unrolled b")).to_have_count(0)


def test_every_axis_is_named_in_the_legend(show: Show) -> None:
    page = show("next_word_on")
    expect(page.locator(".legend .axes")).to_have_text("Axes: batch · time · feature · class")


def test_it_looks_right_on_a_dark_ground(show: Show) -> None:
    page = show("next_word_on", color_scheme="dark")
    expect(page.locator(".unrolled")).to_have_attribute("data-theme", "dark")
    light = page.locator("text.title").first.evaluate("text => getComputedStyle(text).fill")
    assert min(int(part) for part in re.findall(r"\d+", light)[:3]) > 180


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_no_text_is_cut_off_or_lies_on_another(show: Show, scene: str) -> None:
    page = show(scene, width=1400)
    for width in [1400, 768, 390]:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(FITS)
        assert page.evaluate(TOO_WIDE) <= 0
        texts = [text for text in page.evaluate(TEXT_BOXES) if not text[5]]
        assert len(texts) > len(SCENES[scene]()["rows"])
        check_texts(texts, width)


def check_texts(texts: list[Any], width: int) -> None:
    for words, left, _, right, _, _, stage in texts:
        assert left >= -1.5 and right <= stage + 1.5, f"{words!r} is cut off at {width}"
    for at, one in enumerate(texts):
        for other in texts[at + 1 :]:
            across = min(one[3], other[3]) - max(one[1], other[1])
            down = min(one[4], other[4]) - max(one[2], other[2])
            assert across < 2 or down < 5, f"{one[0]!r} lies on {other[0]!r} at {width}"


def test_twelve_layers_over_64_steps_are_drawn_within_30_milliseconds(show: Show) -> None:
    page = show("deep", step=0)
    slider(page).focus()
    for key in ["End", "Home"] * 4:
        page.keyboard.press(key)
    durations = sorted(page.evaluate(DRAWN))
    assert len(durations) >= 8
    assert durations[len(durations) // 2] < 30, durations


def test_a_page_that_drops_the_picture_leaves_nothing_running(show: Show) -> None:
    page = show("next_word_on", step=0)
    page.get_by_role("button", name="Play through time").click()
    drawn = len(page.evaluate(DRAWN))
    page.get_by_text("Show the picture").click()
    expect(page.locator(".unrolled")).to_have_count(0)
    page.set_viewport_size({"width": 900, "height": 700})
    settled(page)
    assert len(page.evaluate(DRAWN)) == drawn
    page.get_by_text("Show the picture").click()
    expect(drawing(page)).to_be_visible()
    expect(page.get_by_text("Python heard []")).to_be_visible()


def test_the_drawing_code_travels_once_and_a_choice_costs_little(show: Show) -> None:
    page = show("next_word_on")
    received: list[int] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))))
    page.reload()
    expect(drawing(page)).to_be_visible()
    settled(page)
    assert sum(received) > 60_000
    received.clear()
    click_column(page, 1)
    expect(page.get_by_text("Python heard [1]")).to_be_visible()
    settled(page)
    assert 0 < sum(received) < 15_000
