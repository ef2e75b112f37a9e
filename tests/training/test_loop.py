"""A training's numbers are those of `model.fit`: losses, metrics, validation, weights."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from lessons.training.graphs.cost import cost_of
from lessons.training.samples import make_samples
from lessons.training.settings import Settings
from lessons.training.tasks import TASKS, make_task
from tests.network.sweep import some
from tests.training.keras_fit import keras_fit
from tests.training.our_run import largest_difference, made_up_samples, network, our_run

FEW = Settings(epochs=4, batch_size=16, learning_rate=0.01)


def check(link: str, settings: Settings, samples: Any, *, weights_within: float = 1e-4) -> None:
    """One run here, one by Keras; every figure equal to 1e-4."""
    spec = network(link)
    ours, theirs = our_run(spec, samples, settings), keras_fit(spec, samples, settings)
    assert ours.end.how == "done"
    pairs = {"loss": "loss", "metric": theirs.metric}
    if samples.held_x is not None:
        pairs |= {"val_loss": "val_loss", "val_metric": f"val_{theirs.metric}"}
    for mine, real in pairs.items():
        np.testing.assert_allclose(ours.figures(mine), theirs.history[real], rtol=1e-4, atol=1e-4, err_msg=mine)
    assert largest_difference(ours.end.weights, theirs.weights) < weights_within


@pytest.mark.parametrize(
    ("key", "link", "count"),
    some([
        ("three_sentences", "Input(8,dtype=int32)|Embedding(12,8)|SimpleRNN(10,return_sequences=True)|Dense(12,activation=softmax)", 189),
        ("caesar", "Input(64,15)|GRU(16,return_sequences=True)|TimeDistributed(Dense(15,activation=softmax))", 112),
    ]),
)  # fmt: skip
def test_thirty_epochs_of_words_and_of_strings_end_at_the_losses_of_fit(key: str, link: str, count: int) -> None:
    task = make_task(TASKS[key].default)
    task = replace(task, x=task.x[:count], y=task.y[:count])
    settings = Settings(epochs=30, validation_split=0.1)
    samples = make_samples(network(link), task, settings)
    assert len(samples.x) % settings.batch_size  # a last batch that is not whole
    check(link, settings, samples)


DENSE = "Input(4)|Dense(8,activation=tanh)|Dense(3,activation=softmax)"


@pytest.mark.parametrize(
    "changed",
    some(
        [
            {"optimizer": "adam"},
            {"optimizer": "rmsprop", "clipping": "value", "clip": 0.01},
            {"optimizer": "rmsprop"},
            {"optimizer": "sgd", "learning_rate": 0.1},
            {"optimizer": "sgd", "momentum": 0.9, "clipping": "norm", "clip": 0.02},
            {"clipping": "norm", "clip": 0.02},
            {"clipping": "global norm", "clip": 0.05},
            {"batch_size": 64},  # more than there are samples
            {"batch_size": 1},
        ]
    ),
    ids=str,
)
def test_each_optimizer_and_clipping_goes_the_way_of_keras(changed: dict[str, Any]) -> None:
    settings = replace(FEW, **changed)
    check(DENSE, settings, made_up_samples(network(DENSE), "sparse_categorical_crossentropy", 50))


@pytest.mark.parametrize(
    ("loss", "head", "weighted"),
    some(
        [
            ("sparse_categorical_crossentropy", "Dense(3,activation=softmax)", "timesteps"),
            ("categorical_crossentropy", "Flatten()|Dense(3,activation=softmax)", "samples"),
            ("categorical_crossentropy", "Dense(3,activation=softmax)", ""),
            ("categorical_crossentropy", "Dense(3,activation=softmax)", "timesteps"),
            ("binary_crossentropy", "Dense(1,activation=sigmoid)", "timesteps"),
            ("binary_crossentropy", "Dense(3,activation=sigmoid)", ""),
            ("mean_squared_error", "Flatten()|Dense(2)", "samples"),
            ("mean_absolute_error", "Dense(1)", "timesteps"),
            ("huber", "Dense(2)", ""),
            ("kl_divergence", "Dense(1,activation=sigmoid)", ""),
            ("cosine_similarity", "Dense(3)", ""),
        ]
    ),
)
def test_each_loss_is_weighed_as_keras_weighs_it(loss: str, head: str, weighted: str) -> None:
    link = f"Input(5,3)|Dense(6,activation=relu)|{head}"
    check(link, FEW, made_up_samples(network(link), loss, 40, held=8, weighted=weighted))


IDS = "Input(9,dtype=int32)|Embedding(7,5,mask_zero=True)"


@pytest.mark.parametrize("clipping", some(["none", "value", "norm", "global norm"]))
@pytest.mark.parametrize("optimizer", ["adam", "rmsprop"])
def test_a_word_that_stands_twice_moves_its_embedding_as_in_keras(optimizer: Any, clipping: Any) -> None:
    link = "Input(6,dtype=int32)|Embedding(7,4)|Flatten()|Dense(3,activation=softmax)"
    settings = replace(FEW, optimizer=optimizer, clipping=clipping, clip=0.01)
    samples = made_up_samples(network(link), "sparse_categorical_crossentropy", 40)
    assert max(np.bincount(row).max() for row in samples.x) > 2
    check(link, settings, samples)


@pytest.mark.parametrize(
    ("link", "loss", "made"),
    some([
        (IDS + "|Bidirectional(LSTM(4,return_sequences=True))|Dense(5,activation=softmax)",
         "sparse_categorical_crossentropy", {"held": 20, "weighted": "timesteps"}),
        (IDS + "|GRU(4,reset_after=False,return_sequences=True)|SimpleRNN(4)|Dense(1,activation=sigmoid)",
         "binary_crossentropy", {"weighted": "samples"}),
        ("Input(19,3)|Bidirectional(SimpleRNN(4),merge_mode=sum)|Dense(5,activation=softmax)",
         "categorical_crossentropy", {"held": 8}),
        ("Input(8,4)|Conv1D(5,3,activation=relu)|Masking()|Bidirectional(SimpleRNN(4))|Dense(2)", "mean_squared_error", {}),
    ]),
)  # fmt: skip
def test_masks_and_recurrent_layers_train_as_in_keras(link: str, loss: str, made: dict[str, Any]) -> None:
    check(link, FEW, made_up_samples(network(link), loss, 56, **made))


@pytest.mark.parametrize(
    ("link", "loss"),
    [
        ("Input(4)|Dense(8,activation=relu,kernel_regularizer=L2(0.01),bias_regularizer=L1(0.01))|Dropout(0.3)|"
         "BatchNormalization()|Dense(3,activation=softmax,activity_regularizer=L1(0.01))", "categorical_crossentropy"),
        ("Input(6,4)|LSTM(4,dropout=0.2,kernel_regularizer=L2(0.01))|RepeatVector(3)|LayerNormalization()|"
         "SpatialDropout1D(0.4)|TimeDistributed(Dense(2))", "mean_squared_error"),
        ("Input(6,4)|GRU(3,return_sequences=True,recurrent_dropout=0.2)|GlobalAveragePooling1D()|Dense(1)", "mean_absolute_error"),
    ],
)  # fmt: skip
def test_penalties_dropped_numbers_and_running_means_are_those_of_keras(link: str, loss: str) -> None:
    check(link, FEW, made_up_samples(network(link), loss, 40, held=8))


@pytest.mark.parametrize("loss", ["mean_squared_error", "kl_divergence"])
def test_a_loss_that_measures_something_else_measures_what_keras_measures(loss: str) -> None:
    link = "Input(6,2)|Dense(1,activation=sigmoid)"  # the output is (batch, 6, 1), the target (batch, 1)
    samples = made_up_samples(network(link), loss, 40)
    check(link, FEW, replace(samples, y=samples.y[:, 0]))


def test_balanced_classes_weigh_like_the_sample_weights_of_fit() -> None:
    task = make_task(TASKS["imbalanced"].default)
    settings = replace(FEW, epochs=3, class_weight="balanced", validation_split=0.2)
    spec = network(task.model)
    samples = make_samples(spec, task, settings)
    assert samples.weight is not None
    counts = np.bincount(task.y)
    np.testing.assert_allclose(samples.weight, (len(task.y) / (len(counts) * counts))[samples.y], rtol=1e-6)
    check(task.model, settings, samples)


@pytest.mark.parametrize(
    ("link", "weighted"),
    some([
        ("Input(18,3)|GRU(4,return_sequences=True)|Dense(5,activation=softmax)", ""),
        (IDS + "|SimpleRNN(4,return_sequences=True)|BatchNormalization()|Dense(5,activation=softmax)", "timesteps"),
    ]),
)  # fmt: skip
def test_what_xla_compiles_trains_to_the_same_numbers(
    link: str, weighted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec, loss = network(link), "sparse_categorical_crossentropy"
    samples = made_up_samples(spec, loss, 100, held=20, weighted=weighted)
    settings = replace(FEW, epochs=3)
    plain = our_run(spec, samples, settings)
    assert not cost_of(spec, samples, settings).is_worth_compiling
    monkeypatch.setattr("lessons.training.graphs.cost.XLA_TAKES", (0, 0))
    assert cost_of(spec, samples, settings).is_worth_compiling
    fast = our_run(spec, samples, settings)
    for name in ("loss", "metric", "val_loss", "val_metric"):
        np.testing.assert_allclose(fast.figures(name), plain.figures(name), rtol=1e-4, atol=1e-4)
    for name in ("by_step", "norms"):
        np.testing.assert_allclose(fast.figures(name), plain.figures(name), rtol=2e-2, atol=1e-3)
    assert largest_difference(fast.end.weights, plain.end.weights) < 1e-4
