"""The picture as a file: an SVG that stands for itself and a PNG of the promised size, in either theme."""

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.unrolled.conftest import Show, choose_scene, drawing

SVG = "{http://www.w3.org/2000/svg}"
MARGIN = 16  # around the drawing, on each side
SCALE = 22  # the line that says what the colours of the cells mean


def saved(page: Page, kind: str) -> bytes:
    """The file that a learner gets who opens the menu and picks this kind."""
    choice = page.get_by_role("button", name=kind)
    if not choice.is_visible():
        page.get_by_text("Save this picture").click()
    with page.expect_download() as download:
        choice.click()
    assert download.value.suggested_filename == f"unrolled.{kind.lower()}"
    return Path(download.value.path()).read_bytes()


def size_on_screen(page: Page) -> tuple[int, int]:
    box = drawing(page).bounding_box()
    assert box is not None
    return round(box["width"]) + 2 * MARGIN, round(box["height"]) + SCALE + 2 * MARGIN


@pytest.mark.parametrize("scene", ["masked_tagger", "hostile"])
def test_the_svg_has_every_box_of_the_picture_and_needs_no_script_and_no_style_sheet(show: Show, scene: str) -> None:
    page = show(scene)
    root = ElementTree.fromstring(saved(page, "SVG"))
    kinds = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert kinds <= {"svg", "title", "desc", "rect", "g", "path", "text", "tspan", "defs", "linearGradient", "stop"}
    frames = [element for element in root.iter(f"{SVG}rect") if "frame" in element.get("class", "").split()]
    assert len(frames) == drawing(page).locator("rect.frame").count() > 0
    assert all(frame.get("fill", "").startswith("rgb(") for frame in frames)
    assert all(text.get("font-size", "").endswith("px") for text in root.iter(f"{SVG}text") if text.get("class"))
    for element in root.iter():
        # nothing that a page elsewhere would have to know, and nothing that acts
        assert not [name for name in element.attrib if name.startswith(("on", "data-")) or name in ("style", "href")]
        assert "var(" not in str(element.attrib)
    words = root.findtext(f"{SVG}desc") or ""
    assert words.startswith("A network of")


@pytest.mark.parametrize(("scheme", "ground"), [("light", (255, 255, 255)), ("dark", (18, 24, 31))])
def test_both_files_look_like_the_picture_on_the_page_on_the_ground_of_its_theme(
    show: Show, tmp_path: Path, scheme: str, ground: tuple[int, int, int]
) -> None:
    page = show("next_word_off", color_scheme=scheme, width=1000)
    wide, high = size_on_screen(page)
    file = tmp_path / "unrolled.svg"
    file.write_bytes(saved(page, "SVG"))
    png = Image.open(BytesIO(saved(page, "PNG"))).convert("RGB")
    assert png.size == (2 * wide, 2 * high)
    page.get_by_text("Save this picture").click()
    page.mouse.move(0, 0)
    on_page = pixels(Image.open(BytesIO(drawing(page).screenshot(animations="disabled"))).convert("RGB"))
    alone = page.context.new_page()
    alone.set_viewport_size({"width": wide, "height": high})
    alone.goto(file.as_uri())
    svg = Image.open(BytesIO(alone.screenshot())).convert("RGB")
    for image in (svg, png.resize((wide, high), Image.Resampling.BOX)):
        whole = pixels(image)
        assert {tuple(whole[row, column]) for row in (0, -1) for column in (0, -1)} == {ground}
        drawn = whole[MARGIN : MARGIN + on_page.shape[0], MARGIN : MARGIN + on_page.shape[1]]
        differs = np.abs(drawn - on_page).max(axis=2) > 90  # letters are smoothed a little differently
        assert differs.mean() < 0.01


def pixels(image: Image.Image) -> np.ndarray:
    """The colours as `(height, width, 3)`."""
    return np.asarray(image).astype(int)


def test_a_picture_saved_after_a_change_is_the_one_on_screen(show: Show) -> None:
    page = show("next_word_on")
    before = ElementTree.fromstring(saved(page, "SVG"))
    choose_scene(page, "perceptron")
    expect(page.get_by_text("Dropout(0.2)").first).to_be_visible()
    after = ElementTree.fromstring(saved(page, "SVG"))
    assert "unrolled over 5 steps" in (before.findtext(f"{SVG}desc") or "")
    assert "It has no time axis" in (after.findtext(f"{SVG}desc") or "")
