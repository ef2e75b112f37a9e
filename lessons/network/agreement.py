"""agree: what real Keras reported, held against what was predicted."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from lessons.network.predict import Prediction
from lessons.network.readable import readable
from lessons.network.trace import Trace

TOLERANCE = 1e-5


@dataclass(frozen=True)
class Agreement:
    """The outcome: does Keras say the same?

    Args:
        kind: `agrees`, or `differs` (then the app is wrong, and says so).
        sentence: what was compared, for a learner.
        keras: the version that answered.
        difference: the largest difference between our output and Keras's; `None` without numbers.
    """

    kind: Literal["agrees", "differs"]
    sentence: str
    keras: str
    difference: float | None = None


def agree(prediction: Prediction, run: Trace | None, report: dict[str, Any]) -> Agreement:
    """Compares layer by layer: shapes, parameters, and the final numbers when both were computed.

    Args:
        report: what `lessons.network.oracle.check` returns.
    """
    keras, error = report["keras"], report["error"]
    if prediction.mistake or error:
        return _agree_on_mistake(prediction, run, keras, error)
    for facts, said in zip(prediction.layers, report["layers"], strict=True):
        ours = [list(shape) for shape in facts.output_shapes]
        theirs = said["output_shape"] if len(ours) > 1 else [said["output_shape"]]
        if ours != [list(shape) for shape in theirs] or facts.params != said["params"]:
            sentence = f"Keras {keras} differs at layer {facts.index + 1}: it says {said['output_shape']}, "
            return Agreement("differs", f"{sentence}{said['params']:,} parameters. Please report it.", keras)
    difference = _difference(run, report.get("outputs"))
    if difference is not None and difference > TOLERANCE:
        sentence = f"Keras {keras} has the same shapes, but its numbers differ by {readable(difference)}."
        return Agreement("differs", sentence, keras, difference)
    sentence = f"Real Keras {keras} built this network: every shape and every parameter count is the same"
    if difference is not None:
        sentence += f", and its output differs from the numbers drawn here by at most {readable(difference)}"
    return Agreement("agrees", sentence + ".", keras, difference)


def _agree_on_mistake(prediction: Prediction, run: Trace | None, keras: str, error: dict[str, Any] | None) -> Agreement:
    mistake = prediction.mistake
    if error is None:
        return Agreement("differs", f"Keras {keras} builds this network; the rules here refuse it.", keras)
    place = error["layer"] + 1
    if mistake is None:
        stopped = run is not None and run.stopped is not None and len(run.flows) == error["layer"]
        if stopped:
            return Agreement("agrees", f"Keras {keras} builds this, then stops at layer {place} too.", keras)
        return Agreement("differs", f"Keras {keras} stops at layer {place}: {error['message'][:300]}", keras)
    if mistake.layer > error["layer"]:
        return Agreement("differs", f"Keras {keras} already stops at layer {place}.", keras)
    return Agreement("agrees", f"Real Keras {keras} stops at layer {place} too, with {error['type']}.", keras)


def _difference(run: Trace | None, outputs: Any) -> float | None:
    if run is None or run.stopped is not None or outputs is None or outputs.shape != run.output.shape:
        return None
    if not outputs.size:
        return 0.0
    both = np.abs(outputs.astype(np.float64) - run.output)
    both[np.isnan(both)] = 0.0  # inf - inf where both overflowed alike
    return float(both.max() / max(1.0, float(np.nanmax(np.abs(outputs)))))
