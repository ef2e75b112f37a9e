"""What lesson 12b teaches."""

from lessons.course.coverage import taught

ROWS = taught(
    "learning_rate",
    {
        "rate_steps": "S2-57 S2-71",
        "schedules": "S2-58",
        "valley": "S2-72",
        "input_scales": "S2-61 S2-62",
        "missing_number": "S2-77",
        "batch_normalization": "S2-55 S2-56",
        "deep_stack": "S2-69 S2-70",
    },
)
