"""Choosing a timestep in the unrolled picture: by hand, by key, by ruler, by letting time play."""

import re
from datetime import datetime

from playwright.sync_api import expect

from tests.browser.conftest import settled
from tests.browser.unrolled.conftest import DRAWN, Show, choose_scene, click_column, drawing, slider


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
    told: list[int] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: told.append(len(frame))))
    page.reload()
    settled(page)
    slider(page).focus()
    page.clock.install(time=datetime(2030, 1, 1))
    page.clock.pause_at(datetime(2030, 1, 1, 0, 1))
    told.clear()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    expect(slider(page)).to_have_attribute("aria-valuenow", "20")
    page.clock.run_for(100)
    assert told == []
    page.clock.resume()
    expect(page.get_by_text("Python heard [20]")).to_be_visible()
    assert len(told) == 1


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
    page.clock.install(time=datetime(2030, 1, 1))
    page.clock.pause_at(datetime(2030, 1, 1, 0, 1))
    page.get_by_role("button", name="Play through time").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.clock.run_for(1_000)
    expect(slider(page)).to_have_attribute("aria-valuenow", "2")
    page.clock.run_for(500)
    expect(slider(page)).to_have_attribute("aria-valuenow", "3")
    expect(page.get_by_text("Python heard []")).to_be_visible()
    page.clock.resume()
    expect(page.get_by_text("Python heard [4]")).to_be_visible()
    expect(page.get_by_role("button", name="Play through time")).to_be_visible()
    expect(slider(page)).to_have_attribute("aria-valuenow", "4")


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
    assert page.locator(".unrolled").evaluate("picture => picture.getAnimations({subtree: true}).length") == 0


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


def test_a_page_that_drops_the_picture_leaves_nothing_running(show: Show) -> None:
    page = show("next_word_on", step=0)
    page.clock.install()
    page.get_by_role("button", name="Play through time").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.get_by_text("Show the picture").click()
    expect(page.locator(".unrolled")).to_have_count(0)
    drawn = len(page.evaluate(DRAWN))
    page.set_viewport_size({"width": 900, "height": 700})
    page.clock.run_for(10_000)
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
