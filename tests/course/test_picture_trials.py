"""What lesson 13a shows of trained networks: the most parameters learn by heart, shared kernels find the letter."""

from functools import lru_cache

import numpy as np
import pytest

from lessons.course.shown.picture_trials import (
    AMOUNTS,
    DRAWS,
    KERNELS,
    WAYS,
    Learned,
    examples,
    kernels_of,
    learned_of,
    picture_plans,
)
from lessons.network.weights import draw_weights
from lessons.training.fitting import find_unfit
from lessons.training.plan import Standing
from lessons.training.samples import make_samples
from lessons.training.tasks import make_task
from lessons.training.tasks.small_pictures import LETTERS, letter_pixels
from tests.network.keras_side import keras_model
from tests.training.our_run import our_run

FEW, MANY = map(int, AMOUNTS)
PIXELS, FLAT, POOLED = WAYS


@lru_cache(maxsize=32)
def ended(amount: int, draw: int, way: str) -> Standing:
    plan = picture_plans(amount, draw)[way]
    task = make_task(plan.choice)
    assert find_unfit(plan.spec, task, plan.settings) is None
    run = our_run(plan.spec, make_samples(plan.spec, task, plan.settings), plan.settings)
    return Standing(plan, run.end.weights, plan.settings.epochs, None)


def learned(amount: int, draw: int) -> dict[str, Learned]:
    return {way: learned_of(ended(amount, draw, way)) for way in WAYS}


def answer(kernel: np.ndarray, letter: str) -> float:
    """The largest sum of products anywhere, the letter alone on an empty picture."""
    picture = np.pad(letter_pixels()[LETTERS.index(letter)], 2)
    places = [(row, column) for row in range(5) for column in range(5)]
    return max(float((kernel * picture[row : row + 3, column : column + 3]).sum()) for row, column in places)


@pytest.mark.parametrize("draw", [int(each) for each in DRAWS])
def test_the_most_parameters_learn_by_heart_and_the_fewest_find_the_letter_anywhere(draw: int) -> None:
    found = learned(FEW, draw)
    assert [each.params for each in found.values()] == sorted((each.params for each in found.values()), reverse=True)
    assert {(each.trained, each.fresh, each.right) for each in found.values()} == {(FEW, 1000 - FEW, 1.0)}
    assert all(each.began < 0.45 for each in found.values())
    assert found[PIXELS].held < 0.55 < 0.7 < 0.98 < found[POOLED].held
    assert found[PIXELS].held < found[FLAT].held < 0.7


def test_more_pictures_help_those_most_that_learn_each_place_by_itself() -> None:
    few, many = learned(FEW, 1), learned(MANY, 1)
    gains = {way: many[way].held - few[way].held for way in WAYS}
    assert gains[PIXELS] > 0.25 > 0.15 > gains[POOLED] >= 0
    assert many[PIXELS].held < many[FLAT].held < many[POOLED].held


def test_right_answers_are_those_of_keras() -> None:
    standing = ended(FEW, 1, POOLED)
    model = keras_model(standing.plan.spec)
    for layer, arrays in zip(model.layers, standing.weights, strict=True):
        layer.set_weights(arrays)
    task = make_task(standing.plan.choice)
    right = np.argmax(model.predict(task.x, verbose=0), axis=1) == task.y
    shown = learned_of(standing)
    assert (shown.right, shown.held) == (right[:FEW].mean(), right[FEW:].mean())


def test_trained_kernels_have_found_every_letter_and_a_dead_one_finds_none() -> None:
    standing = ended(FEW, 1, POOLED)
    kernels = kernels_of(standing)
    assert len(kernels) == KERNELS
    assert {each.letter for each in kernels} == set(LETTERS)
    for place, each in enumerate(kernels):
        assert np.array_equal(each.before, draw_weights(standing.plan.spec)[0][0][:, :, 0, place])
        assert np.abs(each.after).max() > 2 * np.abs(each.before).max()
        assert each.letter == max(LETTERS, key=lambda letter: answer(each.after, letter))
    kernel, bias = standing.weights[0]
    dead = Standing(standing.plan, ((kernel, bias - 100), *standing.weights[1:]), 1, None)
    assert {each.letter for each in kernels_of(dead)} == {""}


def test_the_pictures_on_show_are_among_those_that_are_trained_on() -> None:
    plan = picture_plans(FEW, 2)[PIXELS]
    samples = make_samples(plan.spec, make_task(plan.choice), plan.settings)
    for label, (letter, picture) in enumerate(examples(plan)):
        own = [place for place, each in enumerate(samples.x[..., 0]) if np.array_equal(each, picture)]
        assert [samples.y[place] for place in own] == [label]
        assert letter == LETTERS[label]
