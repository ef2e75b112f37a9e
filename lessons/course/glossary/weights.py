"""Words about a single layer: its units, its weights and how they begin."""

from lessons.course.glossary.pictures import shape_of
from lessons.course.glossary.term import Group, Term

GROUP = Group(
    "A layer and its weights",
    (
        Term(
            "layer", "One stage of a network: numbers go in, other numbers come out.", "dense", keras="keras.layers",
        ),
        Term(
            "units", "How many numbers a layer gives for each sample or timestep; each unit has weights of its own.",
            "dense", ("unit", "units"), "units",
            ("nodes", "neurons", "hidden size", "hidden_dim", "cells", "width", "output dimension"),
        ),
        Term(
            "kernel", "The weights that multiply the input; in a Dense a row for each input, a column for each unit.",
            "dense", ("kernel", "kernels"), "kernel", ("weight matrix", "W", "input weights", "weight_ih"),
            picture=shape_of("kernel"),
        ),
        Term(
            "bias", "A number that is added to each sum: one for each unit.", "dense", ("bias", "biases"),
            "bias, use_bias", ("offset", "intercept", "b"), picture=shape_of("bias"),
        ),
        Term(
            "weight", "A number that something is multiplied by, so that it counts more or less.", "dense",
            ("weight", "weights"), "get_weights()", ("coefficient", "connection strength"),
        ),
        Term(
            "parameters", "All numbers a layer learns: its weights and its biases.", "dense",
            ("parameter", "parameters"), "count_params()", ("learnable numbers", "trainable weights"),
        ),
        Term(
            "initializer", "Draws the first numbers of the weights, before training changes them.", "dense",
            ("initializer", "initializers"), "glorot_uniform, he_normal, …",
            ("initialization", "init"),
        ),
        Term(
            "seed", "A number that makes random draws repeatable: the same seed, the same draws.", "dense", ("seed",),
            "seed", ("random_state", "random seed"),
        ),
        Term(
            "regularizer", "Adds a penalty to the loss, mostly for large weights, so that they stay small.",
            "overfitting", ("regularizer", "regularizers", "penalty"), "L1, L2, kernel_regularizer",
            ("weight decay", "shrinkage"), "penalty = factor · Σ weight²",
        ),
    ),
)  # fmt: skip
