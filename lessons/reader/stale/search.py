"""find_stale: goes through every line of a text, also those that are never reached, and asks each rule."""

import ast

from lessons.reader.machine import Machine
from lessons.reader.stale.desk import Desk
from lessons.reader.stale.imports import check_attribute, check_import, check_name
from lessons.reader.stale.layer_words import check_layer
from lessons.reader.stale.methods import check_method, check_print
from lessons.reader.stale.missing import add_imports, check_missing
from lessons.reader.stale.objects import check_object


def find_stale(tree: ast.Module, machine: Machine) -> Desk:
    """Finds old words and missing imports; the desk holds the findings and the edits that mend them."""
    desk = Desk(tree, machine.places, machine.scope, machine)
    for parent in ast.walk(tree):
        for child in ast.iter_child_nodes(parent):
            desk.parents[child] = parent
    for node in list(desk.parents):
        if isinstance(node, ast.Import | ast.ImportFrom):
            check_import(desk, node)
        elif isinstance(node, ast.Attribute) and not isinstance(desk.parents[node], ast.Attribute):
            check_attribute(desk, node)
        elif isinstance(node, ast.Name) and not isinstance(desk.parents[node], ast.Attribute):
            check_name(desk, node)
        elif isinstance(node, ast.Call):
            check_layer(desk, node)
            check_object(desk, node)
            check_method(desk, node)
        elif isinstance(node, ast.Expr):
            check_print(desk, node)
    check_missing(desk)
    add_imports(desk)
    return desk
