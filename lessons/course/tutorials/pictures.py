"""The picture that shows what is true of a statement, among all pictures of the course."""

from functools import cache

from lessons.course.lesson import Lesson, Section
from lessons.course.lessons import LESSONS

# A statement about the place a name is imported from, E3-01, has no picture.
EXHIBIT_OF = {
    "E0-01": "first_program", "E0-02": "own_step", "E0-03": "head_on_states", "E0-04": "votes_and_shares",
    "E0-05": "units_and_steps", "E0-06": "new_axis", "E0-07": "ten_epochs", "E0-08": "document_loop",
    "E0-09": "ids_or_embedding", "E0-10": "label_range",
    "E1-01": "dense_numbers", "E1-02": "two_notations", "E1-03": "same_initializer", "E1-04": "dense_parameters",
    "E1-05": "rows_and_columns", "E1-06": "wrapper_or_not", "E1-07": "axis_sums", "E1-08": "print_loop",
    "E1-09": "printed_example", "E1-10": "exact_zero",
    "E2-01": "dense_numbers", "E2-02": "flatten_or_not", "E2-03": "linear_stack", "E2-04": "unrolled_cube",
    "E2-05": "initializer_spread", "E2-06": "activation_names", "E2-07": "penalty_parts", "E2-08": "activation_race",
    "E2-09": "naive_formula", "E2-10": "dropout_mask", "E2-11": "batch_normalization", "E2-12": "early_stopping",
    "E2-13": "deep_stack", "E2-14": "step_weights",
    "E3-02": "two_grus", "E3-03": "loss_grid", "E3-04": "head_on_states", "E3-05": "same_number",
    "E3-06": "fit_steps", "E3-07": "summary_none", "E3-08": "summary_none", "E3-09": "later_steps",
    "E3-10": "summary_none",
}  # fmt: skip


def picture_of(erratum: str) -> tuple[Lesson, Section] | None:
    """Where a statement is shown: the lesson, and the section with the picture; None where there is none.

    Args:
        erratum: its key, such as `E1-05`.

    >>> lesson, section = picture_of("E0-04")
    >>> lesson.key, section.heading
    ('softmax', 'Votes are not scores')
    """
    return _sections().get(EXHIBIT_OF.get(erratum, ""))


@cache
def _sections() -> dict[str, tuple[Lesson, Section]]:
    return {section.exhibit: (lesson, section) for lesson in LESSONS for section in lesson.sections if section.exhibit}
