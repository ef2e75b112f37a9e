"""Lesson 11 as a learner uses it: train three networks, type letters, see which of them must guess."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Rerun, settled

LONGEST = 300_000  # milliseconds: a worker starts and trains three networks, beside other tests


def written(exhibit: Locator, name: str) -> list[str]:
    """The characters in the row of this network, in the table of what was written."""
    board = exhibit.locator(".mx").filter(has_text="written")
    row = board.get_by_role("row").filter(has=exhibit.page.get_by_role("rowheader", name=name, exact=True))
    return row.get_by_role("cell").all_inner_texts()


def test_two_readers_turn_letters_round_that_one_reader_must_guess(page: Page, rerun: Rerun) -> None:
    page.goto("/encoder_decoder?guess=false&only=later_steps")
    settled(page)
    exhibit = page.locator(".st-key-later_steps")
    exhibit.get_by_text("train all three").click()
    expect(exhibit.get_by_text("Loss after training")).to_be_visible(timeout=LONGEST)
    settled(page)
    typed = exhibit.get_by_role("textbox")
    typed.fill("bade")
    with rerun():
        typed.press("Enter")
    assert written(exhibit, "right") == written(exhibit, "two readers") == list("edab")
    assert written(exhibit, "one reader")[2:] == list("ab")
    assert written(exhibit, "one reader")[:2] != list("ed")
    typed.fill("ends")
    with rerun():
        typed.press("Enter")
    expect(exhibit.get_by_text("know the letters a to o")).to_be_visible()


def test_an_encoder_that_keeps_its_time_axis_is_refused_by_the_layer_that_copies(page: Page, rerun: Rerun) -> None:
    page.goto("/encoder_decoder?guess=false&only=read_copy_write")
    settled(page)
    exhibit = page.locator(".st-key-read_copy_write")
    with rerun():
        exhibit.locator("label").filter(has_text="return_sequences of the encoder").click()
    expect(exhibit.get_by_text("expected ndim=2, found ndim=3")).to_be_visible()
