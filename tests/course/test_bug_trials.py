"""The silent bugs in training: what their lesson says of losses, accuracies and answers, with the loop of the workers."""

from dataclasses import replace

import keras
import numpy as np
import pytest

from lessons.course.shown.bug_pictures import pale_answers
from lessons.course.shown.bug_trials import answers, best_next_word, bug_plan, read_and_said
from lessons.training.samples import make_samples
from lessons.training.tasks import make_task
from tests.network.keras_side import quiet
from tests.training.our_run import Ran, our_run


def trained(key: str, mended: bool, epochs: int) -> Ran:
    plan = bug_plan(key, mended)
    settings = replace(plan.settings, epochs=epochs, seconds=120)
    with quiet():  # Keras warns of a softmax over one number
        return our_run(plan.spec, make_samples(plan.spec, make_task(plan.choice), settings), settings)


@pytest.fixture(scope="module")
def ones() -> tuple[Ran, Ran]:
    return trained("ones_everywhere", False, 6), trained("ones_everywhere", True, 6)


def test_one_unit_under_softmax_has_the_very_losses_of_a_sigmoid(ones: tuple[Ran, Ran]) -> None:
    wrong, mended = ones
    assert np.allclose(wrong.figures("loss"), mended.figures("loss"), rtol=1e-3)
    assert wrong.figures("loss")[-1] < 0.5


def test_its_accuracy_stands_still_and_every_answer_is_1(ones: tuple[Ran, Ran]) -> None:
    wrong, mended = ones
    assert np.ptp(wrong.figures("metric")) == 0
    assert mended.figures("metric")[-1] > 0.9
    assert (answers(bug_plan("ones_everywhere", False), wrong.end.weights, 50)[1] == 1).all()
    assert np.ptp(answers(bug_plan("ones_everywhere", True), mended.end.weights, 50)[1]) > 0.9


def test_a_second_softmax_holds_the_loss_above_its_floor_while_the_points_are_told_apart() -> None:
    ran = trained("pale_answers", False, 25)
    assert min(ran.figures("loss")) > pale_answers(0).floor
    assert ran.figures("metric")[-1] > 0.8


def test_a_target_that_is_the_input_falls_below_the_best_possible_loss_by_copying() -> None:
    ran = trained("too_good", False, 20)
    read, said = read_and_said(bug_plan("too_good", False), ran.end.weights)
    assert ran.figures("loss")[-1] < best_next_word() / 4
    assert said == read


def test_keras_shows_the_same_loss_for_a_softmax_along_time_as_for_one_along_the_classes() -> None:
    scores = np.random.default_rng(2).normal(size=(3, 5, 4)).astype(np.float32)
    labels = np.random.default_rng(3).integers(0, 4, (3, 5))
    shown = [
        float(keras.losses.SparseCategoricalCrossentropy()(labels, keras.layers.Softmax(axis=axis)(scores)))
        for axis in (1, -1)
    ]
    assert np.isclose(shown[0], shown[1], rtol=1e-6)
