"""What a network does that is fed its own words, in one sentence."""

from collections.abc import Sequence


def told_free_run(truth: Sequence[str], says: Sequence[str], loop: tuple[int, int] | None) -> str:
    """What the free lane does, in one sentence.

    Args:
        truth, says: the text's words and the lane's own, step by step.
        loop: first step and length of the round it goes into, or None.

    >>> told_free_run(("a", "b"), ("a", "b"), None)
    'Fed its own words, it says the text word for word.'
    >>> told_free_run(("a", "b", "c", "d"), ("the", "the", "the", "the"), (0, 1))
    'Fed its own words, it leaves the text at step 0 and says “the” again and again.'
    """
    wrong = next((step for step, (said, true) in enumerate(zip(says, truth, strict=True)) if said != true), None)
    if wrong is None:
        return "Fed its own words, it says the text word for word."
    start = f"Fed its own words, it leaves the text at step {wrong}"
    if loop is not None:
        first, length = loop
        round_of = " ".join(says[first : first + length])
        return f"{start} and says “{round_of}” again and again."
    right = sum(said == true for said, true in zip(says[wrong + 1 :], truth[wrong + 1 :], strict=True))
    left = len(truth) - wrong - 1
    if not left:
        return f"{start}, the last one."
    if right == left:
        return f"{start}; after that every word stands in its place again."
    stand = "stands in its" if right == 1 else "stand in their"
    return f"{start}; {right} of the {left} words after that {stand} place."
