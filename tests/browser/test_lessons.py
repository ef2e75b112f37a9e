"""The lessons as a learner uses them: guess, be wrong, be right, another one, by keyboard, by a teacher's link."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Locator, Page, expect

from lessons.course.checks.check import Check
from lessons.course.checks.make import make_check
from tests.browser.conftest import Rerun, new_visitor, settled
from tests.browser.server import Server
from tests.browser.test_axe import drawn


def card(page: Page, kind: str) -> Locator:
    return page.locator(f".st-key-check_{kind}")


def answer(asked: Locator, rerun: Rerun, text: str) -> None:
    asked.get_by_text(text, exact=True).click()
    with rerun():
        asked.get_by_role("button", name="Check my answer").click()


def wrong_option(check: Check) -> str:
    return next(option.text for option in check.options if not option.is_right)


def seed_of(page: Page, place: int) -> int:
    return int(parse_qs(urlsplit(page.url).query)[f"q{place + 1}"][0])


def test_a_newcomer_begins_the_course_is_wrong_and_right_and_is_told_where_to_go_on(page: Page, rerun: Rerun) -> None:
    page.goto("/")
    settled(page)
    with rerun():
        page.get_by_role("button", name="Begin the course").click()
    check, asked = make_check("kernel_shape", 1), card(page, "kernel_shape")
    picture = page.locator(".st-key-two_notations")
    expect(picture.get_by_text("The picture comes after your guess.")).to_be_visible()
    answer(asked, rerun, wrong_option(check))
    told = check.option(wrong_option(check))
    assert told is not None
    expect(asked.get_by_text(told.misconception)).to_be_visible()
    expect(asked.get_by_text(check.hint)).to_be_visible()
    expect(picture.get_by_text("Largest difference of the two")).to_have_count(0)
    answer(asked, rerun, check.answer.text)
    expect(asked.get_by_role("button", name="Another one")).to_be_visible()
    expect(picture.get_by_text("Largest difference of the two")).to_be_visible()
    expect(page.get_by_text("1 of 5")).to_be_visible()
    with rerun():
        page.get_by_role("link", name="Welcome").click()
    expect(page.get_by_text("1 of 5 checks answered")).to_be_visible()
    with rerun():
        page.get_by_role("button", name="Go on with lesson 1").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1. A Dense layer is y = xW + b")


def test_on_a_phone_a_layer_table_shows_its_parameters_without_scrolling(browser: Browser, server: Server) -> None:
    with new_visitor(browser, server, viewport={"width": 390, "height": 844}) as page:
        page.goto("/recurrent?only=units_and_steps&guess=false")
        table = page.get_by_role("table", name="Layer table")
        for said in ("1·10 + 10·10 + 10 = 120", "90.2%", "1,220, all of them trainable"):
            cell = table.get_by_role("cell", name=said)
            expect(cell).to_be_visible()
            box = cell.bounding_box()
            assert box is not None
            assert box["x"] + box["width"] <= 390, said


def test_what_the_keyboard_reaches_can_be_seen(page: Page) -> None:
    page.goto("/dense?only=dense_graph&guess=false")
    drawn(page)  # a key goes to what has the focus, and that may be drawn anew until then
    expect(page.get_by_role("button", name="Fullscreen")).to_be_attached()
    page.get_by_role("switch", name="on a sequence of 3 steps").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Fullscreen")).to_be_focused()
    expect(page.get_by_test_id("stElementToolbar")).to_have_css("opacity", "1")
    back = page.get_by_role("link", name="From lesson 1")
    for _ in range(9):  # past the check below the picture
        page.keyboard.press("Tab")
        if back.evaluate("element => element === document.activeElement"):
            break
    expect(back).to_be_focused()
    expect(back).to_have_css("outline-style", "solid")


def test_code_is_copied_by_keyboard(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/dense?guess=false")
    drawn(page)
    code = card(page, "one_output").get_by_test_id("stCode")
    expect(code.locator(".token").first).to_be_visible()
    copy = code.get_by_role("button", name="Copy to clipboard")
    expect(copy).to_be_hidden()
    code.focus()
    page.keyboard.press("Tab")  # at once, as whoever goes through a page in haste
    expect(copy).to_be_focused()
    expect(code.locator("div:has(> div > [data-testid=stElementToolbarButton])")).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    assert page.evaluate("navigator.clipboard.readText()") == code.inner_text()


def test_the_place_a_link_names_stays_in_sight_until_the_learner_moves(page: Page) -> None:
    page.goto("/dense?guess=false#same-initializer")
    settled(page)
    heading = page.get_by_role("heading", name="The first numbers", exact=True)
    expect(heading).to_be_in_viewport()
    main = page.get_by_test_id("stMain")
    main.evaluate("element => { element.style.overflowAnchor = 'none' }")  # what Chromium does itself, in some cases
    grows = """element => {
        const late = document.createElement('div');
        late.style.height = '3000px';
        element.querySelector('[data-testid=stMainBlockContainer]').prepend(late);
    }"""
    main.evaluate(grows)
    expect(heading).to_be_in_viewport()
    page.mouse.move(600, 400)
    page.mouse.wheel(0, 200)
    main.evaluate(grows)
    expect(heading).not_to_be_in_viewport()


def test_another_one_takes_the_next_seed_and_the_address_brings_it_back(page: Page, rerun: Rerun) -> None:
    page.goto("/dense")
    settled(page)
    asked = card(page, "one_output")
    with rerun():
        asked.get_by_role("button", name="Show the answer").click()
    expect(asked.get_by_text(f"The answer: {make_check('one_output', 1).answer.text}.")).to_be_visible()
    with rerun():
        asked.get_by_role("button", name="Another one").click()
    assert seed_of(page, 0) == 2
    shown = make_check("one_output", 2).code.splitlines()[1].split("=")[1].strip()
    expect(asked.locator("code").filter(has_text=shown)).to_be_visible()
    page.reload()
    settled(page)
    expect(asked.locator("code").filter(has_text=shown)).to_be_visible()
    expect(asked.get_by_role("button", name="Show the answer")).to_be_visible()


def test_a_check_is_answered_by_keyboard_alone(page: Page, rerun: Rerun) -> None:
    page.goto("/dense")
    drawn(page)
    asked = card(page, "one_output")
    check = make_check("one_output", 1)
    place = [option.is_right for option in check.options].index(True)
    asked.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    for _ in range(place):
        page.keyboard.press("ArrowDown")
    expect(asked.get_by_role("radio").nth(place)).to_be_checked()
    page.keyboard.press("Tab")
    with rerun():
        page.keyboard.press("Enter")
    expect(asked.get_by_text(f"Yes: {check.answer.text}.")).to_be_visible()


def test_a_teachers_link_hides_and_locks_knobs_and_says_what_it_does_not_know(page: Page) -> None:
    page.goto("/dense?units=4&activation=softmax&hide=activation&lock=units,nonsense")
    settled(page)
    numbers = page.locator(".st-key-dense_numbers")
    expect(numbers.get_by_text("sigmoid")).to_have_count(0)
    expect(numbers.get_by_role("slider")).to_be_disabled()
    expect(numbers.get_by_role("slider")).to_have_value("4")
    expect(numbers.get_by_text("row sums")).to_be_visible()
    expect(page.get_by_text("there is no knob “nonsense” here")).to_be_visible()


def test_pointing_at_a_weight_frames_what_it_reads_and_feeds(page: Page) -> None:
    page.goto("/dense?only=dense_numbers")
    drawn(page)
    board = page.locator(".st-key-dense_numbers .dense")
    board.locator(".w-1-2").hover()
    for cell, framed in ((".x-1", "solid"), (".y-2", "solid"), (".x-0", "none")):
        expect(board.locator(cell).first).to_have_css("outline-style", framed)


def test_turning_off_return_sequences_takes_the_time_axis_out_of_the_picture(page: Page, rerun: Rerun) -> None:
    page.goto("/return_sequences?guess=false&only=one_switch")
    settled(page)
    exhibit = page.locator(".st-key-one_switch")
    before = exhibit.get_by_text("288 parameters, on or off")
    expect(before).to_be_visible()
    with rerun():
        exhibit.locator("label").filter(has_text="return_sequences").click()
    expect(exhibit.get_by_text("time is gone")).to_be_visible()
    expect(before).to_be_visible()


def test_a_link_of_an_exhibit_opens_the_playground_with_its_network(page: Page) -> None:
    page.goto("/return_sequences?guess=false&only=stack")
    settled(page)
    page.locator(".st-key-stack").get_by_role("link", name="Open this network in the playground").click()
    expect(page).to_have_title("Playground · Unrolled")
    settled(page)
    expect(page.get_by_text("This does not fit")).to_be_visible()


def test_one_kernel_turns_each_framed_row_into_a_framed_row(page: Page, rerun: Rerun) -> None:
    page.goto("/time_distributed?guess=false&only=stamped_kernel&row=1")
    settled(page)
    exhibit = page.locator(".st-key-stamped_kernel")
    expect(exhibit.locator("td.framed")).to_have_text(["-1", "0", "-1", "0.5", "2"])
    with rerun():
        exhibit.get_by_role("button", name="Next").click()
    expect(exhibit.locator("td.framed")).to_have_text(["1", "0", "1", "0.9", "0.4"])
    expect(exhibit.locator("td.in").first).to_have_text("-0.6")


def test_more_steps_bring_more_distributions_and_no_parameter(page: Page) -> None:
    for timesteps in (3, 9):
        page.goto(f"/every_timestep?guess=false&only=twelve_parameters&timesteps={timesteps}")
        settled(page)
        exhibit = page.locator(".st-key-twelve_parameters")
        expect(exhibit.get_by_text(f"{timesteps} distributions for each sample, 12 parameters")).to_be_visible()


def test_a_slice_offers_only_the_places_its_axis_has(page: Page) -> None:
    for axis, most in (("batch", "1"), ("time", "2")):
        page.goto(f"/every_timestep?guess=false&only=time_slices&slice_axis={axis}")
        settled(page)
        expect(page.locator(".st-key-time_slices").get_by_role("slider")).to_have_attribute("max", most)


def test_the_same_loss_stands_beside_ids_and_beside_one_hot_rows(page: Page, rerun: Rerun) -> None:
    page.goto("/loss_target?only=same_number")
    settled(page)
    exhibit = page.locator(".st-key-same_number")
    losses = exhibit.locator("td.total")
    expect(losses).to_have_count(5)
    told = losses.all_inner_texts()
    expect(exhibit.locator("caption").first).to_have_text("y, ids (5,)")
    with rerun():
        exhibit.get_by_role("radio", name="one-hot (batch, time, class)").click()
    expect(exhibit.locator("caption").first).to_have_text("y, one-hot (5, 4)")
    expect(losses).to_have_text(told)


def test_a_label_below_zero_is_not_mended_by_more_units(page: Page) -> None:
    for label, words in ((4, "A label of 4 needs 5 units."), (-1, "No label may be below 0.")):
        page.goto(f"/loss_target?guess=false&only=label_range&label={label}")
        settled(page)
        exhibit = page.locator(".st-key-label_range")
        expect(exhibit.get_by_text(words)).to_be_visible()
        expect(exhibit.get_by_text("units", exact=False)).to_have_count(1 if label > 0 else 0)
