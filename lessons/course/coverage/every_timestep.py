"""What lesson 7 teaches."""

from lessons.course.coverage import taught

ROWS = taught(
    "every_timestep",
    {
        "printed_example": "S1-21 S1-22 S1-24 S1-26",
        "check_argmax_row": "S1-17 S1-18 S1-32",
        "axis_sums": "S1-16 S1-23",
        "twelve_parameters": "S1-20",
        "time_slices": "S1-25",
        "print_loop": "S1-27",
        "check_loop_line": "S1-28",
        "step_loss": "S3-16",
        "exact_zero": "S1-31",
        "E1-06": "S1-19",
        "E1-08": "S1-29",
        "E1-09": "S1-30",
    },
)
