"""Pasted messages in plain words: those of Keras 3, the classic ones of Keras 2, and those nobody knows."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.network.link import read_link
from lessons.network.loss import judge
from lessons.network.predict import predict
from lessons.reader.messages import explain_message
from lessons.reader.messages.explain import all_known

SAID = {  # a message, and what it is
    "ValueError: Arguments `target` and `output` must have the same rank (ndim). Received: target.shape=(None, 64, 8), output.shape=(None, 8)": "target_rank",
    "Arguments `target` and `output` must have the same shape. Received: target.shape=(None, 1), output.shape=(None, 7)": "target_shape",
    "Argument `output` must have rank (ndim) `target.ndim - 1`. Received: target.shape=(None, 5, 7), output.shape=(None, 5, 7)": "sparse_rank",
    "Graph execution error: [...] Incompatible shapes: [6,5,7] vs. [6,7]": "incompatible_shapes",
    "Incompatible shapes: [6,5] vs. [6] [[{{node gradient_tape/compile_loss/sparse_categorical_crossentropy/mul/BroadcastGradientArgs}}]]": "weight_shape",
    "Incompatible shapes: [6] vs. [6,5] [[{{node compile_loss/sparse_categorical_crossentropy/mul}}]]": "weight_shape",
    "TypeError: only 0-dimensional arrays can be converted to Python scalars": "weight_shape",
    "Input 0 with name 'None' of layer 'lstm' is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: (None, 4)": "needs_time_axis",
    "Input 0 with name 'None' of layer 'conv1d' is incompatible with the layer: expected min_ndim=3, found ndim=2.": "needs_time_axis",
    "Input 0 with name 'None' of layer 'lstm' is incompatible with the layer: expected ndim=3, found ndim=4.": "an_axis_too_many",
    "Input 0 with name 'None' of layer 'repeat_vector' is incompatible with the layer: expected ndim=2, found ndim=3.": "repeat_needs_vector",
    "Input 0 with name 'None' of layer 'dense' is incompatible with the layer: expected min_ndim=2, found ndim=1.": "other_rank",
    "Input 0 with name 'None' of layer 'dense' is incompatible with the layer: expected axis -1 of input shape to have value 3, but received input with shape (2, 4)": "features_differ",
    "Exception encountered when calling GRUCell.call(). Dimensions must be equal, but are 4 and 3 for '{{node ...}}'": "features_differ",
    "Shapes used to initialize variables must be fully-defined (no `None` dimensions). Received: shape=(None, 12) for variable path='gru/gru_cell/kernel'": "open_size",
    "`TimeDistributed` Layer should be passed an `input_shape` with at least 3 dimensions, received: (None, 4)": "time_distributed_needs_time",
    "Please initialize `TimeDistributed` layer with a `keras.layers.Layer` instance. Received: 3": "not_a_layer",
    "Kernel shape must have the same length as input, but received kernel of shape (3, 3, 8, 3) and input of shape (None, 8, 8).": "kernel_rank",
    "AttributeError: module 'keras.layers' has no attribute 'TimeDistributedDense'": "time_distributed_dense",
    "UserWarning: You are using a softmax over axis -1 of a tensor of shape (2, 1). This axis has size 1.": "softmax_over_one",
    "SyntaxWarning: In loss categorical_crossentropy, expected y_pred.shape to be (batch_size, num_classes) with num_classes > 1.": "one_class",
    '"`sparse_categorical_crossentropy` received `from_logits=True`, but the `output` argument was produced by a Softmax activation': "softmax_and_logits",
    "`dim` must be in the range [-2, 2) where 2 is the number of dimensions in the input. Received: dim=5": "softmax_axis",
    "Could not interpret activation function identifier: Softmax": "activation",
    "Received a label value of 7 which is outside the valid range of [0, 7).  Label values: 5 4 3": "label_out_of_range",
    "ValueError: Invalid dtype: str32": "text_as_data",
    "Data cardinality is ambiguous. Make sure all arrays contain the same number of samples.'x' sizes: 6 'y' sizes: 5": "cardinality",
    "ValueError: Unrecognized data type: x=[[[0.12, 0.4]]]": "list_as_data",
    "TypeError: Expected an integer value for `n`, got <class 'float'>.": "repeat_n",
    "The total size of the tensor must be unchanged. Received: input_shape=(5, 3), target_shape=(4, 4)": "reshape_size",
    "Invalid permutation argument `dims` for Permute Layer.": "permute_axes",
    "Received an invalid value for `units`, expected a positive integer. Received: units=2.0": "units",
    "Received an invalid value for argument `units`, expected a positive integer, got 0.": "units",
    "Invalid value received for argument `rate`. Expected a float value between 0 and 1. Received: rate=50": "rate",
    "Computed output size would be zero or negative. Received `inputs shape=(None, 5, 3)`": "window_too_long",
    "indices[0,1] = 7 is not in [0, 5) [Op:GatherV2]": "id_out_of_range",
    "Argument `input_length` is deprecated. Just remove it.": "input_in_layer",
    "When using `stateful=True` in a RNN, the batch size must be static.": "stateful_batch",
    "<class 'keras.src.layers.core.dense.Dense'> could not be deserialized properly.": "bidirectional_inner",
    'Invalid merge mode. Received: avg. Merge mode should be one of {"sum", "mul", "ave", "concat", None}': "merge_mode",
    'Layer "dense" expects 1 input(s), but it received 3 input tensors.': "several_inputs",
    "ModuleNotFoundError: No module named 'keras.layers.recurrent'": "moved",
    "AttributeError: module 'keras.layers' has no attribute 'recurrent'": "moved",
    "TypeError: TensorFlowTrainer.fit() got an unexpected keyword argument 'nb_epoch'": "fit_argument",
    "Do not pass an `input_shape`/`input_dim` argument to a layer. When using Sequential models, prefer": "input_in_layer",
    "TypeError: Dense.__init__() missing 1 required positional argument: 'units'": "missing_argument",
    "TypeError: L2.__init__() got an unexpected keyword argument 'l'": "old_l",
    "ValueError: Argument(s) not recognized: {'lr': 0.01}": "old_lr",
    "Unrecognized keyword arguments passed to Dense: {'init': 'he_normal'}": "layer_argument",
    "The filepath provided must end in `.keras` (Keras model format). Received: filepath=best.ckpt": "checkpoint_path",
    "AttributeError: 'Sequential' object has no attribute 'predict_classes'": "old_method",
    "AttributeError: 'Dense' object has no attribute 'output_shape'": "output_shape",
    "ValueError: Cannot convert '3' to a shape.": "not_a_shape",
    "Invalid input shape for input Tensor(\"data:0\", shape=(2, 3), dtype=float32) with name 'keras_tensor' and path ''. Expected shape (None, 5, 3), but input has incompatible shape (2, 3)": "data_shape",
    "Input 0 with name 'input_layer' of layer 'functional' is incompatible with the layer: expected shape=(None, 2, 3), found shape=(2, 3, 2)": "data_shape",
    "The `mask` must be broadcastable to `inputs`. Each mask dimension must be 1 or match": "mask_shape",
    "Layer 'flatten' (of type Flatten) was passed an input with a mask attached to it. However, this layer does not support masking": "mask_lost",
    "You are passing a RNN mask that does not correspond to right-padded sequences, while using cuDNN, which is not supported.": "mask_on_gpu",
    "Cannot take the length of shape with unknown rank.": "target_rank_changed",
    "You tried to call `count_params` on layer 'sequential', but the layer isn't built.": "not_built",
    "Early stopping conditioned on metric `val_loss` which is not available.": "nothing_monitored",
    "NameError: name 'np' is not defined": "undefined_name",
    "TypeError: list indices must be integers or slices, not tuple": "list_as_array",
    "SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?": "formula",
    # the classic ones of Keras 1 and 2
    "ValueError: Input 0 is incompatible with layer lstm_2: expected ndim=3, found ndim=2": "needs_time_axis",
    "ValueError: Input 0 of layer lstm_1 is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: [None, 64]": "needs_time_axis",
    "ValueError: Input 0 of layer \"sequential\" is incompatible with the layer: expected shape=(None, 784), found shape=(32, 28, 28)": "data_shape",
    "ValueError: Input 0 of layer sequential is incompatible with the layer: : expected min_ndim=4, found ndim=3. Full shape received: (32, 28, 28)": "other_rank",
    "ValueError: Shapes (None, 10) and (None, 64, 10) are incompatible": "shapes_incompatible",
    "InvalidArgumentError: logits and labels must have the same first dimension, got logits shape [320,10] and labels shape [32]": "logits_first_dimension",
    "ValueError: `logits` and `labels` must have the same shape, received ((None, 1) vs (None, 10)).": "logits_shape",
    "InvalidArgumentError: You must feed a value for placeholder tensor 'lstm_1_input' with dtype float": "placeholder",
    "ValueError: Error when checking input: expected lstm_1_input to have 3 dimensions, but got array with shape (1000, 10)": "data_dimensions",
    "ValueError: Error when checking model input: expected dense_input_1 to have shape (None, 4) but got array with shape (10, 5)": "data_shape",
    "ValueError: Error when checking target: expected dense_1 to have 3 dimensions, but got array with shape (100, 7)": "target_dimensions",
    "ValueError: Error when checking target: expected dense_2 to have shape (10,) but got array with shape (1,)": "target_shape",
    "ValueError: A target array with shape (32, 1) was passed for an output of shape (None, 10) while using as loss `categorical_crossentropy`.": "target_shape",
    "ValueError: You are passing a target array of shape (60000, 1) while using as loss `categorical_crossentropy`.": "target_shape",
    "ValueError: Negative dimension size caused by subtracting 3 from 2 for 'conv1d_2/convolution'": "window_too_long",
    "ValueError: Graph disconnected: cannot obtain value for tensor Tensor(\"input_1:0\")": "disconnected",
    "The first layer in a Sequential model must get an `input_shape` or `batch_input_shape` argument.": "no_input_shape",
    "ValueError: This model has not yet been built. Build the model first": "not_built",
    "RuntimeError: You must compile your model before training/testing.": "labels_missing",
    "ValueError: Failed to convert a NumPy array to a Tensor (Unsupported object type list).": "text_as_data",
    "ValueError: setting an array element with a sequence.": "ragged",
    "ValueError: cannot reshape array of size 90 into shape (3,10)": "reshape_array",
    "TypeError: ('Keyword argument not understood:', 'return_sequence')": "layer_argument",
    "ImportError: cannot import name 'Merge' from 'keras.layers' (/usr/lib/keras/layers.py)": "moved",
    "AttributeError: module 'tensorflow' has no attribute 'Session'": "tensorflow_1",
    "AttributeError: module 'numpy' has no attribute 'float'.": "numpy_word",
    "AttributeError: 'NoneType' object has no attribute 'add'": "not_subscriptable",
    "Matrix size-incompatible: In[0]: [32,10], In[1]: [8,16]": "features_differ",
    "ValueError: Unknown layer: Attention": "unknown_layer",
    "SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?": "python_2",
}  # fmt: skip
TRACEBACK = """Traceback (most recent call last):
  File "/home/someone/train.py", line 12, in <module>
    model.add(LSTM(16))
  File "/home/someone/env/lib/python3.11/site-packages/keras/src/utils/traceback_utils.py", line 122, in error_handler
    raise e.with_traceback(filtered_tb) from None
ValueError: Input 0 with name 'None' of layer 'lstm_1' is incompatible with the layer: expected ndim=3, found ndim=2. Full shape received: (None, 16)
"""


@pytest.mark.parametrize("message", SAID)
def test_a_message_is_recognised_and_explained(message: str) -> None:
    said = explain_message(message)
    assert said.code == SAID[message]
    assert said.known
    assert len(said.check) >= 1
    assert "{" not in said.what.replace("{...}", "")


def test_a_traceback_gives_the_error_the_line_of_ones_own_file_and_an_exhibit() -> None:
    said = explain_message(TRACEBACK)
    assert (said.code, said.error, said.line) == ("needs_time_axis", "ValueError", 12)
    assert said.exhibit == "Input(5,8)|LSTM(16)|LSTM(16)"


def test_the_last_error_of_a_chain_is_explained_not_the_first() -> None:
    text = "NameError: name 'np' is not defined\n\nDuring handling of it:\n\nValueError: Cannot convert '3' to a shape."
    assert explain_message(text).code == "not_a_shape"


def test_the_shapes_of_the_message_are_in_its_exhibit() -> None:
    said = explain_message(next(iter(SAID)))
    assert (
        said.exhibit
        == "Input(64,15)|GRU(16)|Dense(8,activation=softmax)|compile(loss=categorical_crossentropy,target=(None,64,8))"
    )
    verdict = judge(read_link(said.exhibit).spec)
    assert verdict is not None
    assert verdict.keras_says.endswith("target.shape=(None, 64, 8), output.shape=(None, 8)")


@pytest.mark.parametrize("message", SAID)
def test_every_exhibit_is_a_network_the_playground_draws_as_it_is(message: str) -> None:
    exhibit = explain_message(message).exhibit
    if exhibit:
        read = read_link(exhibit)
        assert read.readable
        assert read.notices == ()


@pytest.mark.parametrize(
    ("message", "mistake"),
    [
        ("needs_time_axis", "needs_time_axis"), ("repeat_needs_vector", "repeat_needs_vector"),
        ("open_size", "unknown_features"), ("time_distributed_needs_time", "time_distributed_needs_time"),
        ("window_too_long", "window_too_long"), ("several_inputs", "several_inputs"),
        ("stateful_batch", "stateful_batch"), ("bidirectional_inner", "bidirectional_needs_recurrent"),
    ],
)  # fmt: skip
def test_an_exhibit_shows_the_very_mistake_and_what_keras_says_there_is_the_message(message: str, mistake: str) -> None:
    text = next(text for text, code in SAID.items() if code == message)
    shown = predict(read_link(explain_message(text).exhibit).spec).mistake
    assert shown is not None
    assert shown.code == mistake
    assert explain_message(shown.keras_says).code == message


def test_an_unknown_message_gets_an_honest_answer_and_the_checklist() -> None:
    said = explain_message("ValueError: the moon is in the wrong house")
    assert not said.known
    assert (said.code, said.error) == ("unknown", "ValueError")
    assert "not known here" in said.what
    assert len(said.check) == 5
    assert explain_message("").code == "unknown"


def test_every_known_message_is_met_in_these_tests_or_is_plain() -> None:
    codes = {known.code for known in all_known()}
    untested = codes - set(SAID.values())
    assert len(untested) < len(codes) / 3
    for known in all_known():
        assert re.compile(known.pattern).groups <= 9
        assert known.check


@pytest.mark.parametrize("text", ["(" * 100_000, "a" * 200_000, "Error: " * 30_000, "Incompatible shapes: [" * 9_000, "'" * 99_999, 'File "' * 20_000, "Shapes (1" * 20_000, " " * 100_000])  # fmt: skip
def test_hostile_messages_are_answered_at_once(text: str) -> None:
    began = time.process_time()
    explain_message(text)
    assert time.process_time() - began < 1  # of this processor


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gets_an_answer(text: str) -> None:
    assert explain_message(text).what
