"""Lesson 2: an activation bends the sum."""

from lessons.course.errata.activations import (
    a_function_of_your_own,
    faster_sometimes,
    formulas_are_no_code,
    not_linear_inside,
)
from lessons.course.lesson import Lesson, Section

LESSON = Lesson(
    key="activations",
    number=2,
    title="An activation bends the sum",
    icon=":material/show_chart:",
    goal="Say what each activation does to a number, and choose one for a hidden layer and one for the last layer.",
    minutes=20,
    needs=("dense",),
    sections=(
        Section("One curve for every number", "activation_curve", practise=("activation_value",)),
        Section("Without a bend, three layers are one", "linear_stack", predict="one_layer"),
        Section("A unit can die", "dead_units", predict="dead_unit"),
        Section("Around 0, or around a half", "output_means"),
        Section("Which one learns faster", "activation_race"),
        Section("A formula is not yet a program", "naive_formula", predict="naive_result"),
        Section(
            "Names, and which one where", "activation_names", predict="activation_name", practise=("head_for_task",)
        ),
    ),
    remember=(
        "An activation is applied to every sum by itself. Only softmax looks at a whole row.",
        "Without activations, any number of Dense layers is one Dense layer.",
        "Start with relu in hidden layers. The last layer depends on the question.",
        "A relu unit whose sum is below 0 for every sample gets no gradient.",
        "Names are written in small letters: softmax, not Softmax.",
    ),
    errata=(not_linear_inside, faster_sometimes, formulas_are_no_code, a_function_of_your_own),
    documents=("S2",),
    next="softmax",
)
