"""The glossary: every word of the course with its meaning, in groups."""

from lessons.course.glossary import answers, axes, layers, recurrence, targets, training, weights
from lessons.course.glossary.term import Group, Term

GROUPS: tuple[Group, ...] = tuple(
    module.GROUP for module in (axes, weights, layers, recurrence, answers, targets, training)
)
TERMS: tuple[Term, ...] = tuple(term for group in GROUPS for term in group.terms)
