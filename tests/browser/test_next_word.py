"""The page Next word as a learner uses it: guess, train, see the truth behind the softmax, write; on a phone too."""

import re
from urllib.parse import quote

from playwright.sync_api import Browser, Locator, Page, expect

from lessons.course.checks.make import make_check
from tests.browser.conftest import Rerun, new_visitor, settled
from tests.browser.server import Server
from tests.browser.test_axe import drawn
from tests.browser.test_lessons import answer, card

PAGE = "/next_word?guess=false"
TRAINED = re.compile(r"trained for 100 epochs")
COLD = 60_000  # milliseconds: the first run of a server waits for TensorFlow


def bars(page: Page, key: str) -> Locator:
    """What is written beside the bars of a figure."""
    return page.locator(f".st-key-{key} .js-plotly-plot text")


def write(page: Page, rerun: Rerun, field: str, text: str) -> None:
    box = page.get_by_role("textbox", name=field)
    box.fill(text)
    with rerun():
        box.press("Control+Enter" if field == "Your text" else "Enter")


def test_after_the_guess_the_trained_softmax_stands_before_the_truth(page: Page, rerun: Rerun) -> None:
    page.goto("/next_word")
    settled(page)
    expect(page.get_by_text(TRAINED)).to_be_visible(timeout=COLD)
    expect(page.get_by_role("progressbar")).to_have_count(0, timeout=COLD)  # no timer may answer for a click
    truth, check, asked = page.locator(".st-key-how_often"), make_check("softmax_end", 1), card(page, "softmax_end")
    expect(truth.get_by_text("The picture comes after your guess.")).to_be_visible()
    winner = next(option for option in check.options if option.value[0] == 1)
    answer(asked, rerun, winner.text)
    expect(asked.get_by_text("You let the winner take all.")).to_be_visible()
    expect(page.get_by_text("18 of 27")).to_have_count(0)
    answer(asked, rerun, check.answer.text)
    expect(page.get_by_text("18 of 27")).to_be_visible()
    # the truth, 2/3 and 1/3, in italics beside what the softmax has learned
    expect(bars(page, "truth_bars").filter(has_text=re.compile(r"0\.6\d · 0\.67"))).to_have_count(1)
    expect(bars(page, "truth_bars").filter(has_text=re.compile(r"0\.3\d · 0\.33"))).to_have_count(1)


def test_the_text_stays_in_its_line_when_a_training_ends_before_the_page_is_drawn(page: Page) -> None:
    page.goto(f"{PAGE}&only=how_often&corpus=Bakery&epochs=10")
    expect(page.get_by_text("trained for 10 epochs").first).to_be_visible(timeout=COLD)
    slow = page.context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 3})
    page.goto(f"{PAGE}&corpus=Bakery&epochs=2")  # a quick training that nobody has asked for yet
    expect(page.get_by_text("trained for 2 epochs").first).to_be_visible(timeout=COLD)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    settled(page)
    expect(page.get_by_role("textbox", name="The text so far")).to_have_value("on monday the baker")


def test_a_longer_memory_knows_more_and_unknown_words_are_told(page: Page, rerun: Rerun) -> None:
    page.goto(f"{PAGE}&only=how_often&step=3&memory=1+word&epochs=untrained")
    settled(page)
    expect(page.get_by_text("After “a” comes “small” 18 of 27, “warm” 9 of 27")).to_be_visible()
    with rerun():
        page.get_by_role("radio", name="2 words").or_(page.get_by_role("button", name="2 words")).first.click()
    expect(page.get_by_text("After “found a” comes “small” 9 of 18, “warm” 9 of 18")).to_be_visible()
    write(page, rerun, "The text so far", "the elephant found")
    expect(page.get_by_text("Not in the vocabulary, so left out: elephant.")).to_be_visible()
    page.wait_for_url("**prefix=the+elephant+found*")
    write(page, rerun, "The text so far", "stone stone")
    expect(page.get_by_text("“stone stone” never occurs in the text")).to_be_visible()


def test_shift_0_copies_and_the_ids_as_numbers_leave_one_state(page: Page) -> None:
    page.goto(f"{PAGE}&only=shifted_text&target_shift=0")
    settled(page)
    expect(page.get_by_text("It was just told the answer")).to_be_visible()
    says = page.locator(".st-key-shifted_rows .js-plotly-plot text").filter(has_text="✓")
    expect(says).to_have_count(4)
    page.goto(f"{PAGE}&only=ids_or_embedding")
    settled(page)
    expect(page.get_by_text("Largest difference of the two states: 0.0, exactly as numbers")).to_be_visible()
    expect(page.get_by_text("Id 99 is no word of the story.")).to_be_visible()


def test_greedy_goes_round_and_a_seed_draws_the_same_text_again(page: Page, rerun: Rerun) -> None:
    page.goto(f"{PAGE}&only=drawn_text&how=greedy")
    settled(page)
    expect(page.get_by_text(TRAINED)).to_be_visible(timeout=COLD)
    expect(page.get_by_text("on it repeats the same")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0, timeout=COLD)  # no timer may answer for a click
    with rerun():
        page.get_by_role("radio", name="sampling").or_(page.get_by_role("button", name="sampling")).first.click()
    seed, drawn = page.get_by_role("spinbutton", name="seed of the draws"), []
    for draws in ("5", "6", "5"):
        seed.fill(draws)
        with rerun():
            seed.press("Enter")
        drawn.append(page.locator(".st-key-made_text").inner_text())
    assert drawn[0] == drawn[2] != drawn[1]


HOSTILE = "<b>bold</b> [a](http://b.c) $x$ **c** `d` :red[e] <img src=x onerror=alert(1)> é日本 "


def test_a_text_of_ones_own_is_learned_shown_as_text_and_kept_when_it_cannot_be(page: Page, rerun: Rerun) -> None:
    page.goto(f"{PAGE}&corpus={quote('Your own text')}")
    settled(page)
    expect(page.get_by_text("40 different words")).to_be_visible()
    expect(page.get_by_text(TRAINED)).to_be_visible(timeout=COLD)
    write(page, rerun, "Your text", HOSTILE * 3)
    expect(page.get_by_text(TRAINED)).to_be_visible(timeout=COLD)
    expect(page.get_by_role("textbox", name="The text so far")).to_have_value("< b > bold")
    expect(page.locator(".st-key-made_text")).to_contain_text("< b > bold")
    assert page.locator("[data-testid=stMain] a[href*='b.c'], [data-testid=stMain] img[src=x]").count() == 0
    write(page, rerun, "Your text", "again again again")
    expect(page.get_by_text("at least two different words are needed")).to_be_visible()
    expect(page.get_by_role("textbox", name="Your text")).to_have_value("again again again")
    page.locator("input[type=file]").set_input_files(
        {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"%PDF-1.7 no text"}
    )
    expect(page.get_by_text("is a PDF, not plain text")).to_be_visible()


def test_the_program_stops_at_its_missing_import_and_runs_once_it_is_there(page: Page, rerun: Rerun) -> None:
    page.goto(f"{PAGE}&only=first_program")
    settled(page)
    program = page.locator(".st-key-first_program")
    expect(program.get_by_text("NameError: name 'np' is not defined")).to_be_visible()
    with rerun():
        program.locator("label").filter(has_text="import numpy as np").click()
    expect(program.get_by_text("from tensorflow.keras 1,220, from keras 1,220")).to_be_visible()
    expect(program.get_by_text("NameError")).to_have_count(0)


def test_sentences_of_ones_own_become_an_array_or_are_told_why_not(page: Page, rerun: Rerun) -> None:
    page.goto(f"{PAGE}&only=sentences_array")
    settled(page)
    shown = page.locator(".st-key-sentences_array")
    box = shown.get_by_role("textbox")
    box.fill("7 8 9\n1 2 3")
    with rerun():
        box.press("Control+Enter")
    expect(shown).to_contain_text("2 sentences of 3 words: 6 distributions, one for each word.")
    expect(shown).to_contain_text("For the ids typed here 10 would do")
    box.fill("7 8 9\n1 2")
    with rerun():
        box.press("Control+Enter")
    expect(shown.get_by_text("ValueError: setting an array element with a sequence.")).to_be_visible()


def test_ten_epochs_learn_next_to_nothing_and_many_do(page: Page) -> None:
    page.goto(f"{PAGE}&only=ten_epochs&long_run=true")
    settled(page)
    shown = page.locator(".st-key-ten_epochs")
    expect(shown.get_by_text("After 10 epochs 0% of the words are right")).to_be_visible(timeout=COLD)
    last = shown.locator("tr").filter(has_text="Embedding")
    expect(last.get_by_text("100%")).to_be_visible()


def test_the_page_fits_a_phone(browser: Browser, server: Server) -> None:
    with new_visitor(browser, server, viewport={"width": 390, "height": 844}, color_scheme="dark") as page:
        page.goto(f"{PAGE}&corpus=Ferry&epochs=untrained")
        drawn(page)
        expect(page.locator(".js-plotly-plot")).to_have_count(7)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
