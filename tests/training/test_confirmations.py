"""Answers are remembered, but never without bounds."""

from __future__ import annotations

import numpy

from lessons.training.confirmations import (
    LARGEST_ANSWERS,
    MOST_ANSWERS,
    MOST_WAITING,
    Confirmation,
    Question,
    Questions,
    ask,
)


def answered(seed: int, outputs: numpy.ndarray | None = None) -> Question:
    question = ask("Input(5,8)|GRU(16)", None, seed)
    question.said = Confirmation("done", {"outputs": outputs}, "Keras has built this model.")
    return question


def test_the_least_recently_asked_answer_is_forgotten_first() -> None:
    questions = Questions()
    kept = [answered(seed) for seed in range(MOST_ANSWERS)]
    for question in kept:
        questions.add(question)
    assert questions.get(kept[0].name) is kept[0]
    questions.add(answered(MOST_ANSWERS))
    questions.forget_surplus()
    assert questions.get(kept[0].name) is kept[0]
    assert questions.get(kept[1].name) is None


def test_large_answers_are_bounded_by_their_bytes_and_the_newest_stays() -> None:
    questions = Questions()
    half = numpy.zeros(LARGEST_ANSWERS // 2 + 1, dtype="int8")
    for seed in range(3):
        questions.add(answered(seed, half))
        questions.forget_surplus()
    remembered = [seed for seed in range(3) if questions.get(answered(seed).name)]
    assert remembered == [2]


def test_questions_beyond_what_a_worker_can_do_soon_are_dropped_oldest_first() -> None:
    questions = Questions()
    waiting = [ask("Input(5,8)|GRU(16)", None, seed) for seed in range(MOST_WAITING + 2)]
    for question in waiting:
        questions.add(question)
    assert questions.forget_surplus() == [waiting[0].name, waiting[1].name]
    assert questions.forget_surplus() == []


def test_a_list_of_numbers_that_differs_only_in_shape_or_type_is_another_question() -> None:
    names = {
        ask("m", inputs, 1).name for inputs in (None, numpy.zeros(4), numpy.zeros((2, 2)), numpy.zeros(8, "float32"))
    }
    assert len(names) == 4
