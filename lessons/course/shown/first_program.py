"""The first document's program: with and without its missing import, and from both packages."""

from dataclasses import dataclass
from functools import lru_cache

from lessons.course.snippets import find_snippet
from lessons.network.predict import Prediction, predict
from lessons.reader.finding import Finding
from lessons.reader.read_code import read_code

EXAMPLE = "next_word_document"
PACKAGES = ("tensorflow.keras", "keras")
NUMPY = "import numpy as np\n"


@dataclass(frozen=True)
class Program:
    """One form of it, as far as it runs.

    Attributes:
        code: its lines up to the one that stops, or to the end of its imports.
        stops: what ends it; None when nothing does.
        network: its network, once nothing ends it.
    """

    code: str
    stops: Finding | None
    network: Prediction | None


@lru_cache(maxsize=4)
def program(package: str, imports_numpy: bool) -> Program:
    """The program with its network's imports from one of `PACKAGES`.

    >>> program("keras", False).stops.keras_says
    "name 'np' is not defined"
    >>> program("keras", True).network.total_params == program("tensorflow.keras", True).network.total_params
    True
    """
    document = find_snippet(EXAMPLE)
    assert document is not None, "the folder of snippets holds it"
    text = NUMPY * imports_numpy + document.text.replace(PACKAGES[0], package)
    read = read_code(text)
    stops = next((finding for finding in read.findings if finding.severity == "stops"), None)
    lines = text.splitlines()
    last = stops.line if stops else max(place for place, line in enumerate(lines, 1) if "import " in line)
    return Program("\n".join(lines[:last]), stops, None if stops else predict(read.models[0].spec))
