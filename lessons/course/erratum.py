"""Erratum: something a source document says, and what is true, with the number that proves it."""

from dataclasses import dataclass
from difflib import ndiff


@dataclass(frozen=True)
class Erratum:
    """One statement put right.

    Attributes:
        key: its name in the list of errata, such as `E1-05`.
        document: a key of `lessons.course.documents.DOCUMENTS`.
        says: what the document says, in our words.
        truth: what is true, in Markdown; its numbers are worked out, never typed in.
        wrong: the line of code as it stands there; empty when it is not about code.
        right: the line as it should be.
    """

    key: str
    document: str
    says: str
    truth: str
    wrong: str = ""
    right: str = ""

    @property
    def change(self) -> list[str]:
        r"""The lines of both, those that go marked with -, those that come with +; what stays is not marked.

        >>> Erratum("E0-01", "S0", "", "", "stays", "comes\nstays").change
        ['+ comes', '  stays']
        """
        return [line for line in ndiff(self.wrong.splitlines(), self.right.splitlines()) if not line.startswith("?")]
