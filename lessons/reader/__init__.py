"""Code a learner brings: read, explained and mended as text; none of it is ever run."""
