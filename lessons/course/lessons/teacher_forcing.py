"""Lesson 9b: training is fed the true words, writing its own."""

from lessons.course.errata.teacher_forcing import forcing_is_half_of_it
from lessons.course.lesson import Lesson, Section

LESSON = Lesson(
    key="teacher_forcing",
    number=9,
    part="b",
    title="Training is fed the true words, writing its own",
    icon=":material/alt_route:",
    goal="Say what a network is fed in training and what later, and why one row for each step makes both possible.",
    minutes=25,
    needs=("next_word",),
    sections=(
        Section("In training everything is known beforehand", "all_at_once", predict="calls_needed"),
        Section("One network, two lanes", "two_lanes", predict="fed_next", practise=("free_text",), wide=True),
        Section("One row for each step", "one_row", predict="cut_off"),
        Section("A low loss does not promise the text", "chance_of_text", predict="whole_text"),
        Section("What nobody taught is chance", "document_loop"),
        Section("The loop as a program", "writing_loop"),
        Section("From one batch to the next", "kept_state", wide=True),
    ),
    remember=(
        "Teacher forcing: in training each step is fed the true word, even after a mistake.",
        "Free running: each step is fed the network's own word, so one mistake changes all that follows.",
        "A low loss with teacher forcing does not promise a good text.",
        "Row t knows the words up to t and nothing later. So one pass over the text gives all training needs.",
        "With stateful=True a batch begins with the last state of the one before, row by row, until reset_state().",
    ),
    errata=(forcing_is_half_of_it,),
    documents=("S0",),
    next="masking",
)
