"""Lesson 4: a recurrent layer reads one step at a time."""

from lessons.course.errata.recurrent import (
    another_table,
    input_shape_of_old,
    moved_module,
    one_row_of_bias,
)
from lessons.course.lesson import Lesson, Section

LESSON = Lesson(
    key="recurrent",
    number=4,
    title="A recurrent layer reads one step at a time",
    icon=":material/repeat:",
    goal="Work out one step of a recurrent layer, and count its parameters without counting its timesteps.",
    minutes=25,
    needs=("dense",),
    sections=(
        Section("One step after another", "step_player", practise=("next_state",)),
        Section("A gate decides how much stays", "gate_by_hand", predict="gate_mix"),
        Section("The parameters, drawn to scale", "parameter_xray", predict="simple_rnn_params",
                practise=("lstm_params",)),
        Section("More steps, the same parameters", "units_and_steps", predict="count_and_time", wide=True),
        Section("Six steps or six features", "swapped_axes", wide=True),
        Section("1,536 or 1,584", "two_grus", predict="gru_params"),
    ),
    remember=(
        "The new state is made of two things: the input of this step and the state of the step before.",
        "The same kernel, recurrent kernel and bias are used at every step.",
        "Parameters: sets · (inputs·units + units·units + units). SimpleRNN 1 set, LSTM 4, GRU 3, its bias twice.",
        "Units widen the state and add parameters. Timesteps do neither.",
        "A GRU of today has two rows of bias: reset_after=True.",
    ),
    errata=(one_row_of_bias, moved_module, input_shape_of_old, another_table),
    documents=("S0", "S3"),
    next="return_sequences",
)  # fmt: skip
