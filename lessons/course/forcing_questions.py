"""What the page about teacher forcing asks before it shows, and the idea behind each wrong answer."""

from collections.abc import Sequence

from lessons.course.influence_question import Choice, Question

ROUNDING = 1e-5  # float32 adds long rows in another order


def fed_question(
    truth: Sequence[str], said: Sequence[str], fed: Sequence[str], first: str
) -> Question | None:  # fmt: skip
    """Asks what the network is fed in training right after its first mistake.

    Args:
        truth: the true next word of each step.
        said: what the lane with the true words says at each step.
        fed: what that lane is fed at each step.
        first: the text's first word.

    Returns:
        None where it makes no mistake before the last step.

    >>> question = fed_question(("was", "once"), ("the", "once"), ("there", "was"), "there")
    >>> [(choice.words, choice.is_right) for choice in question.choices]
    [('“the”, what it said', False), ('“was”, the true word', True), ('nothing: the rest is left out', False)]
    """
    step = next((place for place in range(len(truth) - 1) if said[place] != truth[place]), None)
    if step is None:
        return None
    before = " ".join((first, *truth[:step])[-4:])
    return Question(
        f"After “{before}” this network says “{said[step]}”, but the text goes on with “{truth[step]}”. "
        f"In **training**, what is it fed at step {step + 1}?",
        (
            Choice(
                f"“{said[step]}”, what it said",
                fed[step + 1] == said[step],
                "It must live with its own words",
                "That is what happens later, when nobody knows the text. In training the whole text is there: "
                "all steps are fed at once, before anything was said.",
            ),
            Choice(
                f"“{truth[step]}”, the true word",
                fed[step + 1] == truth[step],
                "The text always leads",
                "Only where somebody knows the text. Look at what this lane is fed at the next step.",
            ),
            Choice(
                "nothing: the rest is left out",
                False,
                "A mistake ends the lesson",
                "A mistake costs loss at its step, and that is all. The other steps have targets of their own.",
            ),
        ),
    )


def beginning_question(step: int, steps: int, difference: float) -> Question | None:
    """Asks whether what comes later changes what is said now.

    Args:
        step: the row asked about.
        steps: how many rows the whole pass has.
        difference: between that row and the last row of the beginning alone.

    Returns:
        None where nothing comes later.
    """
    if step >= steps - 1:
        return None
    return Question(
        f"The network reads all {steps} words in one pass. Row {step} is its softmax after word {step}. "
        f"Now the text is **cut off** after word {step}. What happens to row {step}?",
        (
            Choice(
                "nothing: it stays what it was",
                difference < ROUNDING,
                "Every network reads forward",
                "This one has a layer that reads backward, or mixes steps. Which one?",
            ),
            Choice(
                "it changes a little: the network no longer knows the end",
                difference >= ROUNDING,
                "Reading ahead",
                "This network reads forward only. Had it read a later word when it wrote this row?",
            ),
            Choice(
                "it becomes the answer for the whole text, because it is the last row now",
                False,
                "Only the last row counts",
                "With return_sequences=True every step gives its own row, at the moment it is read.",
            ),
        ),
    )


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
    return f"{start}; {right} of the {left} words after that stand in their place."
