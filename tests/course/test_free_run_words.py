"""What a network does that is fed its own words is told in one sentence, read from the words."""

import pytest

from lessons.course.free_run_words import told_free_run


@pytest.mark.parametrize(
    ("says", "loop", "words"),
    [
        ("abcd", None, "word for word"),
        ("axxx", (1, 1), "leaves the text at step 1 and says “x” again and again"),
        ("xbcd", None, "leaves the text at step 0; after that every word stands in its place again"),
        ("xbxx", None, "leaves the text at step 0; 1 of the 3 words after that stands in its place"),
        ("abcx", None, "leaves the text at step 3, the last one"),
    ],
)
def test_what_the_free_lane_does_is_told_in_a_sentence(says: str, loop: tuple[int, int] | None, words: str) -> None:
    assert words in told_free_run("abcd", says, loop)
