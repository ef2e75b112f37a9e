"""The network described, predicted, run by hand, and checked by Keras."""
