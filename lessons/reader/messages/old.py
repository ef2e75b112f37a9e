"""Messages that say the code is older than its Keras."""

from lessons.reader.messages.known import Known

_MEND = "Paste the code: it is given back in Keras 3."
OLD = (
    Known(
        "input_in_layer",
        r"Do not pass an `?input_shape`?/`?input_dim`? argument to a layer",
        "A layer also says what arrives. It works; Keras 3 wants it said once, in front.",
        ("Put keras.Input(shape) before the first layer, and take input_shape out.", _MEND),
        "Input(64,15)|GRU(16)|Dense(8)",
    ),
    Known(
        "input_in_layer",
        r"Argument `?input_length`? is deprecated",
        "input_length says nothing any more.",
        ("Just take it out.",),
        "Input(5,dtype=int32)|Embedding(20,8)",
    ),
    Known(
        "input_in_layer",
        r"Argument `?input_shape`? is deprecated\. Use `?shape`? instead",
        "InputLayer calls it shape today.",
        ("Write keras.Input(shape=...).",),
        "Input(3)|Dense(4)",
    ),
    Known(
        "moved",
        r"No module named '(keras\.(?:layers|utils|engine|preprocessing|wrappers|optimizers)[\w.]{0,80})'",
        "{1} is gone from Keras 3.",
        (
            "All layers are in keras.layers itself: from keras.layers import GRU, TimeDistributed.",
            "to_categorical and pad_sequences are in keras.utils.",
            _MEND,
        ),
    ),
    Known(
        "moved",
        r"No module named 'tensorflow\.(?:keras|python|contrib)[\w.]{0,80}'",
        "This place inside TensorFlow is gone.",
        (
            "Import from keras or tensorflow.keras.",
            "In an editor a yellow line under tensorflow.keras is no error: the program runs.",
        ),
    ),
    Known(
        "time_distributed_dense",
        r"(?:has no attribute|cannot import name|name) '(TimeDistributedDense)'",
        "TimeDistributedDense is gone.",
        ("Dense works on every step by itself; TimeDistributed(Dense(...)) says the same.",),
        "Input(64,15)|GRU(16,return_sequences=True)|TimeDistributed(Dense(15))",
    ),
    Known(
        "moved",
        r"module '(?:[\w.]{0,60}\.)?keras[\w.]{0,60}' has no attribute '(\w{1,60})'|cannot import name "
        r"'(\w{1,60})' from '[\w.]{0,40}keras",
        "Keras 3 has nothing of this name in this place.",
        ("Layers of all modules are in keras.layers itself: keras.layers.GRU.", _MEND),
    ),
    Known(
        "old_method",
        r"object has no attribute '(predict_classes|predict_proba|fit_generator|evaluate_generator|predict_generator|"
        r"reset_states)'",
        "Models have no {1} any more.",
        ("predict_classes: np.argmax(model.predict(x), axis=-1).", "fit_generator: fit takes generators too.", _MEND),
    ),
    Known(
        "output_shape",
        r"object has no attribute '(output_shape|input_shape)'",
        "A layer of Keras 3 has no {1}.",
        ("Write layer.output.shape; a whole model still has model.output_shape.",),
    ),
    Known(
        "tensorflow_1",
        r"module 'tensorflow(?:\.[\w.]{0,40})?' has no attribute '(Session|placeholder|"
        r"get_default_graph|ConfigProto|global_variables_initializer|contrib|"
        r"set_random_seed)'",
        "{1} belongs to TensorFlow 1.",
        ("Keras 3 needs no sessions: take the line out.",),
    ),
    Known(
        "numpy_word",
        r"module 'numpy' has no attribute '(\w{1,30})'",
        "NumPy has no {1} any more.",
        ("np.float, np.int and np.object were Python's own: write float, int, object.",),
    ),
    Known(
        "not_installed",
        r"No module named '((?:tensorflow|keras|numpy|sklearn|matplotlib|pandas)(?:\.\w{1,40})?)'",
        "{1} is not installed in this Python.",
        ("pip install it in the same environment the program runs in.",),
    ),
)
