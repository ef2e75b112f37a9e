"""Pages opened with Streamlit's own test client, each by a visitor of its own, in a process without Keras."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OPEN = """
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

opened = []
for file, only in json.loads(sys.argv[1]):
    test = AppTest.from_file("pages/frame.py", default_timeout=60)
    test.query_params["guess"] = "false"
    if only:
        test.query_params["only"] = only
    else:
        test.run()
    test.switch_page(file)
    test.run()
    if not only and "guess" in test.session_state and test.session_state["guess"]:
        test.toggle(key="guess").set_value(False).run()
    opened.append([sorted(keys(test._tree, set())), [error.value for error in test.exception]])
print(json.dumps(opened))
"""


@dataclass(frozen=True)
class Opened:
    """What a visitor finds: the keys of all that is drawn, and the errors."""

    keys: frozenset[str]
    errors: tuple[str, ...]


def opened(visits: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Opened]:
    """Opens pages with every picture shown.

    Args:
        visits: the script of each page, and the exhibit that is to stand alone; empty for the whole page.
    """
    ran = subprocess.run(
        [sys.executable, "-c", OPEN, json.dumps(visits)], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    found = json.loads(ran.stdout.splitlines()[-1])
    return {visit: Opened(frozenset(keys), tuple(errors)) for visit, (keys, errors) in zip(visits, found, strict=True)}
