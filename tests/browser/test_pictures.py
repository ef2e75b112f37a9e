"""Lesson 13a as a learner uses it: three networks are trained on pictures of letters."""

import re

from playwright.sync_api import Page, expect

from lessons.course.checks.make import make_check
from tests.browser.conftest import settled

TRAINED = 90_000  # milliseconds for three short runs on one worker


def test_after_the_guess_three_networks_train_and_the_smallest_knows_letters_it_has_never_seen(page: Page) -> None:
    page.goto("/pictures?only=picture_trials")
    settled(page)
    shown = page.locator(".st-key-picture_trials")
    expect(shown).to_have_text(re.compile("The picture comes after your guess"))
    asked = page.locator(".st-key-check_letter_moved")
    asked.get_by_test_id("stRadioGroup").get_by_text(make_check("letter_moved", 1).answer.text, exact=True).click()
    asked.get_by_role("button", name="Check my answer").click()
    shown.locator("label").filter(has_text="train all three").click()
    expect(shown.get_by_text("after training:")).to_be_visible(timeout=TRAINED)
    rows = shown.get_by_test_id("stTable").get_by_role("row")
    expect(rows).to_have_count(4)
    held = [float(re.findall(r"([\d.]+)%", rows.nth(place).inner_text())[-1]) for place in (1, 2, 3)]
    assert held == sorted(held)
    assert held[0] < 60
    assert held[2] > 95
    expect(shown.get_by_text("largest: ").first).to_be_visible()
