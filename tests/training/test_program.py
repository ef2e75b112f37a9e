"""A run given back as plain Keras: run as a learner would run it, it trains to the very losses; and the .keras file."""

from __future__ import annotations

import ast
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import keras
import numpy
import pytest

from lessons.network.keras_json import write_keras_json
from lessons.network.link import read_link
from lessons.network.trace import trace
from lessons.network.weights import draw_weights
from lessons.training.job import Job
from lessons.training.loop import train
from lessons.training.probe import probe_of
from lessons.training.program import bundle_of, program_of
from lessons.training.report import Report
from lessons.training.samples import make_samples
from lessons.training.settings import Settings
from lessons.training.tasks import TASKS, make_task
from lessons.training.worker_start import ENVIRONMENT
from lessons.training.workers.keras_file import keras_file
from tests.network.sweep import some

RUNS = {
    "cosine, clipped, stopped early, the best kept": (
        "three_sentences",
        "",
        Settings(
            epochs=4,
            validation_split=0.2,
            schedule="cosine",
            clipping="norm",
            early_stopping=True,
            patience=2,
            restore_best=True,
        ),
    ),
    "padding, weights, a plateau": (
        "tagging",
        "",
        Settings(
            epochs=3,
            schedule="reduce on plateau",
            schedule_patience=1,
            optimizer="rmsprop",
            class_weight="balanced",
            shuffle=False,
        ),
    ),
    "dropout, batch normalization, L2, momentum": (
        "moons",
        "Input(2)|Dense(16,activation=relu,kernel_regularizer=L2(0.01))|BatchNormalization()|Dropout(0.3)"
        "|Dense(2,activation=softmax)",
        Settings(
            epochs=3,
            schedule="piecewise constant",
            optimizer="sgd",
            momentum=0.9,
            learning_rate=0.1,
            validation_split=0.3,
        ),
    ),
}


def ended(name: str) -> Job:
    """The run, trained here by our loop."""
    key, model, settings = RUNS[name]
    choice = TASKS[key].default
    spec = read_link(model or make_task(choice).model).spec
    reports: list[Report] = []
    samples = make_samples(spec, make_task(choice), settings)
    end = train(spec, samples, settings, reports.append, lambda: False, probe_of(spec, choice))
    return Job("name", "owner", spec, choice, settings, "done", reports=tuple(reports), weights=end.weights)


@pytest.mark.parametrize("name", some(list(RUNS)))
def test_the_exported_program_trains_to_the_losses_the_learner_has_seen(name: str, tmp_path: Path) -> None:
    job = ended(name)
    zipfile.ZipFile(io.BytesIO(bundle_of(job))).extractall(tmp_path)
    ran = subprocess.run(
        [sys.executable, "train.py"],
        cwd=tmp_path,
        env={**os.environ, **ENVIRONMENT},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    losses = ast.literal_eval(ran.stdout.splitlines()[-1])
    assert losses == pytest.approx([report.loss for report in job.reports[1:]], abs=1e-4)
    assert (tmp_path / "trained.keras").exists()


def test_the_program_says_every_setting_that_is_not_kerass_own() -> None:
    key, _, settings = RUNS["cosine, clipped, stopped early, the best kept"]
    choice = TASKS[key].default
    program = program_of(Job("", "", read_link(make_task(choice).model).spec, choice, settings))
    ast.parse(program)
    for said in (
        "clipnorm=1.0",
        "np.cos",
        "EarlyStopping",
        "patience=2",
        "restore_best_weights=True",
        "BATCH_SIZE = 32",
    ):
        assert said in program


# Keras reads its own variables that way while it loads a file.
@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_the_keras_file_opens_in_keras_and_predicts_what_was_trained(tmp_path: Path) -> None:
    choice = TASKS["three_sentences"].default
    task = make_task(choice)
    spec = read_link(task.model, seed=5).spec
    weights = draw_weights(spec)
    file = tmp_path / "trained.keras"
    file.write_bytes(keras_file(write_keras_json(spec), weights))
    model = keras.models.load_model(file)
    ours = trace(spec, task.x[:3], weights).output
    assert numpy.abs(model(task.x[:3]).numpy() - ours).max() < 1e-5
