"""Lesson 8: loss and target must fit."""

from lessons.course.errata.loss_target import (
    axis_is_optional,
    class_weight_and_steps,
    classes_nobody_uses,
    random_numbers_are_no_labels,
)
from lessons.course.errata.return_sequences import only_fit_fails
from lessons.course.lesson import Lesson, Section

LESSON = Lesson(
    key="loss_target",
    number=8,
    title="Loss and target must fit",
    icon=":material/join_inner:",
    goal="Say for an output and a loss which labels fit, which are refused, and which train on nonsense.",
    minutes=25,
    needs=("return_sequences", "every_timestep"),
    sections=(
        Section("Ids and one-hot rows pick the same number", "same_number"),
        Section("A label is a place", "label_range", predict="label_slots"),
        Section("Every loss wants its own labels", "loss_grid", predict="target_shape", practise=("loss_verdict",)),
        Section("An axis of 1 more", "new_axis"),
        Section("A message that says it backwards", "backwards_message"),
        Section("The silent broadcast", "silent_broadcast", predict="pairs_averaged"),
        Section("A metric must fit as well", "metric_fits"),
        Section("Rare classes", "rare_class", predict="balanced_weight"),
        Section("A weight for every step", "step_weights"),
    ),
    remember=(
        "An answer at every step needs a label at every step.",
        "The sparse loss takes ids, one axis fewer than the output; the other one-hot rows of the same shape.",
        "A label is a place of the softmax: from 0 to units − 1.",
        "mean_squared_error does not refuse shapes that differ: compare model.output_shape with y.shape yourself.",
        "Accuracy hides a rare class, and means nothing for numbers.",
    ),
    errata=(
        axis_is_optional,
        classes_nobody_uses,
        class_weight_and_steps,
        only_fit_fails,
        random_numbers_are_no_labels,
    ),
    documents=("S0", "S2", "S3"),
    next="next_word",
)
