"""What the networks of the silent bugs are for: a line of comment on top of their programs."""

YES_OR_NO = (
    "will it rain tomorrow", "does this heart beat well", "will the machine fail", "is this transfer a fraud",
    "does the plant need water", "is the sleeper awake",
)  # fmt: skip
EVERY_STEP = (
    "the part of speech of each word", "what the walker does in each second", "the chord of each bar",
    "how deep the sleep is in each minute", "the weather of each hour", "the mood of each sentence",
)  # fmt: skip
ONE_OF_MANY = (
    "which bird sings", "which digit is drawn", "which fruit lies on the belt", "which leaf it is",
    "which kind of star it is", "which road sign it is",
)  # fmt: skip
OF_A_TEXT = (
    "where the mail belongs", "what the letter is about", "who wrote the sentence", "which dish is ordered",
    "how the critic liked the play", "what the caller wants",
)  # fmt: skip
