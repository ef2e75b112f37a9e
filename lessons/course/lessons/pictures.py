"""Lesson 13a: from a picture to one class."""

from lessons.course.lesson import Lesson, Section
from lessons.course.shown.picture_networks import load_of

LESSON = Lesson(
    key="pictures",
    number=13,
    part="a",
    title="From a picture to one class",
    icon=":material/image:",
    goal="Follow a picture through Conv2D, Flatten and Dense, and say where its parameters sit and how to need fewer.",
    minutes=25,
    needs=("dense", "softmax", "time_distributed"),
    sections=(
        Section("A kernel slides over the picture", "sliding_kernel", practise=("conv_params",)),
        Section("Flatten lays a cube in a row", "unrolled_cube", predict="flatten_place"),
        Section("From shape to shape", "shape_trace", predict="conv_shape"),
        Section("One layer holds nearly everything", "one_layer", predict="dense_behind"),
        Section("Trained on pictures", "picture_trials", wide=True, predict="letter_moved"),
        Section("Dense stands at the end", "dense_place", predict="distributions_out"),
        Section("Three networks as they were printed", "printed_networks"),
    ),
    remember=(
        "A Conv2D uses one small kernel at every place: its parameters do not depend on the size of the picture.",
        "Flatten learns nothing, but it decides how long the kernel of the next Dense is.",
        f"In the tutorial's network a Dense behind Flatten has {load_of('Flatten', 64).share:.3%} of all parameters.",
        "GlobalAveragePooling2D leaves one number for each channel, and the next Dense stays small.",
        "Dense stands at the end: it decides, after other layers have read the whole.",
    ),
    documents=("S2",),
    next="silent_bugs",
)  # fmt: skip
