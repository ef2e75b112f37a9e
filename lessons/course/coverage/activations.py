"""What lesson 2 teaches."""

from lessons.course.coverage import taught

ROWS = taught(
    "activations",
    {
        "activation_curve": "S2-27 S2-28 S2-46",
        "linear_stack": "S2-42",
        "E2-03": "S2-18",
        "dead_units": "S2-52",
        "output_means": "S2-47",
        "activation_race": "S2-43",
        "naive_formula": "S2-45",
        "activation_names": "S2-26 S2-33 S2-48",
        "check_head_for_task": "S2-06 S2-49",
    },
)
