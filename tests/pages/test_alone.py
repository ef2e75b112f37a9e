"""Every exhibit of every lesson opens alone, as a frame in somebody's page shows it: no error, and it is there."""

import json
import subprocess
import sys
from pathlib import Path

from lessons.course.lessons import LESSONS

ROOT = Path(__file__).resolve().parents[2]
OPEN_ALONE = """
import json, sys
from streamlit.testing.v1 import AppTest

def keys(node):
    own = getattr(node, "key", None)
    return {own} | {key for child in getattr(node, "children", {}).values() for key in keys(child)}

found = {}
for file, only in json.loads(sys.argv[1]):
    test = AppTest.from_file("pages/frame.py", default_timeout=60)
    test.query_params["guess"], test.query_params["only"] = "false", only
    test.switch_page(file)
    test.run()
    found[f"{file} {only}"] = [each.value for each in test.exception] + ["it is not there"] * (only not in keys(test._tree))
print(json.dumps(found))
"""


def test_every_exhibit_opens_alone_without_an_error() -> None:
    asked = [(lesson.file, section.exhibit) for lesson in LESSONS for section in lesson.sections if section.exhibit]
    ran = subprocess.run(
        [sys.executable, "-c", OPEN_ALONE, json.dumps(asked)], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    found = json.loads(ran.stdout.splitlines()[-1])
    assert len(found) == len(asked) > 90
    assert {where: errors for where, errors in found.items() if errors} == {}
