"""What the pages that are no lessons teach: gradients, playground, training lab."""

from lessons.course.coverage import taught

ROWS = {
    **taught("gradients", {"influence_map": "S3-14", "score_bars": "S0-32 S2-17", "depth_curves": "S2-21 S2-44 S2-68"}),
    **taught(
        "playground",
        {"softmax_map": "S0-07", "form": "S0-19", "TimeDistributed": "S3-13", "preset": "S0-25 S3-03 S3-24"},
    ),
    **taught("training_lab", {"optimizer": "S0-26 S3-31"}),
}
