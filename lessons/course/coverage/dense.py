"""What lesson 1 teaches."""

from lessons.course.coverage import taught

ROWS = taught(
    "dense",
    {
        "dense_numbers": "S1-02 S1-13 S1-14 S1-15 S2-02 S2-03 S2-15",
        "dense_graph": "S0-01 S0-02 S2-01 S2-14",
        "two_notations": "S1-03 S2-04",
        "dense_parameters": "S1-04 S1-05 S1-06 S1-07 S1-08 S2-10 S2-34",
        "same_initializer": "S1-09 S1-10 S1-11 S1-12 S2-32",
        "initializer_spread": "S2-30 S2-31",
        "check_dense_shape": "S2-12",
    },
)
