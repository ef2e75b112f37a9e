"""What lesson 12a teaches."""

from lessons.course.coverage import taught

ROWS = taught(
    "overfitting",
    {
        "by_heart": "S2-07 S2-67",
        "two_curves": "S2-64 S2-79",
        "size_sweep": "S2-20 S2-50 S2-78 S2-81",
        "pyramid": "S2-25 S2-51",
        "dropout_mask": "S2-35 S2-37 S2-65",
        "penalty_parts": "S2-38 S2-66",
        "remedies": "S2-53",
        "early_stopping": "S2-59 S2-60",
        "grid_or_random": "S2-82",
        "E2-07": "S2-39",
        "E2-10": "S2-54",
    },
)
