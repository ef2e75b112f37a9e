"""A run shown as it happens, by the browser alone: asked for, told to the page, lost and found."""

import re
from collections.abc import Callable
from itertools import pairwise

from playwright.sync_api import Page, expect

from tests.browser.run_screen.conftest import Show, head, rerun, scrubber, softmax, told
from tests.browser.run_screen.runs import RUNS
from tests.browser.run_screen.server import RunServer


def answered(page: Page, act: Callable[[], None]) -> None:
    """Do something that lets the browser ask, and wait until it has taken in the answer; the clock stands still."""
    before = page.evaluate("window.answers")
    act()
    wait_until(page, f"window.answers > {before}")


def stop_the_clock(page: Page) -> None:
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 1)
    wait_until(page, "window.answers === window.asked")


def wait_until(page: Page, condition: str) -> None:
    """Ask the browser again and again; Playwright's own way of waiting needs a clock that runs."""
    for _ in range(20_000):
        if page.evaluate(condition):
            return
    raise AssertionError(f"this never came true: {condition}")


def test_the_curve_grows_with_each_epoch_and_the_page_is_told_only_of_the_start_and_the_end(
    show: Show, runs: RunServer
) -> None:
    page = show("next_word")
    expect(head(page).get_by_text("This is the network before training")).to_be_visible()
    run = runs.runs["next_word"].up_to(57)
    expect(head(page).get_by_text("epoch 57 of 200")).to_be_visible()
    expect(page.get_by_role("progressbar", name="Progress of next word")).to_have_attribute("aria-valuenow", "57")
    expect(head(page).get_by_text("62 epochs per second")).to_be_visible()
    expect(head(page).get_by_text("2.3 s left")).to_be_visible()
    early = page.locator("path.line.training").first.get_attribute("d")
    run.up_to(120)
    expect(head(page).get_by_text("epoch 120 of 200")).to_be_visible()
    expect(softmax(page).get_by_role("heading")).to_have_text("Softmax at epoch 120")
    later = page.locator("path.line.training").first.get_attribute("d")
    assert early is not None
    assert later is not None
    assert later.startswith(early)
    assert told(page) == ["moved: /runs/next_word running"]
    run.finished("The loss is close to the best possible one.")
    expect(head(page).get_by_text("Done", exact=True)).to_be_visible()
    expect(head(page).get_by_text("The loss is close to the best possible one.")).to_be_visible()
    expect(head(page).get_by_text("took 3.3 s")).to_be_visible()
    assert told(page) == ["moved: /runs/next_word running", "moved: /runs/next_word done"]
    assert run.asked == sorted(run.asked)
    assert run.asked.count(0) == 1


def test_a_waiting_run_says_its_place_and_shows_the_untrained_network(show: Show, runs: RunServer) -> None:
    page = show("queued")
    expect(head(page).get_by_text("2 runs before yours")).to_be_visible()
    expect(head(page).get_by_text("What you see is the network before training")).to_be_visible()
    expect(softmax(page).get_by_role("heading")).to_have_text("Softmax at epoch 0")
    expect(softmax(page).locator("canvas")).to_be_visible()
    assert told(page) == []
    runs.runs["queued"].place = 0
    expect(head(page).get_by_text("yours is next")).to_be_visible()
    runs.runs["queued"].up_to(5)
    expect(head(page).get_by_text("Training", exact=True)).to_be_visible()
    assert told(page) == ["moved: /runs/queued running"]


def test_before_the_first_numbers_the_screen_says_what_will_come(show: Show) -> None:
    page = show("queued_bare")
    expect(head(page).get_by_text("First the untrained network appears here, then a curve")).to_be_visible()
    expect(page.get_by_text("best possible 0.70")).to_be_visible()
    expect(softmax(page).locator(".reading")).to_contain_text("the softmax appears here with the first numbers")
    expect(page.locator(".steps")).to_be_hidden()


def test_a_run_that_fails_says_why_and_marks_where_the_loss_broke(show: Show) -> None:
    page = show("failed")
    expect(head(page).get_by_text("the learning rate is too large")).to_be_visible()
    expect(page.locator(".chart").first.get_by_text("training not a number")).to_be_visible()
    expect(page.locator(".break-name")).to_have_text("not a number")
    scrubber(page).fill("20")
    expect(page.locator(".reading").first).to_contain_text(re.compile(r"epoch 20training \d"))


def test_a_forgotten_run_is_said_in_words_and_not_asked_for_again(show: Show, runs: RunServer) -> None:
    page = show("nothing")
    expect(
        head(page).get_by_text("The server no longer knows this run. Train again to start a new one.")
    ).to_be_visible()
    expect(scrubber(page)).to_be_hidden()
    assert told(page) == ["moved: /runs/nothing gone"]


def test_a_lost_connection_is_said_and_tried_again(show: Show, runs: RunServer) -> None:
    page = show("next_word")
    runs.runs["next_word"].up_to(30)
    expect(head(page).get_by_text("epoch 30 of 200")).to_be_visible()
    runs.away = True
    expect(head(page).get_by_text("The connection is lost.")).to_be_visible()
    expect(softmax(page).locator("canvas")).to_be_visible()
    runs.away = False
    runs.runs["next_word"].up_to(40)
    expect(head(page).get_by_text("epoch 40 of 200")).to_be_visible()
    expect(head(page).get_by_text("The connection is lost.")).to_be_hidden()


def test_a_rerun_keeps_the_epoch_on_show_and_what_arrived_and_a_new_run_starts_afresh(
    show: Show, runs: RunServer
) -> None:
    run = runs.runs["next_word"].finished()
    runs.runs["string"].finished()
    page = show("next_word")
    scrubber(page).fill("42")
    page.get_by_text("t = 3 · on").click()
    expect(page.locator(".softmax .stage")).to_have_attribute("aria-valuenow", "3")
    rerun(page, "next_word")
    expect(scrubber(page)).to_have_value("42")
    expect(page.locator(".softmax .stage")).to_have_attribute("aria-valuenow", "3")
    rerun(page, "next_word", "slow")
    expect(page.get_by_role("progressbar")).to_have_count(2)
    assert run.asked.count(0) == 1
    rerun(page, "string")
    expect(page.get_by_role("progressbar")).to_have_count(1)
    expect(scrubber(page)).to_have_value("200")
    expect(page.locator(".softmax .stage")).to_have_attribute("aria-valuemax", "63")
    assert told(page)[0] == "moved: /runs/next_word done"


def test_a_paused_run_that_goes_on_is_followed_again_after_the_rerun(show: Show, runs: RunServer) -> None:
    runs.runs["next_word"].up_to(30, "paused", "Paused. Train goes on from here.")
    page = show("next_word")
    expect(head(page).get_by_text("Paused. Train goes on from here.")).to_be_visible()
    runs.runs["next_word"].up_to(31)
    rerun(page, "next_word")
    expect(head(page).get_by_text("epoch 31 of 200")).to_be_visible()
    runs.runs["next_word"].up_to(90)
    expect(head(page).get_by_text("epoch 90 of 200")).to_be_visible()


def test_a_hidden_tab_asks_nothing_and_asks_at_once_when_it_is_seen(show: Show, runs: RunServer) -> None:
    page = show("next_word", clock=True)
    run = runs.runs["next_word"].up_to(10)
    expect(head(page).get_by_text("epoch 10 of 200")).to_be_visible()
    stop_the_clock(page)
    answered(page, lambda: page.clock.run_for(250))
    hide = """hidden => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }"""
    page.evaluate(hide, True)
    before = len(run.asked)
    page.clock.run_for(20_000)
    assert len(run.asked) == before
    page.evaluate(hide, False)
    answered(page, lambda: page.clock.run_for(1))


def test_a_run_is_asked_for_four_times_a_second_and_a_long_one_once(show: Show, runs: RunServer) -> None:
    page = show("next_word", clock=True)
    run = runs.runs["next_word"].up_to(10)
    expect(head(page).get_by_text("epoch 10 of 200")).to_be_visible()
    stop_the_clock(page)
    answered(page, lambda: page.clock.run_for(250))
    before = len(run.asked)
    page.clock.run_for(240)
    assert len(run.asked) == before
    answered(page, lambda: page.clock.run_for(10))
    answered(page, lambda: page.clock.fast_forward(31_000))
    before = len(run.asked)
    page.clock.run_for(990)
    assert len(run.asked) == before
    answered(page, lambda: page.clock.run_for(10))


def test_a_screen_reader_hears_how_it_goes_at_most_every_two_seconds(show: Show, runs: RunServer) -> None:
    page = show("next_word", clock=True)
    run = runs.runs["next_word"].up_to(1)
    expect(head(page).get_by_text("epoch 1 of 200")).to_be_visible()
    stop_the_clock(page)
    answered(page, lambda: page.clock.run_for(250))
    page.evaluate("""() => {
      const box = document.querySelector('#host').shadowRoot.querySelector('[aria-live]')
      window.heard = []
      const keep = () => window.heard.push([performance.now(), box.textContent])
      new MutationObserver(keep).observe(box, { childList: true })
    }""")
    for epoch in range(2, 26):
        run.up_to(epoch)
        answered(page, lambda: page.clock.run_for(250))
    page.clock.run_for(200)
    heard = page.evaluate("window.heard")
    assert 3 <= len(heard) <= 4
    assert all(later[0] - earlier[0] >= 1990 for earlier, later in pairwise(heard))
    assert re.fullmatch(r"epoch \d+ of 200, loss \d\.\d\d", heard[-1][1])


def test_two_runs_stand_side_by_side_in_two_colours_two_dashes_and_two_letters(show: Show, runs: RunServer) -> None:
    runs.runs["next_word"].finished()
    runs.runs["slow"].up_to(130)
    page = show("next_word", "slow")
    chart = page.locator(".chart").first
    for words in ["A training", "A validation", "B training", "B validation"]:
        expect(chart.locator("svg").get_by_text(words, exact=True)).to_be_visible()
    looks = [
        chart.locator(f"path.line.training.run-{letter}").evaluate(
            "line => [getComputedStyle(line).stroke, getComputedStyle(line).strokeDasharray]"
        )
        for letter in "ab"
    ]
    assert looks[0][0] != looks[1][0]
    assert looks[0][1] != looks[1][1]
    expect(page.get_by_role("heading", name="Softmax at epoch 200")).to_be_visible()
    expect(page.get_by_role("heading", name="Softmax at epoch 130")).to_be_visible()
    scrubber(page).fill("60")
    expect(page.get_by_role("heading", name="Softmax at epoch 60")).to_have_count(2)


def test_every_kind_of_run_has_a_fixture_with_as_many_shares_as_classes() -> None:
    for make in RUNS.values():
        run = make()
        rows, classes = max(1, len(run.start["steps"])), len(run.start["classes"])
        assert len(run.reports[0]["probe"]) == 4 * -(-2 * rows * classes // 3)
