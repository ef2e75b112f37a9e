"""Case: a network or a program that makes Keras say something; Cause: what several of them have in common."""

from dataclasses import dataclass

WARNING = "Warning"  # in place of the class of an error, where it runs on


@dataclass(frozen=True)
class Cause:
    """A group of messages.

    Attributes:
        key: its name in an address.
        title: its heading.
        what: what the messages of the group have in common, in one or two sentences.
    """

    key: str
    title: str
    what: str


CAUSES: tuple[Cause, ...] = (
    Cause(
        "rank",
        "An axis too few, or one too many",
        "Each layer wants a certain number of axes. Keras calls that number ndim, and counts the batch as well.",
    ),
    Cause(
        "sizes",
        "A size that is open, or does not fit",
        "The axes are there, but one of them has no size yet, or a size the layer cannot work with.",
    ),
    Cause(
        "arguments",
        "A value the layer does not take",
        "The layer is stopped before any data comes: something between its brackets is not what it expects.",
    ),
    Cause(
        "targets",
        "Output, loss and target do not fit",
        "The network itself is fine. fit compares its output with the target, and their shapes do not belong together.",
    ),
    Cause(
        "values",
        "Values of labels and ids",
        "All shapes fit. One of the numbers points to a class, or to a row of a table, that does not exist.",
    ),
    Cause(
        "data",
        "The data that goes in",
        "Network and loss are fine. What is given to fit or predict is not what the Input was made for.",
    ),
    Cause(
        "masks",
        "Padding masks",
        "An Embedding with mask_zero=True sends a mask along with its numbers. Not every layer can take it.",
    ),
    Cause(
        "old",
        "Names of older versions",
        "The code was written for an earlier Keras. The mended lines say the same in Keras 3.",
    ),
    Cause("python", "Python itself", "These do not come from Keras. They often come with code from a tutorial."),
    Cause(
        "silent",
        "No message at all",
        "Nothing stops here, and nothing is printed. The network trains on something else than it seems.",
    ),
)


@dataclass(frozen=True)
class Case:
    """One way to meet a message.

    Attributes:
        key: its name in an address, `/messages?message=<key>`.
        cause: the key of its group.
        title: what somebody did, in a few words.
        lesson: the key of the lesson that teaches what is behind it; empty where none does.
        network: the network, as a playground link text; empty when a program is shown.
        program: the name of the program among the examples of the Code lens.
        says: what Keras says, for a program whose message no rule of ours works out; the tests hold it to Keras.
        error: the class of that error; for a network, where it comes up only when numbers arrive.
        line: the line of the program where it comes up.
        older: how earlier versions said it.
        also: how the same version says it at another time, when two parts of the network fail side by side.

    >>> Case("stack", "rank", "Two of them", network="Input(5,3)|GRU(4)|GRU(4)").program
    ''
    """

    key: str
    cause: str
    title: str
    lesson: str = ""
    network: str = ""
    program: str = ""
    says: str = ""
    error: str = ""
    line: int = 0
    older: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def other_words(self) -> tuple[str, ...]:
        """Everything else by which the message may be known."""
        return (*self.also, *self.older)
