"""A run as a program: plain Keras code that trains the same network on the same samples to the same losses."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from lessons.network.keras_code import keras_code
from lessons.network.loss.table import metric_of
from lessons.network.weights import draw_weights
from lessons.training.graphs.dropout_seeds import with_dropout_seeds
from lessons.training.job import Job
from lessons.training.rates import LEAST_BETTER, pieces
from lessons.training.samples import make_samples
from lessons.training.settings import Settings
from lessons.training.tasks import make_task

_CLIPPING = {"none": "", "value": ", clipvalue={}", "norm": ", clipnorm={}", "global norm": ", global_clipnorm={}"}
_OPTIMIZERS = {"adam": "Adam", "rmsprop": "RMSprop", "sgd": "SGD"}
_ORDER = '''

def batches():
    """The samples in batches, in a new seeded order each epoch."""
    for epoch in range(1, EPOCHS + 1):
        order = np.random.default_rng((SEED, epoch)).permutation(len(start["x"]))
        for first in range(0, len(order), BATCH_SIZE):
            chosen = order[first : first + BATCH_SIZE]
            yield tuple(start[name][chosen] for name in ("x", "y", "weight") if name in start)

'''


def program_of(job: Job) -> str:
    """The program; it reads the samples and the first weights from `start.npz` beside it."""
    return "\n".join(_lines(job)) + "\n"


def bundle_of(job: Job) -> bytes:
    """`train.py` and `start.npz` as one zip file."""
    spec, settings = job.spec, job.settings
    samples = make_samples(spec, make_task(job.choice), settings)
    arrays = {name: value for name, value in vars(samples).items() if isinstance(value, np.ndarray) and name != "probe"}
    flat = [array for layer in draw_weights(spec) for array in layer]
    arrays |= {f"weight_{place}": array for place, array in enumerate(flat)}
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("train.py", program_of(job))
        archive.writestr("start.npz", file.getvalue())
    return bundle.getvalue()


def history_csv(job: Job) -> str:
    """The run's figures, a line for each epoch.

    >>> from lessons.network.link import read_link
    >>> from lessons.training.report import Report
    >>> from lessons.training.task import TaskChoice
    >>> report = Report(1, 2.5, 0.25, None, None, 0.001, 0.1)
    >>> job = Job("", "", read_link("Input(3)|Dense(3)").spec, TaskChoice(), Settings(), reports=(report,))
    >>> print(history_csv(job))
    epoch,loss,metric,val_loss,val_metric,learning_rate,seconds
    1,2.5,0.25,,,0.001,0.1
    <BLANKLINE>
    """
    names = ("epoch", "loss", "metric", "val_loss", "val_metric", "learning_rate", "seconds")
    rows = [[getattr(report, name) for name in names] for report in job.reports]
    lines = [",".join("" if value is None else str(value) for value in row) for row in rows]
    return "\n".join([",".join(names), *lines]) + "\n"


def _lines(job: Job) -> Iterator[str]:
    spec, settings = with_dropout_seeds(job.spec), job.settings
    loss = spec.loss or make_task(job.choice).loss
    model = keras_code(replace(spec, loss=None, target=None)).replace("model.summary()\n", "").rstrip()
    imports, _, body = model.partition("\n\n")
    yield '"""Trains the network as Unrolled did. start.npz holds the samples and the first weights."""'
    yield ""
    yield imports.replace("import keras\n", "import keras\nimport numpy as np\n")
    yield ""
    yield f"EPOCHS = {settings.epochs}"
    yield f"BATCH_SIZE = {settings.batch_size}"
    if settings.shuffle:
        yield f"SEED = {settings.seed}"
    yield 'start = dict(np.load("start.npz"))'
    yield ""
    yield body
    yield 'weights = iter(start[f"weight_{place}"] for place in range(1000))'
    yield "for layer in model.layers:"
    yield "    layer.set_weights([next(weights) for _ in layer.get_weights()])"
    yield ""
    yield from _compiling(loss, settings)
    if settings.shuffle:
        yield _ORDER
    yield from _fitting(settings)
    yield 'model.save("trained.keras")'
    yield 'print(history.history["loss"])'


def _compiling(loss: str, settings: Settings) -> Iterator[str]:
    momentum = f", momentum={settings.momentum}" if settings.optimizer == "sgd" and settings.momentum else ""
    clipping = _CLIPPING[settings.clipping].format(settings.clip)
    yield "model.compile("
    optimizer = f"{_OPTIMIZERS[settings.optimizer]}({settings.learning_rate}{momentum}{clipping})"
    yield f"    optimizer=keras.optimizers.{optimizer},"
    yield f"    loss={json.dumps(loss)},"
    yield f"    metrics=[{json.dumps(metric_of(loss))}],"
    yield ")"


def _fitting(settings: Settings) -> Iterator[str]:
    callbacks = list(_callbacks(settings))
    yield "history = model.fit("
    if settings.shuffle:
        yield '    batches(), steps_per_epoch=-(-len(start["x"]) // BATCH_SIZE),'
    else:
        yield '    start["x"], start["y"], sample_weight=start.get("weight"), batch_size=BATCH_SIZE, shuffle=False,'
    yield "    epochs=EPOCHS,"
    if settings.validation_split:
        yield '    validation_data=tuple(start[name] for name in ("held_x", "held_y", "held_weight") if name in start),'
        yield "    validation_batch_size=BATCH_SIZE,"
    if callbacks:
        yield "    callbacks=["
        yield from (f"        {each}," for each in callbacks)
        yield "    ],"
    yield ")"


def _callbacks(settings: Settings) -> Iterator[str]:
    rate, watched = settings.learning_rate, "val_loss" if settings.validation_split else "loss"
    if settings.schedule == "exponential decay":
        yield f"keras.callbacks.LearningRateScheduler(lambda epoch: {rate} * {settings.decay} ** epoch)"
    elif settings.schedule == "cosine":
        formula = f"{rate} * 0.5 * (1 + np.cos(np.pi * epoch / {settings.epochs}))"
        yield f"keras.callbacks.LearningRateScheduler(lambda epoch: float({formula}))"
    elif settings.schedule == "piecewise constant":
        first, second = pieces(settings.epochs)
        formula = f"{rate} * {settings.decay} ** ((epoch >= {first}) + (epoch >= {second}))"
        yield f"keras.callbacks.LearningRateScheduler(lambda epoch: {formula})"
    elif settings.schedule == "reduce on plateau":
        yield (
            f'keras.callbacks.ReduceLROnPlateau("{watched}", factor={settings.decay}, '
            f"patience={settings.schedule_patience}, min_delta={LEAST_BETTER})"
        )
    if settings.early_stopping or settings.restore_best:
        patience = settings.patience if settings.early_stopping else settings.epochs
        yield (
            f'keras.callbacks.EarlyStopping("{watched}", patience={patience}, '
            f"restore_best_weights={settings.restore_best})"
        )
