"""Words about what is true: labels in their forms, words as ids, padding and masks."""

from lessons.course.glossary.pictures import row, unrolled
from lessons.course.glossary.term import Group, Term

GROUP = Group(
    "Targets, words and padding",
    (
        Term(
            "target", "What is true, and what the output is compared with.", "loss_target",
            ("target", "targets", "labels", "label"), "y", ("labels", "ground truth", "y_true"),
        ),
        Term(
            "id", "The number of a class or a word: its place, counted from 0.", "loss_target", ("id", "ids"),
            also=("index", "token id", "integer label", "class index"), picture=row("2", axis="class"),
        ),
        Term(
            "one-hot", "A row of zeros with a single 1, at the place of the class.", "loss_target",
            ("one-hot row", "one-hot rows", "one-hot"), "to_categorical", ("dummy variables", "indicator"),
            picture=row("0", "0", "1", "0", axis="class", lit=2),
        ),
        Term(
            "sparse", "With ids as labels, in place of one-hot rows.", "loss_target",
            ("sparse crossentropy", "sparse loss", "sparse"), "sparse_categorical_crossentropy", ("integer labels",),
            picture=row("2", axis="class"),
        ),
        Term(
            "vocabulary", "All words a network knows, each with its id.", "next_word", ("vocabulary",),
            "get_vocabulary()", ("dictionary", "input_dim", "num_tokens"),
        ),
        Term(
            "token", "One piece of a text that gets an id: mostly a word, sometimes a letter.", "next_word",
            ("token", "tokens"), also=("word", "symbol", "word piece"),
        ),
        Term(
            "shifted target", "The text itself, moved by one step: the target of each word is the word after it.",
            "next_word", ("shifted by one", "shifted target"), also=("next-token target",),
        ),
        Term(
            "teacher forcing", "In training, the network reads the true word before, not its own answer.",
            "teacher_forcing", ("teacher forcing",),
        ),
        Term(
            "free running", "The network reads its own last answer as its next input.", "teacher_forcing",
            ("free running",), also=("autoregressive generation", "inference loop", "closed loop"),
        ),
        Term(
            "padding", "Zeros that fill up short sequences, so that all rows have the same length.", "masking",
            ("padding",), "pad_sequences", ("filler", "<pad>"), picture=row("7", "3", "9", "0", "0", axis="time"),
        ),
        Term(
            "mask", "True or false beside each timestep or number: what is false, such as padding, is left out.",
            "masking", ("mask", "masks"),
            "mask_zero=True, Masking", ("attention mask", "valid length"),
            picture=row("✓", "✓", "✓", "✗", "✗", axis="time"),
        ),
        Term(
            "class weight", "A number that makes the samples of one class count more in the loss.", "loss_target",
            ("class weight", "class weights"), "class_weight", ("rebalancing",),
        ),
        Term(
            "sample weight", "A number for each sample, or each step, that says how much its loss counts.",
            "loss_target", ("sample weight", "sample weights"), "sample_weight", ("importance weight",),
        ),
        Term(
            "stratified", "Split so that every part gets the same share of each class.", "loss_target",
            ("**stratified**", "stratified split"), also=("balanced split",),
        ),
        Term(
            "copy task", "An exercise in which the answer at each step is the word just read.", "next_word",
            ("copying",), also=("identity task", "echo task"), picture=unrolled("1111", "1111"),
        ),
    ),
)  # fmt: skip
