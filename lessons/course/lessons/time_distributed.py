"""Lesson 6: Dense on a sequence, and TimeDistributed."""

from lessons.course.errata.dense import only_the_last_axis
from lessons.course.errata.every_timestep import dense_takes_sequences, one_for_each_step
from lessons.course.errata.return_sequences import head_after_the_loop
from lessons.course.errata.time_distributed import no_flatten_needed, one_row_for_each_sample
from lessons.course.lesson import Lesson, Section

LESSON = Lesson(
    key="time_distributed",
    number=6,
    title="Dense on a sequence, and TimeDistributed",
    icon=":material/view_column:",
    goal="Say what a Dense does to each step of a sequence, and when TimeDistributed changes anything.",
    minutes=20,
    needs=("dense", "return_sequences"),
    sections=(
        Section("The same kernel at every step", "stamped_kernel", predict="dense_on_sequence_shape", wide=True),
        Section("With or without the wrapper", "wrapper_or_not", predict="dense_on_sequence_params", wide=True),
        Section("Each step hears itself", "own_step", predict="reached_steps"),
        Section("Flatten makes another layer", "flatten_or_not", predict="flatten_shape"),
        Section("Where the wrapper is needed", "wrapper_needed"),
        Section("Where it bites", "wrapper_bites"),
    ),
    remember=(
        "A Dense works along the last axis; every step gets the same kernel and the same bias.",
        "Dense and TimeDistributed(Dense) have the same parameters and give the same numbers.",
        "Flatten and Dense give each step weights of its own, and the time axis is gone.",
        "TimeDistributed is for layers that do not go along time by themselves, such as Conv2D or Flatten.",
        "TimeDistributed is a layer of its own: it works on the finished states.",
    ),
    errata=(
        only_the_last_axis,
        dense_takes_sequences,
        one_for_each_step,
        no_flatten_needed,
        one_row_for_each_sample,
        head_after_the_loop,
    ),
    documents=("S0", "S1", "S2", "S3"),
    next="every_timestep",
)
