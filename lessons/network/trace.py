"""trace: a network run by hand in NumPy, with every number on the way kept."""

from dataclasses import dataclass

import numpy as np

from lessons.network.layers import Flow, Misfit
from lessons.network.spec import ModelSpec
from lessons.network.walk import masked_outputs, walk
from lessons.network.weights import Weights, draw_weights

Array = np.ndarray


@dataclass(frozen=True)
class Trace:
    """What each layer made of the input.

    Args:
        inputs: what was fed, batch axis first.
        flows: for each layer its outputs, the numbers inside it and the mask it hands on.
        stopped: why the run ended early, or `None`; a network can be built and still refuse numbers.
    """

    inputs: Array
    flows: tuple[Flow, ...]
    weights: Weights
    stopped: Misfit | None = None

    @property
    def output(self) -> Array:
        """What leaves the last layer that ran."""
        return self.flows[-1].output if self.flows else self.inputs


def trace(spec: ModelSpec, inputs: Array, weights: Weights | None = None) -> Trace:
    """Runs the network as Keras does at inference (dropout off, kept averages).

    Args:
        inputs: `(batch, *input shape)`; ids are whole numbers.
        weights: one tuple of arrays for each layer; drawn from the spec's seed when left out.

    Raises:
        TooLarge: the network has too many parameters to draw.

    >>> from lessons.network.layers import Dense, Input
    >>> run = trace(ModelSpec(Input((5, 3)), (Dense(4, "softmax"),)), np.zeros((2, 5, 3), np.float32))
    >>> run.output.shape, float(run.output[0, 0].sum())
    ((2, 5, 4), 1.0)
    """
    steps, _ = walk(spec)
    weights = draw_weights(spec) if weights is None else weights
    flows: list[Flow] = []
    whole = inputs.dtype.kind in "iub"  # ids; layers calculate with real numbers, and Embedding reads either
    outputs: tuple[Array, ...] = (inputs.astype(np.float32) if whole else inputs,)
    mask: Array | None = None
    with np.errstate(
        over="ignore", invalid="ignore", divide="ignore"
    ):  # a learner's huge input may overflow: shown as inf
        for step, arrays in zip(steps, weights, strict=False):
            taken = spec.taken(step.index) or 0
            if taken and taken >= masked_outputs(spec.layers[step.index - 1]):
                mask = None
            try:
                if None in step.input_shape[1:]:
                    # an open size may turn out too small for a window, or not to fit a Reshape
                    step.layer.output_shapes(outputs[taken].shape)
                flow = step.layer.forward(outputs[taken], arrays, mask)
            except Misfit as misfit:
                return Trace(inputs, tuple(flows), weights, misfit)
            flows.append(flow)
            outputs, mask = flow.outputs, flow.mask
    return Trace(inputs, tuple(flows), weights)
