"""What lesson 5 teaches."""

from lessons.course.coverage import taught

ROWS = taught(
    "return_sequences",
    {
        "one_switch": "S0-21",
        "last_row": "S0-05 S3-17",
        "head_on_states": "S0-03 S3-18 S3-19 S3-32",
        "E3-03": "S3-21 S3-22",
        "E3-04": "S3-15",
    },
)
