"""What the page about next words asks before it shows, and the idea behind each wrong answer."""

from collections.abc import Sequence

import numpy as np

from lessons.course.influence_question import Choice, Question

Array = np.ndarray
NEARLY = 0.995  # a word above it is as good as certain


def truth_question(word: str, words: Sequence[str], shares: Array) -> Question | None:
    """Asks where training takes the softmax after a word that the text goes on from in several ways.

    Args:
        word: what was read last.
        words: `(class,)`.
        shares: `(class,)`: how often each word really came next.

    Returns:
        None where one word only can come.

    >>> question = truth_question("the", ("snail", "heron", "a"), np.array([2, 1, 0]) / 3)
    >>> [(choice.words, choice.is_right) for choice in question.choices]
    [('“snail” 1.00', False), ('“snail” 0.67, “heron” 0.33', True), ('“snail” 0.50, “heron” 0.50', False)]
    """
    seen = [int(each) for each in np.argsort(-shares, kind="stable") if shares[each] > 0]
    if len(seen) < 2:
        return None
    most = seen[:3]
    alike = np.zeros_like(shares)
    alike[seen] = 1 / len(seen)
    third = Choice(
        _shares(words, most, alike),
        False,
        "All that came count the same",
        "Each time a word really comes, its score is pushed up once. Which word was pushed up more often?",
    )
    if np.allclose(alike, shares):
        alike = np.full_like(shares, 1 / len(shares))
        third = Choice(
            f"every word of the {len(shares)} the same: {alike[0]:.2f}",
            False,
            "A softmax that has learned nothing",
            "That is where it starts. Training pushes up the words that really came, and all others down.",
        )
    certain = Choice(
        f"“{words[most[0]]}” 1.00",
        False,
        "The winner takes all",
        "A softmax of 1.00 would pay dearly each time another word comes. What share makes the mean loss least?",
    )
    return Question(
        f"So far the network is **untrained**: after “{word}” every word is about as likely as any other. "
        "Training will push up the score of each word that really comes next. Where does the softmax end?",
        (certain, Choice(_shares(words, most, shares), True), third),
    )


def temperature_question(word: str, at_one: float, at_half: float, at_two: float) -> Question | None:
    """Asks what a lower temperature does to the likeliest word.

    Args:
        word: the likeliest next word.
        at_one, at_half, at_two: its probability at temperatures 1, 0.5 and 2.

    Returns:
        None where the word is certain already, or as likely as all others.
    """
    if at_one > NEARLY or at_half - at_one < 0.005 or at_one - at_two < 0.005:
        return None
    return Question(
        f"At temperature 1 “{word}” has {at_one:.2f}. What has it at temperature **0.5**?",
        (
            Choice(
                f"less: {at_two:.2f}",
                at_half < at_one,
                "A high temperature is careful",
                "It is the other way about: think of heat as unrest. What does a cold network do with its favorite?",
            ),
            Choice(f"more: {at_half:.2f}", at_half > at_one),
            Choice(
                f"still {at_one:.2f}: only the draw changes",
                False,
                "Temperature only shakes the dice",
                "The draw is as before. The scores are divided by the temperature first, so the bars themselves move.",
            ),
        ),
    )


def shift_question(copied: float | None, ahead: float | None) -> Question | None:
    """Asks how fast the loss falls when target and input are the same.

    Args:
        copied: the loss with shift 0 after a few epochs.
        ahead: the loss with shift 1 then.

    Returns:
        None while one of the two is not known.
    """
    if copied is None or ahead is None:
        return None
    return Question(
        "With **shift 0** the target of every step is the very word that was just fed. What will the loss do?",
        (
            Choice(
                "fall more slowly: there is nothing to predict",
                copied > 1.1 * ahead,
                "Without a next word nothing is learned",
                "The loss only compares with the target. How hard is it to say a word that you were just told?",
            ),
            Choice(
                "fall at once, nearly to 0",
                copied < 0.9 * ahead,
                "A copy costs nothing",
                "It has to be learned too: from each word's own row to that word's score. Here that takes its time.",
            ),
            Choice(
                "fall as with shift 1: the words are the same",
                0.9 * ahead <= copied <= 1.1 * ahead,
                "The words make the task",
                "The pairs make the task. Which word stands in the step when its target is asked for?",
            ),
        ),
    )


def _shares(words: Sequence[str], most: Sequence[int], shares: Array) -> str:
    return ", ".join(f"“{words[each]}” {shares[each]:.2f}" for each in most)
