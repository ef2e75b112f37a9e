"""What lessons 12b and 12c show by hand is what real Keras does."""

import math
from typing import Any

import keras
import numpy as np
import plotly.graph_objects as go
import pytest

from lessons.course.shown import (
    batch_normalization,
    configurations,
    frozen_layer,
    missing_number,
    rare_moons,
    rate_steps,
    representation,
    schedules,
    valley,
)
from lessons.figures.descent import descent
from lessons.figures.feature_histograms import feature_histograms
from lessons.figures.two_planes import Plane, two_planes
from lessons.figures.valley_ways import valley_ways
from lessons.network.predict import predict
from lessons.training.plan import Standing, untrained
from lessons.training.samples import make_samples
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice
from lessons.training.tasks import make_task
from tests.network.keras_side import quiet
from tests.training.our_run import our_run

OPTIMIZERS: dict[str, Any] = {
    "SGD": keras.optimizers.SGD,
    "SGD with momentum": lambda rate: keras.optimizers.SGD(rate, momentum=valley.MOMENTUM),
    "RMSprop": keras.optimizers.RMSprop,
    "Adam": keras.optimizers.Adam,
}


def places_of(optimizer: Any, start: Any, slope: Any, steps: int) -> np.ndarray:
    weight = keras.Variable(start)
    places = [weight.numpy().copy()]
    for _ in range(steps):
        optimizer.apply([keras.ops.convert_to_tensor(slope(weight.numpy()).astype("float32"))], [weight])
        places.append(weight.numpy().copy())
    return np.array(places)


@pytest.mark.parametrize("name", valley.NAMES)
def test_an_optimizer_goes_through_the_valley_as_that_of_keras(name: str) -> None:
    start = valley.START.astype("float32")
    theirs = places_of(OPTIMIZERS[name](0.03), start, lambda place: valley.STEEP * place, 30)
    assert np.allclose(valley.way_of(name, 0.03).places[:31], theirs, atol=2e-3)


def test_one_weight_steps_as_sgd_does_and_only_a_rate_above_1_leads_away() -> None:
    theirs = places_of(keras.optimizers.SGD(0.9), np.float32(rate_steps.START), lambda at: 2 * (at - 2), 10)
    assert np.allclose(rate_steps.walk_at(0.9).weights[:11], theirs, atol=1e-3)
    ends = {rate: rate_steps.walk_at(rate).losses[-1] for rate in rate_steps.RATES}
    assert [rate for rate, loss in ends.items() if loss > rate_steps.walk_at(rate).losses[0]] == [1.1]


@pytest.mark.parametrize("schedule", schedules.FIXED[1:])
def test_the_line_of_keras_for_a_schedule_gives_the_rates_that_are_drawn(schedule: Any) -> None:
    per_epoch, names = 32, {"keras": keras, "steps": 32}
    exec(schedules.keras_line(schedule).partition("\n")[2].partition("model.")[0], names)
    rate: Any = names["rate"]
    # a schedule moves on with each batch; a piece of Keras ends one step after its boundary
    theirs = [float(rate(epoch * per_epoch + (schedule == "piecewise constant"))) for epoch in range(schedules.EPOCHS)]
    assert np.allclose(schedules.rates_by_epoch(schedule), theirs, rtol=1e-4)


@pytest.mark.parametrize("seen", [1, 10])
def test_both_lives_of_a_batch_normalization_are_those_of_keras(seen: int) -> None:
    shown = batch_normalization.two_lives(seen)
    layer = keras.layers.BatchNormalization()
    for x in batch_normalization.batches(max(batch_normalization.SEEN))[:seen]:
        layer(x.astype("float32"), training=True)
    x = shown.x.astype("float32")
    assert np.allclose(shown.inference, layer(x, training=False), atol=1e-3)
    assert np.allclose(shown.training, layer(x, training=True), atol=1e-3)
    assert shown.apart > 5


def test_the_printed_fragment_has_the_counts_of_keras() -> None:
    model = keras.Sequential([keras.Input((32,)), keras.layers.Dense(128, "relu"), keras.layers.BatchNormalization()])
    facts = batch_normalization.printed_network()
    learned = sum(int(np.prod(each.shape)) for each in model.trainable_weights)
    assert (facts.total_params, facts.trainable_params) == (model.count_params(), learned)


def test_one_missing_number_spoils_every_weight_and_each_mend_saves_all() -> None:
    spoiled, *mended = (missing_number.followed(mend) for mend in missing_number.MENDS)
    assert np.isnan(spoiled.outputs).sum() == 3
    assert np.isnan(spoiled.kernel).all()
    assert math.isnan(spoiled.loss)
    for each in mended:
        assert np.isfinite(each.kernel).all()
        assert math.isfinite(each.loss)


@pytest.mark.filterwarnings("ignore:Exception encountered when calling Dense:UserWarning")  # softmax over one unit
@pytest.mark.filterwarnings("ignore:You are using a softmax over axis:UserWarning")
@pytest.mark.parametrize("name", configurations.CONFIGURATIONS)
def test_keras_does_with_a_configuration_what_the_rules_have_said(name: str) -> None:
    given, found = configurations.CONFIGURATIONS[name], configurations.finding_of(name)
    task = make_task(TaskChoice(given.task))
    names = {"keras": keras, "layers": keras.layers, "x": task.x[:8], "y": np.arange(8) % len(task.classes)}
    program = given.code.replace("model.fit(x, y)", "before = model(x).numpy()\nmodel.train_on_batch(x, y)")
    said = ""
    keras.utils.clear_session()  # layers are numbered from the start
    with quiet():
        try:
            exec(program.replace("loss=", "run_eagerly=True, loss="), names)
        except Exception as error:  # of many kinds, some of TensorFlow's own
            said = f"{type(error).__name__}: {error}"
    assert bool(said) == (found.kind == configurations.STOPS), said
    if said and found.keras_says:
        assert found.keras_says.split("[...]")[0].split(" Received: target")[0] in said
    if not said:
        model: Any = names["model"]
        stands_still = np.array_equal(names["before"], model(names["x"]).numpy())
        assert stands_still == (found.kind == configurations.SILENT)


def trained(plan: Any, epochs: int) -> Standing:
    task = make_task(plan.choice)
    settings = Settings(**{**vars(plan.settings), "epochs": epochs})
    ended = our_run(plan.spec, make_samples(plan.spec, task, settings), settings)
    return Standing(plan, ended.end.weights, epochs, None)


def test_a_frozen_layer_stays_to_the_last_bit_and_the_other_moves() -> None:
    free, frozen = (trained(plan, 3) for plan in frozen_layer.frozen_plans().values())
    assert min(frozen_layer.moved_by(free)) > 0
    kept, moved = frozen_layer.moved_by(frozen)
    assert kept == 0
    assert moved > 0.01
    for is_named in (True, False):
        facts = predict(frozen_layer.network_of(is_named, True))
        assert (facts.non_trainable_params, facts.total_params) == (15, 27)


def test_keras_answers_a_name_as_the_lesson_does() -> None:
    for is_named, known, unknown in ((True, "features", "dense"), (False, "dense", "features")):
        spec = frozen_layer.network_of(is_named, False)
        keras.utils.clear_session()
        made = [keras.layers.Dense(each.units, name=each.name) for each in spec.layers]  # type: ignore[attr-defined]
        model = keras.Sequential([keras.Input((2,)), *made])
        assert frozen_layer.asked_layer(predict(spec), known) == repr(model.get_layer(known))
        with pytest.raises(ValueError, match="No such layer") as error:
            model.get_layer(unknown)
        assert frozen_layer.asked_layer(predict(spec), unknown) == f"ValueError: {error.value}"


def test_every_remedy_finds_more_of_the_rare_and_raises_more_false_alarms() -> None:
    plans = rare_moons.rare_plans()
    assert all(list(range(0, rare_moons.samples_of(plan), plan.settings.batch_size))[24:] for plan in plans.values())
    plain, *remedies = (rare_moons.counts_of(trained(plan, plan.settings.epochs), 50) for plan in plans.values())
    assert len(remedies) == 3
    for remedy in remedies:
        assert rare_moons.lazy_counts().accuracy > remedy.accuracy
        assert remedy.recall > plain.recall + 0.2
        assert (remedy.precision or 1) < (plain.precision or 1)


def test_training_moves_points_until_lines_part_them() -> None:
    plan = representation.plan_of("two rings", 5)
    before, after = representation.planes_of(untrained(plan)), representation.planes_of(trained(plan, 5))
    assert before.accuracy < 0.8 < 0.95 < after.accuracy
    # straight borders: each row of the map changes its class once at most
    assert max(np.count_nonzero(np.diff(row)) for row in after.map_after) <= 1
    assert max(np.count_nonzero(np.diff(row)) for row in after.map_before) > 1


def test_the_pictures_are_figures_plotly_takes() -> None:
    walk, ways = rate_steps.walk_at(1.1), {name: valley.way_of(name, 0.3).places for name in valley.NAMES}
    points = np.zeros((6, 2))
    plane = Plane("a", (-1, 1), points, np.zeros((4, 4)))
    for figure in (
        descent((walk.weights, walk.losses), (walk.weights, walk.losses)),
        valley_ways(np.ones((4, 5)), ways),
        feature_histograms({"one": np.arange(9.0), "two": np.arange(9.0) * 1000}),
        two_planes((plane, plane), np.arange(6) % 3, ("a", "b", "c")),
    ):
        assert go.Figure(figure.to_dict()).data
