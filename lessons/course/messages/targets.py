"""The cases of output, loss and target."""

from lessons.course.messages.case import Case

_LAST, _EVERY = "Input(5,3)|GRU(4)", "Input(5,3)|GRU(4,return_sequences=True)"


def _trained(start: str, loss: str, target: str, units: int = 7, activation: str = "softmax") -> str:
    return f"{start}|Dense({units},activation={activation})|compile(loss={loss},target=({target}))"


_CCE, _SPARSE, _MSE = "categorical_crossentropy", "sparse_categorical_crossentropy", "mean_squared_error"
TARGETS = (
    Case(
        "one_answer_many_rows", "targets", "One answer for the sequence, a one-hot row for every step",
        "return_sequences", _trained(_LAST, _CCE, "None,5,7"),
        older=(
            "ValueError: Shapes (None, 5, 7) and (None, 7) are incompatible",
            "ValueError: Error when checking target: expected dense_1 to have 2 dimensions, but got array with shape "
            "(100, 5, 7)",
        ),
    ),
    Case("one_answer_many_ids", "targets", "One answer for the sequence, an id for every step", "loss_target",
         _trained(_LAST, _SPARSE, "None,5")),
    Case(
        "many_answers_one_row", "targets", "An answer at every step, one one-hot row for the sequence",
        "return_sequences", _trained(_EVERY, _CCE, "None,7"),
        older=(
            "ValueError: Shapes (None, 7) and (None, 5, 7) are incompatible",
            "ValueError: Error when checking target: expected dense_1 to have 3 dimensions, but got array with shape "
            "(100, 7)",
        ),
    ),
    Case(
        "many_answers_one_id", "targets", "An answer at every step, one id for the sequence", "loss_target",
        _trained(_EVERY, _SPARSE, "None,"),
        older=(
            "InvalidArgumentError: logits and labels must have the same first dimension, got logits shape [160,7] "
            "and labels shape [32]",
        ),
    ),
    Case(
        "one_hot_for_sparse", "targets", "One-hot rows for a loss that wants ids", "loss_target",
        _trained(_EVERY, _SPARSE, "None,5,7"),
        older=(
            "InvalidArgumentError: logits and labels must have the same first dimension, got logits shape [160,7] "
            "and labels shape [1120]",
        ),
    ),
    Case("ids_for_one_hot", "targets", "Ids for a loss that wants one-hot rows", "loss_target",
         _trained(_EVERY, _CCE, "None,5")),
    Case(
        "ids_with_an_axis_of_1", "targets", "Ids with an axis of 1 for a loss that wants one-hot rows", "loss_target",
        _trained(_LAST, _CCE, "None,1"),
        older=(
            "ValueError: You are passing a target array of shape (100, 1) while using as loss "
            "`categorical_crossentropy`.",
            "ValueError: Error when checking target: expected dense_1 to have shape (7,) but got array with shape (1,)",
        ),
    ),
    Case("other_length", "targets", "A target with another number of steps", "loss_target",
         _trained(_EVERY, _SPARSE, "None,6")),
    Case(
        "yes_or_no_for_ten", "targets", "One sigmoid, and a target of ten numbers", "loss_target",
        _trained(_LAST, "binary_crossentropy", "None,10", 1, "sigmoid"),
        older=("ValueError: `logits` and `labels` must have the same shape, received ((None, 1) vs (None, 10)).",),
    ),
    Case("squares_of_other_width", "targets", "Squared differences of seven numbers and three", "loss_target",
         _trained(_LAST, _MSE, "None,3", 7, "linear")),
    Case("squares_of_sequences", "targets", "Squared differences of one row and a sequence of rows", "loss_target",
         _trained(_LAST, _MSE, "None,5,7")),
    Case("states_as_outputs", "targets", "A network that hands on its states, and one target", "return_sequences",
         f"Input(5,3)|LSTM(4,return_sequences=True,return_state=True)|compile(loss={_MSE},target=(None,5,4))"),
    Case("softmax_of_one", "targets", "A softmax over one single number", "softmax",
         _trained(_LAST, "binary_crossentropy", "None,1", 1)),
    Case("one_class", "targets", "categorical_crossentropy on one number", "loss_target",
         _trained(_LAST, _CCE, "None,1", 1, "sigmoid")),
)  # fmt: skip
SILENT = (
    Case("silent_broadcast", "silent", "One number at every step, one number as the target", "loss_target",
         _trained(_EVERY, _MSE, "None,", 1, "linear")),
    Case("silent_scores", "silent", "A crossentropy on scores without a softmax", "loss_target",
         _trained(_LAST, _SPARSE, "None,", 7, "linear")),
    Case("silent_softmax_twice", "silent", "A softmax on a softmax", "softmax",
         _trained(_LAST, _SPARSE, "None,").replace("|compile", "|Activation(softmax)|compile")),
    Case("silent_axis", "silent", "A softmax along the time axis", "softmax", "Input(5,3)|Dense(7)|Softmax(axis=1)"),
)  # fmt: skip
