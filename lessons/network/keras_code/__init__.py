"""A network as the Keras 3 program a learner would write: Sequential, functional, or a class of one's own."""

from lessons.network.keras_code.calls import layer_code
from lessons.network.keras_code.program import Form, keras_code, model_code

__all__ = ["Form", "keras_code", "layer_code", "model_code"]
