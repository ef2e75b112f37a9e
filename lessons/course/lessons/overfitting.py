"""Lesson 12a: Dense layers that do not learn by heart."""

from lessons.course.errata.overfitting import a_fragment_without_a_model, callbacks_do_less, l_is_no_argument
from lessons.course.lesson import Lesson, Section

LESSON = Lesson(
    key="overfitting",
    number=12,
    part="a",
    title="Dense layers that do not learn by heart",
    icon=":material/psychology:",
    goal="Tell from two curves whether a network overfits or underfits, and name five remedies and what each costs.",
    minutes=30,
    needs=("dense", "activations"),
    sections=(
        Section("Learned, or learned by heart", "by_heart"),
        Section("Two curves tell", "two_curves", predict="curve_verdict", wide=True),
        Section("Start small, and grow", "size_sweep", wide=True),
        Section("A pyramid, or a tower", "pyramid", practise=("units_value",)),
        Section("What the tower buys", "form_trials", wide=True),
        Section("Dropout switches units off, in training only", "dropout_mask", predict="dropout_values"),
        Section("Large weights cost", "penalty_parts", predict="penalty_value"),
        Section("Before and after", "remedies", wide=True),
        Section("What a penalty leaves", "near_zeros"),
        Section("Stop in time, and keep the best", "early_stopping", predict="kept_epoch"),
        Section("Nine tries: a grid, or chance", "grid_or_random", predict="tried_values"),
        Section("The same search with real networks", "real_search"),
    ),
    remember=(
        "Watch two curves: the training loss falls on and on; the validation loss tells when to stop.",
        "Start with a small network, and make it larger while the validation loss gets better.",
        "Dropout works in training only: what it keeps is multiplied by 1/(1 − rate).",
        "L2 adds factor times the sum of all squared weights to the loss, in training and in validation.",
        "EarlyStopping keeps the last weights unless you write restore_best_weights=True, and its patience is 0.",
    ),
    errata=(l_is_no_argument, a_fragment_without_a_model, callbacks_do_less),
    documents=("S2",),
    next="learning_rate",
)
