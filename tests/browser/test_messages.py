"""The pages of messages and of errata, as a learner uses them."""

import re

from playwright.sync_api import Page, expect

from lessons.course.messages import CASES, find_case, tell
from lessons.course.tutorials import entries
from tests.browser.conftest import Rerun, settled

PASTED = """Traceback (most recent call last):
  File "/home/someone/train.py", line 12, in <module>
    model.add(LSTM(16))
ValueError: Input 0 with name 'None' of layer 'lstm_1' is incompatible with the layer: expected ndim=3, found ndim=2.
"""


def test_a_pasted_message_is_explained_and_its_network_mended(page: Page, rerun: Rerun) -> None:
    page.goto("/messages")
    settled(page)
    page.get_by_role("textbox", name="Your error message").fill(PASTED)
    with rerun():
        page.get_by_role("button", name="Explain it").click()
    answer = page.locator(".st-key-answer")
    expect(answer.get_by_text("lstm_1 reads a sequence, (batch, time, feature)")).to_be_visible()
    expect(answer.get_by_text("It came up in line 12 of your own file.")).to_be_visible()
    expect(answer.get_by_text("stops here: got (None, 16)")).to_be_visible()
    with rerun():
        answer.get_by_role("button", name="Mend: turn return_sequences on in layer 1").click()
    expect(answer.get_by_text("stops here")).to_have_count(0)
    expect(answer.get_by_text("Output (None, 16)")).to_be_visible()
    with rerun():
        answer.get_by_role("button", name="A recurrent layer on one that hands on its last step only").click()
    expect(page).to_have_url(re.compile("message=stacked"))
    expect(page.locator(".st-key-on_top").get_by_text("stops here: got (None, 4)")).to_be_visible()


def test_a_message_is_found_by_its_words_and_its_program_mended(page: Page, rerun: Rerun) -> None:
    page.goto("/messages")
    settled(page)
    expect(page.locator("[class*=st-key-case_]")).to_have_count(len(CASES))
    search = page.get_by_role("textbox", name="Search")
    search.fill("nb_epoch")
    with rerun():
        search.press("Enter")
    box = page.locator(".st-key-case_number_of_epochs")
    expect(page.locator("[class*=st-key-case_]")).to_have_count(1)
    with rerun():
        box.get_by_text("fit with nb_epoch").click()
    case = find_case("number_of_epochs")
    assert case is not None
    expect(box.get_by_text(tell(case).message)).to_be_visible()
    expect(box.get_by_text("It stops in line 7.")).to_be_visible()
    with rerun():
        box.get_by_role("button", name="Mend it").click()
    expect(box.get_by_text("It runs.")).to_be_visible()
    expect(box.get_by_text("nb_epoch=1")).to_have_count(0)
    box.get_by_role("link", name="Open it in the Code lens").click()
    expect(page.get_by_role("textbox", name="Keras code or an error message")).to_have_value(re.compile("nb_epoch=1"))


def test_every_statement_of_the_documents_has_its_card_and_code_runs_into_it_and_past_it(
    page: Page, rerun: Rerun
) -> None:
    page.goto("/tutorials")
    settled(page)
    cards = page.locator("[class*=st-key-E]")
    expect(cards).to_have_count(len(entries()))
    with rerun():
        page.get_by_role("radio", name="old name").click()
    expect(cards).to_have_count(sum(entry.kind == "old name" for entry in entries()))
    expect(page.get_by_text("6 of 44: 6 old names")).to_be_visible()
    card = page.locator(".st-key-E3-06")
    with rerun():
        card.get_by_text("As written").click()
    expect(card.get_by_text("Stops in line 7: TypeError.")).to_be_visible()
    expect(card.get_by_text("Runs. Output (None, 1), 4 parameters.")).to_be_visible()
    expect(card.get_by_text(re.compile(r"Keras [\d.]+ agrees"))).to_be_visible()
