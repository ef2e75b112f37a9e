"""Messages about output, loss and target."""

import re

from lessons.reader.messages.known import Known, shape_in, trained_on

_SHAPES = r"Received: target\.shape=(\([^)]{0,60}\)), output\.shape=(\([^)]{0,60}\))"


def _crossentropy(found: re.Match[str]) -> str:
    return trained_on(shape_in(found[2]), shape_in(found[1]), "categorical_crossentropy")


def _sparse(found: re.Match[str]) -> str:
    return trained_on(shape_in(found[2]), shape_in(found[1]), "sparse_categorical_crossentropy")


def _shapes_of_keras_2(found: re.Match[str]) -> str:
    return trained_on(shape_in(found[2]), shape_in(found[1]), "categorical_crossentropy")


def _in_numbers(found: re.Match[str]) -> str:
    first, second = shape_in(found[1]), shape_in(found[2])
    target, output = ((None, *each[1:]) for each in (first, second))
    return trained_on(output, target, "mean_squared_error").replace(",activation=softmax", "")


_LAST_STEP = "One answer for the whole sequence: return_sequences=False, target (batch, class)."
_EVERY_STEP = "An answer at every step: return_sequences=True, target (batch, time, class)."
_IDS = "Class ids go with sparse_categorical_crossentropy, one-hot rows with categorical_crossentropy."

TARGETS = (
    Known(
        "target_rank",
        rf"Arguments `target` and `output` must have the same rank \(ndim\)\. {_SHAPES}",
        "The target has the shape {1}, the network gives {2}: one has an axis more.",
        (_LAST_STEP, _EVERY_STEP, _IDS),
        _crossentropy,
    ),
    Known(
        "target_shape",
        rf"Arguments `target` and `output` must have the same shape\. {_SHAPES}",
        "The target has the shape {1}, the network gives {2}: they must be equal.",
        (_IDS, "The last layer needs as many units as there are classes."),
        _crossentropy,
    ),
    Known(
        "sparse_rank",
        rf"Argument `output` must have rank \(ndim\) `target\.ndim - 1`\. {_SHAPES}",
        "The target must have one axis fewer than the output: an id in place of each row of classes. "
        "(Keras's own sentence says it backwards.) Here the target is {1}, the output {2}.",
        (_IDS, _LAST_STEP, _EVERY_STEP),
        _sparse,
    ),
    Known(
        "sparse_shape",
        r"Arguments `target` and `output` must have the same shape up until the last dimension: ?(?:Received: )?"
        r"target\.shape=(\([^)]{0,60}\)), output\.shape=(\([^)]{0,60}\))",
        "The target {1} and the output {2} must agree in every axis but the classes.",
        ("Do both have the same number of timesteps?",),
        _sparse,
    ),
    Known(
        "weight_shape",
        r"Incompatible shapes: (?:\[(\d{1,9}),\d{1,9}\] vs\. \[\1\]|\[(\d{1,9})\] vs\. \[\2,\d{1,9}\])"
        r"(?=.{0,300}crossentropy/mul)|only 0-dimensional arrays can be converted to Python scalars",
        "Weights for samples or classes meet a loss that has one number for each timestep.",
        ("For sequences give fit a sample_weight of shape (batch, time) in place of class_weight.",),
        "Input(5,8)|GRU(16,return_sequences=True)|Dense(7,activation=softmax)|"
        "compile(loss=sparse_categorical_crossentropy,target=(None,5))",
    ),
    Known(
        "incompatible_shapes",
        r"Incompatible shapes: (\[[^\]]{0,60}\]) vs\. (\[[^\]]{0,60}\])",
        "Two arrays of shape {1} and {2} meet number by number, and do not fit.",
        (
            "One of them is the target, the other the output: compare model.output_shape with y.shape.",
            "With another batch size this loss would stretch one of them without a word.",
            _LAST_STEP,
        ),
        _in_numbers,
    ),
    Known(
        "shapes_incompatible",
        r"Shapes (\([^)]{0,60}\)) and (\([^)]{0,60}\)) are incompatible",
        "The target {1} and the output {2} do not fit.",
        (_LAST_STEP, _EVERY_STEP, _IDS, "The last layer needs as many units as there are classes."),
        _shapes_of_keras_2,
    ),
    Known(
        "logits_first_dimension",
        r"logits and labels must have the same first dimension, got logits shape "
        r"(\[[^\]]{0,40}\]) and labels shape (\[[^\]]{0,40}\])",
        "The network gives {1} rows of classes, and there are {2} ids: each row needs one id.",
        (
            "Are the labels one-hot? Then use categorical_crossentropy.",
            _LAST_STEP,
            "An id for every step needs a target of (batch, time).",
        ),
        "Input(5,8)|GRU(16,return_sequences=True)|Dense(10,activation=softmax)|"
        "compile(loss=sparse_categorical_crossentropy,target=(None,))",
    ),
    Known(
        "logits_shape",
        r"`?logits`? and `?labels`? must have the same shape,? received \(?(\([^)]{0,40}\)) vs\.? (\([^)]{0,40}\))",
        "binary_crossentropy compares number by number: the output is {1}, the target {2}.",
        (
            "Yes or no: Dense(1, activation='sigmoid') and a target of (batch, 1).",
            "Several classes: softmax and a categorical crossentropy.",
        ),
        "Input(5,8)|GRU(16)|Dense(1,activation=sigmoid)|compile(loss=binary_crossentropy,target=(None,10))",
    ),
    Known(
        "label_out_of_range",
        r"Received a label value of (-?\d{1,12}) which is outside the valid range of \[0, (\d{1,9})\)",
        "A label is {1}, and the softmax has {2} classes: 0 to one less than {2}.",
        (
            "Let the ids begin at 0.",
            "Give the last layer one unit more than the largest id.",
            "Padding of -1 is no class: use a mask or sample_weight.",
        ),
        lambda found: (
            f"Input(5,8)|GRU(16)|Dense({min(int(found[2]), 512) or 1},activation=softmax)|"
            "compile(loss=sparse_categorical_crossentropy,target=(None,))"
        ),
    ),
    Known(
        "several_outputs",
        r"The path: \(0,\) in the `loss` argument, can't be found",
        "The network hands on several tensors, and there is one target.",
        ("Leave return_state off, or make the Model of the one output that is trained.",),
        "Input(5,3)|LSTM(4,return_sequences=True,return_state=True)|compile(loss=mean_squared_error,target=(None,5,4))",
    ),
    Known(
        "softmax_over_one",
        r"You are using a softmax over axis -1 of a tensor of shape (\([^)]{0,60}\))\. This axis has size 1",
        "A softmax over a single number is always 1, whatever the network learns below it.",
        ("Yes or no: Dense(1, activation='sigmoid').", "Or two units with softmax."),
        "Input(5,8)|GRU(4)|Dense(1,activation=softmax)",
    ),
    Known(
        "one_class",
        r"In loss categorical_crossentropy, expected y_pred\.shape to be \(batch_size, num_classes\) with "
        r"num_classes > 1",
        "categorical_crossentropy compares rows of classes, and the output has a single number.",
        ("Yes or no: sigmoid and binary_crossentropy.",),
        "Input(5,8)|GRU(4)|Dense(1,activation=softmax)|compile(loss=categorical_crossentropy,target=(None,1))",
    ),
    Known(
        "softmax_and_logits",
        r"received `?from_logits=True`?, but the `?output`? argument was produced by a (?:Softmax|Sigmoid)",
        "The loss is told to take scores, and the network gives probabilities already.",
        ("Leave from_logits=True out, or take the softmax off the last layer.",),
        "Input(5,8)|GRU(16)|Dense(7,activation=softmax)|compile(loss=sparse_categorical_crossentropy,target=(None,))",
    ),
    Known(
        "unknown_loss",
        r"Could not interpret loss (?:function )?identifier: ?([\w.]{0,60})|Unknown loss function: ?'?(\w{0,60})",
        "Keras has no loss of this name.",
        ("Look for a slip: mean_squared_error, binary_crossentropy, sparse_categorical_crossentropy.",),
        "Input(5,8)|GRU(16)|Dense(1)|compile(loss=mean_squared_error,target=(None,1))",
    ),
    Known(
        "target_rank_changed",
        r"Cannot take the length of shape with unknown rank",
        "The same compiled model met targets with another number of axes than before.",
        ("Call model.compile(...) again, or keep to one form: (batch, time) or (batch, time, 1).",),
    ),
    Known(
        "metric_shape",
        r"Cannot squeeze axis=-1, because the dimension is not 1",
        "A metric such as accuracy compares an output and a target of different shapes.",
        ("Compare model.output_shape with y.shape.", _LAST_STEP),
        "Input(5,8)|GRU(16)|Dense(7)|compile(loss=mean_squared_error,target=(None,5,7))",
    ),
)
