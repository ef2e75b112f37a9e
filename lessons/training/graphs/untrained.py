"""The first report of a run: the network before training, in NumPy, there before TensorFlow has made a graph."""

from typing import Any

import keras
import numpy as np

from lessons.network.loss.scores import kept_scores
from lessons.network.spec import ModelSpec
from lessons.network.trace import Trace, trace
from lessons.network.weights import Weights
from lessons.training.graphs.objective import judge_batch
from lessons.training.probe import Probe
from lessons.training.report import Report, finite, pack, short
from lessons.training.samples import Samples
from lessons.training.settings import Settings

MOST_SAMPLES = 64


def untrained_report(spec: ModelSpec, samples: Samples, weights: Weights, settings: Settings, probe: Probe) -> Report:
    """Epoch 0: loss, metric and the probe's distributions, over the first 64 samples.

    Args:
        weights: as they are drawn.
        probe: what is shown of the first sample's output.
    """
    few = slice(0, MOST_SAMPLES)
    run = trace(spec, np.concatenate([samples.probe, samples.x[few]]), weights)
    mask = run.flows[-1].mask if run.flows else None
    weight = None if samples.weight is None else keras.ops.convert_to_tensor(samples.weight[few])
    judged = judge_batch(
        samples.loss,
        keras.ops.convert_to_tensor(samples.y[few]),
        _output(spec, run),
        weight,
        None if mask is None else keras.ops.convert_to_tensor(mask[1:]),
    )
    counted, values = judged.counted.numpy(), judged.values.numpy()
    by_step = None
    if values.ndim == 2 and values.shape[1] > 1:
        sums = (values * counted).sum(0) / np.maximum(counted.sum(0), 1)
        by_step = tuple(short(float(each), 4) for each in sums)
    shares = probe.shares(run.output[0])
    return Report(
        0,
        finite(float(judged.loss)),
        finite(float((judged.right.numpy() * counted).sum() / max(counted.sum(), 1))),
        None,
        None,
        settings.learning_rate,
        0.0,
        by_step,
        None,
        None if shares is None else pack(shares),
    )


def _output(spec: ModelSpec, run: Trace) -> Any:
    """The answers without the probe's, with the scores below them where Keras takes a crossentropy of those."""
    output = keras.ops.convert_to_tensor(run.output[1:].astype(np.float32))
    if (found := kept_scores(spec.layers)) is not None:
        scores = run.flows[found.layer].inside["logits"][1:]
        output._keras_logits = keras.ops.convert_to_tensor(scores.astype(np.float32))
    return output
