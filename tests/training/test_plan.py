"""The runs the pages about next words share: what is asked for, what stands there meanwhile, and what is brought."""

from dataclasses import replace

import numpy as np
import pytest

from lessons.network.link import read_link
from lessons.network.predict import predict
from lessons.network.weights import draw_weights
from lessons.training.fitting import find_unfit
from lessons.training.job import Job
from lessons.training.plan import EPOCHS, MOST_IDS, Plan, ids_plan, next_word_plan, standing_of, untrained
from lessons.training.task import TaskChoice
from lessons.training.tasks import make_task
from lessons.training.tasks.passages import passages
from lessons.training.tasks.vocabulary import Vocabulary

PLAN = next_word_plan(TaskChoice("three_sentences"), 10)
PLANS = [PLAN, next_word_plan(TaskChoice("ferry", shift=3), EPOCHS[-1]), ids_plan(False), ids_plan(True)]


@pytest.mark.parametrize("plan", PLANS)
def test_every_plan_fits_its_task_and_opens_in_the_playground_as_it_is(plan: Plan) -> None:
    assert find_unfit(plan.spec, make_task(plan.choice), plan.settings) is None
    read = read_link(plan.query["model"], int(plan.query.get("seed", 0)))
    assert read.notices == ()
    assert (read.spec.layers, read.spec.input, read.spec.seed) == (plan.spec.layers, plan.spec.input, plan.spec.seed)
    assert predict(read.spec).mistake is None


def test_the_two_networks_on_ids_differ_in_how_ids_come_in_and_in_nothing_else() -> None:
    plain, embedded = ids_plan(False), ids_plan(True)
    assert embedded.spec.layers[1:] == plain.spec.layers
    assert (plain.choice, plain.settings) == (embedded.choice, embedded.settings)
    assert len(make_task(plain.choice).vocabulary) <= MOST_IDS


def test_until_weights_have_come_the_untrained_network_stands_there() -> None:
    job = Job("name", "", PLAN.spec, PLAN.choice, PLAN.settings)
    for standing in (untrained(PLAN), standing_of(PLAN, job), standing_of(PLAN, replace(job, status="failed"))):
        assert standing.epochs == 0
        np.testing.assert_array_equal(standing.weights[0][0], draw_weights(PLAN.spec)[0][0])
    assert standing_of(PLAN, job).is_waiting
    lost = standing_of(PLAN, replace(job, status="failed", sentence="The process ended."))
    assert (lost.problem, lost.is_waiting) == ("The process ended.", False)


def test_weights_of_a_run_that_ended_early_are_shown() -> None:
    weights = draw_weights(replace(PLAN.spec, seed=9))
    job = Job("name", "", PLAN.spec, PLAN.choice, PLAN.settings, status="stopped", weights=weights)
    assert standing_of(PLAN, job).weights is weights
    assert standing_of(PLAN, job).problem == ""


def test_passages_begin_where_sentences_begin_and_are_followed_by_their_last_target() -> None:
    for choice in (TaskChoice("ferry"), TaskChoice("bakery"), TaskChoice("three_sentences")):
        book = Vocabulary(make_task(choice).vocabulary, "word")
        found = passages(choice)
        assert 1 < len(found) == len(set(found)) <= 12
        assert {len(each) for each in found} == {13}
        assert all(book.words[each[0]].isalnum() for each in found[1:] if book.words[each[0]] != '"')
    assert Vocabulary(make_task(TaskChoice("ferry")).vocabulary, "word").decode(
        list(passages(TaskChoice("ferry"))[0])
    ) == ("there was once a small ferry that was afraid of fog. every")


def test_a_passage_of_characters_begins_with_a_letter_and_a_short_text_has_short_ones() -> None:
    characters = TaskChoice("bakery", level="character")
    words = make_task(characters).vocabulary
    assert all(words[each[0]] == "O" for each in passages(characters))
    assert passages(TaskChoice("own_text", text="a b c")) == ((0, 1, 2),)
