"""What lesson 13a teaches."""

from lessons.course.coverage import taught

ROWS = taught(
    "pictures",
    {
        "unrolled_cube": "S2-24",
        "shape_trace": "S2-22",
        "one_layer": "S2-09 S2-23",
        "dense_place": "S2-05",
        "printed_networks": "S2-11 S2-36",
        "sources": "S2-83",
    },
)
