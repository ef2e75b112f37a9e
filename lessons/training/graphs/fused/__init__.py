"""Recurrent layers as one TensorFlow graph each, with their gradients written by hand; for workers only.

Keras's own loop over time pays for each small operation of each step, forward and backward. Here all input
projections are one matrix product, a step is the few operations that must wait for the step before, and
everything of the gradient that need not wait (most of it) is done for all steps at once.
"""
