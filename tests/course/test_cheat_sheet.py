"""The cheat sheet says what Keras does: rules against the network's shapes, examples against real Keras."""

import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from typing import Any

import numpy as np
import pytest

from lessons.course.cheat_sheet import cheat_sheet
from lessons.course.cheat_sheet.board import sheet_html, sheet_markdown
from lessons.course.cheat_sheet.layers import RULES, SIZES, LayerRule, layer_table
from lessons.course.cheat_sheet.losses import PAIRINGS, targets
from lessons.course.cheat_sheet.masks import LAYERS, mask_table
from lessons.course.cheat_sheet.softmax_facts import softmax_table
from lessons.course.cheat_sheet.switches import WRITTEN, switch_table
from lessons.network.layers import Input
from lessons.network.link import read_link
from lessons.network.loss import judge
from lessons.network.oracle import build_layers
from lessons.network.spec import ModelSpec
from tests.course.test_spelling import misspelled

NO_BREAK = "\N{NO-BREAK SPACE}"
TABLES = [table for page in cheat_sheet() for table in page]


def worked_out(axis: str, sizes: dict[str, int]) -> int:
    """A size from its name or from a sum of names."""
    return int(eval(axis.replace("·", "*").replace("−", "-"), {}, sizes))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.network)
def test_the_rule_in_words_gives_the_shape_of_the_example(rule: LayerRule) -> None:
    facts = rule.facts
    sizes = SIZES | {"height": 12, "width": 10, "channel": 3}
    for axes, shape in ((rule.takes, facts.input_shape), (rule.gives, facts.output_shape)):
        assert axes[0] == "batch"
        assert tuple(worked_out(axis, sizes) for axis in axes[1:]) == shape[1:]


def test_real_keras_agrees_with_the_numbers_of_every_example() -> None:
    for rule, row in zip(RULES, layer_table().rows, strict=True):
        spec = read_link(rule.network).spec
        layer, outputs = keras_layer(spec)
        shapes = f"{without_batch(spec.input.batch_shape)} → {without_batch(outputs[0].shape)}"
        learned = f" = {layer.count_params():,}".replace(" ", NO_BREAK) if layer.count_params() else ""
        assert type(layer).__name__ in row[0]
        assert row[-1].startswith(shapes)
        assert row[-1].endswith(learned or shapes)


def test_real_keras_agrees_with_every_output_of_a_recurrent_layer() -> None:
    for (written, _), row in zip(WRITTEN, switch_table().rows, strict=True):
        _, outputs = keras_layer(read_link(f"Input(5,8)|{written}").spec)
        assert row[1] == " ".join(str(tuple(output.shape)) for output in outputs)


def test_real_keras_agrees_which_layers_know_masks() -> None:
    known = {name for row in mask_table().rows[:4] for name in re.findall(r"`(\w+)", row[1])}
    for layer in LAYERS.values():
        given = Input((5,), dtype="int32") if layer.class_name == "Embedding" else Input((5, 8))
        given = Input((8,)) if layer.class_name == "RepeatVector" else given
        real, _ = keras_layer(ModelSpec(given, (layer,)))
        assert bool(real.supports_masking) == (layer.class_name in known), layer.class_name


def keras_layer(spec: ModelSpec) -> tuple[Any, tuple[Any, ...]]:
    """The last layer as real Keras made it, and its outputs."""
    built = build_layers(spec)
    assert built.error is None
    return built.layers[-1], built.outputs[-1]


def without_batch(shape: Sequence[int | None]) -> str:
    return f"({', '.join(map(str, shape[1:]))})"


def test_every_pair_of_answer_and_loss_fits() -> None:
    for pairing in PAIRINGS:
        for target in targets(pairing):
            verdict = judge(replace(pairing.spec, loss=pairing.loss, target=target))
            assert verdict is not None
            assert verdict.kind == "fits", pairing


def test_the_wrong_pairs_say_what_becomes_of_them() -> None:
    notes = next(table.notes for table in TABLES if "loss" in table.columns)
    assert [note.rsplit(": ")[-1] for note in notes[:3]] == [
        "trains without a word, on nonsense.", "Keras refuses.", "Keras refuses.",
    ]  # fmt: skip


def test_every_layer_stands_in_one_row_of_the_masks() -> None:
    said = [name for row in mask_table().rows for name in re.findall(r"`([^`]+)`", row[1])]
    assert sorted(said) == sorted(LAYERS)
    assert [name.split("(")[0] for name in LAYERS] == [layer.class_name for layer in LAYERS.values()]


def test_the_shares_of_every_softmax_example_sum_to_one() -> None:
    for fact, example in softmax_table().rows[:6]:
        shares = np.array([float(share) for share in example.split("→")[1].split(",")])
        assert abs(shares.sum() - 1) < 0.002, fact


def test_both_forms_of_the_sheet_hold_every_cell() -> None:
    markdown = sheet_markdown(cheat_sheet())
    plain = unescape(re.sub(r"<[^>]+>", "", sheet_html(cheat_sheet())))
    for table in TABLES:
        for cell in (cell for row in table.rows for cell in row):
            assert cell in markdown
            assert cell.replace("`", "") in plain
        for row in table.rows:
            assert len(row) == len(table.columns)


def test_the_sheet_is_spelled_right() -> None:
    said = [" ".join((*table.columns, *table.notes, *(cell for row in table.rows for cell in row))) for table in TABLES]
    assert misspelled("\n".join(said)) == []
