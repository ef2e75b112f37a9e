"""What lesson 12c teaches."""

from lessons.course.coverage import taught

ROWS = taught(
    "representation",
    {
        "representation": "S2-13 S2-19",
        "kernel_map": "S2-16",
        "frozen_layer": "S2-41",
        "check_named_output": "S2-40",
        "configurations": "S2-80",
    },
)
