"""All 181 things the documents contain have a place, or stand on the open list; each place is looked up on its page."""

import json
import subprocess
import sys
from pathlib import Path

from lessons.course.catalog import PAGES
from lessons.course.coverage import ALL_ROWS, coverage
from lessons.course.coverage.open_rows import OPEN

ROOT = Path(__file__).resolve().parents[2]
OPEN_PAGES = """
import json, sys
from streamlit.testing.v1 import AppTest

def keys(node, found):
    shown = getattr(getattr(node, "proto", None), "id", "")
    for key in (getattr(node, "key", None), shown.split("-", 2)[-1] if shown.startswith("$$ID") else None):
        if key:
            found.add(key)
    for child in getattr(node, "children", {}).values():
        keys(child, found)
    return found

found = {}
for file in sys.argv[1:]:
    test = AppTest.from_file("pages/frame.py", default_timeout=60)
    test.query_params["guess"] = "false"
    test.run()
    test.switch_page(file)
    test.run()
    if test.session_state["guess"] if "guess" in test.session_state else False:
        test.toggle(key="guess").set_value(False).run()
    found[file] = [sorted(keys(test._tree, set())), [error.value for error in test.exception]]
print(json.dumps(found))
"""


def test_every_row_is_taught_or_open_and_none_is_both() -> None:
    assert len(ALL_ROWS) == 181
    assert coverage().keys() | OPEN == set(ALL_ROWS)
    assert coverage().keys() & OPEN == set()


def test_every_row_is_found_on_its_page_by_its_key() -> None:
    files = {entry.address: entry.file for entry in PAGES}
    pages = sorted({files[where.page] for where in coverage().values()})
    ran = subprocess.run(
        [sys.executable, "-c", OPEN_PAGES, *pages], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    found = json.loads(ran.stdout.splitlines()[-1])
    assert {file: errors for file, (_, errors) in found.items() if errors} == {}
    missing = {row: where for row, where in coverage().items() if where.key not in found[files[where.page]][0]}
    assert missing == {}
