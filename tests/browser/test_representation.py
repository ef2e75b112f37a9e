"""Lesson 12c as a learner uses it: a network learns first, then four others answer a new question."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import settled

TRAINED = 90_000  # milliseconds for five short runs on one worker


def test_learned_layers_wait_for_the_run_that_teaches_them_and_then_answer_best(page: Page) -> None:
    page.goto("/representation?only=transfer")
    settled(page)
    shown = page.locator(".st-key-transfer")
    shown.locator("label").filter(has_text="train all four").click()
    # the first run may be over before a browser has seen it: what it taught is seen in the answers
    told = shown.get_by_text("new ones")
    expect(told).to_have_count(4, timeout=TRAINED)
    right = {}
    for line in told.all_inner_texts():
        name, _, rest = line.partition(":")
        right[name] = int(re.findall(r"(\d+)%", rest)[-1])
    assert max(right, key=lambda name: right[name]) == "learned, frozen"
    assert right["learned, frozen"] > 90 > right["learned, free"]
    expect(shown.get_by_text("Best on new points: learned, frozen")).to_be_visible()
