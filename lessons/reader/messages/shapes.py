"""Messages about the shape that arrives at a layer."""

import re

from lessons.reader.messages.known import Known, class_of

_RECURRENT = ("LSTM", "GRU", "SimpleRNN")
_NAMED = r"[Ll]ayer [\"'`]?(?:\w+/)?(\w{1,60})[\"'`]?"

_GIVE_TIME = (
    "Does the recurrent layer before it have return_sequences=True? Without it only the last step is handed on.",
    "If it is the first layer: give the data three axes, x.reshape((samples, timesteps, features)).",
)


def _no_time(found: re.Match[str]) -> str:
    kind = class_of(found[1])
    if kind in _RECURRENT:
        return f"Input(5,8)|{kind}(16)|{kind}(16)"
    if kind == "Bidirectional":
        return "Input(5,8)|LSTM(16)|Bidirectional(LSTM(16))"
    if kind == "Conv1D":
        return "Input(5,8)|GRU(16)|Conv1D(4,3)"
    if kind in ("GlobalAveragePooling1D", "GlobalMaxPooling1D"):
        return f"Input(5,8)|GRU(16)|{kind}()"
    return "Input(5,8)|GRU(16)|SpatialDropout1D(0.2)" if kind == "SpatialDropout1D" else "Input(5,8)|GRU(16)|GRU(16)"


def _an_axis_more(found: re.Match[str]) -> str:
    kind = class_of(found[1])
    return f"Input(5,20,8)|{kind if kind in _RECURRENT else 'GRU'}(16)"


def _open_size(found: re.Match[str]) -> str:
    path = found[1] or ""
    if path.startswith("time_distributed/"):
        return "Input(5,8)|TimeDistributed(LSTM(3))"
    if "lstm" in path or "gru" in path or "rnn" in path:
        return "Input(5,None)|GRU(4)"
    return "Input(None,8)|Flatten()|Dense(3)"


SHAPES = (
    Known(
        "repeat_needs_vector",
        rf"{_NAMED}[^.]{{0,60}}?: ?:? ?expected ndim=2, found ndim=3",
        "{1} takes one vector for each sample, and a whole sequence arrived.",
        (
            "Turn return_sequences off in the recurrent layer before it.",
            "RepeatVector makes a sequence of one vector: it stands after an encoder that hands on its last step.",
        ),
        "Input(5,8)|LSTM(16,return_sequences=True)|RepeatVector(3)",
    ),
    Known(
        "needs_time_axis",
        rf"{_NAMED}[^.]{{0,60}}?: ?:? ?expected (?:min_)?ndim=3, found ndim=[12]",
        "{1} reads a sequence, (batch, time, feature), and what arrived has no time axis.",
        _GIVE_TIME,
        _no_time,
    ),
    Known(
        "needs_time_axis",  # the end of the message alone, as people quote it
        r"expected (?:min_)?ndim=3, found ndim=[12]",
        "A layer reads a sequence, (batch, time, feature), and what arrived has no time axis.",
        _GIVE_TIME,
        "Input(5,8)|LSTM(16)|LSTM(16)",
    ),
    Known(
        "an_axis_too_many",
        rf"{_NAMED}[^.]{{0,60}}?: ?:? ?expected ndim=3, found ndim=4",
        "{1} reads (batch, time, feature), and what arrived has one axis more.",
        (
            "Are the word ids one-hot already? Embedding takes the ids themselves.",
            "Take out an axis of 1, or wrap the layer: TimeDistributed(...).",
        ),
        _an_axis_more,
    ),
    Known(
        "other_rank",
        rf"{_NAMED}[^.]{{0,60}}?: ?:? ?expected (?:min_)?ndim=(\d), found ndim=(\d)",
        "{1} needs {2} axes, the batch included, and {3} arrived.",
        (
            "Compare Input(shape) with x.shape: the batch axis is not written in Input.",
            "An image needs (height, width, channels), also when it has one channel.",
        ),
        "Input(28,28)|Conv2D(8,3)",
    ),
    Known(
        "features_differ",
        r"expected axis -1 of input shape to have value (\d{1,9}),? (?:but )?received input with shape "
        r"(\([^)]{0,80}\))",
        "The layer was built for {1} features, and data of shape {2} arrived.",
        (
            "The last axis must be {1}: compare it with Input(shape).",
            "Was the layer used before on other data? A layer keeps its first input size.",
        ),
        "Input(3)|Dense(4)",
    ),
    Known(
        "features_differ",
        r"(?:GRU|LSTM|SimpleRNN)Cell\.call\(\)\.? ?Dimensions must be equal, but are (\d{1,9}) and (\d{1,9})",
        "A recurrent layer was built for {2} features, and {1} arrived.",
        ("Compare the last axis of the data with the last number of Input(shape).",),
        "Input(5,3)|GRU(4)",
    ),
    Known(
        "features_differ",
        r"Matrix size-incompatible: In\[0\]: (\[[^\]]{0,40}\]), In\[1\]: (\[[^\]]{0,40}\])",
        "Data of shape {1} meets a kernel of shape {2}: the inner sizes must be equal.",
        ("Compare the last axis of the data with Input(shape).",),
        "Input(3)|Dense(4)",
    ),
    Known(
        "time_distributed_needs_time",
        r"`?TimeDistributed`? Layer should be passed an `input_shape` with at least 3 dimensions, received: "
        r"?(\[?\(?[^)\]]{0,60}[)\]]?)",
        "TimeDistributed goes through the steps of a sequence, and {1} has none.",
        (
            "Turn return_sequences on in the recurrent layer before it.",
            "One answer for the whole sequence? Then leave TimeDistributed out: Dense alone.",
        ),
        "Input(64,15)|GRU(16)|TimeDistributed(Dense(15))",
    ),
    Known(
        "open_size",
        r"Shapes used to initialize variables must be fully-defined \(no `?None`? dimensions\)\.(?: Received: "
        r"shape=\([^)]{0,60}\) for variable path='([^']{0,120})')?",
        "A weight needs a size that is open: None stands where a number must be.",
        (
            "Flatten after an Input with None: give the time axis a number, or use GlobalAveragePooling1D.",
            "The feature axis, the last one, is never None.",
            "TimeDistributed(LSTM(...)) needs four axes: a sequence of sequences.",
        ),
        _open_size,
    ),
    Known(
        "kernel_rank",
        r"Kernel shape must have the same length as input, but received kernel of shape (\([^)]{0,60}\)) and "
        r"input of shape (\([^)]{0,60}\))",
        "A convolution with a kernel of shape {1} met {2}: one has an axis more than the other.",
        ("TimeDistributed(Conv2D(...)) needs five axes: batch, time, height, width, channels.",),
        "Input(5,8,8)|TimeDistributed(Conv2D(3,3))",
    ),
    Known(
        "window_too_long",
        r"Computed output size would be zero or negative|Negative dimension size caused by subtracting (\d{1,9}) "
        r"from (\d{1,9})",
        "A window is longer than what it moves along: nothing would be left.",
        (
            "Make kernel_size or pool_size smaller.",
            "padding='same' keeps the length.",
            "Use fewer pooling layers: each halves the length.",
        ),
        "Input(5,3)|Conv1D(4,9)",
    ),
    Known(
        "reshape_size",
        r"The total size of the tensor must be unchanged\.? Received: input_shape=(\([^)]{0,60}\)), "
        r"target_shape=(\([^)]{0,60}\))",
        "Reshape cannot make {2} out of {1}: the numbers in it are not as many.",
        ("Multiply the sizes on both sides; they must give the same.", "A -1 lets Keras work one size out."),
        "Input(5,3)|Reshape((4,4))",
    ),
    Known(
        "permute_axes",
        r"Invalid permutation argument `?dims`? for Permute",
        "Permute counts the axes after the batch from 1, and each must come once.",
        ("For (time, feature) the swap is Permute((2, 1)).",),
        "Input(5,3)|Permute((0,1))",
    ),
    Known(
        "data_shape",
        r"Invalid input shape for input .{0,200}?Expected shape (\([^)]{0,60}\)), but input has incompatible "
        r"shape (\([^)]{0,60}\))",
        "The model takes {1}, and the data has {2}.",
        (
            "Give the data the missing axis: x.reshape((samples, timesteps, features)), or x[:, :, np.newaxis].",
            "Or change Input(shape) to what the data is.",
        ),
        "Input(5,3)|GRU(4)",
    ),
    Known(
        "data_shape",
        r"expected shape=(\([^)]{0,60}\)), found shape=(\([^)]{0,60}\))",
        "The model takes {1}, and {2} arrived.",
        (
            "Compare axis by axis: batch, time, feature. Are two of them swapped?",
            "Write None in Input(shape) for an axis of any length.",
        ),
        "Input(2,3)|TimeDistributed(Dense(3,activation=softmax))",
    ),
    Known(
        "mask_shape",
        r"The `?mask`? must be broadcastable to `?inputs`?",
        "A padding mask of (batch, time) reached a layer that wants a mask over (batch, time, class).",
        ("Use Dense(..., activation='softmax') or Activation('softmax') in place of the Softmax() layer.",),
        "Input(5,dtype=int32)|Embedding(20,8,mask_zero=True)|Dense(4)|Softmax()",
    ),
    Known(
        "mask_lost",
        r"was passed an input with a mask attached to it\. However, this layer does not support masking",
        "A layer throws the padding mask away: the layers after it count padding as words.",
        (
            "Put the recurrent layer directly after the Embedding.",
            "GlobalAveragePooling1D uses the mask; Flatten, Conv1D and Reshape lose it.",
        ),
        "Input(5,dtype=int32)|Embedding(20,8,mask_zero=True)|Flatten()|Dense(3)",
    ),
    Known(
        "mask_on_gpu",
        r"a RNN mask that does not correspond to right-padded sequences, while using cuDNN",
        "On a graphics card a mask may only take steps out at the end, and no row may be all padding.",
        (
            "Pad at the end: pad_sequences(..., padding='post').",
            "use_cudnn=False in the recurrent layer takes the slower way, which knows every mask.",
            "Take samples without a single word out of the data.",
        ),
        "Input(5,dtype=int32)|Embedding(20,8,mask_zero=True)|GRU(4,return_sequences=True)|Dense(3)",
    ),
    Known(
        "several_inputs",
        r"expects 1 input\(s\), but it received (\d{1,3}) input tensors",
        "The layer before hands on {1} tensors, and this one takes one.",
        (
            "return_state=True hands on the states as well: take what you need, out, h, c = LSTM(...)(x).",
            "In a Sequential leave return_state off.",
        ),
        "Input(5,3)|LSTM(4,return_state=True)|Dense(2)",
    ),
    Known(
        "stateful_batch",
        r"When using `?stateful=True`? in a RNN, the batch size must be static|If a RNN is stateful, it needs to "
        r"know its batch size",
        "A stateful layer keeps a state for each row of the batch, so the batch needs a fixed size.",
        ("Write Input(batch_shape=(32, timesteps, features)).", "Most networks need no stateful=True."),
        "Input(5,3)|LSTM(4,stateful=True)",
    ),
    Known(
        "dimensions_differ",
        r"Dimensions must be equal, but are (\d{1,9}) and (\d{1,9})",
        "Two shapes meet that should be equal, {1} and {2}.",
        (
            "In a layer: compare the last axis of the data with Input(shape).",
            "In the loss: compare the output's shape with the target's.",
        ),
        "Input(5,8)|GRU(4)|Dense(7)|compile(loss=mean_squared_error,target=(None,3))",
    ),
)
