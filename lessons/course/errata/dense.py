"""What the documents say about Dense that is not so, each with the number that shows it."""

import numpy as np

from lessons.course.erratum import Erratum
from lessons.course.shown.dense_numbers import both_orders, dense_run
from lessons.course.shown.first_numbers import SEED, WAYS, kernel_and_bias, spread_of
from lessons.network.influence import influence_of
from lessons.network.layers import Dense, Input
from lessons.network.spec import ModelSpec


def only_the_last_axis() -> Erratum:
    """Dense on a sequence joins nothing across time."""
    moves = influence_of(ModelSpec(Input((6, 8)), (Dense(16),)))
    row = ", ".join(f"{each:.2g}" for each in moves[2])
    return Erratum(
        "E0-02", "S0", "Each neuron is connected to every neuron in the previous layer.",
        "Only along the last axis. Take a sequence of 6 steps and move one input step after the other: output step "
        f"2 moves {row} times as far. It answers to its own step, and to no other.",
    )  # fmt: skip


def affine_not_a_probability() -> Erratum:
    """A Dense by itself gives no probabilities."""
    plain, shares = (dense_run(3, use_bias=True, activation=name) for name in ("none", "softmax"))
    row = ", ".join(f"{each:.2g}" for each in plain.output[0])
    return Erratum(
        "E1-01", "S1", "Dense turns its input into a probabilistic prediction: y = Weights·x + Bias.",
        f"That formula alone gives {row} for the first sample of lesson 1, with a sum of "
        f"{plain.output[0].sum():.2g}. Only with softmax does the row sum to {shares.output[0].sum():.3f}. Dense has "
        "no activation unless you name one.",
    )  # fmt: skip


def two_notations() -> Erratum:
    """Weights·x is the other way round."""
    run, _, difference = both_orders(2)
    return Erratum(
        "E1-02", "S1", "y = Weights·x + Bias; the third document writes np.dot(x, W).",
        f"They differ in notation only: largest difference {difference}. Keras stores W as in the second form, here "
        f"with the shape {run.kernel.shape}: a row for each input.",
    )  # fmt: skip


def one_seed_twice() -> Erratum:
    """One seeded initializer for kernel and bias."""
    (kernel, bias, _), (other, second, _) = kernel_and_bias(WAYS[0]), kernel_and_bias(WAYS[1])
    return Erratum(
        "E1-03", "S1", "One initializer with a seed serves the kernel and the bias.",
        f"Then the bias is row 0 of the kernel: largest difference {np.abs(kernel[0] - bias).max()}. With two seeds "
        f"the difference is {np.abs(other[0] - second).max():.3f}. Keras does not warn.",
        f"init = RandomNormal(mean=0.0, stddev=0.05, seed={SEED})\n"
        "Dense(3, kernel_initializer=init, bias_initializer=init)",
        f"init = RandomNormal(mean=0.0, stddev=0.05, seed=keras.random.SeedGenerator({SEED}))\n"
        "Dense(3, kernel_initializer=init, bias_initializer=init)",
    )  # fmt: skip


def linear_by_default() -> Erratum:
    """The activation need not be non-linear."""
    run = dense_run(3, use_bias=True, activation="none")
    return Erratum(
        "E2-01", "S2", "The activation is a non-linear function.",
        "Only if you name one. Without it the sum is handed on as it is: largest difference of sum and output "
        f"{np.abs(run.output - run.scores).max()}.",
    )  # fmt: skip


def truncated_normal() -> Erratum:
    """he_normal is cut off."""
    shown = spread_of("he_normal", 64, 128)
    return Erratum(
        "E2-05", "S2", "he_normal draws from a normal distribution scaled by the number of inputs.",
        f"From a normal distribution that is cut off. With 64 inputs its standard deviation is {shown.measured:.4f} "
        f"(√(2/64) = {shown.deviation:.4f}), and the largest of {shown.numbers.size:,} numbers is "
        f"{np.abs(shown.numbers).max():.4f}, just within the limit {shown.limit:.4f}.",
    )  # fmt: skip
