"""Lesson 9a: the softmax learns how often each word comes next."""

from lessons.course.errata.next_word import ids_as_amounts, numpy_is_missing, ten_epochs_are_few
from lessons.course.lesson import Lesson, Section

LESSON = Lesson(
    key="next_word",
    number=9,
    part="a",
    title="The softmax learns how often each word comes next",
    icon=":material/text_fields:",
    goal="Say what a softmax over words learns, where its targets come from, and how a text is drawn from it.",
    minutes=30,
    needs=("every_timestep", "loss_target"),
    sections=(
        Section("After every word, a distribution over all words", "every_word", wide=True),
        Section("Training takes it to how often each word came", "how_often", predict="softmax_end"),
        Section("The target is the text itself, shifted", "shifted_text", predict="shifted_target",
                practise=("least_loss",)),
        Section("An id is a name, not a number", "ids_or_embedding", predict="embedding_row"),
        Section("A one-hot row times the table", "one_hot_row"),
        Section("From a distribution to a text", "drawn_text", predict="temperature_share"),
        Section("Sentences as an array of ids", "sentences_array"),
        Section("A program with a line missing", "first_program"),
        Section("Ten epochs are ten small steps", "ten_epochs"),
    ),
    remember=(
        "The softmax of each step says how often each word comes next, not which one must come.",
        "More memory knows more: after one word several may come, after the whole text so far mostly one.",
        "The target is the text shifted by one. Shift 0 is copying, and a low loss there means nothing.",
        "Ids are names: give them an Embedding.",
        "A low temperature favors the likeliest word, a high one gives the others a chance. Greedy falls into loops.",
    ),
    errata=(numpy_is_missing, ten_epochs_are_few, ids_as_amounts),
    documents=("S0",),
    next="teacher_forcing",
)  # fmt: skip
