"""Lesson 12b: a Dense layer learns when its steps and its inputs have the right size."""

from lessons.course.errata.learning_rate import tanh_need_not_vanish, two_ways_to_normalize
from lessons.course.lesson import Lesson, Section

LESSON = Lesson(
    key="learning_rate",
    number=12,
    part="b",
    title="Steps and inputs of the right size",
    icon=":material/speed:",
    goal="Choose a learning rate, a schedule and an optimizer, bring the inputs to one size, and say why a run fails.",
    minutes=25,
    needs=("dense", "activations"),
    sections=(
        Section("How far a step goes", "rate_steps", practise=("next_weight",)),
        Section("A rate that changes on the way", "schedules", predict="rate_at_step"),
        Section("Four optimizers in one valley", "valley"),
        Section("Inputs of one size", "input_scales", predict="scaled_value"),
        Section("One missing number", "missing_number", predict="nan_spread"),
        Section("BatchNormalization leads two lives", "batch_normalization", predict="normalization_params"),
        Section("What helps in depth", "deep_stack"),
    ),
    remember=(
        "The learning rate comes first: too small and nothing moves, too large and the loss jumps.",
        "Try rates by factors, 0.1, 0.01, 0.001; let the rate fall towards the end.",
        "Bring every feature to one size before training, and look for missing numbers.",
        "BatchNormalization uses the batch in training, and averages it has kept at inference.",
        "In deep stacks sigmoid lets the gradient fade; relu and a normalization help.",
    ),
    errata=(two_ways_to_normalize, tanh_need_not_vanish),
    documents=("S2",),
    next="representation",
)
