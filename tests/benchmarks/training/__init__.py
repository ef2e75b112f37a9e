"""Training measured: our loop, plain `model.fit`, and JAX's scan as the limit."""
