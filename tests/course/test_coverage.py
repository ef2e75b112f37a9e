"""All 181 things the documents contain have a place, or stand on the open list; each place is looked up on its page."""

from lessons.course.catalog import PAGES
from lessons.course.coverage import ALL_ROWS, coverage
from lessons.course.coverage.open_rows import OPEN
from tests.course.opened import opened


def test_every_row_is_taught_or_open_and_none_is_both() -> None:
    assert len(ALL_ROWS) == 181
    assert coverage().keys() | OPEN == set(ALL_ROWS)
    assert coverage().keys() & OPEN == set()


def test_every_row_is_found_on_its_page_by_its_key() -> None:
    files = {entry.address: entry.file for entry in PAGES}
    pages = sorted({files[where.page] for where in coverage().values()})
    found = opened([(page, "") for page in pages])
    assert {file: page.errors for (file, _), page in found.items() if page.errors} == {}
    missing = {row: where for row, where in coverage().items() if where.key not in found[files[where.page], ""].keys}
    assert missing == {}
