"""What an address says to bring one exhibit of a lesson as it stands now."""

from collections.abc import Iterable, Mapping

ONLY = "only"  # this exhibit alone, for a frame in a page of somebody's own


def exhibit_query(
    said: Mapping[str, str], knobs: Iterable[str], *, ask_first: bool, locked: bool, only: str = ""
) -> dict[str, str]:
    """The query of a link to an exhibit; where a learner stands in the checks is left out.

    Args:
        said: what the learner's own address says.
        knobs: the keys of all knobs of the lesson.
        ask_first: a question comes before the picture.
        locked: whoever opens the link cannot move the knobs.
        only: the key of the exhibit when nothing but it is shown.

    >>> said = {"units": "4", "q1": "7", "hide": "activation"}
    >>> exhibit_query(said, ("units", "activation"), ask_first=True, locked=True)
    {'units': '4', 'hide': 'activation', 'lock': 'all'}
    >>> exhibit_query(said, ("units",), ask_first=False, locked=False, only="dense_numbers")
    {'units': '4', 'hide': 'activation', 'guess': 'false', 'only': 'dense_numbers'}
    """
    kept = {*knobs, "hide", "lock"}
    query = {key: value for key, value in said.items() if key in kept}
    if locked:
        query["lock"] = "all"
    if not ask_first:
        query["guess"] = "false"
    if only:
        query[ONLY] = only
    return query
