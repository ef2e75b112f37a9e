"""Small pictures: a letter at every place, one as bright as the other, and the loss of one who knows them all."""

from dataclasses import replace

import numpy as np
import pytest

from lessons.training.tasks import TASKS, make_task
from lessons.training.tasks.small_pictures import NOISE, REACH, SIDE, bayes_loss, letter_pixels

PLACES = [(row, column) for row in range(SIDE - REACH + 1) for column in range(SIDE - REACH + 1)]


def clean(label: int, row: int, column: int) -> np.ndarray:
    picture = np.zeros((SIDE, SIDE))
    picture[row : row + REACH, column : column + REACH] = letter_pixels()[label]
    return picture


def test_every_picture_is_a_letter_at_a_place_and_noise_and_no_place_is_left_out() -> None:
    task = make_task(TASKS["small_pictures"].default)
    seen = set()
    for picture, label in zip(task.x[..., 0], task.y, strict=True):
        left = [float(np.std(picture - clean(label, *place))) for place in PLACES]
        seen.add(PLACES[int(np.argmin(left))])
        assert min(left) < 1.4 * NOISE
    assert seen == set(PLACES)


def test_neither_the_brightness_nor_the_number_of_a_letter_gives_it_away() -> None:
    task = make_task(TASKS["small_pictures"].default)
    assert np.bincount(task.y).tolist() == [334, 333, 333]
    bright = [float(task.x[task.y == label].sum(axis=(1, 2, 3)).mean()) for label in range(3)]
    assert max(bright) - min(bright) < 4 * SIDE * NOISE / np.sqrt(333)


@pytest.mark.parametrize("noise", [NOISE, 0.6, 1.5])
def test_the_floor_is_that_of_bayes(noise: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lessons.training.tasks.small_pictures.NOISE", noise)
    random = np.random.default_rng(5)
    labels = random.integers(0, 3, 60)
    pictures = np.stack([clean(label, *PLACES[random.integers(len(PLACES))]) for label in labels])
    pictures += noise * random.normal(size=pictures.shape)
    losses = []
    for picture, label in zip(pictures, labels, strict=True):
        far = [[((picture - clean(each, *place)) ** 2).sum() for place in PLACES] for each in range(3)]
        near = np.exp(-(np.array(far) - np.min(far)) / (2 * noise**2)).sum(axis=1)
        losses.append(-np.log(near[label] / near.sum()))
    assert bayes_loss(pictures, labels) == pytest.approx(np.mean(losses), abs=1e-9)
    assert (bayes_loss(pictures, labels) > 0.5) == (noise > 1)


def test_the_floor_of_the_task_is_next_to_nothing_whatever_is_drawn() -> None:
    for seed in range(3):
        floor = make_task(replace(TASKS["small_pictures"].default, seed=seed)).floor
        assert floor is not None
        assert 0 <= floor.loss < 1e-4
