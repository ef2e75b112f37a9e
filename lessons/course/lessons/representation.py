"""Lesson 12c: what a Dense layer has learned, and how to read a trained network."""

from lessons.course.lesson import Lesson, Section

LESSON = Lesson(
    key="representation",
    number=12,
    part="c",
    title="What a Dense layer has learned",
    icon=":material/scatter_plot:",
    goal="Say what hidden layers do to the points, freeze a layer, and judge a network by more than its accuracy.",
    minutes=25,
    needs=("dense", "learning_rate"),
    sections=(
        Section("Points moved until lines can part them", "representation"),
        Section("Where the learning is kept", "kernel_map", predict="kernel_shape"),
        Section("A layer with a name, and frozen", "frozen_layer", predict="frozen_params", practise=("named_output",)),
        Section("Layers that have learned before", "transfer", wide=True),
        Section("What accuracy hides", "rare_moons", predict="rare_score"),
        Section("Ask before you train", "configurations", predict="configuration_fate"),
    ),
    remember=(
        "Hidden layers move the points until straight lines can part the classes.",
        "What is learned stands in the kernels and biases, and nowhere else.",
        "trainable=False leaves a layer as it is: freeze layers that have learned from much, and train a new head.",
        "With a rare class read precision and recall, not the accuracy.",
        "Shapes, losses and labels can be checked before anything is trained.",
    ),
    documents=("S2",),
    next="pictures",
)
