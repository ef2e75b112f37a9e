"""Lesson 7: a distribution at every timestep."""

from lessons.course.errata.every_timestep import (
    across_not_down,
    dense_takes_sequences,
    input_of_another_shape,
    list_is_no_array,
    never_exactly_zero,
    one_for_each_step,
    three_classes_then_four,
)
from lessons.course.lesson import Lesson, Section

LESSON = Lesson(
    key="every_timestep",
    number=7,
    title="A distribution at every timestep",
    icon=":material/view_week:",
    goal="Read an output of shape (batch, time, class): its rows, its sums, its slices, its loss.",
    minutes=20,
    needs=("softmax", "return_sequences"),
    sections=(
        Section("Two samples, three steps, three classes", "printed_example", practise=("argmax_row",)),
        Section("Which numbers sum to 1", "axis_sums", predict="axis_sum"),
        Section("More steps, the same parameters", "twelve_parameters", predict="distribution_count", wide=True),
        Section("Slicing along time", "time_slices", predict="slice_shape"),
        Section("A loop over the steps", "print_loop", predict="loop_line"),
        Section("A loss at every step", "step_loss"),
        Section("Is a probability ever 0?", "exact_zero"),
    ),
    remember=(
        "With a time axis, softmax gives one distribution for every sample and every step.",
        "The sums along the last axis are 1: across the classes, not down the steps.",
        "np.argmax(y, axis=-1) turns (batch, time, class) into (batch, time).",
        "y[:, t, :] is one step of every sample: the time axis is gone.",
        "The loss is the mean over all steps of −log of the probability of the true class.",
    ),
    errata=(
        across_not_down,
        one_for_each_step,
        three_classes_then_four,
        dense_takes_sequences,
        list_is_no_array,
        input_of_another_shape,
        never_exactly_zero,
    ),
    documents=("S1", "S3"),
    next="loss_target",
)
