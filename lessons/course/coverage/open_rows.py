"""The rows of the checklist that are still to be taught: none. A document that is added brings its rows here first."""

OPEN: frozenset[str] = frozenset()
