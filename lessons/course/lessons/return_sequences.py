"""Lesson 5: return_sequences keeps or drops the time axis."""

from lessons.course.errata.return_sequences import head_after_the_loop, many_to_many_after_all, only_fit_fails
from lessons.course.lesson import Lesson, Section

LESSON = Lesson(
    key="return_sequences",
    number=5,
    title="return_sequences keeps or drops the time axis",
    icon=":material/timeline:",
    goal="Say what return_sequences does to a shape, and mend a stack of recurrent layers that does not fit.",
    minutes=15,
    needs=("dense", "recurrent"),
    sections=(
        Section("One switch", "one_switch", predict="recurrent_shape", practise=("count_and_time",)),
        Section("Off means: the last row", "last_row", predict="last_row", practise=("bidirectional_shape",)),
        Section("A stack needs the time axis", "stack", predict="failing_layer", practise=("layer_to_change",)),
        Section("The state by itself", "return_state", predict="return_state_shape"),
        Section("One answer, or one at every step", "head_on_states"),
    ),
    remember=(
        "return_sequences=True hands on the state of every step: (batch, time, units).",
        "return_sequences=False hands on the last state: (batch, units). The time axis is gone.",
        "It changes no parameter and no number, only what is handed on.",
        "A recurrent layer before another one must have return_sequences=True.",
        "Without return_sequences a Bidirectional gives the states from the two ends, not its last row.",
    ),
    errata=(many_to_many_after_all, only_fit_fails, head_after_the_loop),
    documents=("S0", "S3"),
    next="time_distributed",
)
