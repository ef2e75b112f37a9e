"""Lesson 12a as a learner uses it: three networks train live, a recorded run stops by itself, a Dropout is turned off."""

import re

from playwright.sync_api import Page, expect

from lessons.course.shown.penalties import parts_at
from tests.browser.conftest import Rerun, settled

TRAINED = 90_000  # milliseconds for three short runs on one worker


def test_three_networks_train_live_and_a_word_says_how_each_fits(page: Page, rerun: Rerun) -> None:
    page.goto("/overfitting?guess=false&only=two_curves&hide=draw")
    settled(page)
    curves = page.locator(".st-key-two_curves")
    expect(curves.get_by_text("1 unit", exact=True)).to_have_count(0)
    curves.locator("label").filter(has_text="train all three").click()
    expect(curves.get_by_text("new ones")).to_have_count(3, timeout=TRAINED)
    words = [re.findall(r"underfits|overfits|fits", text)[0] for text in curves.locator("p:has(strong)").all_inner_texts()
             if "fits" in text]  # fmt: skip
    assert words == ["underfits", "fits", "overfits"]
    page.goto("/overfitting?guess=false&only=early_stopping")
    settled(page)
    stops = page.locator(".st-key-early_stopping")
    stops.locator("label").filter(has_text="record a run").click()
    told = stops.get_by_text("It stops at")
    expect(told).to_contain_text("of 120", timeout=TRAINED)
    settled(page)
    impatient = told.inner_text()
    stops.get_by_role("slider").focus()
    with rerun():
        page.keyboard.press("End")
    expect(told).not_to_have_text(impatient)
    expect(stops.locator("code").first).to_contain_text("patience=30")


def test_a_dropout_does_nothing_at_inference(page: Page, rerun: Rerun) -> None:
    page.goto("/overfitting?guess=false&only=dropout_mask")
    settled(page)
    masks = page.locator(".st-key-dropout_mask")
    expect(masks.get_by_text("This batch drops")).to_be_visible()
    with rerun():
        masks.locator("label").filter(has_text="training").click()
    expect(masks.get_by_text("At inference nothing happens")).to_be_visible()
    expect(masks.get_by_text("This batch drops")).to_have_count(0)


def test_the_size_of_the_weights_at_the_slider_is_the_one_that_is_paid_for(page: Page) -> None:
    page.goto("/overfitting?guess=false&only=penalty_parts&scale=2.5")
    settled(page)
    parts = page.locator(".st-key-penalty_parts")
    expect(parts.get_by_role("slider")).to_have_value("2.5")
    paid = parts_at(25, "L2", 0.01)
    expect(parts.get_by_text("Loss = data part")).to_contain_text(f"0.01 · sum of w² = 0.01 · {paid.size:.2f}")


def test_a_search_trains_eighteen_networks_and_says_what_each_has_found(page: Page) -> None:
    page.goto("/overfitting?guess=false&only=real_search")
    settled(page)
    search = page.locator(".st-key-real_search")
    expect(search.get_by_text("In the grid, the learning rate")).to_have_count(0)
    search.locator("label").filter(has_text="train all 18").click()
    expect(search.get_by_text("In the grid, the learning rate")).to_be_visible(timeout=TRAINED)
    expect(search.get_by_role("row")).to_have_count(3)
    rows = search.get_by_role("row").all_inner_texts()
    assert [re.findall(r"grid|random", row) for row in rows[1:]] == [["grid"], ["random"]]
    assert [re.findall(r"\b[39]\b", row)[0] for row in rows[1:]] == ["3", "9"]
