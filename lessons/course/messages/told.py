"""tell: what Keras says to a case, where, and every way out; all of it worked out by the rules of this app."""

from dataclasses import dataclass, replace
from functools import lru_cache

from lessons.course.messages.case import WARNING, Case
from lessons.course.snippets import find_snippet
from lessons.network.link import read_link
from lessons.network.loss import judge
from lessons.network.mistake import Mend
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec
from lessons.reader.messages import Explained, explain_message
from lessons.reader.read_code import read_code


@dataclass(frozen=True)
class Told:
    """A case with everything that can be said about it.

    Attributes:
        error: the class of the error; `Warning` when it runs on; empty when nothing is printed.
        says: Keras's words; empty when it has none.
        where: what happens in this very network or program.
        explained: the message in plain words; `None` without a message.
        spec: the network; `None` when there is none to draw.
        mends: ways out that are networks, the likeliest first.
        text: the program; empty for a network.
        mended: the program as it should be.
        line: the line of the program where it comes up.
    """

    error: str
    says: str
    where: str
    explained: Explained | None
    spec: ModelSpec | None = None
    mends: tuple[Mend, ...] = ()
    text: str = ""
    mended: str = ""
    line: int = 0

    @property
    def message(self) -> str:
        """The line as Keras prints it; empty when it prints nothing."""
        return f"{self.error}: {self.says}" if self.says else ""


@lru_cache(maxsize=256)
def tell(case: Case) -> Told:
    """Works a case out.

    Raises:
        ValueError: the case causes nothing that we know of.

    >>> tell(Case("one", "rank", "", network="Input(5,3)|GRU(4)|GRU(4)")).says[:55]
    "Input 0 with name 'None' of layer 'gru_1' is incompatib"
    """
    if case.program:
        return _program(case)
    told = tell_network(read_link(case.network).spec)
    return replace(told, error=case.error or told.error)


@lru_cache(maxsize=256)
def tell_network(spec: ModelSpec) -> Told:
    """What Keras says to a network: the mistake that stops it, else its loss and target, else what it warns of.

    Raises:
        ValueError: nothing is wrong with it.
    """
    prediction = predict(spec)
    mistake = prediction.mistake
    verdict = None if mistake else judge(spec)
    if mistake is None and (verdict is None or verdict.kind == "fits"):
        mistake = next(iter(prediction.warnings), None)
    if mistake is not None:
        return _told(mistake.keras_error, mistake.keras_says, mistake.message, spec, mistake.mends)
    if verdict is None or verdict.kind == "fits":
        raise ValueError(f"Nothing is wrong with {spec}.")
    return _told(verdict.keras_error, verdict.keras_says, verdict.sentence, spec, verdict.mends)


def tell_exhibit(message: str) -> Told | None:
    """The network that shows a pasted message, with its ways out; `None` where none shows it, or none is wrong.

    >>> tell_exhibit("expected ndim=3, found ndim=2").mends[0].words
    'turn return_sequences on in layer 1, LSTM(16)'
    """
    exhibit = explain_message(message).exhibit
    if not exhibit:
        return None
    try:
        return tell_network(read_link(exhibit).spec)
    except ValueError:  # some exhibits show how it is done right
        return None


def _told(error: str, says: str, where: str, spec: ModelSpec, mends: tuple[Mend, ...]) -> Told:
    error = error or (WARNING if says else "")
    return Told(error, says, where, explain_message(f"{error}: {says}") if says else None, spec, mends)


def _program(case: Case) -> Told:
    snippet = find_snippet(case.program)
    if snippet is None:
        raise ValueError(f"There is no example called {case.program}.")
    reading = read_code(snippet.text)
    finding = next((each for each in reading.findings if each.severity in ("stops", "stale")), None)
    spec = reading.models[0].spec if reading.models and reading.models[0].complete else None
    error, says, where, line = case.error, case.says, "", case.line
    if finding is not None:
        error, line = finding.keras_error or (WARNING if finding.severity == "stale" else case.error), finding.line
        says, where = finding.keras_says or case.says, finding.what
    if not says:
        raise ValueError(f"The example {case.program} makes Keras say nothing.")
    explained = explain_message(f"{error}: {says}")
    return Told(error, says, where, explained, spec, (), snippet.text, snippet.mended, line)
