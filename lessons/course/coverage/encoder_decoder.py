"""What lesson 11 teaches."""

from lessons.course.coverage import taught

ROWS = taught(
    "encoder_decoder",
    {"read_copy_write": "S1-01", "later_steps": "S3-01", "fit_steps": "S3-29", "summary_none": "S3-30"},
)
