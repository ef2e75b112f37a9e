"""Training and checking with the real Keras, in worker processes."""
