"""Lessons 12b and 12c as a learner uses them: a rate too large, a hole in the data, points that part in training."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Rerun, settled


def test_a_rate_too_large_leads_away_and_a_missing_number_ends_the_run_by_name(page: Page, rerun: Rerun) -> None:
    page.goto("/learning_rate?guess=false&only=rate_steps")
    settled(page)
    steps, hole = page.locator(".st-key-rate_steps"), page.locator(".st-key-missing_number")
    expect(steps.get_by_text("It gets there.")).to_be_visible()
    with rerun():
        steps.get_by_text("1.1", exact=True).click()
    expect(steps.get_by_text("wider than the one before")).to_be_visible()
    page.goto("/learning_rate?guess=false&only=missing_number")
    settled(page)
    expect(hole.get_by_text("6 of 6")).to_be_visible()
    with rerun():
        hole.get_by_text("leave the row out").click()
    expect(hole.get_by_text("0 of 6")).to_be_visible()
    hole.locator("label").filter(has_text="train with the hole").click()
    expect(hole.get_by_text("one number in the samples is missing")).to_be_visible(timeout=60_000)
    expect(hole.get_by_text("Without a hole the loss came to")).to_be_visible()


def test_the_points_of_two_moons_part_after_a_few_epochs(page: Page, rerun: Rerun) -> None:
    page.goto("/representation?guess=false&only=representation")
    settled(page)
    planes = page.locator(".st-key-representation")
    expect(planes.get_by_text("of the points lie in the tint")).to_be_visible()
    expect(planes.get_by_text("trained for")).to_have_count(0)
    with rerun():
        planes.get_by_text("5", exact=True).click()
    expect(planes.get_by_text("trained for 5 epochs")).to_be_visible(timeout=60_000)
    page.goto("/representation?guess=false&only=configurations")
    settled(page)
    linter = page.locator(".st-key-configurations")
    with rerun():
        linter.get_by_text("another loss").click()
    expect(linter.get_by_text("Arguments `target` and `output` must have the same rank")).to_be_visible()
