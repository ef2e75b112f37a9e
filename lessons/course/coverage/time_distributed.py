"""What lesson 6 teaches."""

from lessons.course.coverage import taught

ROWS = taught(
    "time_distributed",
    {
        "stamped_kernel": "S3-06 S3-11",
        "wrapper_or_not": "S3-02 S3-12 S3-20 S3-25 S3-26 S3-27",
        "flatten_or_not": "S2-08",
    },
)
