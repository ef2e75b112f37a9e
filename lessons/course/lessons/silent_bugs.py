"""Lesson 13b: seven networks that are wrong and say nothing."""

from lessons.course.lesson import Lesson, Section

LESSON = Lesson(
    key="silent_bugs",
    number=13,
    part="b",
    title="Seven networks that are wrong and say nothing",
    icon=":material/bug_report:",
    goal="Find a bug that raises no error: look at sums, shapes, answers and losses, and name the line.",
    minutes=30,
    needs=("softmax", "return_sequences", "loss_target", "masking"),
    sections=(
        Section("Everything is 1", "ones_everywhere", practise=("bug_unit",), wide=True),
        Section("Sums that miss", "sums_that_miss", practise=("bug_axis",), wide=True),
        Section("Never sure", "pale_answers", practise=("bug_twice",), wide=True),
        Section("A flat line", "flat_line", practise=("bug_pairs",), wide=True),
        Section("Torn curves", "torn_curves", practise=("bug_reshape",), wide=True),
        Section("The same answer to every sentence", "same_answer", practise=("bug_padding",), wide=True),
        Section("Too good to be true", "too_good", practise=("bug_shift",), wide=True),
        Section("Who would have told you?", "who_tells", wide=True),
    ),
    remember=(
        "No error means that the shapes fit, not that the numbers mean what you think.",
        "Look at a few answers by themselves: a falling loss does not vouch for them.",
        "Rows of a softmax must sum to 1, answers to different inputs must differ, padding must change nothing.",
        "A loss has a best possible value: one that stays far above it, or falls below it, is a sign.",
        "Turn a table with Permute, never with Reshape.",
    ),
    documents=("S2", "S3"),
)
