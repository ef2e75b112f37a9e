"""Messages of Keras 1 and 2 and of TensorFlow 1 that people still meet."""

import re

from lessons.reader.messages.known import Known, shape_in, trained_on


def _target(found: re.Match[str]) -> str:
    return trained_on(shape_in(found[2]), shape_in(found[1]), "categorical_crossentropy")


KERAS_2 = (
    Known(
        "data_dimensions",
        r"[Ee]rror when checking (?:model )?input: expected (\w{1,60}) to have (\d) "
        r"dimensions, but got array with shape "
        r"(\([^)]{0,60}\))",
        "The first layer takes {2} axes, the batch included, and the data has the shape {3}.",
        ("A recurrent layer reads (samples, timesteps, features): x.reshape((x.shape[0], x.shape[1], 1)).",),
        "Input(10)|LSTM(16)",
    ),
    Known(
        "data_shape",
        r"[Ee]rror when checking (?:model )?input: expected (\w{1,60}) to have shape "
        r"(\([^)]{0,60}\)) but got array with shape "
        r"(\([^)]{0,60}\))",
        "The network takes {2}, and the data has {3}.",
        ("Compare axis by axis with Input(shape).",),
        "Input(5,3)|GRU(4)",
    ),
    Known(
        "target_dimensions",
        r"[Ee]rror when checking (?:model )?target: expected (\w{1,60}) to have (\d) "
        r"dimensions, but got array with shape "
        r"(\([^)]{0,60}\))",
        "The output has {2} axes, and the target has the shape {3}.",
        (
            "One answer a sequence: return_sequences=False. One a step: return_sequences=True and a target for "
            "each step.",
        ),
        "Input(5,8)|LSTM(16)|Dense(7,activation=softmax)|compile(loss=categorical_crossentropy,target=(None,5,7))",
    ),
    Known(
        "target_shape",
        r"[Ee]rror when checking (?:model )?target: expected (\w{1,60}) to have shape "
        r"(\([^)]{0,60}\)) but got array with shape "
        r"(\([^)]{0,60}\))",
        "The output has the shape {2}, the target {3}.",
        (
            "Class ids go with sparse_categorical_crossentropy, one-hot rows with categorical_crossentropy.",
            "The last layer needs as many units as the target has classes.",
        ),
        "Input(5,8)|LSTM(16)|Dense(10,activation=softmax)|compile(loss=categorical_crossentropy,target=(None,1))",
    ),
    Known(
        "target_shape",
        r"(?:A target array with shape|You are passing a target array of shape) "
        r"(\([^)]{0,60}\)).{0,60}?(?:for an output of shape (\([^)]{0,60}\)).{0,20}?)?while "
        r"using as loss",
        "The target {1} does not fit the loss.",
        (
            "Ids go with sparse_categorical_crossentropy; for categorical_crossentropy make one-hot rows with "
            "to_categorical.",
        ),
        "Input(5,8)|LSTM(16)|Dense(10,activation=softmax)|compile(loss=categorical_crossentropy,target=(None,1))",
    ),
    Known(
        "placeholder",
        r"You must feed a value for placeholder tensor '?([\w/]{0,80})'?",
        "TensorFlow 1 asks for a number nobody gave it.",
        (
            "Was a layer made inside another model, or used before the session was cleared?",
            "TensorFlow 2 has no placeholders: build the model anew in Keras 3.",
            "Give every input of the model its data.",
        ),
        "Input(5,8)|GRU(16)|Dense(1)",
    ),
    Known(
        "disconnected",
        r"Graph disconnected: cannot obtain value for tensor|Output with path .{0,80}? is not connected to",
        "The Model begins at an Input that does not lead to its output.",
        (
            "Use the same Input variable in Model(inputs, outputs) and in the first layer.",
            "Was `inputs` made a second time in between?",
        ),
        "Input(5,8)|GRU(16)|Dense(1)",
    ),
    Known(
        "no_input_shape",
        r"The first layer in a Sequential model must get an `?input_shape`?",
        "Nothing says what arrives.",
        ("Put keras.Input(shape) before the first layer.",),
        "Input(5,8)|GRU(16)|Dense(1)",
    ),
    Known(
        "not_built",
        r"(?:This model has not yet been built|You tried to call `?count_params`? on layer|the layer isn't built)",
        "The network has no weights yet: nothing says what arrives.",
        ("Put keras.Input(shape) before the first layer, or call the model on data once.",),
        "Input(8)|Dense(4)",
    ),
    Known(
        "not_keras_tensor",
        r"Output tensors (?:to|of) a (?:Model|Functional) must be the output of|A "
        r"KerasTensor cannot be used as input to a TensorFlow function|Inputs to a layer "
        r"should be tensors",
        "Something that is no Keras tensor stands in the chain of layers.",
        (
            "Call layers, not TensorFlow functions: keras.ops has their twins.",
            "Write layer(x), not layer.",
            "Give Model the tensors, not the layers.",
        ),
    ),
    Known(
        "target_rank",
        r"y_true and y_pred have incompatible shapes|`y_true` and `y_pred` should have the same",
        "Target and output have different shapes.",
        ("Compare model.output_shape with y.shape.",),
        "Input(5,8)|GRU(16)|Dense(7)|compile(loss=mean_squared_error,target=(None,5,7))",
    ),
    Known(
        "weights_mismatch",
        r"Layer count mismatch|Weight count mismatch|expects (\d{1,4}) weight\(s\), but|"
        r"objects could not be loaded|weight shape "
        r"\(?",
        "The saved weights belong to a network that is built differently.",
        (
            "Build the network exactly as it was when the weights were saved.",
            "TimeDistributed(Dense) and Dense keep their weights under different names.",
        ),
        "Input(5,8)|GRU(16,return_sequences=True)|TimeDistributed(Dense(3))",
    ),
    Known(
        "unknown_layer",
        r"Unknown layer: ?'?(\w{1,60})'?|Could not locate class '(\w{1,60})'",
        "A saved network holds a layer Keras does not know by itself.",
        ("Give it: load_model(path, custom_objects={'Name': Name}).",),
    ),
)
