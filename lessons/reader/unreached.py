"""read_unreached: functions the text defines and never calls are read as well, with unknown arguments."""

import ast

from lessons.reader.calls import call_body
from lessons.reader.machine import Machine
from lessons.reader.statements import builds
from lessons.reader.values import Routine


def read_unreached(machine: Machine) -> None:
    """Reads each function that builds something and is never called, so that its networks are found."""
    for value in list(machine.names.values()):
        if isinstance(value, Routine) and not value.called and _makes(value.node):
            before = len(machine.networks)
            call_body(machine, value, {})
            if value.node.args.args:  # what it will be given is not known
                for network in machine.networks[before:]:
                    network.supposed = True


def _makes(node: ast.FunctionDef) -> bool:
    return builds(node.body) or any(
        isinstance(each, ast.Call) and getattr(each.func, "attr", getattr(each.func, "id", "")) == "Sequential"
        for each in ast.walk(node)
    )
