"""Programs for what the documents say in words: an `assert` says it in code, fails as written, and holds as mended."""

from dataclasses import dataclass

Replacement = tuple[str, str]


@dataclass(frozen=True)
class Claim:
    """A statement as a program.

    Attributes:
        erratum: the key of the statement, such as `E0-02`.
        title: the program in a few words.
        mends: what is replaced to make it hold.
        stops_with: the class of the error the program ends with as it is written.
        stops_at: how the line begins that raises it.
    """

    erratum: str
    title: str
    mends: tuple[Replacement, ...]
    stops_with: str = "AssertionError"
    stops_at: str = "assert"

    def line_in(self, text: str) -> int:
        r"""The number of the line that raises it: the last one that begins so.

        >>> Claim("E0-02", "", ()).line_in("x = 1\nassert x == 2")
        2
        """
        lines = text.splitlines()
        return max(number for number, line in enumerate(lines, 1) if line.startswith(self.stops_at))


CLAIMS: dict[str, Claim] = {
    "claim_joined": Claim(
        "E0-02",
        "A neuron and every input",
        (
            (
                "assert (moved > 0).all()  # every output is joined to every input",
                "assert (moved > 0).tolist() == [step == 2 for step in range(6)]  # only the same step answers",
            ),
        ),
    ),
    "claim_votes": Claim(
        "E0-04",
        "Softmax and votes",
        (
            (
                "votes / votes.sum())  # a share of all votes",
                "np.exp(votes) / np.exp(votes).sum())  # a share of all powers",
            ),
        ),
    ),
    "claim_ten_epochs": Claim("E0-07", "Ten epochs of three sentences", (("epochs=10", "epochs=200"),)),
    "claim_only_true_words": Claim(
        "E0-08",
        "Only true words are fed",
        (
            (
                "assert said <= fed  # every word it may say was fed to it once",
                "assert said - fed == {6}  # fed to it only when it writes by itself",
            ),
        ),
    ),
    "claim_hundred_words": Claim(
        "E0-10",
        "A hundred classes, six labels",
        (
            (
                "assert len(np.unique(y)) == head.units  # a label for each unit",
                "assert y.max() < head.units and len(np.unique(y)) == 6  # each label has a place",
            ),
        ),
    ),
    "claim_probabilities": Claim(
        "E1-01", "A Dense and probabilities", (("Dense(3)", 'Dense(3, activation="softmax")'),)
    ),
    "claim_weights_first": Claim(
        "E1-02",
        "Which way round the kernel is kept",
        (("(2, 3)  # (units, inputs), as W·x needs it", "(3, 2)  # (inputs, units), as np.dot(x, W) needs it"),),
    ),
    "claim_along_columns": Claim(
        "E1-05", "Sums down the columns", (("axis=0), 1)  # down each column", "axis=-1), 1)  # along each row"),)
    ),
    "claim_one_for_a_sample": Claim(
        "E1-07",
        "A distribution for each sample",
        (("axis=(1, 2)), 1)  # one for each sample", "axis=-1), 1)  # one for each sample and step"),),
    ),
    "claim_exact_zero": Claim(
        "E1-10",
        "A probability of 0",
        (
            (
                "assert y.min() == 0  # rounded to two places it looks so",
                "assert 0 < y.min() < 0.005  # it only looks like 0",
            ),
        ),
    ),
    "claim_not_linear": Claim("E2-01", "A Dense that is not linear", (("Dense(8)", 'Dense(8, activation="relu")'),)),
    "claim_linear_combination": Claim(
        "E2-03",
        "A linear combination of all before",
        (
            (
                "assert np.allclose(together, apart, atol=1e-4)  # a linear combination of what came in",
                "assert not np.allclose(together, apart, atol=1e-4)  # relu bends what comes in",
            ),
        ),
    ),
    "claim_flat": Claim(
        "E2-04",
        "Flatten and the batch",
        (("assert len(y.shape) == 1  # one dimension", "assert y.shape == (3, 4 * 4 * 2)  # a row for each sample"),),
    ),
    "claim_he_normal": Claim(
        "E2-05",
        "he_normal without an end",
        (
            (
                "assert np.abs(weights).max() > 3 * deviation  # as some of 8,192 normal numbers are",
                "assert np.abs(weights).max() < 2.28 * deviation  # the rest is cut off and drawn again",
            ),
        ),
    ),
    "claim_own_activation": Claim(
        "E2-06",
        "An activation without a name",
        (
            ("def bent(x)", "@keras.saving.register_keras_serializable()\ndef bent(x)"),
            ("activation=lambda x: keras.ops.maximum(x, 0.1 * x)", "activation=bent"),
        ),
        "TypeError",
        "loaded",
    ),
    "claim_no_reason": Claim("E2-08", "Five layers of sigmoid", (('activation="sigmoid"', 'activation="relu"'),)),
    "claim_each_batch": Claim(
        "E2-11", "BatchNormalization at inference", (("np.array(layer(x))", "np.array(layer(x, training=True))"),)
    ),
    "claim_vanishing_tanh": Claim("E2-13", "Twenty layers of tanh", (('activation="tanh"', 'activation="sigmoid"'),)),
    "claim_inside_the_loop": Claim(
        "E3-04",
        "A Dense inside the recurrent loop",
        (("[1839]  # one layer, unrolled with its Dense", "[1584, 255]  # two layers, one after the other"),),
    ),
    "claim_numbered_names": Claim(
        "E3-10",
        "Names of layers",
        (('["gru_1", "time_distributed_1", "activation_1"]', '["gru", "time_distributed", "activation"]'),),
    ),
}
