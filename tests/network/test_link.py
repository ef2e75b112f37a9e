"""The address: what is written can be read back, and nothing a stranger puts there does harm."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.network.layers import GRU, LAYERS, Dense, Input
from lessons.network.link import DEFAULT, read_link, write_link
from lessons.network.predict import predict
from lessons.network.presets import PRESETS
from lessons.network.spec import MAX_LAYERS, MAX_TIMESTEPS, MAX_UNITS, ModelSpec

PIECES = st.sampled_from(
    [*LAYERS, "Input", "compile", "(", ")", ",", "=", "|", "units", "return_sequences", "True", "None", "nan", "-1",
     "1e999", "9" * 50, "softmax", "'", '"', "\\", "\n", "\x00", "*", "**", "[", "]", "{", "lambda", "__import__", "layer",
     "RandomNormal", "axis", "kernel_size", "(3,3)", "loss", "target", "é", "日本", "<script>", "0"]
)  # fmt: skip


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_survives_the_address_unchanged(key: str) -> None:
    read = read_link(PRESETS[key].link)
    assert read.notices == ()
    assert write_link(read.spec) == PRESETS[key].link


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=300))
@settings(max_examples=600, deadline=None)
def test_any_text_gives_a_network_that_can_be_drawn(text: str) -> None:
    read = read_link(text)
    predict(read.spec)
    assert len(read.spec.layers) <= MAX_LAYERS
    assert read_link(write_link(read.spec)).spec == read.spec


@pytest.mark.parametrize(
    "text",
    ["x" * 5_000_000, "(" * 100_000, "Dense(3)|" * 100_000, "TimeDistributed(" * 2_000, "9" * 4_000_000, "[" * 3_990],
    ids=["5 MB", "brackets", "layers", "wrappers", "digits", "lists"],
)
def test_a_huge_address_is_answered_with_a_sentence(text: str) -> None:
    read = read_link(text)
    assert read.notices[0].startswith("The address could not be read")
    assert write_link(read.spec) == DEFAULT


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Input(5,8)|Dense(units=-1)", "Dense: units=-1 is not a positive whole number; 1 is used."),
        ("Input(5,8)|GRU(513)", f"GRU: units=513 is more than {MAX_UNITS}, the most that is drawn here; {MAX_UNITS} is used."),
        ("Input(9999,8)|GRU(3)", f"Input: the size 9999 is more than {MAX_TIMESTEPS}; {MAX_TIMESTEPS} is used."),
        ("Input(5,8)|Dropout(7)", "Dropout: rate=7.0 is not from 0 to 1; 1.0 is used."),
        ("Input(5,8)|Dense(3,activation=sofmax)", "Dense: activation=sofmax cannot be used; None is."),
        ("Input(5,8)|Dense(3,colour=red)", "Dense: colour is not one of its arguments; it is left out."),
        ("Input(5,8)|TimeDistributed(3)", "TimeDistributed: it wraps a layer, and there is none; it is left out."),
        ("Dense(3)", "There is no Input(...); Input(5,8) is used: 5 timesteps of 8 features."),
        ("Input(5,8)|Dense(3)|compile(loss=guess)", "compile: the loss guess is not known here; no loss is chosen."),
    ],
)  # fmt: skip
def test_a_value_out_of_range_is_mended_and_told(text: str, said: str) -> None:
    assert said in read_link(text).notices


def test_a_thousand_layers_are_cut_to_twelve_with_a_notice() -> None:
    read = read_link("Input(5,8)|" + "Dense(3)|" * 38)
    assert len(read.spec.layers) == MAX_LAYERS
    assert any("more than 12" in notice for notice in read.notices)


def test_nothing_in_an_address_is_run(tmp_path: object) -> None:
    for text in (
        "__import__('os').system('touch x')",
        "Input(5,8)|Dense((lambda: 3)())",
        "Input(5,8)|Dense([c for c in 'ab'])",
    ):
        assert read_link(text).notices


def test_the_address_keeps_what_keras_would_need() -> None:
    spec = ModelSpec(Input((5, 8)), (GRU(16, return_sequences=True, trainable=False), Dense(3, "softmax", name="head")))
    assert (
        write_link(spec)
        == "Input(5,8)|GRU(16,return_sequences=True,trainable=False)|Dense(3,activation=softmax,name=head)"
    )
    assert read_link(write_link(spec)).spec == spec
