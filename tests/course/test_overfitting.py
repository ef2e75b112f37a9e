"""What lesson 12a says of Keras is what Keras does: its callbacks, its Dropout, its messages; and its runs show it."""

import keras
import numpy as np
import pytest

from lessons.course.checks.make import make_check
from lessons.course.shown import search_runs
from lessons.course.shown.by_heart import MOST_UNITS, TRAINED, errors, fit_of
from lessons.course.shown.decisions import penalty_of
from lessons.course.shown.dropped import dropped
from lessons.course.shown.fit_trials import REMEDIES, fit_plan, fit_word, recorded_plan
from lessons.course.shown.form_trials import DRAWS, Formed, form_plans, formed_of
from lessons.course.shown.near_zeros import STEPS, Left, left_of, near_plans
from lessons.course.shown.penalties import parts_at
from lessons.course.shown.pyramids import GIVEN, given_problem
from lessons.course.shown.search_runs import found_of, moved_by, tries_of
from lessons.course.shown.searches import MATTERS, share_won
from lessons.course.shown.size_sweep import POINTS, WIDTHS, sweep_plan
from lessons.course.shown.stopping import path_problem, saved_epochs, stop_of
from lessons.figures.pictures import Grid
from lessons.network.link import read_link
from lessons.network.weights import draw_weights
from lessons.training.fitting import find_unfit
from lessons.training.plan import Plan, Standing
from lessons.training.samples import make_samples
from lessons.training.tasks import make_task
from tests.course.grade_overfitting import played
from tests.network.keras_side import keras_model
from tests.training.our_run import our_run

Array = np.ndarray


@pytest.mark.parametrize("patience", [0, 1, 3])
@pytest.mark.parametrize("restore", [False, True])
def test_a_run_is_stopped_where_keras_stops_it_and_keeps_the_same_weights(patience: int, restore: bool) -> None:
    for seed in range(8):
        losses = np.random.default_rng(seed).uniform(0.3, 0.9, 12).tolist()
        callback = keras.callbacks.EarlyStopping(mode="min", patience=patience, restore_best_weights=restore)
        stop = stop_of(losses, patience)
        assert (stop.epoch, stop.kept(restore)) == played(losses, callback)


@pytest.mark.parametrize("best_only", [False, True])
def test_the_file_is_written_when_keras_writes_it(best_only: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []
    callback = keras.callbacks.ModelCheckpoint("best.keras", mode="min", save_best_only=best_only)
    monkeypatch.setattr(keras.Model, "save", lambda model, *_, **__: written.append(int(model.get_weights()[0][0, 0])))
    losses = [0.7, 0.6, 0.62, 0.5, 0.55]
    played(losses, callback)
    assert tuple(written) == saved_epochs(losses, best_only)


@pytest.mark.parametrize("path", ["best.keras", "best.h5", "best.ckpt", "best", "best.weights.h5"])
@pytest.mark.parametrize("weights_only", [False, True])
def test_a_path_is_refused_in_keras_s_own_words(path: str, weights_only: bool) -> None:
    said = ""
    try:
        keras.callbacks.ModelCheckpoint(path, save_weights_only=weights_only)
    except ValueError as error:
        said = str(error)
    assert path_problem(path, weights_only) == said


@pytest.mark.parametrize("given", GIVEN)
def test_units_are_refused_in_keras_s_own_words(given: str) -> None:
    said = ""
    try:
        keras.layers.Dense({"64": 64, "0": 0, "-1": -1, "2.0": 2.0, '"10"': "10"}[given])
    except ValueError as error:
        said = str(error)
    assert given_problem(given) == said
    assert bool(said) == (given != "64")


@pytest.mark.parametrize("rate", [0.2, 0.5, 0.8])
def test_dropout_does_to_kept_and_dropped_numbers_what_keras_does(rate: float) -> None:
    shown = dropped(rate, 3, training=True)
    out = np.asarray(keras.layers.Dropout(rate, seed=1)(shown.before.astype(np.float32), training=True))
    kept = out != 0
    assert kept.any()
    assert np.allclose(out[kept], (shown.before * shown.factor)[kept], rtol=1e-5)
    assert np.allclose(shown.after[shown.kept], (shown.before * shown.factor)[shown.kept])
    assert not shown.after[~shown.kept].any()
    still = dropped(rate, 3, training=False)
    assert np.array_equal(still.after, np.asarray(keras.layers.Dropout(rate)(still.before, training=False)))


def test_every_batch_has_a_mask_of_its_own_and_the_mean_stays() -> None:
    first, second = (dropped(0.5, batch, training=True) for batch in (1, 2))
    assert not np.array_equal(first.kept, second.kept)
    assert np.abs(first.mean - first.before).max() < 0.05


@pytest.mark.parametrize("kind", ["L1", "L2"])
def test_the_penalty_is_what_keras_adds_to_the_loss(kind: str) -> None:
    shown = parts_at(17, kind, 0.01)
    assert float(getattr(keras.regularizers, kind)(0.01)(shown.kernel)) == pytest.approx(shown.penalty, rel=1e-5)
    spec = read_link(f"Input(3)|Dense(4,kernel_regularizer={kind}(0.02))|Dense(2,kernel_regularizer={kind}(0.1))").spec
    model = keras_model(spec)
    weights = draw_weights(spec)
    model.set_weights([array for layer in weights for array in layer])
    model(np.zeros((1, 3), np.float32))
    assert sum(float(each) for each in model.losses) == pytest.approx(penalty_of(spec, weights), rel=1e-5)


def test_whoever_takes_the_mean_takes_it_of_what_is_summed_and_no_two_answers_are_alike() -> None:
    for seed in range(300):
        check = make_check("penalty_value", seed)
        assert len(check.options) == 4
        mean = next(each for each in check.options if each.misconception == "You took the mean")
        assert 3 * mean.value == pytest.approx(check.answer.value, abs=1e-5)
        assert isinstance(mean.picture, Grid)
        assert isinstance(check.picture, Grid)
        assert 3 * sum(mean.picture.values[1]) == pytest.approx(sum(check.picture.values[1]), abs=0.05)


def test_more_units_never_fit_worse_but_new_points_say_otherwise() -> None:
    error, held = errors()
    assert len(error) == MOST_UNITS < TRAINED
    assert (np.diff(error) < 1e-9).all()
    assert held.argmin() < MOST_UNITS / 2
    assert held[-1] > 2 * held.min()
    assert np.abs(fit_of(MOST_UNITS).y - np.interp(fit_of(MOST_UNITS).x, fit_of(MOST_UNITS).line,
                                                   fit_of(MOST_UNITS).says)).max() < 0.05  # fmt: skip


def test_chance_is_better_where_one_setting_matters_and_the_grid_where_both_do() -> None:
    (won, grid, random), (lost, even, thrown) = (share_won(matters) for matters in MATTERS)
    assert won > 0.5 > lost
    assert random < grid
    assert even < thrown


def curves(plan: Plan) -> tuple[list[float], list[float], float]:
    """Both losses of a whole run, the untrained network left out, and the best possible."""
    task = make_task(plan.choice)
    run = our_run(plan.spec, make_samples(plan.spec, task, plan.settings), plan.settings)
    assert task.floor is not None
    return run.figures("loss"), run.figures("val_loss"), task.floor.loss


def test_the_recorded_run_overfits_and_patience_finds_a_better_epoch_to_go_back_to() -> None:
    losses, val_losses, floor = curves(recorded_plan())
    assert fit_word(losses, val_losses, floor) == "overfits"
    hasty, patient = stop_of(val_losses, 0), stop_of(val_losses, 5)
    assert hasty.epoch < patient.epoch < len(val_losses)
    assert val_losses[hasty.best - 1] > val_losses[patient.best - 1] + 0.05
    assert val_losses[patient.kept(restore=True) - 1] < val_losses[patient.kept(restore=False) - 1]


def formed(first: int, draw: int) -> tuple[Formed, Formed]:
    """Pyramid and tower, trained."""
    found = []
    for plan in form_plans(first, draw).values():
        run = our_run(plan.spec, make_samples(plan.spec, make_task(plan.choice), plan.settings), plan.settings)
        found.append(formed_of(Standing(plan, run.end.weights, plan.settings.epochs, None)))
        assert found[-1].after.loss == pytest.approx(run.figures("val_loss")[-1], rel=1e-3)
    return found[0], found[1]


def test_neither_the_pyramid_nor_the_tower_wins_every_draw() -> None:
    pairs = [formed(64, int(draw)) for draw in DRAWS]
    assert len({pyramid.after.loss < tower.after.loss for pyramid, tower in pairs}) == 2
    for each in (one for pair in pairs for one in pair):
        assert each.before.accuracy < 0.5 < 0.9 < each.after.accuracy
        assert each.before.loss > 1 > each.after.loss
    assert all(2.5 < tower.params / pyramid.params < 3.5 for pyramid, tower in pairs)


def test_a_pyramid_that_ends_in_4_units_can_stay_at_a_guess() -> None:
    pyramid, tower = formed(16, 3)
    assert pyramid.after.loss == pytest.approx(np.log(3), abs=0.03)
    assert tower.after.accuracy > 0.9


@pytest.fixture(scope="module", params=STEPS)
def left(request: pytest.FixtureRequest) -> tuple[str, dict[str, Left]]:
    """What is left of the kernel, for each penalty, by the rule of the steps."""
    found = {}
    for name, plan in near_plans(request.param).items():
        run = our_run(plan.spec, make_samples(plan.spec, make_task(plan.choice), plan.settings), plan.settings)
        found[name] = left_of(Standing(plan, run.end.weights, plan.settings.epochs, None))
    return request.param, found


def test_l1_leaves_nearly_all_weights_near_0_but_not_at_0(left: tuple[str, dict[str, Left]]) -> None:
    nothing, by_sizes, by_squares = left[1].values()
    assert nothing.near < 0.1 * nothing.sizes.size
    assert by_sizes.near > 0.95 * by_sizes.sizes.size
    assert by_sizes.zeros == 0
    assert by_sizes.middle > 1e-5
    assert by_sizes.sizes.max() > 0.3
    if left[0] == "sgd":  # plain steps: L2 makes all smaller
        assert 0.2 < by_squares.near / by_squares.sizes.size < 0.7
    else:  # Adam's steps do not get shorter: L2 reaches 0 too, and nearer
        assert by_squares.near > 0.95 * by_squares.sizes.size
        assert by_squares.middle < by_sizes.middle / 100


def test_with_l1_the_loss_on_new_points_is_lower() -> None:
    ends = [curves(fit_plan(name))[1][-1] for name in (REMEDIES[0], "L1(0.003)")]
    assert ends[1] < ends[0]


@pytest.mark.parametrize("points", POINTS)
def test_every_network_of_the_sweep_can_be_trained(points: str) -> None:
    for units in WIDTHS[points]:
        plan = sweep_plan(points, units, 3)
        assert find_unfit(plan.spec, make_task(plan.choice), plan.settings) is None
        assert len(plan.spec.layers) == 4


@pytest.mark.parametrize(("between", "grid_wins"), list(zip(search_runs.RANGES, (False, True), strict=True)))
def test_real_trainings_say_that_the_rate_matters_and_the_range_who_wins(between: str, grid_wins: bool) -> None:
    grid, *random = (found_of(tries, [val_loss(each.plan) for each in tries]) for tries in (
        tries_of("grid", 1, between), *(tries_of("random", int(draw), between) for draw in search_runs.DRAWS)))  # fmt: skip
    by_rate, by_decay = moved_by(grid)
    assert by_rate > 4 * by_decay
    assert grid.different_rates == 3
    assert {each.different_rates for each in random} == {9}
    won = sum(each.losses.min() < grid.losses.min() for each in random)
    assert won == 0 if grid_wins else won > len(random) / 2


def val_loss(plan: Plan) -> float:
    """The last validation loss of a run."""
    ran = our_run(plan.spec, make_samples(plan.spec, make_task(plan.choice), plan.settings), plan.settings)
    return ran.figures("val_loss")[-1]
