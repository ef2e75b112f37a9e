"""The cases that are networks: what they are given does not fit a layer."""

from lessons.course.messages.case import Case

_IDS = "Input(5,dtype=int32)"
_MASKED = f"{_IDS}|Embedding(20,8,mask_zero=True)"

RANK = (
    Case(
        "stacked", "rank", "A recurrent layer on one that hands on its last step only", "return_sequences",
        "Input(5,3)|GRU(4)|GRU(4)",
        older=(
            "ValueError: Input 0 is incompatible with layer gru_2: expected ndim=3, found ndim=2",
            "ValueError: Input 0 of layer gru_1 is incompatible with the layer: expected ndim=3, found ndim=2. "
            "Full shape received: [None, 4]",
        ),
    ),
    Case(
        "bidirectional_stacked", "rank", "A Bidirectional on one that hands on its last step only", "return_sequences",
        "Input(5,3)|LSTM(4)|Bidirectional(LSTM(4))",
    ),
    Case(
        "vectors", "rank", "A recurrent layer on data without a time axis", "recurrent", "Input(3)|LSTM(4)",
        older=(
            "ValueError: Error when checking input: expected lstm_1_input to have 3 dimensions, but got array with "
            "shape (1000, 3)",
        ),
    ),
    Case("bare_ids", "rank", "Word ids that go into a recurrent layer", "recurrent", f"{_IDS}|SimpleRNN(4)"),
    Case("sequences_of_sequences", "rank", "A recurrent layer on sequences of sequences", "time_distributed",
         "Input(2,5,3)|LSTM(4)"),
    Case("ids_with_an_axis", "rank", "Word ids with an axis of 1, then an Embedding", "recurrent",
         "Input(5,1,dtype=int32)|Embedding(20,8)|GRU(4)"),
    Case("wrapped_vector", "rank", "TimeDistributed where no time axis is left", "time_distributed",
         "Input(64,15)|GRU(16)|TimeDistributed(Dense(15))"),
    Case("wrapped_ids", "rank", "TimeDistributed around an Embedding", "time_distributed",
         f"{_IDS}|TimeDistributed(Embedding(20,8))"),
    Case("wrapped_recurrent", "rank", "TimeDistributed around an LSTM, on one sequence", "time_distributed",
         "Input(5,8)|TimeDistributed(LSTM(3))"),
    Case("wrapped_pictures", "rank", "TimeDistributed around a Conv2D, on pictures without channels",
         "time_distributed", "Input(5,8,8)|TimeDistributed(Conv2D(3,3))"),
    Case("repeated_sequence", "rank", "RepeatVector on a whole sequence", "encoder_decoder",
         "Input(5,3)|GRU(4,return_sequences=True)|RepeatVector(4)"),
    Case("convolved_vector", "rank", "A Conv1D on one that hands on its last step only", "return_sequences",
         "Input(5,3)|GRU(4)|Conv1D(4,3)"),
    Case("pooled_vector", "rank", "A pooling over time where no time axis is left", "return_sequences",
         "Input(5,3)|GRU(4)|GlobalAveragePooling1D()"),
    Case("dropped_channels", "rank", "SpatialDropout1D on data without a time axis", "return_sequences",
         "Input(3)|SpatialDropout1D(0.2)"),
    Case(
        "gray_pictures", "rank", "Gray pictures without an axis for their one channel", "pictures",
        "Input(28,28)|Conv2D(8,3)",
        older=(
            "ValueError: Input 0 of layer sequential is incompatible with the layer: : expected min_ndim=4, found "
            "ndim=3. Full shape received: (32, 28, 28)",
        ),
    ),
    Case("single_numbers", "rank", "A Dense on one number for each sample", "dense", "Input()|Dense(3)"),
    Case("states_too", "rank", "A Dense after return_state=True, in a Sequential", "return_sequences",
         "Input(5,3)|LSTM(4,return_state=True)|Dense(2)"),
)  # fmt: skip
SIZES = (
    Case("open_features", "sizes", "An Input that leaves the number of features open", "recurrent",
         "Input(5,None)|GRU(4)"),
    Case("open_dense", "sizes", "The same before a Dense", "dense", "Input(5,None)|Dense(3)"),
    Case("flattened_open", "sizes", "Flatten after an Input of any length", "time_distributed",
         "Input(None,8)|Flatten()|Dense(3)"),
    Case(
        "long_kernel", "sizes", "A kernel longer than the sequence", "pictures", "Input(5,3)|Conv1D(4,9)",
        older=(
            "ValueError: Negative dimension size caused by subtracting 9 from 5 for 'conv1d_1/convolution' (op: "
            "'Conv2D')",
        ),
    ),
    Case("long_pool", "sizes", "A pooling window longer than the sequence", "pictures", "Input(5,3)|MaxPooling1D(9)"),
    Case("reshaped", "sizes", "Reshape to another count of numbers", "time_distributed",
         "Input(5,3)|Reshape((4,4))"),
    Case("permuted", "sizes", "Permute that counts the axes from 0", "encoder_decoder", "Input(5,3)|Permute((0,1))"),
    Case("softmax_axis", "sizes", "A softmax along an axis that is not there", "softmax", "Input(5,8)|Softmax(axis=5)"),
    Case("stateful", "sizes", "A stateful layer, and a batch of any size", "recurrent",
         "Input(5,3)|LSTM(4,stateful=True)"),
)  # fmt: skip
ARGUMENTS = (
    Case("both_ways_dense", "arguments", "A Bidirectional around a Dense", "encoder_decoder",
         "Input(5,8)|Bidirectional(Dense(3))"),
)  # fmt: skip
MASKS = (
    Case("mask_into_softmax", "masks", "A Softmax layer that a mask reaches", "masking",
         f"{_MASKED}|Dense(4)|Softmax()", error="ValueError"),
    Case("mask_lost", "masks", "A layer that cannot pass the mask on", "masking", f"{_MASKED}|Flatten()|Dense(3)"),
)  # fmt: skip
