"""What the Code lens puts beside each line: shapes and parameters, what fit is given, and the marks of findings."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lessons.network.axes import Axes, input_axes, layer_axes
from lessons.network.predict import Prediction, predict
from lessons.network.shape import Shape
from lessons.reader.finding import Finding
from lessons.reader.found import FoundModel
from lessons.reader.values import Array

MOST_LINES = 400  # a longer text shows only what stands near a layer or a finding
MOST_NOTES = 12  # beside one line, for a loop that adds layers
LONGEST_LINE = 400  # characters
_NEAR = 2  # lines
SHORT_LISTING = 20  # rows that are shown whole

Row = dict[str, Any]


def listing_rows(text: str, models: Sequence[FoundModel], findings: Iterable[Finding], chosen: int) -> list[Row]:
    """One row for each line: its number, its text, notes beside it, and the severities found there.

    Args:
        chosen: the model whose notes are shown in full, counted from 0.
    """
    notes: dict[int, list[Row]] = {}
    for place, model in enumerate(models):
        for line, note in _notes(model, place == chosen):
            notes.setdefault(line, []).append(note)
    marks: dict[int, list[str]] = {}
    for finding in findings:
        if finding.severity not in marks.setdefault(finding.line, []):
            marks[finding.line].append(finding.severity)
    lines = text.rstrip("\n").split("\n")
    rows: list[Row] = []
    for number in _shown(len(lines), {*notes, *marks}):
        if number > (rows[-1]["line"] if rows else 0) + 1:
            rows.append({"line": number - 1, "gap": number - 1 - (rows[-1]["line"] if rows else 0)})
        beside = notes.get(number, [])
        code = lines[number - 1]
        rows.append(
            {
                "line": number,
                "code": code if len(code) <= LONGEST_LINE else f"{code[:LONGEST_LINE]} …",
                "notes": beside[:MOST_NOTES],
                "more": max(0, len(beside) - MOST_NOTES),
                "marks": marks.get(number, []),
            }
        )
    if rows and rows[-1]["line"] < len(lines):
        rows.append({"line": len(lines), "gap": len(lines) - rows[-1]["line"]})
    return rows


def excerpt(rows: Sequence[Row]) -> list[Row]:
    """The rows with something beside them and their neighbours; a short listing as it is."""
    if len(rows) <= SHORT_LISTING:
        return list(rows)
    told = [place for place, row in enumerate(rows) if row.get("notes") or row.get("marks")]
    near = {place + step for place in told for step in (-1, 0, 1)}
    kept: list[Row] = []
    for place, row in enumerate(rows):
        if place in near or "gap" in row:
            kept.append(row)
        elif kept and "gap" in kept[-1]:
            kept[-1] = {"line": row["line"], "gap": kept[-1]["gap"] + 1}
        else:
            kept.append({"line": row["line"], "gap": 1})
    return kept


def finding_cards(findings: Iterable[Finding]) -> list[Row]:
    """One card for each finding, in their order; the same words at several lines share a card."""
    cards: dict[tuple[str, ...], Row] = {}
    for each in findings:
        key = (each.code, each.severity, each.what, each.why, each.cure)
        card = cards.setdefault(
            key,
            {
                "severity": each.severity,
                "what": each.what,
                "why": each.why,
                "cure": each.cure,
                "says": f"{each.keras_error}: {each.keras_says}" if each.keras_error else each.keras_says,
                "mended": each.mended,
                "lines": [],
            },
        )
        if each.line not in card["lines"]:
            card["lines"].append(each.line)
    return list(cards.values())


def _shown(total: int, told: set[int]) -> list[int]:
    if total <= MOST_LINES:
        return list(range(1, total + 1))
    near = {line + step for line in told for step in range(-_NEAR, _NEAR + 1)}
    return sorted(line for line in (near or range(1, 21)) if 1 <= line <= total)[:MOST_LINES]


def _notes(model: FoundModel, chosen: bool) -> Iterator[tuple[int, Row]]:
    prediction = predict(model.spec)
    if model.spec.layers or model.input_from == "text":
        said = "Input" if model.input_from == "text" else "Input, guessed"
        shape = _named(model.spec.input.batch_shape, input_axes(prediction))
        yield model.lines[0], _note("input", said, [shape], None, chosen)
    axes = layer_axes(prediction)
    for layer, names in zip(prediction.layers, axes, strict=True):
        shapes = [_named(shape, names if len(shape) == len(names) else ()) for shape in layer.output_shapes]
        yield _line(model, layer.index), _note("layer", layer.title, shapes, layer.params, chosen)
    if prediction.mistake is not None:
        words = f"{model.spec.layers[prediction.mistake.layer].title} does not fit"
        yield _line(model, prediction.mistake.layer), _note("mistake", words, [], None, chosen)
    if model.stopped_at:
        yield model.stopped_at, _note("stopped", "not followed from here on", [], None, chosen)
    if model.fed_at:
        for name, array, names in (("x", model.x, input_axes(prediction)), ("y", model.y, _last(prediction))):
            if isinstance(array, Array):
                yield model.fed_at, _note("data", name, [_named(array.shape, names)], None, chosen)


def _note(kind: str, title: str, shapes: list[list[list[str]]], params: int | None, chosen: bool) -> Row:
    return {"kind": kind, "title": title, "shapes": shapes, "params": params, "chosen": chosen}


def _named(shape: Shape, axes: Axes | tuple[()]) -> list[list[str]]:
    return [[str(size), axes[place] if place < len(axes) else "other"] for place, size in enumerate(shape)]


def _last(prediction: Prediction) -> Axes:
    axes = layer_axes(prediction)
    return axes[-1] if axes else input_axes(prediction)


def _line(model: FoundModel, layer: int) -> int:
    return model.lines[layer + 1] if layer + 1 < len(model.lines) else model.line
