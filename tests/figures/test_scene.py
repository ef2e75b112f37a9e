"""The scene: one row for each layer, the right arrows, and never too many numbers."""

import json

import pytest

from lessons.figures.distributions import distributions_of
from lessons.figures.scene import MOST_NUMBERS, make_scene
from lessons.network.inputs import make_inputs
from lessons.network.link import read_link
from lessons.network.predict import predict
from lessons.network.presets import PRESETS
from lessons.network.spec import MAX_DRAWN_PARAMETERS
from lessons.network.trace import trace


def scene_of(link: str) -> dict:
    spec = read_link(link).spec
    facts = predict(spec)
    if facts.total_params > MAX_DRAWN_PARAMETERS:
        return make_scene(facts, None, None)
    fed = make_inputs(spec)
    return make_scene(facts, fed, trace(spec, fed.array))


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_has_a_row_for_each_layer_and_cells_that_match(key: str) -> None:
    scene = scene_of(PRESETS[key].link)
    assert len(scene["rows"]) == len(PRESETS[key].spec.layers) + 1
    for row in scene["rows"]:
        assert all(len(cells) == row["cells"] for cells in row["values"])
        assert len(row["values"]) in (0, max(1, row["steps"]))
    json.dumps(scene)


def test_without_return_sequences_only_the_last_state_is_handed_up() -> None:
    rows = scene_of("Input(5,8)|GRU(16)|Dense(20,activation=softmax)")["rows"]
    assert rows[1]["steps"] == 5  # the states are still made at every step
    assert (rows[2]["below"], rows[2]["kept"], rows[2]["steps"]) == ("last", [4], 0)


def test_bidirectional_hands_up_its_last_and_its_first_state() -> None:
    rows = scene_of("Input(5,8)|Bidirectional(GRU(16))|Dense(20)")["rows"]
    assert rows[2]["kept"] == [4, 0]
    assert rows[1]["sideways"] == "both"


def test_a_dense_head_is_stamped_with_the_same_kernel_at_every_step() -> None:
    wrapped = scene_of("Input(5,8)|GRU(16,return_sequences=True)|TimeDistributed(Dense(20))")["rows"][2]
    plain = scene_of("Input(5,8)|GRU(16,return_sequences=True)|Dense(20)")["rows"][2]
    assert wrapped["stamp"] == plain["stamp"] == "16 × 20"
    assert wrapped["values"] == plain["values"]


def test_padding_is_marked_as_far_as_the_mask_travels() -> None:
    rows = scene_of(PRESETS["masked_tagger"].link)["rows"]
    assert rows[2]["masked"] == [False] * 4 + [True] * 2


@pytest.mark.parametrize("key", PRESETS)
def test_the_picture_names_the_same_likeliest_class_as_the_map(key: str) -> None:
    spec = read_link(PRESETS[key].link).spec
    facts = predict(spec)
    if facts.total_params > MAX_DRAWN_PARAMETERS:
        return
    fed = make_inputs(spec)
    run = trace(spec, fed.array)
    shown = distributions_of(facts, run)
    named = [row["top"] for row in make_scene(facts, fed, run)["rows"] if row.get("top")]
    assert named == ([] if shown is None else [shown.shares.argmax(axis=1).tolist()])


def test_layers_after_a_mistake_are_drawn_empty() -> None:
    rows = scene_of("Input(5,8)|GRU(16)|TimeDistributed(Dense(20))|Softmax()")["rows"]
    assert [row["alive"] for row in rows] == [True, True, False, False]
    assert rows[2]["mistake"] == "needs a time axis"


def test_the_largest_network_stays_small_on_the_wire() -> None:
    scene = scene_of("Input(256,64)|" + "Dense(64)|" * 12)
    assert sum(len(cells) for row in scene["rows"] for cells in row["values"]) <= 2 * MOST_NUMBERS
    assert len(json.dumps(scene)) < 400_000
