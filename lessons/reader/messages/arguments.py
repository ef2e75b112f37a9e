"""Messages about an argument Keras does not take."""

from lessons.reader.messages.known import Known

ARGUMENTS = (
    Known(
        "units",
        r"Received an invalid value for (?:argument )?`?units`?, expected a positive integer(?:\. "
        r"Received: units=|, got "
        r")(-?[\w.]{0,20})",
        "units counts numbers: it is a whole number from 1 on, and got {1}.",
        ("10 / 2 is 5.0: write 10 // 2.", "A number in quotes is a text."),
        "Input(3)|Dense(4)",
    ),
    Known(
        "rate",
        r"Invalid value received for argument `?rate`?\. Expected a float value between 0 and 1\. "
        r"Received: rate=(-?[\d.]{0,20})",
        "rate is a share, from 0 to 1, and got {1}.",
        ("Half of them is 0.5, not 50.",),
        "Input(3)|Dropout(0.5)",
    ),
    Known(
        "repeat_n",
        r"Expected an integer value for `?n`?|Argument `?n`? should be a positive integer",
        "RepeatVector makes a whole number of copies.",
        ("Write RepeatVector(5); 10 / 2 is 5.0, 10 // 2 is 5.",),
        "Input(4)|RepeatVector(3)",
    ),
    Known(
        "activation",
        r"Could not interpret activation function identifier: ?([\w.]{0,60})|Unknown activation "
        r"function: ?'?(\w{0,60})",
        "Keras has no activation of this name.",
        ("Names are small: softmax, relu, tanh, sigmoid.",),
        "Input(3)|Dense(4,activation=softmax)",
    ),
    Known(
        "merge_mode",
        r"Invalid merge mode\. Received: (\w{0,20})",
        "Bidirectional does not know the merge_mode {1}.",
        ("It takes sum, mul, ave, concat or None.",),
        "Input(5,3)|Bidirectional(GRU(4),merge_mode=ave)",
    ),
    Known(
        "softmax_axis",
        r"`?dim`? must be in the range \[(-?\d{1,3}), (\d{1,3})\)",
        "The softmax is told an axis the numbers do not have.",
        ("axis=-1, the last axis, is the classes.",),
        "Input(5,8)|Softmax(axis=5)",
    ),
    Known(
        "not_a_layer",
        r"Please initialize `?(?:TimeDistributed|Bidirectional)`? layer with a `?[\w.]{0,40}Layer`? instance",
        "A wrapper needs a layer that is made, not its class and no number.",
        ("Write TimeDistributed(Dense(3)), with brackets after Dense.",),
        "Input(5,8)|TimeDistributed(Dense(3))",
    ),
    Known(
        "bidirectional_inner",
        r"could not be deserialized properly",
        "Keras could not make a layer anew from its own description.",
        (
            "Bidirectional takes a recurrent layer: LSTM, GRU or SimpleRNN, not Dense.",
            "A layer of your own needs get_config() with all its arguments.",
        ),
        "Input(5,8)|Bidirectional(Dense(3))",
    ),
    Known(
        "not_a_shape",
        r"Cannot convert '([^']{0,40})' to a shape",
        "A shape is a tuple, and {1} is none.",
        ("Write Input(shape=(3,)): the comma makes the tuple.",),
        "Input(3)|Dense(4)",
    ),
    Known(
        "id_out_of_range",
        r"indices\[[^\]]{0,30}\] = (-?\d{1,12}) is not in \[0, (\d{1,9})\)",
        "A word has the id {1}, and the table of the Embedding has {2} rows.",
        (
            "input_dim must be the largest id plus 1: Embedding(largest + 1, ...).",
            "Ids of unknown words need a row as well.",
        ),
        "Input(5,dtype=int32)|Embedding(20,8)|GRU(16)",
    ),
    Known(
        "missing_argument",
        r"(\w{1,60})\.__init__\(\) missing \d{1,2} required positional arguments?: ('\w{1,40}')",
        "{1} is not told its {2}.",
        ("Old code says output_dim, nb_filter or p: today units, filters and rate.",),
        "Input(3)|Dense(4)",
    ),
    Known(
        "old_l",
        r"L[12](?:L2)?\.__init__\(\) got an unexpected keyword argument 'l'",
        "The number of a regularizer is not called l any more.",
        ("Write l2(0.01).",),
    ),
    Known(
        "old_lr",
        r"Argument\(s\) not recognized: \{'(\w{1,40})'",
        "The optimizer has no argument {1} any more.",
        ("lr is called learning_rate today; decay is a schedule.",),
    ),
    Known(
        "layer_argument",
        r"Unrecognized keyword arguments passed to (\w{1,60}): ?\{'(\w{1,60})'",
        "{1} has no argument {2}.",
        (
            "Old words have new names: init is kernel_initializer, border_mode is padding, inner_activation is "
            "recurrent_activation.",
            "batch_input_shape goes into keras.Input(batch_shape=...).",
            "Look for a slip: return_sequences has an s at the end.",
        ),
    ),
    Known(
        "layer_argument",
        r"\('Keyword argument not understood:', '(\w{1,60})'\)",
        "A layer has no argument {1}.",
        ("Look for a slip, or for a newer name of it.",),
    ),
    Known(
        "fit_argument",
        r"\w{0,40}\.?(fit|evaluate|predict|compile)\(\) got an unexpected keyword argument '(\w{1,60})'",
        "{1} has no argument {2} any more.",
        ("nb_epoch is called epochs today.", "workers and max_queue_size belong to the data set, not to fit."),
    ),
    Known(
        "old_init",
        r"__init__\(\) got an unexpected keyword argument '(\w{1,60})'",
        "There is no argument {1} here.",
        ("Look for a slip, or for its newer name: paste the code to find it.",),
    ),
    Known(
        "checkpoint_path",
        r"The filepath provided must end in `?\.keras`?|the filepath provided must end in `?\.weights\.h5`?",
        "Keras 3 saves models to files that end in .keras, weights to .weights.h5.",
        ("Write ModelCheckpoint('best.keras').",),
    ),
)
