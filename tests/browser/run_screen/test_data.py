"""What Python hands to the browser, and what the browser's news do to the page."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.run_screen import ShownRun, run_screen


def page_of_two() -> None:
    from pages.parts.run_screen import ShownRun, run_screen

    run_screen([ShownRun("/runs/a", "SimpleRNN 10"), ShownRun("/runs/b", "GRU 16", "done")], key="screen")


def test_the_browser_gets_addresses_and_titles_and_the_code_in_a_component_of_its_own() -> None:
    page = AppTest.from_function(page_of_two, default_timeout=30).run()
    assert not page.exception
    code, place = (element.proto for element in page.get("bidi_component"))
    assert json.loads(place.json) == {
        "runs": [
            {"ask": "/runs/a", "title": "SimpleRNN 10", "status": "queued"},
            {"ask": "/runs/b", "title": "GRU 16", "status": "done"},
        ]
    }
    assert len(place.js_content) < 1000
    assert len(code.js_content) > 30_000
    assert not code.json


@pytest.mark.parametrize("count", [0, 3])
def test_neither_none_nor_three_runs_can_be_shown(count: int) -> None:
    runs = [ShownRun(f"/runs/{at}", "SimpleRNN 10") for at in range(count)]
    with pytest.raises(ValueError, match="one run or two side by side"):
        run_screen(runs, key="screen")
