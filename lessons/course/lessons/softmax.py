"""Lesson 3: softmax turns scores into a distribution."""

from lessons.course.errata.softmax import across_not_down, never_exactly_zero, not_in_proportion
from lessons.course.lesson import Lesson, Section

LESSON = Lesson(
    key="softmax",
    number=3,
    title="Softmax turns scores into a distribution",
    icon=":material/bar_chart:",
    goal="Say what softmax makes of a row of scores, and along which axis.",
    minutes=20,
    needs=("dense", "activations"),
    sections=(
        Section("From scores to probabilities", "score_sliders", predict="softmax_of"),
        Section("Votes are not scores", "votes_and_shares", predict="shift_or_scale"),
        Section("Temperature", "temperature_bars"),
        Section("Three last layers", "three_heads"),
        Section("Along the rows", "rows_and_columns", predict="softmax_axis", practise=("argmax_row",)),
        Section("One unit is always 1", "one_unit", predict="one_unit_head"),
        Section("Not inside a recurrent layer", "softmax_in_cell"),
    ),
    remember=(
        "Softmax raises e to each score and divides by the sum: all above 0, together 1.",
        "Adding the same number to all scores changes nothing; multiplying makes the winner surer.",
        "Softmax runs along the classes of one row, axis=-1.",
        "Over a single unit softmax is always 1. Take sigmoid.",
    ),
    errata=(not_in_proportion, across_not_down, never_exactly_zero),
    documents=("S0", "S1"),
    next="recurrent",
)
