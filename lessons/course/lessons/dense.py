"""Lesson 1: a Dense layer is y = xW + b."""

from lessons.course.errata.dense import (
    affine_not_a_probability,
    linear_by_default,
    one_seed_twice,
    only_the_last_axis,
    truncated_normal,
    two_notations,
)
from lessons.course.lesson import Lesson, Section

LESSON = Lesson(
    key="dense",
    number=1,
    title="A Dense layer is y = xW + b",
    icon=":material/hub:",
    goal="Work out one output of a Dense layer by hand, and say how many numbers it learns.",
    minutes=20,
    sections=(
        Section("One output is a weighted sum", "dense_numbers", practise=("one_output",)),
        Section("Every input is joined to every unit", "dense_graph", predict="dense_shape"),
        Section("The kernel has a row for each input", "two_notations", predict="kernel_shape"),
        Section("How many numbers it learns", "dense_parameters", predict="dense_params"),
        Section("None stands for any number of samples", "open_batch"),
        Section("The first numbers", "same_initializer", predict="one_seed"),
        Section("How wide the first numbers spread", "initializer_spread"),
    ),
    remember=(
        "Each output is a weighted sum of all inputs, plus one bias: y = xW + b.",
        "The kernel W has shape (inputs, units); the bias has one number for each unit.",
        "A Dense learns inputs · units + units numbers; without a bias inputs · units.",
        "Without an activation the output is a plain number, not a probability.",
        "An initializer gives the same numbers at every call, unless its seed is a SeedGenerator.",
    ),
    errata=(
        only_the_last_axis,
        affine_not_a_probability,
        two_notations,
        one_seed_twice,
        linear_by_default,
        truncated_normal,
    ),
    documents=("S0", "S1", "S2"),
    next="activations",
)
