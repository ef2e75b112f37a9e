"""What the samples mean, read as a person would read them."""

from datetime import datetime

import numpy as np

from lessons.training.tasks import TASKS, make_task

FORMATS = {".": "%d.%m.%y", "/": "%m/%d/%y", " ": "%y %m %d"}


def test_counting_is_the_document_s_own_example() -> None:
    task = make_task(TASKS["counting"].default)
    assert task.x.tolist() == [[0, 1, 2, 3], [1, 2, 3, 4], [2, 3, 4, 5]]
    assert np.array_equal(task.y[:, :-1], task.x[:, 1:])
    assert len(task.classes) == 100


def test_caesar_moves_each_letter_three_places() -> None:
    task = make_task(TASKS["caesar"].default)
    read, written = task.x.argmax(axis=2).ravel(), task.y.ravel()
    coded = {task.classes[one]: task.classes[other] for one, other in zip(read, written, strict=True)}
    assert coded["a"] == "d"
    assert coded["o"] == "c"
    assert (task.x.sum(axis=2) == 1).all()


def test_every_date_is_written_as_the_calendar_reads_it() -> None:
    task = make_task(TASKS["dates"].default)
    assert len(task.classes) == 15
    spelled = [" " if name == "space" else name for name in task.classes]
    seen = set()
    for row in range(50):
        read = "".join(spelled[each] for each in task.x[row].argmax(1))
        written = "".join(spelled[each] for each in task.y[row])
        for start in range(0, 64, 16):
            date, pause = read[start : start + 8], read[start + 8 : start + 16]
            seen.add(date[2])
            assert pause == written[start : start + 8] == "_" * 8
            calendar = datetime.strptime(date, FORMATS[date[2]]).strftime("%y-%m-%d")
            assert written[start + 8 : start + 16] == calendar
    assert seen == set(FORMATS)


def test_a_tagged_sentence_ends_in_padding_that_has_no_weight() -> None:
    task = make_task(TASKS["tagging"].default)
    weight = task.sample_weight
    assert weight is not None
    assert weight.shape == task.x.shape
    assert task.vocabulary[0] == task.classes[0] == "(pad)"
    assert np.array_equal(weight > 0, task.x > 0)
    assert np.array_equal(weight > 0, task.y > 0)
    assert (np.diff(weight, axis=1) <= 0).all()  # padding comes last
    assert weight.all(axis=1).any()
    assert not weight.all()


def test_the_probe_of_tagging_is_a_sentence_that_must_be_read_on() -> None:
    task = make_task(TASKS["tagging"].default)
    assert task.steps[:2] == ("the", "old")
    assert task.steps == tuple(task.vocabulary[each] for each in task.x[task.probe])
    assert task.classes[task.y[task.probe, 1]] == "noun"


def test_labels_of_sequences_are_what_they_say() -> None:
    sums, parity = make_task(TASKS["sum_sign"].default), make_task(TASKS["parity"].default)
    assert np.array_equal(sums.y[:, 0] == 1, [sum(row) > 0 for row in sums.x[:, :, 0].tolist()])
    assert np.array_equal(parity.y[:, 0], [row.count(1.0) % 2 for row in parity.x[:, :, 0].tolist()])
    for task in (sums, parity):
        assert 0.4 < task.y.mean() < 0.6


def test_a_square_wave_knows_two_heights_and_a_sine_many() -> None:
    task = make_task(TASKS["waves"].default)
    heights = [len(set(np.abs(wave[:, 0]).tolist())) for wave in task.x]
    assert np.array_equal(np.array(heights) == 1, task.y == task.classes.index("square"))
    assert np.bincount(task.y).tolist() == [500, 500]
