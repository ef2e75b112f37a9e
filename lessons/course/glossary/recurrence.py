"""Words about what a recurrent layer remembers, and what it hands on."""

from lessons.course.glossary.pictures import shape_of, unrolled
from lessons.course.glossary.term import Group, Term

GROUP = Group(
    "Memory: recurrent layers",
    (
        Term(
            "recurrent layer", "A layer that reads a sequence one timestep at a time and keeps a state.", "recurrent",
            ("recurrent layer", "recurrent layers"), "SimpleRNN, GRU, LSTM", ("RNN", "recurrent network"),
            picture=unrolled("11111", "11111"),
        ),
        Term(
            "state", "The row of numbers in which a recurrent layer remembers what it has read.", "recurrent",
            ("state", "states"), "return_state", ("hidden state", "h", "memory", "context"),
            picture=shape_of("last state"),
        ),
        Term(
            "recurrent kernel", "The table of weights that multiplies the state of the timestep before.", "recurrent",
            ("recurrent kernel",), "recurrent_kernel", ("hidden weights", "U", "weight_hh"),
            picture=shape_of("recurrent_kernel"),
        ),
        Term(
            "carry", "The second memory of an LSTM, which gates protect from change.", "recurrent",
            ("**carry**", "the carry"), also=("cell state", "c", "long-term memory"),
        ),
        Term(
            "gate", "Numbers between 0 and 1 that say how much passes.", "recurrent", ("gate", "gates"),
            "recurrent_activation", formula="gate = sigmoid(x · W + state before · U + b)",
        ),
        Term(
            "update gate", "The gate of a GRU that mixes the state before with the candidate.", "recurrent",
            ("update gate",), also=("z",),
        ),
        Term(
            "reset gate", "The gate of a GRU that says how much of the state before the candidate sees.", "recurrent",
            ("reset gate",), "reset_after", ("r",),
        ),
        Term(
            "forget gate", "The gate of an LSTM that says how much of the carry stays.", "recurrent",
            ("forget gate",), "unit_forget_bias", ("f",),
        ),
        Term(
            "input gate", "The gate of an LSTM that says how much of the candidate is added to the carry.", "recurrent",
            ("input gate",), also=("i",),
        ),
        Term(
            "output gate", "The gate of an LSTM that says how much of the carry shows in the state.", "recurrent",
            ("output gate",), also=("o",),
        ),
        Term(
            "candidate", "What a gated layer would write into its memory if nothing stayed.", "recurrent",
            ("candidate",), also=("proposal", "new gate", "cell input"),
        ),
        Term(
            "reset_after", "Whether the reset gate of a GRU acts after the recurrent product; if so, two rows of bias.",
            "recurrent", keras="reset_after=True", also=("CuDNN compatible",), picture=shape_of("two biases"),
        ),
        Term(
            "return_sequences", "On: the state of every timestep is handed on. Off: only the last one.",
            "return_sequences", keras="return_sequences=True", also=("return all outputs",),
            picture=unrolled("11111", "11111"),
        ),
        Term(
            "return_state", "On: the final state is handed on as well, as a tensor of its own.", "return_sequences",
            keras="return_state=True", also=("h_n", "final hidden state"),
        ),
        Term(
            "stateful", "On: the state at the end of one batch is the start of the next one.", "teacher_forcing",
            ("stateful",), "stateful=True", ("keep the state",),
        ),
        Term(
            "many-to-many", "An answer at every timestep.", "return_sequences", ("many-to-many",),
            "return_sequences=True", ("sequence labeling", "tagging"), picture=unrolled("11111", "11111"),
        ),
        Term(
            "many-to-one", "One answer for the whole sequence.", "return_sequences", ("many-to-one",),
            "return_sequences=False", ("sequence classification",), picture=unrolled("11111", "00001"),
        ),
        Term(
            "synchronous", "Written at the same step at which it is read: as many answers as steps.",
            "encoder_decoder", ("synchronous",), also=("aligned",), picture=unrolled("1111", "1111"),
        ),
        Term(
            "encoder", "The part that reads the whole input and hands on its final state.", "encoder_decoder",
            ("encoder",), also=("reader",), picture=unrolled("11111", "00001"),
        ),
        Term(
            "decoder", "The part that begins with the state of the encoder and writes the output.", "encoder_decoder",
            ("decoder",), "RepeatVector, initial_state", ("writer", "generator"), picture=unrolled("10000", "11111"),
        ),
    ),
)  # fmt: skip
