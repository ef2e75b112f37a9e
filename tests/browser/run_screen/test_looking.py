"""The look of every run in both themes and on three screens: nothing cut off, nothing pale, nothing tiny."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.run_screen.conftest import Show, rerun
from tests.browser.run_screen.runs import RUNS
from tests.browser.run_screen.server import RunServer

FAR = {"next_word": 120, "thinned": 200, "slow": 9, "string": 140, "one_label": 200}
READ = """() => {
  const root = document.querySelector('#host').shadowRoot.querySelector('.run-screen')
  const side = root.getBoundingClientRect()
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\\d.]+/g).map(Number).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor
      if (colour !== 'rgba(0, 0, 0, 0)') return colour
    }
    return 'rgb(255, 255, 255)'
  }
  return [...root.querySelectorAll('*')].filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
      && element.checkVisibility({ visibilityProperty: true }) && !element.closest('.spoken, button:disabled')).map((element) => {
    const style = getComputedStyle(element)
    const box = element.getBoundingClientRect()
    const drawn = element instanceof SVGElement
    const [a, b] = [light(drawn ? style.fill : style.color), light(ground(drawn ? element.closest('.stage') ?? root : element))].sort()
    return { words: element.textContent, left: box.left - side.left, right: box.right - side.left, room: side.right - box.right, top: box.top, bottom: box.bottom,
      size: parseFloat(style.fontSize), contrast: (b + 0.05) / (a + 0.05), svg: drawn ? [...root.querySelectorAll('svg')].indexOf(element.closest('svg')) : -1 }
  })
}"""


SHOWN = [*((name,) for name in sorted(RUNS)), ("next_word", "slow"), ("string", "nothing")]
DRAWN = (
    "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"
)


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (800, "dark"), (390, "light")])
def test_all_text_is_whole_large_and_dark_enough(show: Show, runs: RunServer, width: int, theme: str) -> None:
    for name, epoch in FAR.items():
        runs.runs[name].up_to(epoch, "paused")
    page = show("next_word", width=width, theme=theme)
    for names in SHOWN:
        rerun(page, *names)
        expect(page.locator(".title").last).to_contain_text(names[-1].replace("_", " "))
        expect(page.locator(".softmax canvas").first).to_be_visible()
        if names != ("queued_bare",):
            page.get_by_text("Numbers of this epoch").click()
        page.evaluate(DRAWN)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        texts = page.evaluate(READ)
        assert len(texts) > 15
        check(texts, f"{names} at {width}")


def check(texts: list[dict[str, Any]], where: str) -> None:
    assert [text for text in texts if text["left"] < -1.5 or text["room"] < -1.5] == [], f"cut off in {where}"
    assert [text for text in texts if text["size"] < 11] == [], f"too small in {where}"
    assert [text for text in texts if text["contrast"] < 4.5] == [], f"too pale in {where}"
    for at, one in enumerate(texts):
        for other in texts[at + 1 :]:
            if one["svg"] >= 0 and one["svg"] == other["svg"]:
                assert not touch(one, other), f"{one['words']!r} lies on {other['words']!r} in {where}"


def touch(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two texts of one drawing lie on each other by more than the empty rim of their lines."""
    wide = min(one["right"], other["right"]) - max(one["left"], other["left"])
    tall = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return wide > 1 and tall > 4
