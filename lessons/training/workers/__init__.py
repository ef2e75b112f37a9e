"""How work comes to workers and back: the cluster, the dispatcher, the training desk, and what a worker runs."""
