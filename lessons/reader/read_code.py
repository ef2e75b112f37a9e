"""read_code: a learner's Python as networks and findings; nothing of it is ever run."""

from dataclasses import dataclass
from functools import lru_cache

from lessons.reader.checks import check_model
from lessons.reader.finding import Edit, Finding, in_order
from lessons.reader.formulas import Formula, formulas_of
from lessons.reader.found import FoundModel, found_model
from lessons.reader.functional import loose_ends
from lessons.reader.machine import Enough, Machine
from lessons.reader.places import Places
from lessons.reader.remarks import remarks
from lessons.reader.scope import read_scope
from lessons.reader.source import NotCode, read_source, syntax_error
from lessons.reader.stale import find_stale
from lessons.reader.statements import run_statements
from lessons.reader.unreached import read_unreached


@dataclass(frozen=True)
class Reading:
    """What a text says.

    Args:
        models: the networks in it, in order.
        findings: what a learner should know, the most important first.
        readable: false when no line of it is Python; then one finding says why.
        text: the text with what is no Python as comments; lines keep their numbers.
        edits: what turns `text` into Keras 3.
        formulas: what the text says when it is formulas and nothing else.
    """

    models: tuple[FoundModel, ...] = ()
    findings: tuple[Finding, ...] = ()
    readable: bool = True
    text: str = ""
    edits: tuple[Edit, ...] = ()
    formulas: tuple[Formula, ...] = ()

    @property
    def stops(self) -> bool:
        """Something in the text ends with an error."""
        return any(finding.severity == "stops" for finding in self.findings)


def read_code(source: str) -> Reading:
    r"""Reads Keras code of any age: its networks, and everything worth telling, at its line.

    It follows Sequential and functional models, loops, functions and sums of the text, and the shapes of arrays.
    What it cannot follow it names, and shows everything before it.

    Args:
        source: at most 50,000 characters of code; prose around it, prompts and a notebook's JSON are no hindrance.

    >>> reading = read_code("import keras\nmodel = keras.Sequential()\nmodel.add(Dense(4, input_dim=3))")
    >>> reading.models[0].spec.layers[0].units, reading.models[0].lines
    (4, (3, 3))
    >>> [(finding.code, finding.line) for finding in reading.findings]
    [('missing_import', 3), ('input_in_layer', 3)]
    """
    return _read(source)


@lru_cache(maxsize=64)
def _read(source: str) -> Reading:
    formulas = formulas_of(source)
    return _read_formulas(source, formulas) if formulas else _read_program(source)


def _read_formulas(source: str, formulas: tuple[Formula, ...]) -> Reading:
    """Formulas are no program: what each says, in place of what Python trips over in them."""
    error, says = syntax_error(source), ""
    if error:
        kind, says = "SyntaxError", error
    else:
        kind, says = next(
            ((each.keras_error, each.keras_says) for each in _read_program(source).findings if each.keras_error),
            ("", ""),
        )
    line = next(number for number, each in enumerate(source.split("\n"), 1) if each.strip(" \t#"))
    findings = [
        Finding(
            "formula",
            line,
            "stops",
            f"This is the formula of {each.name}, as a book prints it. It is no program yet.",
            each.says,
            f"Keras has it as {each.keras}. The mended text has it as a function in NumPy.",
            says,
            kind,
            mended=True,
        )
        for each in formulas
    ]
    commented = "\n".join(f"# {each.strip()}" if each.strip() else "" for each in source.strip("\n").split("\n"))
    return Reading((), tuple(findings), True, commented, (), formulas)


def _read_program(source: str) -> Reading:
    try:
        ready = read_source(source)
    except NotCode as problem:
        return Reading((), (Finding("unreadable", 1, "stops", str(problem)),), False)
    scope = read_scope(ready.tree)
    machine = Machine(Places(ready.text), scope, run=run_statements)
    try:
        run_statements(machine, ready.tree.body)
        read_unreached(machine)
    except Enough:
        machine.tell(
            Finding(
                "too_long",
                1,
                "note",
                "The text makes more steps than are followed here.",
                "",
                "Paste the lines that build the model.",
            )
        )
    networks = sorted([*machine.networks, *loose_ends(machine)], key=lambda each: each.line)
    networks = [each for each in networks if each.layers or each.input or each.stopped]
    networks = [each for each in networks if each.variable or not each.inside]
    for network in networks:
        if not network.wrapped:
            machine.tell(
                Finding(
                    "no_model",
                    network.line,
                    "note",
                    "These layers are put on one another, and no Model is made of them.",
                    "",
                    "End with model = keras.Model(inputs, outputs).",
                )
            )
    unread = {each.line: each.code for each in machine.findings if each.code in ("size_unread", "shape_unread")}
    models = tuple(found_model(network, unread) for network in networks)
    desk = find_stale(ready.tree, machine)
    findings = [*ready.findings, *machine.findings, *desk.findings, *remarks(machine, networks)]
    for model in models:
        findings += check_model(model)
    return Reading(models, in_order(findings), True, ready.text, tuple(machine.edits + desk.edits))
