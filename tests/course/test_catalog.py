"""The catalogue: complete, in order, without two pages at one address."""

import re
from pathlib import Path

import pytest

from lessons.course.catalog import PAGES, SECTIONS, menu
from lessons.course.catalog import Page as Entry

PAGES_FOLDER = Path(__file__).resolve().parents[2] / "pages"


def test_the_course_starts_with_the_welcome_page() -> None:
    assert PAGES[0].address == "welcome"


def test_every_page_script_in_a_section_is_in_the_catalogue() -> None:
    scripts = {
        path.relative_to(PAGES_FOLDER).as_posix()
        for section in SECTIONS
        for path in (PAGES_FOLDER / section).glob("*.py")
    }
    assert scripts == {entry.file for entry in PAGES}


def test_no_two_pages_share_an_address_or_a_title() -> None:
    assert len({entry.address for entry in PAGES}) == len(PAGES)
    assert len({entry.title for entry in PAGES}) == len(PAGES)


def test_the_menu_shows_every_page_once_in_the_order_of_the_sections() -> None:
    shown = [entry for entries in menu().values() for entry in entries]
    assert sorted(shown, key=PAGES.index) == list(PAGES)
    assert list(menu()) == [section for section in SECTIONS if section in menu()]


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.address)
def test_every_page_has_a_goal_an_icon_and_a_readable_address(entry: Entry) -> None:
    assert entry.goal.endswith(".")
    assert len(entry.goal) < 200
    assert re.fullmatch(r":material/[a-z_]+:", entry.icon)
    assert re.fullmatch(r"[a-z][a-z_]*", entry.address)
