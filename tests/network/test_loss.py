"""Loss and target against real Keras: what it refuses, what it calculates, what it passes over in silence."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import NamedTuple

import numpy as np
import pytest

from lessons.network.layers import (
    GRU,
    LSTM,
    Activation,
    Bidirectional,
    Dense,
    Dropout,
    Embedding,
    Flatten,
    GlobalAveragePooling1D,
    GlobalMaxPooling1D,
    Input,
    Layer,
    Permute,
    RepeatVector,
    Reshape,
    SimpleRNN,
    Softmax,
    TimeDistributed,
)
from lessons.network.loss import LOSSES, Verdict, expected_target, judge
from lessons.network.loss.head import output_numbers
from lessons.network.predict import predict
from lessons.network.shape import Shape
from lessons.network.spec import ModelSpec
from lessons.network.walk import walk
from tests.network.keras_loss import Array, Outcome, fit, loss_of, meant, outputs, stretched, unordered

TIME, FEATURES, CLASSES = 5, 3, 7
ENDS = {"ids": "softmax", "shares": "softmax", "yes or no": "sigmoid", "numbers": None, "direction": None}
TAILS: tuple[Shape, ...] = (
    (), (1,), (TIME,), (CLASSES,), (1, 1), (TIME, 1), (1, CLASSES), (TIME, CLASSES), (4, CLASSES),
    (TIME, TIME), (TIME, 1, 1), (TIME, CLASSES, 1), (2, TIME, CLASSES),
)  # fmt: skip
BATCHES = (1, TIME, 6, CLASSES)


def network(sequences: bool, units: int, end: str | None) -> ModelSpec:
    return ModelSpec(
        Input((TIME, FEATURES)), (SimpleRNN(4, return_sequences=sequences), Dense(units, end)), name="network"
    )


def grid(batch: int | None) -> Iterator[ModelSpec]:
    """Every loss on every output with every target; each network ends as its loss expects."""
    losses = [loss for loss in LOSSES.values() if loss.name != "mean_absolute_error"]  # meets as squared does
    for sequences, units, loss, tail in product((True, False), (1, CLASSES), losses, TAILS):
        yield replace(network(sequences, units, ENDS[loss.family]), loss=loss.name, target=(batch, *tail))


def numbers_for(spec: ModelSpec, batch: int, seed: int = 0) -> tuple[Array, Array]:
    """An output the network could give, and a target of the chosen shape with numbers that make sense."""
    random = np.random.default_rng(seed)
    assert spec.loss is not None
    assert spec.target is not None
    shape = batch, *(size or TIME for size in predict(spec).output_shapes[0][1:])
    output = random.normal(size=shape)
    numbers = output_numbers(walk(spec)[0])
    if numbers in ("shares", "always 1"):
        output = np.exp(output) / np.exp(output).sum(-1, keepdims=True)
    elif numbers == "from 0 to 1":
        output = 1 / (1 + np.exp(-output))
    target = random.uniform(0.05, 1, size=(batch, *(size or TIME for size in spec.target[1:])))
    if LOSSES[spec.loss].family == "ids":
        target = random.integers(0, shape[-1], target.shape).astype(float)
    return output.astype(np.float32), target.astype(np.float32)


def verdict_on(spec: ModelSpec) -> Verdict:
    verdict = judge(spec)
    assert verdict is not None, spec
    return verdict


def same_number(one: float, other: float) -> bool:
    return bool(np.isclose(one, other, rtol=2e-4, atol=2e-5))


# the whole grid, with the loss as fit calls it


class Met(NamedTuple):
    """A row of the grid: what we say, what was fed, and what Keras makes of it."""

    spec: ModelSpec
    verdict: Verdict
    output: Array
    target: Array
    real: Outcome


@pytest.fixture(scope="module")
def sweep() -> list[Met]:
    rows = []
    for free in grid(None):
        for batch in BATCHES:  # innermost: one graph serves them all
            assert free.target is not None
            spec = replace(free, target=(batch, *free.target[1:]))
            output, target = numbers_for(spec, batch)
            rows.append(Met(spec, verdict_on(spec), output, target, loss_of(spec.loss or "", output, target)))
    return rows


def test_every_refusal_is_keras_s_own_word_for_word_and_nothing_else_is_refused(sweep: list[Met]) -> None:
    kinds = set()
    for spec, verdict, _, _, real in sweep:
        kinds.add(verdict.kind)
        if verdict.kind == "does not fit":
            assert real.error == verdict.keras_error, spec
            assert unordered(real.says) == unordered(verdict.keras_says), spec
        else:
            assert real.error == "", (spec, real)
            assert verdict.keras_error == "", spec
    assert len(sweep) > 1000
    assert len(kinds) == 3


def test_what_fits_is_calculated_as_meant_and_what_is_silent_is_not(sweep: list[Met]) -> None:
    seen = set()
    for spec, verdict, output, target, real in sweep:
        seen.add(verdict.code)
        loss = spec.loss or ""
        if verdict.kind == "fits":
            assert same_number(real.number, meant(loss, output, target)), spec
        elif verdict.code == "shapes_broadcast":
            assert same_number(real.number, stretched(loss, output, target)), spec
            assert "broadcast" in [pair.relation for pair in verdict.pairs], spec
        elif verdict.code in ("one_class", "softmax_over_one") and loss != "kl_divergence":
            assert real.number == pytest.approx(0, abs=1e-5), spec
        elif verdict.code == "time_for_class":
            expected = meant if LOSSES[loss].family == "ids" else stretched
            assert same_number(real.number, expected(loss, output[..., 0], target)), spec
    assert {"fits", "shapes_broadcast", "softmax_over_one", "time_for_class", "one_number"} <= seen


def test_an_open_batch_says_exactly_which_batches_pass_in_silence() -> None:
    for spec in grid(None):
        verdict = verdict_on(spec)
        assert spec.target is not None
        for batch in BATCHES:
            fixed = verdict_on(replace(spec, target=(batch, *spec.target[1:])))
            if verdict.batches:
                silent = batch in verdict.batches
                assert fixed.kind == ("fits silently and wrongly" if silent else "does not fit"), (
                    spec,
                    batch,
                )
                assert silent or fixed.keras_error == verdict.keras_error, (spec, batch)
                assert str(verdict.batches[-1]) in verdict.sentence
            elif batch > 1:  # a single row may fit by itself
                assert (fixed.kind, fixed.keras_error) == (verdict.kind, verdict.keras_error), (spec, batch)


def test_every_mend_fits_and_is_calculated_as_meant() -> None:
    tried = set()
    for spec in (*grid(6), *grid(None)):
        verdict = verdict_on(spec)
        assert bool(verdict.mends) == (verdict.kind != "fits"), spec
        for mend in verdict.mends:
            assert verdict_on(mend.spec).kind == "fits", (spec, mend)
            output, target = numbers_for(mend.spec, 6)
            trained = mend.spec.loss, output.shape, target.shape, output_numbers(walk(mend.spec)[0])
            if trained in tried:
                continue
            tried.add(trained)
            real = loss_of(mend.spec.loss or "", output, target)
            assert real.error == "", (mend, real)
            assert same_number(real.number, meant(mend.spec.loss or "", output, target)), mend
    assert len(tried) > 30


def test_the_blocks_show_every_axis_of_both_shapes_once() -> None:
    for spec in (*grid(6), *grid(None)):
        verdict = verdict_on(spec)
        assert spec.target is not None
        output = predict(spec).output_shapes[0]
        assert len([pair for pair in verdict.pairs if pair.output_axis]) == len(output), spec
        assert len([pair for pair in verdict.pairs if pair.target_axis]) == len(spec.target), spec
        if verdict.kind == "fits":
            assert {pair.relation for pair in verdict.pairs} == {"same"}, spec
        if verdict.code in ("shape", "shapes_incompatible", "shapes_broadcast"):
            assert {pair.relation for pair in verdict.pairs} & {"broadcast", "missing", "clash"}, spec


# whole fits: the loss alone stands for them, and the rows of the list of known mistakes


def inputs_for(spec: ModelSpec, batch: int) -> Array:
    random = np.random.default_rng(1)
    shape = (batch, *(size or TIME for size in spec.input.shape))
    if spec.input.dtype == "int32":
        ids = random.integers(1, 9, shape)
        ids[0, 2:] = 0  # padding
        return ids
    return random.normal(size=shape).astype(np.float32)


SAMPLE = [*list(grid(6))[5::73], *list(grid(TIME))[17::97]]


@pytest.mark.parametrize("spec", SAMPLE, ids=lambda spec: f"{spec.loss}-{spec.target}")
def test_a_whole_fit_says_and_calculates_the_same_as_its_loss_alone(spec: ModelSpec) -> None:
    assert spec.target is not None
    batch = spec.target[0] or 6
    inputs, (_, target) = inputs_for(spec, batch), numbers_for(spec, batch)
    whole, alone = fit(spec, inputs, target), loss_of(spec.loss or "", outputs(spec, inputs), target)
    assert (whole.error, unordered(whole.says)) == (alone.error, unordered(alone.says))
    assert whole.error or whole.number == pytest.approx(alone.number, rel=1e-4, abs=1e-5)


SPARSE, CCE, BCE, MSE = list(LOSSES)[:4]
FITS, NOT, SILENT = "fits", "does not fit", "fits silently and wrongly"
KNOWN = [
    ("A1", False, 7, "softmax", CCE, (6, 5, 7), NOT, "rank"),
    ("A2", False, 7, "softmax", SPARSE, (6, 5), NOT, "rank"),
    ("A3", False, 7, "softmax", SPARSE, (6, 5, 1), NOT, "rank"),
    ("A4", False, 7, None, MSE, (6, 5, 7), NOT, "shapes_incompatible"),
    ("A5", False, 7, None, MSE, (5, 5, 7), SILENT, "shapes_broadcast"),
    ("A5b", False, 7, None, MSE, (1, 5, 7), SILENT, "shapes_broadcast"),
    ("A6", False, 7, "sigmoid", BCE, (5, 5, 7), NOT, "rank"),
    ("B1", True, 7, "softmax", CCE, (6, 7), NOT, "rank"),
    ("B2", True, 7, "softmax", SPARSE, (6,), NOT, "rank"),
    ("B3", True, 7, None, MSE, (6, 7), NOT, "shapes_incompatible"),
    ("B4", True, 7, None, MSE, (5, 7), SILENT, "shapes_broadcast"),
    ("B5", True, 1, None, MSE, (6,), SILENT, "shapes_broadcast"),
    ("B6", True, 1, None, MSE, (6, 5), FITS, "fits"),
    ("B7", True, 1, None, MSE, (6, 1), SILENT, "shapes_broadcast"),
    ("B8", True, 1, None, MSE, (6, 1, 1), SILENT, "shapes_broadcast"),
    ("E1b", False, 1, "softmax", BCE, (6, 1), SILENT, "softmax_over_one"),
    ("E1c", False, 1, "softmax", CCE, (6, 1), SILENT, "softmax_over_one"),
    ("E6", True, 7, None, SPARSE, (6, 5), SILENT, "no_softmax"),
    ("F1", True, 7, "softmax", SPARSE, (6, 5, 7), NOT, "rank"),
    ("F1b", False, 7, "softmax", SPARSE, (6, 7), NOT, "rank"),
    ("F2", True, 7, "softmax", CCE, (6, 5), NOT, "rank"),
    ("F2b", False, 7, "softmax", CCE, (6,), NOT, "rank"),
    ("F2c", False, 7, "softmax", CCE, (6, 1), NOT, "shape"),
    ("F2d", True, 7, "softmax", CCE, (6, 5, 1), NOT, "shape"),
    ("F7", True, 7, "softmax", SPARSE, (6, 5, 1), FITS, "fits"),
]


@pytest.mark.parametrize("row", KNOWN, ids=lambda row: row[0])
def test_a_known_mistake_is_judged_as_fit_treats_it(row: tuple) -> None:
    _, sequences, units, end, loss, target, kind, code = row
    spec = replace(network(sequences, units, end), loss=loss, target=target)
    verdict = verdict_on(spec)
    assert (verdict.kind, verdict.code) == (kind, code)
    output, y = numbers_for(spec, target[0])
    whole = row[0] in ("A2", "A4", "A5", "B1", "B3")
    real = fit(spec, inputs_for(spec, target[0]), y) if whole else loss_of(loss, output, y)
    assert real.error == verdict.keras_error
    if kind == NOT:
        assert real.says == verdict.keras_says


# the number itself


def test_return_sequences_with_one_unit_and_one_target_a_sample_averages_over_all_pairs() -> None:
    spec = replace(network(True, 1, None), loss=MSE, target=(None,))
    inputs, target = inputs_for(spec, 6), np.arange(6, dtype=np.float32)
    output = outputs(spec, inputs)
    pairs = [(output[i, t, 0] - target[j]) ** 2 for i in range(6) for t in range(TIME) for j in range(6)]
    meant_by_learner = [(output[i, t, 0] - target[i]) ** 2 for i in range(6) for t in range(TIME)]
    assert len(pairs) == 180
    real = fit(spec, inputs, target).number
    assert real == pytest.approx(np.mean(pairs), rel=1e-5)
    assert real != pytest.approx(np.mean(meant_by_learner), rel=1e-2)
    verdict = verdict_on(replace(spec, target=(6,)))
    assert verdict.kind == SILENT
    assert "180 pairs" in verdict.sentence
    assert "the target's batch axis meets the output's feature axis" in verdict.sentence
    assert [pair.relation for pair in verdict.pairs] == ["broadcast"] * 3


@pytest.mark.parametrize("loss", [SPARSE, CCE, "kl_divergence", BCE])
def test_scores_without_softmax_or_sigmoid_give_another_number_and_the_mend_gives_the_right_one(
    loss: str,
) -> None:
    target: Shape = (6, TIME) if loss == SPARSE else (6, TIME, CLASSES)
    spec = replace(network(True, CLASSES, None), loss=loss, target=target)
    verdict = verdict_on(spec)
    assert (verdict.kind, verdict.keras_says) == (SILENT, "")
    assert verdict.code == ("no_sigmoid" if loss == BCE else "no_softmax")
    mended = verdict.mends[0].spec
    assert mended.layers[1] == Dense(CLASSES, "sigmoid" if loss == BCE else "softmax")
    inputs, (_, y) = inputs_for(spec, 6), numbers_for(mended, 6)
    right = meant(loss, outputs(mended, inputs), y)
    assert fit(mended, inputs, y).number == pytest.approx(right, rel=1e-4)
    assert loss_of(loss, outputs(spec, inputs), y).number != pytest.approx(right, rel=1e-2)


@pytest.mark.parametrize("loss", ["cosine_similarity", CCE, "kl_divergence"])
def test_keras_takes_timesteps_for_classes_once_it_drops_the_axis_of_one(loss: str) -> None:
    spec = replace(network(True, 1, "sigmoid"), loss=loss, target=(6, TIME))
    assert verdict_on(spec).code == "time_for_class"
    assert "5 timesteps" in verdict_on(spec).sentence
    output, target = numbers_for(spec, 6)
    assert same_number(loss_of(loss, output, target).number, stretched(loss, output, target))


def test_one_class_leaves_nothing_to_learn() -> None:
    for loss, end in product((SPARSE, CCE), ("softmax", "sigmoid", None)):
        spec = replace(network(True, 1, end), loss=loss, target=(6, TIME, 1))
        assert verdict_on(spec).kind == SILENT
        output, target = numbers_for(spec, 6)
        assert loss_of(loss, output, target).number == pytest.approx(0, abs=1e-6)


# what else leaves a network: a mask, several outputs, an open time axis


MASKED = (Embedding(9, 4, mask_zero=True), SimpleRNN(4, return_sequences=True), Dense(1, "sigmoid"))


def masked(loss: str, tail: Shape, batch: int | None) -> ModelSpec:
    return ModelSpec(Input((TIME,), dtype="int32"), MASKED, loss=loss, target=(batch, *tail))


@pytest.mark.parametrize("tail", [(TIME, 1), (TIME,), (1,), (1, 1), ()], ids=str)
@pytest.mark.parametrize("loss", [MSE, BCE, "huber", "cosine_similarity"])
def test_a_padding_mask_that_leaves_the_network_is_part_of_the_verdict(loss: str, tail: Shape) -> None:
    for batch in (1, TIME, 6):
        spec = masked(loss, tail, batch)
        verdict, (output, target) = verdict_on(spec), numbers_for(spec, batch)
        mask = np.arange(TIME)[None, :] < np.arange(batch)[:, None] % TIME + 1
        real = loss_of(loss, output, target, mask)
        assert real.error == verdict.keras_error, (spec, real)
        assert unordered(real.says) == unordered(verdict.keras_says)
        assert all(verdict_on(mend.spec).kind == FITS for mend in verdict.mends)
        if verdict.kind == FITS:
            kept = np.broadcast_to(mask[..., None], output.shape)
            assert same_number(real.number, meant(loss, output[kept], target.reshape(output.shape)[kept]))
        if verdict.kind == NOT:
            assert verdict.mends


def test_a_masked_tagger_with_one_unit_needs_the_last_axis_of_one() -> None:
    spec = masked(BCE, (TIME,), 6)
    real = fit(spec, inputs_for(spec, 6), numbers_for(spec, 6)[1])
    verdict = verdict_on(spec)
    assert (verdict.kind, verdict.code) == (NOT, "mask_incompatible")
    assert (real.error, real.says) == (verdict.keras_error, verdict.keras_says)
    mended = verdict.mends[0].spec
    assert mended.target == (6, TIME, 1)
    assert fit(mended, inputs_for(mended, 6), numbers_for(mended, 6)[1]).error == ""
    assert verdict_on(masked(BCE, (TIME,), TIME)).code == "mask_broadcast"
    assert verdict_on(masked(BCE, (TIME,), None)).batches == (1, TIME)


@pytest.mark.parametrize(
    "last",
    [
        LSTM(4, return_state=True),
        GRU(4, return_state=True, return_sequences=True),
        Bidirectional(GRU(4), merge_mode=None),
    ],
    ids=lambda layer: layer.title,
)
def test_several_outputs_need_several_targets(last: Layer) -> None:
    spec = ModelSpec(Input((TIME, FEATURES)), (last,), loss=MSE, target=(6, 4))
    verdict = verdict_on(spec)
    real = fit(spec, inputs_for(spec, 6), np.zeros((6, 4), np.float32))
    assert (verdict.kind, verdict.code) == (NOT, "several_outputs")
    assert (real.error, real.says) == (verdict.keras_error, verdict.keras_says)
    for mend in verdict.mends:
        assert len(predict(mend.spec).output_shapes) == 1
        output, target = numbers_for(mend.spec, 6)
        assert same_number(loss_of(MSE, output, target).number, meant(MSE, output, target))


def test_what_stops_fit_before_any_shape_is_compared() -> None:
    fixed = replace(network(False, CLASSES, None), input=Input((TIME, FEATURES), batch_size=6), loss=MSE)
    spec = replace(fixed, target=(5, CLASSES))
    verdict, real = verdict_on(spec), fit(spec, inputs_for(spec, 6), np.zeros((5, CLASSES), np.float32))
    assert (verdict.code, real.error, real.says) == ("batch", verdict.keras_error, verdict.keras_says)
    assert verdict.mends[0].spec.target == (6, CLASSES)
    unknown = replace(network(False, CLASSES, None), loss="nonsense", target=(6, CLASSES))
    verdict, real = (
        verdict_on(unknown),
        fit(unknown, inputs_for(unknown, 6), np.zeros((6, CLASSES), np.float32)),
    )
    assert (verdict.code, real.error, real.says) == ("unknown_loss", verdict.keras_error, verdict.keras_says)
    assert verdict.mends
    for target in ((), (6, 0), (6, -1)):
        nothing = verdict_on(replace(network(False, CLASSES, None), loss=MSE, target=target))
        assert (nothing.kind, nothing.code) == (NOT, "target_size")
        assert nothing.mends


@pytest.mark.parametrize(
    ("tail", "kind"),
    [
        ((None, CLASSES), FITS),
        ((TIME, CLASSES), FITS),
        ((CLASSES,), SILENT),
        ((None, 1), SILENT),
        ((None, 2), NOT),
    ],
    ids=str,
)
def test_an_open_time_axis_takes_the_target_s_steps(tail: Shape, kind: str) -> None:
    layers = (SimpleRNN(4, return_sequences=True), Dense(CLASSES))
    spec = ModelSpec(Input((None, FEATURES)), layers, loss=MSE, target=(None, *tail))
    verdict = verdict_on(spec)
    assert verdict.kind == kind
    batch = TIME if verdict.batches else 6
    y = np.ones((batch, *(size or TIME for size in tail)), np.float32)
    assert (loss_of(MSE, np.zeros((batch, TIME, CLASSES), np.float32), y).error == "") == (kind != NOT)


def test_there_is_no_verdict_before_loss_target_and_network_are_there() -> None:
    spec = replace(network(True, CLASSES, "softmax"), loss=SPARSE, target=(None, TIME))
    assert judge(spec) is not None
    assert judge(replace(spec, loss=None)) is None
    assert judge(replace(spec, target=None)) is None
    assert judge(spec.with_layer(0, Flatten()).with_layer(1, GRU(3))) is None
    assert judge(spec.with_layer(1, Dense(7.0, "softmax"))) is None  # type: ignore[arg-type]


# what the numbers of an output can be


SEQUENCE = SimpleRNN(6, return_sequences=True)
HEADS: list[tuple[str, tuple[Layer, ...]]] = [
    ("shares", (Dense(4, "softmax"),)),
    ("shares", (SEQUENCE, Dense(4), Softmax())),
    ("shares", (SEQUENCE, TimeDistributed(Dense(4, "softmax")), Dropout(0.2))),
    ("shares", (SEQUENCE, Dense(4), Activation("softmax"), GlobalAveragePooling1D())),
    ("shares", (SimpleRNN(4, activation="softmax"), RepeatVector(3))),
    ("shares", (Bidirectional(SimpleRNN(4, activation="softmax"), "ave"),)),
    ("from 0 to 1", (Bidirectional(SimpleRNN(4, activation="softmax"), "concat"),)),
    ("from 0 to 1", (SEQUENCE, Dense(4), Softmax(axis=1))),
    ("from 0 to 1", (SEQUENCE, Dense(4, "softmax"), GlobalMaxPooling1D())),
    ("from 0 to 1", (SEQUENCE, Dense(4, "softmax"), Flatten())),
    ("from 0 to 1", (SEQUENCE, Dense(4, "softmax"), Permute((2, 1)))),
    ("from 0 to 1", (GRU(4, activation="softmax"),)),
    ("from 0 to 1", (LSTM(4, activation="sigmoid"),)),
    ("from 0 to 1", (Dense(4, "sigmoid"), Reshape((4, 5)))),
    ("any", (Bidirectional(SimpleRNN(4, activation="sigmoid"), "sum"),)),
    ("any", (LSTM(4),)),
    ("any", (LSTM(4, activation="sigmoid", recurrent_activation="tanh"),)),
    ("any", (Dense(4, "softmax"), Dense(4))),
    ("always 1", (SEQUENCE, Dense(1, "softmax"), Flatten())),
]


@pytest.mark.parametrize(("numbers", "layers"), HEADS, ids=lambda part: part if isinstance(part, str) else "")
def test_what_an_output_can_hold_is_what_keras_puts_there(numbers: str, layers: tuple[Layer, ...]) -> None:
    spec = ModelSpec(Input((TIME, FEATURES)), layers)
    assert output_numbers(walk(spec)[0]) == numbers
    real = outputs(spec, 9 * inputs_for(spec, 6))
    inside = bool(((real >= 0) & (real <= 1)).all())
    sums = bool(np.allclose(real.sum(-1), 1, atol=1e-5))
    assert {"shares": inside and sums, "from 0 to 1": inside and not sums, "any": not inside}.get(
        numbers, bool(np.allclose(real, 1))
    )


# the table and the words


def test_the_target_a_loss_expects_fits_it() -> None:
    for sequences, loss in product((True, False), LOSSES.values()):
        for units in (1, CLASSES):
            spec = replace(network(sequences, units, ENDS[loss.family]), loss=loss.name)
            for target in expected_target(loss.name, predict(spec).output_shapes[0]):
                verdict = verdict_on(replace(spec, target=target))
                assert verdict.kind == FITS or verdict.code in ("softmax_over_one", "one_number"), (
                    spec,
                    target,
                )


def test_the_sparse_message_is_called_backwards() -> None:
    verdict = verdict_on(replace(network(False, CLASSES, "softmax"), loss=SPARSE, target=(None, TIME)))
    assert "`target.ndim - 1`" in verdict.keras_says
    assert "says it backwards" in verdict.sentence
    assert "return_sequences is off in layer 1" in verdict.sentence


def test_a_sentence_names_both_shapes_by_their_axes() -> None:
    verdict = verdict_on(replace(network(True, CLASSES, "softmax"), loss=CCE, target=(None, TIME)))
    assert "(batch, time 5, class 7)" in verdict.sentence
    assert "(batch, time 5)" in verdict.sentence
    assert verdict.mends[0].spec.loss == SPARSE


def test_the_first_mend_gives_back_the_time_axis_the_target_has() -> None:
    verdict = verdict_on(replace(network(False, CLASSES, "softmax"), loss=CCE, target=(None, TIME, CLASSES)))
    assert verdict.mends[0].words == "turn return_sequences on in layer 1, SimpleRNN(4)"
    wrapped = replace(
        network(True, CLASSES, None), layers=(SEQUENCE, TimeDistributed(Dense(CLASSES, "softmax"))), loss=CCE,
        target=(None, CLASSES),
    )  # fmt: skip
    assert verdict_on(wrapped).mends[0].spec.layers[1] == Dense(CLASSES, "softmax")
