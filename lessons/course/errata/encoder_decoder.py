"""What the forum's answer says of sequences, of fit and of summary that is not so, or not any more."""

from math import log

from lessons.course.erratum import Erratum
from lessons.course.shown.encoder_decoder import chain_of
from lessons.course.shown.fit_steps import BATCH, NB_EPOCH, SAMPLES, answer_model, fit, totals
from lessons.course.shown.turned_letters import forward_floor
from lessons.network.shape import show_shape
from lessons.training.tasks.strings import LETTERS


def as_many_answers_as_steps() -> Erratum:
    """Models 1 and 2 are synchronous."""
    model, chain = answer_model(), chain_of(5).prediction
    return Erratum(
        "E3-09", "S3", "The first two networks are sequence to sequence.",
        f"They are many-to-many with one answer for each step: {show_shape(model.spec.input.batch_shape)} becomes "
        f"{show_shape(model.output_shapes[0])}. Another length needs an encoder and a decoder, such as "
        f"{show_shape(chain.spec.input.batch_shape)} to {show_shape(chain.output_shapes[0])}. And step t knows "
        f"nothing of step t + 1: on four letters written backwards such a network cannot fall below a loss of "
        f"{forward_floor():.3f}, where guessing all of them costs {log(len(LETTERS)):.3f}.",
    )  # fmt: skip


def no_more_nb_epoch() -> Erratum:
    """An argument of Keras 1."""
    one = fit(SAMPLES, BATCH, 1)
    return Erratum(
        "E3-06", "S3", "fit is called with nb_epoch=1.",
        f"`{NB_EPOCH}`. The word is epochs. One epoch of {SAMPLES:,} samples in batches of {BATCH} is {one.steps} "
        f"steps, and the last batch has {one.sizes[-1]} samples.",
        "model1.fit(X, Y1, batch_size=128, nb_epoch=1)",
        "model1.fit(X, Y1, batch_size=128, epochs=1)",
    )  # fmt: skip


def none_is_printed() -> Erratum:
    """summary prints by itself and returns nothing."""
    after = totals("rmsprop", fitted=True)
    return Erratum(
        "E3-07", "S3", "The three summaries are printed with print(model.summary()).",
        f"summary prints by itself and returns None, so `None` stands below each table. And it is called after fit: "
        f"then the total is {after.total:,}, which is {after.trainable:,} parameters and {after.optimizer:,} numbers "
        "that belong to the optimizer. model.count_params() leaves those out.",
        "print(model1.summary())",
        "model1.summary()",
    )  # fmt: skip


def input_shape_again() -> Erratum:
    """The first layer is given the shape, three times."""
    shape = answer_model().spec.input
    return Erratum(
        "E3-08", "S3", "Each GRU is given input_shape=(MaxLen, InputSize).",
        f"It works and warns: ``Do not pass an `input_shape`/`input_dim` argument to a layer.`` Three networks, three "
        f"times. With keras.Input({show_shape(shape.batch_shape[1:])}) in front it is silent, and the "
        f"{answer_model().total_params:,} parameters stay.",
        "model1.add(GRU(HiddenSize, return_sequences=True, input_shape=(MaxLen, InputSize)))",
        "model1.add(Input((MaxLen, InputSize)))\nmodel1.add(GRU(HiddenSize, return_sequences=True))",
    )  # fmt: skip
