"""Lesson 10 as a learner uses it: padding that hides what words cost, a mask that is there or not, a head that fails."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Rerun, settled


def overlapping(chart: Locator) -> list[str]:
    """Pairs of texts in a chart of which one is drawn over the other."""
    boxes = [(each.text_content(), each.bounding_box()) for each in chart.locator("text").all() if each.text_content()]
    seen = [(name, box) for name, box in boxes if box]
    return [
        f"{name} / {other}"
        for place, (name, box) in enumerate(seen)
        for other, its in seen[place + 1 :]
        if box["x"] < its["x"] + its["width"] - 1
        and its["x"] < box["x"] + box["width"] - 1
        and box["y"] < its["y"] + its["height"] - 1
        and its["y"] < box["y"] + box["height"] - 1
    ]


def mean(page: Page) -> float:
    told = page.locator(".st-key-masked_losses").get_by_text("Loss shown").inner_text()
    return float(told.split("=")[1].split(",")[0])


def test_without_a_mask_padding_hides_what_the_words_cost_and_every_number_can_be_read(
    page: Page, rerun: Rerun
) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto("/masking?guess=false&only=masked_losses")
    settled(page)
    exhibit = page.locator(".st-key-masked_losses")
    expect(exhibit.get_by_text("timestep and its word")).to_be_visible()
    over_words = mean(page)
    with rerun():
        exhibit.locator("label").filter(has_text="mask").click()
    expect(exhibit.get_by_text("4 padded steps")).to_be_visible()
    assert mean(page) < 0.7 * over_words
    assert overlapping(exhibit.locator(".js-plotly-plot")) == []


def test_the_mask_is_shown_where_there_is_one(page: Page, rerun: Rerun) -> None:
    page.goto("/masking?guess=false&only=frozen_lane")
    settled(page)
    exhibit = page.locator(".st-key-frozen_lane")
    mask = exhibit.locator(".mx").filter(has_text="mask")
    expect(mask.get_by_text("False")).to_have_count(3)
    assert mask.get_by_role("cell").all_inner_texts()[-7:] == ["True"] * 4 + ["False"] * 3
    with rerun():
        exhibit.locator("label").filter(has_text="mask_zero").click()
    expect(mask.get_by_text("none")).to_be_visible()
    expect(mask.get_by_text("True")).to_have_count(0)


def test_the_head_that_a_mask_breaks_fails_in_the_table_too(page: Page) -> None:
    page.goto("/masking?guess=false&only=softmax_head")
    settled(page)
    last = page.locator(".st-key-softmax_head").get_by_role("row").last
    expect(last).to_contain_text("Softmax()")
    expect(last).to_contain_text("fails")
