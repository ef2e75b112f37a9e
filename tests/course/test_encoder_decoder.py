"""What lesson 11 says of states, readers, batches and summaries is what Keras does; what it says of training shows."""

import re
from dataclasses import replace

import keras
import numpy as np
import pytest

from lessons.course.shown import fit_steps, handed_state, two_readers, written_dates
from lessons.course.shown.encoder_decoder import chain_of
from lessons.course.shown.translation import SENTENCES, clock_of
from lessons.network.weights import Weights
from lessons.training.plan import Plan
from lessons.training.samples import make_samples
from lessons.training.tasks import make_task
from tests.network.keras_side import keras_layer, keras_model, plain, run
from tests.training.our_run import our_run

ANSI = re.compile("\x1b\\[[0-9;]*m")


def test_an_encoder_decoder_gives_the_shapes_and_numbers_of_keras() -> None:
    chain = chain_of(5)
    model = keras_model(chain.prediction.spec)
    assert model.output_shape == chain.prediction.output_shapes[0]
    assert model.count_params() == chain.prediction.total_params


@pytest.mark.parametrize("cell", handed_state.CELLS)
@pytest.mark.parametrize("way", handed_state.WAYS)
def test_the_code_that_hands_a_state_over_gives_the_states_on_show(cell: str, way: str) -> None:
    shown = handed_state.handed(cell, way)
    given = {"read": keras.Input((5, 3)), "words": keras.Input((2, 3)), "layers": keras.layers}
    exec(shown.code, given)
    written = keras.Function([given["read"], given["words"]], given["written"])
    encoder, decoder = (
        (layer for layer in written.operations if isinstance(layer, keras.layers.RNN))
        if way != (handed_state.WAYS[0])
        else (None, written.operations[-1])
    )
    made = handed_state.reader(cell)
    if encoder is not None:
        encoder.set_weights(list(handed_state.weights_of(made, 3, 1)))
    features = decoder.get_weights()[0].shape[0]
    decoder.set_weights(list(handed_state.weights_of(replace(made, return_sequences=True), features, 2)))
    states = np.asarray(written([handed_state.sequences(), handed_state.first_words()]))
    assert np.allclose(states, shown.states, atol=1e-6)
    assert decoder.count_params() == shown.params


def test_keras_builds_a_state_that_does_not_fit_and_stops_at_the_first_numbers() -> None:
    shown = handed_state.handed("GRU", handed_state.WAYS[1], 6)
    given = {"read": keras.Input((5, 3)), "words": keras.Input((2, 3)), "layers": keras.layers}
    exec(shown.code, given)
    model = keras.Model([given["read"], given["words"]], given["written"])
    with pytest.raises(ValueError, match="Dimensions must be equal") as raised:
        model.predict_on_batch([np.zeros((2, 5, 3)), np.zeros((2, 2, 3))])
    assert shown.problem in re.sub(r"\s+", " ", plain(str(raised.value)))


@pytest.mark.parametrize("keeps", [True, False])
@pytest.mark.parametrize("mode", two_readers.MODES)
def test_both_readers_and_every_way_to_join_them_are_those_of_keras(mode: str, keeps: bool) -> None:
    two = two_readers.readers(mode, keeps)
    layer = two.prediction.spec.layers[0]
    outputs = run(layer, two.inputs.array, two.run.weights[0])[0]
    assert np.allclose(outputs[0][0] if keeps else outputs[0], two.merged, atol=1e-6)
    shapes = dict(two_readers.merges(keeps))[mode]
    params = {two_readers.readers(each, keeps).prediction.total_params for each in two_readers.MODES}
    assert params == {234}, "joining learns nothing"
    assert [each.shape[1:] for each in outputs] == [shape[1:] for shape in shapes]
    assert keras_layer(layer)


def test_the_backward_half_of_the_last_row_has_read_one_step_only() -> None:
    moved = np.array([two_readers.last_states(step).rows_moved[-1] for step in range(two_readers.TIMESTEPS)])
    assert moved[:, : two_readers.UNITS].all()
    assert not moved[:-1, two_readers.UNITS :].any()
    assert moved[-1].all()
    assert all(two_readers.last_states(step).last_moved.all() for step in range(two_readers.TIMESTEPS))


@pytest.mark.parametrize("optimizer", fit_steps.SLOTS)
def test_the_totals_of_summary_are_those_keras_prints(optimizer: str) -> None:
    model = keras_model(fit_steps.answer_model().spec)
    model.compile(optimizer, "categorical_crossentropy")
    for fitted in (False, True):
        if fitted:
            model.optimizer.build(model.trainable_variables)
        lines: list[str] = []
        assert model.summary(print_fn=lambda text, lines=lines: lines.extend(ANSI.sub("", text).splitlines())) is None
        printed = [line.rstrip() for line in lines if " params: " in line]
        assert printed == list(fit_steps.totals(optimizer, fitted).lines())


def test_keras_makes_as_many_steps_as_are_counted_and_knows_no_nb_epoch() -> None:
    counted = fit_steps.fit(100, 64, 3)
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse")
    x = np.zeros((100, 1))
    model.fit(x, x, batch_size=64, epochs=3, verbose=0)
    assert int(model.optimizer.iterations) == counted.updates == 6
    with pytest.raises(TypeError) as raised:
        model.fit(x, x, nb_epoch=1)
    assert f"TypeError: {raised.value}" == fit_steps.NB_EPOCH


def test_a_word_is_asked_too_early_where_what_it_needs_is_read_later() -> None:
    assert [clock_of(each).too_many for each in SENTENCES] == [2, 0, 0]
    assert [clock_of(each).no_place for each in SENTENCES] == [0, 2, 0]
    assert [clock_of(each).framed for each in SENTENCES] == [(0, 1, 2, 3), (1, 2), (2, 3)]
    for sentence in SENTENCES:
        clock = clock_of(sentence)
        decoded = [word for _, _, word in clock.rows() if word]
        assert tuple(decoded) == clock.written


def trained(plan: Plan, epochs: int) -> Weights:
    """The weights after so many epochs, fewer than on the page: enough to tell the networks apart."""
    settings = replace(plan.settings, epochs=epochs)
    return our_run(plan.spec, make_samples(plan.spec, make_task(plan.choice), settings), settings).end.weights


def test_a_vector_of_32_numbers_carries_a_date_and_one_of_4_does_not() -> None:
    few, many = (written_dates.right_shares(units, trained(written_dates.date_plan(units), 16)) for units in (4, 32))
    assert few[1] < 0.05
    assert many[1] > 0.7
