"""What lesson 8 teaches."""

from lessons.course.coverage import taught

ROWS = taught(
    "loss_target",
    {
        "loss_grid": "S0-27",
        "new_axis": "S0-29 S0-30",
        "label_range": "S0-18 S0-34",
        "rare_class": "S2-73 S2-74 S2-76",
        "step_weights": "S2-75",
        "metric_fits": "S2-63",
        "E3-05": "S3-28",
    },
)
