"""Scope: which names a text binds, what its imports stand for, and which names nothing binds before they are used."""

import ast
import builtins
from collections.abc import Iterator
from dataclasses import dataclass

from lessons.reader.names import IMPORTS, known_path

_GIVEN = {
    *dir(builtins),
    "__file__",
    "__name__",
    "__doc__",
    "__path__",
    "__spec__",
    "__class__",
    "display",
    "get_ipython",
}
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@dataclass(frozen=True)
class Scope:
    """The names of a text.

    Args:
        aliases: what the imports, and known names without one, stand for: `{"k": "keras"}`.
        bound: every name the text binds anywhere, with the line of the statement that binds it first.
        missing: names that nothing binds before their first use, with that use.
        open: a star import of a module not known here may bring any name.
    """

    aliases: dict[str, str]
    bound: dict[str, int]
    missing: dict[str, ast.Name]
    open: bool


def read_scope(tree: ast.Module) -> Scope:
    r"""Goes through a text once, in the order Python runs it; function bodies come last, as they see all names.

    >>> scope = read_scope(ast.parse("import keras as k\nx = np.zeros(3)\nmodel.add(k.layers.Dense(3))"))
    >>> scope.aliases["k"], sorted(scope.missing)
    ('keras', ['model', 'np'])
    """
    walk = _Walk()
    for node in ast.walk(tree):  # a function that says `global x` may have bound it by then
        if isinstance(node, ast.Global):
            walk.bound |= set(node.names)
    walk.statements(tree.body)
    module = set(walk.bound)
    while walk.later:
        node, outer = walk.later.pop(0)
        walk.function(node, module | outer)
    aliases = dict(walk.aliases)
    for name in walk.missing:
        path = known_path(name)
        if path is not None:
            aliases.setdefault(name, path)
    return Scope(aliases, walk.everything, {} if walk.open else walk.missing, walk.open)


class _Walk:
    def __init__(self) -> None:
        self.bound: set[str] = set()
        self.everything: dict[str, int] = {}
        self.line = 1
        self.missing: dict[str, ast.Name] = {}
        self.aliases: dict[str, str] = {}
        self.later: list[tuple[ast.AST, set[str]]] = []
        self.open = False

    def bind(self, name: str) -> None:
        self.bound.add(name)
        self.everything.setdefault(name, self.line)

    def statements(self, body: list[ast.stmt]) -> None:
        for node in body:
            self.line = node.lineno
            self.visit(node)

    def visit(self, node: ast.AST) -> None:
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                if name not in self.bound and name not in _GIVEN:
                    self.missing.setdefault(name, node)
            case ast.Name(id=name):
                self.bind(name)
            case ast.Import() | ast.ImportFrom():
                self.imports(node)
            case ast.Assign(targets=targets, value=value):
                self.each([value, *targets])
            case ast.AugAssign(target=ast.Name(id=name) as target, value=value):
                self.visit(value)
                if name not in self.bound and name not in _GIVEN:
                    self.missing.setdefault(name, target)
                self.bind(name)
            case ast.AnnAssign(target=target, value=value, annotation=annotation):
                self.each([each for each in (annotation, value, target) if each is not None])
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                self.bind(name)
                self.each([*node.decorator_list, *node.args.defaults, *filter(None, node.args.kw_defaults)])
                self.later.append((node, set(self.bound)))
            case ast.Lambda():
                self.later.append((node, set(self.bound)))
            case ast.ClassDef(name=name):
                self.each([*node.bases, *node.decorator_list, *node.body])
                self.bind(name)
            case ast.For(target=target, iter=items, body=body, orelse=orelse):
                self.each([items, target, *body, *orelse])
            case ast.With(items=items, body=body):
                self.each([*items, *body])
            case ast.withitem(context_expr=value, optional_vars=target):
                self.each([each for each in (value, target) if each is not None])
            case ast.ExceptHandler(name=name):
                if name:
                    self.bind(name)
                self.each(list(ast.iter_child_nodes(node)))
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                for name in names:
                    self.bind(name)
            case ast.MatchAs(name=name) | ast.MatchStar(name=name) | ast.MatchMapping(rest=name):
                if name:
                    self.bind(name)
                self.each(list(ast.iter_child_nodes(node)))
            case ast.NamedExpr(target=target, value=value):
                self.each([value, target])
            case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                self.comprehension(node)
            case _:
                self.each(list(ast.iter_child_nodes(node)))

    def each(self, nodes: list[ast.AST] | list[ast.expr]) -> None:
        for node in nodes:
            self.visit(node)

    def comprehension(self, node: ast.AST) -> None:
        before = set(self.bound)
        for part in getattr(node, "generators", []):
            self.each([part.iter, part.target, *part.ifs])
        self.each([getattr(node, name) for name in ("elt", "key", "value") if hasattr(node, name)])
        self.bound = before

    def function(self, node: ast.AST, outer: set[str]) -> None:
        """A body, which sees every name of the module and every name it binds itself."""
        assert isinstance(node, _FUNCTIONS)
        arguments = node.args
        own = {each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}
        own |= {each.arg for each in (arguments.vararg, arguments.kwarg) if each is not None}
        body: list[ast.AST] = [node.body] if isinstance(node, ast.Lambda) else list(node.body)
        own |= set(_bound_in(body))
        self.bound = outer | own
        self.everything = dict.fromkeys(own, self.line) | self.everything
        for each in body:
            self.visit(each)

    def imports(self, node: ast.Import | ast.ImportFrom) -> None:
        for each in node.names:
            if isinstance(node, ast.Import):
                name = each.asname or each.name.split(".")[0]
                self.aliases[name] = each.name if each.asname else name
            elif each.name == "*":
                self.star(node.module or "")
                continue
            else:
                name = each.asname or each.name
                self.aliases[name] = f"{node.module}.{each.name}" if node.module else each.name
            self.bind(name)

    def star(self, module: str) -> None:
        words = module.replace("tensorflow.", "").split(".")
        brought = [name for name, (home, _) in IMPORTS.items() if home and home.split(".")[-1] in words]
        self.open = self.open or words[0] != "keras"
        for name in brought:
            self.aliases[name] = f"{module}.{name}"
            self.bind(name)


def _bound_in(body: list[ast.AST]) -> Iterator[str]:
    for each in body:
        for node in ast.walk(each):
            if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                yield node.id
            elif isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
                yield node.name
            elif isinstance(node, ast.Import | ast.ImportFrom):
                yield from (each.asname or each.name.split(".")[0] for each in node.names)
            elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
                yield node.name
            elif isinstance(node, ast.MatchMapping) and node.rest:
                yield node.rest
