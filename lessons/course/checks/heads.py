"""Which last layer fits a question: its units, its activation, and the loss that goes with it."""

from random import Random

from lessons.course.checks.check import Check, Option, options_of
from lessons.figures.pictures import ShapeMove

Head = tuple[int, str]  # units and activation
_ONE_OF = ("which of {k} animals a photo shows", "which of {k} languages a sentence is written in",
           "which of {k} digits was written", "which of {k} words comes next")  # fmt: skip
_SEVERAL = ("which of {k} topics an article touches (often several)", "which of {k} instruments play at the same time",
            "which of {k} labels fit a film (any number of them)")  # fmt: skip
_YES = ("whether a mail is spam", "whether a customer comes back", "whether a film review is friendly")
_NUMBER = ("tomorrow's temperature", "the price of a house", "how many minutes a train will be late")
_WHY = {
    "softmax": ("You let the answers compete", "Softmax makes them share one whole. Should they, here?"),
    "sigmoid": ("You judged each answer alone", "Each can then be near 1 at the same time. Can that be, here?"),
    "linear": ("You left the numbers free", "Without an activation any number can come out. Is that wanted here?"),
    "relu": ("You took a hidden layer's activation", "It has no upper end and never gets below 0. Does that fit?"),
    "one softmax": ("You put a softmax on one unit", "With whom should that one number share?"),
    "one sigmoid": ("You asked one yes-or-no question", "One number between 0 and 1 is one answer. What is asked?"),
    "one linear": ("You asked for one number", "One free number comes out. What is asked?"),
}


def head_for_task(random: Random) -> Check:
    """Which last layer answers this question?"""
    k = random.randint(3, 12)
    right, task, loss, wrong = random.choice(
        (
            ((k, "softmax"), random.choice(_ONE_OF), "sparse_categorical_crossentropy",
             [(k, "sigmoid"), (1, "softmax"), (k, "relu"), (1, "linear")]),
            ((1, "sigmoid"), random.choice(_YES), "binary_crossentropy",
             [(1, "softmax"), (1, "linear"), (1, "relu")]),
            ((k, "sigmoid"), random.choice(_SEVERAL), "binary_crossentropy",
             [(k, "softmax"), (1, "sigmoid"), (k, "linear")]),
            ((1, "linear"), random.choice(_NUMBER), "mse",
             [(1, "sigmoid"), (1, "softmax"), (k, "softmax")]),
        )
    )  # fmt: skip
    hidden = random.randint(2, 9) * 8
    return Check(
        f"The layer before has {hidden} units. The network is to say **{task.format(k=k)}**. Which last layer fits?",
        options_of(
            Option(_code(right), right),
            [Option(_code(each), each, *_why(each), _picture(hidden, each)) for each in wrong],
            random,
        ),
        "How many numbers are wanted? Between which ends? Do they share one whole?",
        f"{_code(right)} fits, and the loss that goes with it is {loss}.",
        _picture(hidden, right),
    )


def _code(head: Head) -> str:
    units, activation = head
    return f"Dense({units})" if activation == "linear" else f'Dense({units}, activation="{activation}")'


def _picture(hidden: int, head: Head) -> ShapeMove:
    return ShapeMove((None, hidden), ("batch", "feature"), _code(head), (None, head[0]), ("batch", "class"))


def _why(head: Head) -> tuple[str, str]:
    units, activation = head
    return _WHY.get(f"one {activation}", _WHY[activation]) if units == 1 else _WHY[activation]


KINDS = {"head_for_task": head_for_task}
