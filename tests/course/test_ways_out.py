"""The mistakes that lessons 5, 6 and 11 show have ways out, and what the first one changes in the code can be shown."""

import pytest

from lessons.course.shown import encoder_decoder, sequence_heads, time_axis, wrapper
from lessons.network.change import compare
from lessons.network.predict import Prediction, predict

SHOWN = {
    "stack": time_axis.stack_of(False, True)[0],
    "read_copy_write": encoder_decoder.chain_of(3, True).prediction,
    "flatten_or_not": sequence_heads.with_head(None, "Flatten"),
    "wrapper_bites": wrapper.bitten(wrapper.BITES[0]),
    "open time axis": wrapper.bitten(wrapper.BITES[1]),
    **{name: plain for name in wrapper.LAYERS if (plain := wrapper.both_ways(name)[0]).mistake},
}


def test_the_layers_that_need_the_wrapper_are_among_them() -> None:
    assert {"Conv2D", "LSTM"} <= set(SHOWN)


@pytest.mark.parametrize("name", SHOWN)
def test_every_way_out_leaves_a_network_without_the_mistake(name: str) -> None:
    prediction: Prediction = SHOWN[name]
    found = prediction.mistake or prediction.warnings[0]
    assert found.mends
    for mend in found.mends:
        mended = predict(mend.spec)
        assert mended.mistake is None, mend.words
        assert found.code not in {warning.code for warning in mended.warnings}, mend.words


@pytest.mark.parametrize("name", SHOWN)
def test_the_first_way_out_is_a_line_or_two_of_code(name: str) -> None:
    prediction = SHOWN[name]
    found = prediction.mistake or prediction.warnings[0]
    change = compare(prediction.spec, found.mends[0].spec)
    assert change is not None
    assert 1 <= len(change.code_before) + len(change.code_after) <= 2
