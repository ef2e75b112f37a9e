"""The training lab: what is trained, on what, how, and what came of it."""
