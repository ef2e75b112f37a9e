"""What lesson 4 teaches."""

from lessons.course.coverage import taught

ROWS = taught(
    "recurrent",
    {
        "step_player": "S0-04",
        "parameter_xray": "S0-20 S3-10",
        "units_and_steps": "S0-22 S0-24",
        "two_grus": "S3-04 S3-08",
        "E0-05": "S0-23",
        "E3-01": "S3-05 S3-23",
        "E3-10": "S3-09",
    },
)
