"""What TensorFlow computes in a run: an epoch as a graph, the loss, the optimizer, fused layers; for workers only."""
