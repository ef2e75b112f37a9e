"""Messages about the arrays that go in."""

from lessons.reader.messages.known import Known

DATA = (
    Known(
        "cardinality",
        r"Data cardinality is ambiguous",
        "Input and target have different numbers of samples.",
        ("Compare x.shape[0] with y.shape[0].", "Were both cut into windows, and one comes out shorter?"),
        "Input(5,8)|GRU(16)|Dense(1)",
    ),
    Known(
        "cardinality",
        r"Input arrays should have the same number of samples as target arrays|All input arrays "
        r"\(x\) should have the same number of "
        r"samples",
        "Input and target have different numbers of samples.",
        ("Compare x.shape[0] with y.shape[0].",),
        "Input(5,8)|GRU(16)|Dense(1)",
    ),
    Known(
        "list_as_data",
        r"Unrecognized data type: x=",
        "Keras was given plain lists.",
        ("Wrap them: np.array(x), np.array(y).", "Rows of different lengths need padding: keras.utils.pad_sequences."),
    ),
    Known(
        "text_as_data",
        r"Invalid dtype: str|Unsupported object type (?:str|list|int|float|NoneType)|Failed to "
        r"convert a NumPy array to a "
        r"Tensor",
        "The arrays hold no plain numbers: texts, or rows of different lengths.",
        ("Turn words into ids, and pad the rows to one length.", "Print x.dtype: it must not be object or str."),
        "Input(5,dtype=int32)|Embedding(20,8)|GRU(16)",
    ),
    Known(
        "ragged",
        r"setting an array element with a sequence|inhomogeneous shape",
        "The rows have different lengths, so that no array can be made of them.",
        ("Pad them: keras.utils.pad_sequences(rows).",),
        "Input(5,dtype=int32)|Embedding(20,8,mask_zero=True)|GRU(16)",
    ),
    Known(
        "reshape_array",
        r"cannot reshape array of size (\d{1,12}) into shape (\([^)]{0,60}\))",
        "{1} numbers cannot be laid out as {2}.",
        (
            "Multiply the sizes of {2}: they must give {1}.",
            "(samples, timesteps, features): divide by timesteps times features.",
        ),
        "Input(5,3)|GRU(4)",
    ),
    Known(
        "broadcast",
        r"could not broadcast input array from shape|operands could not be broadcast together",
        "Two arrays of different shapes were to be combined in NumPy.",
        ("Print both shapes before the line.",),
    ),
    Known(
        "list_as_array",
        r"list indices must be integers or slices, not tuple",
        "A nested list is sliced as if it had axes; only an array has.",
        ("Make it an array first: y = np.array(y).",),
    ),
    Known(
        "labels_missing",
        r"You must (?:call `?compile\(\)`?|compile your model) before",
        "The model is trained or asked before it was compiled.",
        ("Call model.compile(optimizer='adam', loss=...) first.",),
    ),
    Known(
        "validation_split",
        r"`?validation_split`? is only supported for",
        "fit can only split arrays, no data set or generator.",
        ("Give validation_data instead.",),
    ),
    Known(
        "nothing_monitored",
        r"(?:Early stopping conditioned on metric|Can save best model only with) `?(\w{1,40})`?",
        "There is no {1}: a callback waits for a number that fit does not calculate.",
        ("Give fit validation_data or validation_split.", "Or let the callback watch loss: monitor='loss'."),
    ),
    Known(
        "memory",
        r"OOM when allocating|Unable to allocate|ResourceExhaustedError|std::bad_alloc",
        "The memory is not enough for these arrays.",
        ("Use a smaller batch_size, fewer units, shorter sequences.",),
    ),
    Known(
        "not_a_number",
        r"loss: nan|Loss is nan|contains NaN|Input contains NaN|inf or nan",
        "The loss is no number any more.",
        (
            "Look for missing values in the data: np.isnan(x).any().",
            "Make the learning rate smaller.",
            "Scale the data to about -1 to 1.",
        ),
    ),
)
