"""What the last change did: the headline, the cause, and what moved."""

import pytest

from lessons.network.change import compare
from lessons.network.edit import recurrent_layer, set_return_sequences, set_time_distributed
from lessons.network.link import read_link
from lessons.network.presets import PRESETS

ON = "Input(64,15)|GRU(16,return_sequences=True)|Dense(15)"


@pytest.mark.parametrize(
    ("before", "after", "headline", "cause"),
    [
        (ON, ON.replace(",return_sequences=True", ""), "You switched return_sequences off in layer 1, GRU(16).", "so the time axis is gone"),
        (ON, ON.replace("Dense(15)", "TimeDistributed(Dense(15))"), "You put TimeDistributed around layer 2, Dense(15).", "255 parameters, as before"),
        (ON.replace("Dense(15)", "TimeDistributed(Dense(15))"), ON, "You took TimeDistributed off layer 2, Dense(15).", "the time axis stays"),
        (ON, ON.replace("GRU(16", "GRU(8"), "units is now 8, it was 16, in layer 1, GRU(8).", "3·(15·8 + 8·8 + 2·8) = 600"),
        (ON, ON.replace("GRU(16,", "GRU(16,reset_after=False,"), "You switched reset_after off in layer 1, GRU(16).", "= 1,536"),
        (ON, ON.replace("GRU(", "LSTM("), "Layer 1 is now LSTM(16), it was GRU(16).", "time axis stays"),
        (ON, ON + "|Softmax()", "You added layer 3, Softmax().", "sum to 1"),
        (ON + "|Softmax()", ON, "You removed layer 3, Softmax().", "The parameters stay 1,839."),
        (ON, ON.replace("64", "5"), "The Input is now (5, 15), it was (64, 15).", "no parameter moved"),
        (ON, ON.replace("GRU(16,return_sequences=True)", "Bidirectional(GRU(16,return_sequences=True))"), "You put Bidirectional around layer 1, GRU(16).", "32"),
    ],
)  # fmt: skip
def test_one_change_gets_one_headline_and_its_cause(before: str, after: str, headline: str, cause: str) -> None:
    change = compare(read_link(before).spec, read_link(after).spec)
    assert change is not None
    assert change.headline == headline
    assert cause in change.cause


def test_turning_off_return_sequences_moves_shapes_and_no_parameter() -> None:
    change = compare(read_link(ON).spec, read_link(ON.replace(",return_sequences=True", "")).spec)
    assert change is not None
    assert (change.shape_before, change.shape_after) == ("(None, 64, 15)", "(None, 15)")
    assert change.params_before == change.params_after == 1839
    assert [row.shape_after for row in change.layers] == ["(None, 16)", "(None, 15)"]
    assert change.code_before == ("layers.GRU(16, return_sequences=True),",)
    assert change.code_after == ("layers.GRU(16),",)


def test_a_change_that_stops_the_network_says_so() -> None:
    broken = "Input(64,15)|GRU(16)|TimeDistributed(Dense(15))"
    change = compare(read_link(ON).spec, read_link(broken).spec)
    assert change is not None
    assert change.shape_after == "stops"


def test_no_change_is_no_news() -> None:
    assert compare(read_link(ON).spec, read_link(ON).spec) is None


@pytest.mark.parametrize("key", PRESETS)
def test_no_flip_of_a_switch_in_any_preset_leaves_the_page_without_words(key: str) -> None:
    spec = PRESETS[key].spec
    flips = [set_time_distributed(spec, index, on) for index in range(len(spec.layers)) for on in (True, False)]
    at = recurrent_layer(spec, None)
    if at is not None:
        off = set_return_sequences(spec, at, False)
        flips += [off] + [set_time_distributed(off, index, True) for index in range(len(spec.layers))]
    for flipped in flips:
        for before, after in ((spec, flipped), (flipped, spec)):
            change = compare(before, after)
            assert change is None or (change.headline and change.cause)
