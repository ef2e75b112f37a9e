"""The cases that are programs: values, labels, data, and names of older versions."""

from lessons.course.messages.case import WARNING, Case
from lessons.course.snippets import find_snippet


def _case(
    cause: str, program: str, lesson: str = "", says: str = "", error: str = "", line: int = 0,
    older: tuple[str, ...] = (), also: tuple[str, ...] = (),
) -> Case:  # fmt: skip
    snippet = find_snippet(program)
    title = "" if snippet is None else snippet.title
    return Case(program, cause, title, lesson, "", program, says, error, line, older, also)


_STEPS = (
    "Graph execution error: [...] Incompatible shapes: [6,5] vs. [6] "
    "[[{{node gradient_tape/compile_loss/sparse_categorical_crossentropy/mul/BroadcastGradientArgs}}]]"
)
# TensorFlow works out the loss and its gradient side by side, and tells of the one that fails first
_STEPS_TOO = (
    "Graph execution error: [...] Incompatible shapes: [6] vs. [6,5] "
    "[[{{node compile_loss/sparse_categorical_crossentropy/mul}}]]"
)
_RAGGED = (
    "setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. "
    "The detected shape was (2,) + inhomogeneous part."
)
_NO_SCORES = (
    '"`sparse_categorical_crossentropy` received `from_logits=True`, but the `output` argument was produced by a '
    "Softmax activation and thus does not represent logits. Was this intended?"
)
PROGRAMS = (
    _case("arguments", "units_of_a_half", "dense"),
    _case("arguments", "units_of_zero", "recurrent"),
    _case("arguments", "no_units", "dense"),
    _case("arguments", "rate_in_percent", "overfitting"),
    _case("arguments", "activation_slip", "activations"),
    _case("arguments", "argument_slip", "return_sequences",
          older=("TypeError: ('Keyword argument not understood:', 'return_sequence')",)),
    _case("arguments", "class_for_layer", "time_distributed"),
    _case("arguments", "copies_of_a_half", "encoder_decoder"),
    _case("arguments", "merge_mode_slip", "encoder_decoder"),
    _case("arguments", "loss_slip", "loss_target"),
    _case("values", "label_beyond", "loss_target"),
    _case("values", "label_of_minus_one", "masking"),
    _case("values", "labels_as_text", "loss_target", "Invalid dtype: str96", "ValueError", 9),
    _case("values", "id_beyond", "recurrent"),
    _case("values", "class_weight_on_steps", "loss_target", _STEPS, "InvalidArgumentError", 13, also=(_STEPS_TOO,)),
    _case("values", "class_weight_on_rows", "loss_target",
          "only 0-dimensional arrays can be converted to Python scalars", "TypeError", 9),
    _case("targets", "scores_that_are_none", "loss_target", _NO_SCORES, WARNING, 7),
    _case("targets", "labels_in_two_forms", "loss_target", "Cannot take the length of shape with unknown rank.",
          "ValueError", 10),
    _case("data", "rows_without_time", "recurrent",
          "Exception encountered when calling Sequential.call(). Invalid input shape for input [...] Expected shape "
          "(None, 5, 3), but input has incompatible shape (2, 3)", "ValueError", 7,
          older=("ValueError: Error when checking input: expected gru_1_input to have 3 dimensions, but got array with "
                 "shape (2, 3)",)),
    _case("data", "layer_on_other_features", "dense",
          "Input 0 with name 'None' of layer 'dense' is incompatible with the layer: expected axis -1 of input shape "
          "to have value 3, but received input with shape (None, 5)", "ValueError", 6),
    _case("data", "count_of_nothing", "overfitting",
          "You tried to call `count_params` on layer 'sequential', but the layer isn't built. You can build it "
          "manually via: `layer.build(input_shape)`.", "ValueError", 5,
          older=("ValueError: This model has not yet been built. Build the model first by calling `build()` or by "
                 "calling the model on a batch of data.",)),
    _case("data", "nothing_to_watch", "overfitting",
          "Early stopping conditioned on metric `val_loss` which is not available. Available metrics are: loss",
          WARNING, 8),
    _case("data", "swapped_axes", "every_timestep",
          older=('ValueError: Input 0 of layer "model" is incompatible with the layer: expected shape=(None, 2, 3), '
                 "found shape=(None, 3, 2)",)),
    _case("data", "other_features", "recurrent",
          "Exception encountered when calling GRUCell.call(). Dimensions must be equal, but are 4 and 3 for [...]",
          "ValueError", 7),
    _case("data", "more_targets_than_samples", "loss_target",
          older=("ValueError: Input arrays should have the same number of samples as target arrays. Found 6 input "
                 "samples and 5 target samples.",)),
    _case("data", "lists_for_arrays", "every_timestep"),
    _case("data", "rows_of_words", "masking", _RAGGED, "ValueError", 6),
    _case("data", "fit_before_compile", "loss_target",
          older=("RuntimeError: You must compile your model before training/testing. Use `model.compile(optimizer, "
                 "loss)`.",)),
    _case("data", "two_inputs", "encoder_decoder", "Output with path `` is not connected to `inputs`", "ValueError", 7,
          older=('ValueError: Graph disconnected: cannot obtain value for tensor Tensor("input_1:0").',)),
    _case("old", "recurrent_module", "recurrent"),
    _case("old", "recurrent_attribute", "recurrent"),
    _case("old", "wrappers_module", "time_distributed"),
    _case("old", "time_distributed_dense", "time_distributed"),
    _case("old", "number_of_epochs", "encoder_decoder"),
    _case("old", "input_in_layer", "recurrent"),
    _case("old", "batch_in_layer", "recurrent"),
    _case("old", "output_dim", "dense"),
    _case("old", "init_in_layer", "dense"),
    _case("old", "learning_rate_of_old", "learning_rate"),
    _case("old", "predicted_classes", "every_timestep"),
    _case("old", "checkpoint_of_old", "overfitting"),
    _case("old", "shape_without_comma", "dense"),
    _case("old", "input_length", "recurrent"),
    _case("old", "penalty_of_old", "overfitting"),
    _case("old", "shape_of_a_layer", "dense", "'Dense' object has no attribute 'output_shape'", "AttributeError", 5),
    _case("python", "missing_numpy", "next_word"),
    _case("python", "sliced_list", "every_timestep"),
    _case("python", "print_of_python_2"),
)  # fmt: skip
