"""outcome_of: what becomes of a program: where it stops, or the networks it ends with."""

from dataclasses import dataclass
from functools import lru_cache

from lessons.course.messages import CASES, tell
from lessons.course.snippets import Snippet
from lessons.course.snippets.claims import CLAIMS
from lessons.network.predict import predict
from lessons.network.shape import show_shapes
from lessons.reader.finding import Finding
from lessons.reader.read_code import read_code

Stop = tuple[int, str, str]
_BEFORE_ALL = ("missing_import", "missing_model", "undefined_name")  # Python looks a name up before it calls it


@dataclass(frozen=True)
class Outcome:
    """What happens when a program is run.

    Attributes:
        text: the program.
        line: the line where it stops; 0 when it runs to its end.
        error: the class of the error that stops it.
        says: the words of that error.
        networks: the shape that leaves each network and its parameters, in words.
        remarks: what else there is to know, though it runs.
        then: line, class and words of each further error that waits once the first is mended.
        worst: the gravest of them, as a severity of the reader's findings; empty without any.
    """

    text: str
    line: int
    error: str
    says: str
    networks: tuple[str, ...]
    remarks: tuple[str, ...]
    then: tuple[Stop, ...] = ()
    worst: str = ""

    @property
    def stops(self) -> bool:
        """It ends with an error."""
        return bool(self.error)


@lru_cache(maxsize=256)
def outcome_of(snippet: Snippet, mended: bool) -> Outcome:
    """What the reader finds in an example; nothing of it is run.

    >>> from lessons.course.snippets import find_snippet
    >>> was, now = (outcome_of(find_snippet("number_of_epochs"), mended) for mended in (False, True))
    >>> was.line, was.error, now.stops, now.networks
    (7, 'TypeError', False, ('(None, 1), 4 parameters',))
    """
    text = snippet.mended if mended else snippet.text
    reading = read_code(text)
    (line, error, says), *then = _stops(reading.findings) or [(0, "", "")]
    case = next((each for each in CASES if each.program == snippet.name and each.says), None)
    if case is not None and not mended and not error:
        told = tell(case)  # what no rule of the reader finds
        line, error, says = told.line, told.error, told.says
    claim = CLAIMS.get(snippet.name)
    if claim is not None and not mended:
        line, error, says = claim.line_in(text), claim.stops_with, ""
    networks = []
    for model in reading.models:
        prediction = predict(model.spec)
        if model.input_from != "guess" and prediction.mistake is None:
            networks.append(f"{show_shapes(prediction.output_shapes)}, {prediction.total_params:,} parameters")
    remarks = [each for each in reading.findings if each.severity != "stops"]
    words = tuple(dict.fromkeys(each.what for each in remarks))
    worst = next((each.severity for each in remarks), "")  # the findings stand in order
    return Outcome(text, line, error, says, tuple(networks), words, tuple(then), worst)


def _stops(findings: tuple[Finding, ...]) -> list[Stop]:
    """Where it ends, in the order it would be met; the same words count once."""
    met: dict[tuple[str, str], Stop] = {}
    stops = [each for each in findings if each.severity == "stops"]
    for each in sorted(stops, key=lambda each: (each.line, each.code not in _BEFORE_ALL)):
        error = each.keras_error or "SyntaxError"
        met.setdefault((error, each.keras_says), (each.line, error, each.keras_says))
    return list(met.values())
