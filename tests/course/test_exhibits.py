"""The first exhibits say what is true of their networks."""

from lessons.course.exhibits import EXHIBITS, Exhibit
from lessons.network.link import read_link, write_link
from lessons.network.predict import Prediction, predict


def exhibit(title: str) -> Exhibit:
    return next(each for each in EXHIBITS if each.title == title)


def predicted(title: str) -> Prediction:
    read = read_link(exhibit(title).model)
    assert read.notices == ()
    return predict(read.spec)


def test_every_exhibit_is_read_without_a_repair() -> None:
    assert [read_link(each.model).notices for each in EXHIBITS] == [()] * len(EXHIBITS)


def test_an_answer_at_every_step_keeps_64_steps() -> None:
    assert predicted("An answer at every step").output_shapes == ((None, 64, 15),)


def test_one_answer_for_the_whole_sequence_loses_the_time_axis_and_no_parameter() -> None:
    every, one = predicted("An answer at every step"), predicted("One answer for the whole sequence")
    assert one.output_shapes == ((None, 15),)
    assert one.total_params == every.total_params


def test_a_plain_dense_has_the_shape_and_parameters_of_a_time_distributed_one() -> None:
    wrapped, plain = predicted("An answer at every step"), predicted("Does Dense need TimeDistributed?")
    assert plain.output_shapes == wrapped.output_shapes
    assert plain.total_params == wrapped.total_params


def test_one_word_mends_the_mistake() -> None:
    prediction = predicted("A mistake to mend")
    assert prediction.mistake is not None
    mended = exhibit("A mistake to mend").model.replace("GRU(16)", "GRU(16,return_sequences=True)")
    assert mended in [write_link(mend.spec) for mend in prediction.mistake.mends]
    assert predict(read_link(mended).spec).mistake is None
