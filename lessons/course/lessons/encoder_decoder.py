"""Lesson 11: an encoder reads everything, then a decoder writes."""

from lessons.course.errata.encoder_decoder import (
    as_many_answers_as_steps,
    input_shape_again,
    no_more_nb_epoch,
    none_is_printed,
)
from lessons.course.lesson import Lesson, Section

LESSON = Lesson(
    key="encoder_decoder",
    number=11,
    title="An encoder reads, then a decoder writes",
    icon=":material/translate:",
    goal="Draw an encoder and a decoder with their shapes, and say what each reader of a Bidirectional has read.",
    minutes=30,
    needs=("return_sequences", "time_distributed"),
    sections=(
        Section("An answer at every step is not a translation", "two_lengths"),
        Section("Read, copy, write", "read_copy_write", predict="written_shape", practise=("equal_copies",), wide=True),
        Section("One vector carries everything", "one_vector"),
        Section("Answers that need a later step", "later_steps"),
        Section("A state is handed over", "handed_state", practise=("state_fits",)),
        Section(
            "Two readers, one from each end",
            "two_readers",
            predict="merge_shape",
            practise=("readers_params",),
            wide=True,
        ),
        Section("Which row is the last one", "which_last", predict="steps_seen"),
        Section("An epoch in steps", "fit_steps", predict="fit_updates"),
        Section("A summary that prints None", "summary_none"),
    ),
    remember=(
        "With return_sequences=True alone there is an answer for each step, and it knows this step and those before.",
        "An encoder leaves one vector, RepeatVector copies it, a decoder writes as many steps as there are copies.",
        "All the decoder knows of the input is in that vector, or in the state it begins with.",
        "A Bidirectional has two readers and twice the parameters; merge_mode decides the width.",
        "For one vector from both readers use return_sequences=False, not the last row.",
    ),
    errata=(as_many_answers_as_steps, no_more_nb_epoch, none_is_printed, input_shape_again),
    documents=("S1", "S3"),
    next="overfitting",
)
