"""call: what a call gives: a layer, a tensor, a model, an array; or nothing that can be read."""

import ast
from collections.abc import Callable
from typing import Any

from lessons.network.arguments import arguments_of, is_whole
from lessons.network.initializers import INITIALIZERS, Initializer
from lessons.network.regularizers import REGULARIZERS, Regularizer
from lessons.reader.arrays import call_numpy, dataset, one_hot, reshaped
from lessons.reader.compiling import Objective, Optimizer
from lessons.reader.functional import apply_layer, make_model
from lessons.reader.input_call import make_input
from lessons.reader.layer_call import make_layer
from lessons.reader.machine import MAX_CALLS, Machine, Returned
from lessons.reader.names import Symbol, canonical, kind_of
from lessons.reader.old_words import path_today
from lessons.reader.sequential import call_model, make_sequential
from lessons.reader.values import Array, Lost, Made, Network, Routine, Source, Tensor, Unknown

_SAME_REGULARIZER = {"l1": "L1", "l2": "L2", "l1_l2": "L1L2", "l1l2": "L1L2"}
_KERAS_2_INITIALIZERS = {name.lower(): name for name in INITIALIZERS}


def call(machine: Machine, node: ast.Call, func: Any, args: list[Any], named: dict[str, Any]) -> Any:
    """The value of a call.

    Args:
        func: what is called; a pair of owner and method for a method.
        args: its values by position.
        named: its values by name.
    """
    if isinstance(func, Symbol):
        return _call_symbol(machine, node, func, args, named)
    if isinstance(func, Made):
        return apply_layer(machine, node, func, args, named)
    if isinstance(func, Routine):
        return _call_routine(machine, node, func, args, named)
    if isinstance(func, Network):
        return call_model(machine, node, func, "__call__", args, named)
    if isinstance(func, tuple):
        owner, method = func
        if isinstance(owner, Network):
            return call_model(machine, node, owner, method, args, named)
        if isinstance(owner, Array):
            return _array_method(owner, method, args, named)
        if isinstance(owner, list):
            return _list_method(owner, method, args)
        if isinstance(owner, Unknown) and method in ("random", "normal", "integers", "uniform", "standard_normal"):
            return call_numpy(f"random.{method}", args, named)
        if isinstance(owner, Unknown) and method in ("fit_transform", "transform") and args:
            return call_numpy(method, args[:1], {})
    return _lost(machine, args, node)


def _call_symbol(machine: Machine, node: ast.Call, symbol: Symbol, args: list[Any], named: dict[str, Any]) -> Any:
    path = symbol.path
    kind, name = kind_of(path_today(path) if not path.endswith("TimeDistributedDense") else path)
    if path.startswith("builtins."):
        return _builtin(symbol.name, args)
    if kind == "layer":
        if name[:1].islower():
            return _joined(machine, node, name, args)
        machine.made.append(make_layer(name, node, args, named, machine.tell))
        return machine.made[-1]
    if kind in ("input", "input_layer"):
        made = make_input(node, args, named, machine.tell)
        if isinstance(made, Unknown):
            machine.cannot_follow(node.lineno, f"the Input cannot be read, {made.why}")
            return made
        source = Source(made, node.lineno, taken=kind == "input_layer")
        machine.sources.append(source)
        return Tensor(source, 0)
    if kind == "sequential":
        return make_sequential(machine, node, args, named)
    if kind == "model":
        return make_model(machine, node, args, named)
    if kind == "initializer":
        made = _made_of(INITIALIZERS, _initializer_name(name), args, named)
        if isinstance(named.get("seed"), Unknown):  # a SeedGenerator: it draws other numbers at each use
            machine.varied.append(made)
        return made
    if kind == "regularizer":
        named = {("l1" if name == "l1" else "l2") if word == "l" else word: value for word, value in named.items()}
        return _made_of(REGULARIZERS, _SAME_REGULARIZER.get(name, name), args, named)
    if kind == "loss":
        return Objective(name, named.get("from_logits") is True)
    if kind == "optimizer":
        return Optimizer(name)
    if name == "to_categorical":
        return one_hot(args[0] if args else named.get("y"), _second(args, named, "num_classes", "nb_classes"))
    if name == "pad_sequences":
        length = named.get("maxlen", args[1] if len(args) > 1 else None)
        rows = args[0] if args else None
        count = len(rows) if isinstance(rows, list) else None
        return Array((count, length if is_whole(length) else None), whole=True)
    if name == "load_data":
        return dataset(canonical(path))
    if kind == "numpy" and not any(isinstance(each, Tensor | Lost) for each in args):
        return call_numpy(name, args, named)
    return _lost(machine, args, node)


def _second(args: list[Any], named: dict[str, Any], *names: str) -> Any:
    return args[1] if len(args) > 1 else next((named[name] for name in names if name in named), None)


def _initializer_name(name: str) -> str:
    plain = name.replace("Initializer", "")
    return plain if plain in INITIALIZERS else _KERAS_2_INITIALIZERS.get(plain.replace("_", ""), plain)


def _made_of(
    known: "dict[str, type[Initializer]] | dict[str, type[Regularizer]]",
    name: str,
    args: list[Any],
    named: dict[str, Any],
) -> Any:
    kind = known.get(name)
    if kind is None:
        return Unknown(f"{name} is not known here")
    order = list(arguments_of(kind))
    given = dict(zip(order, args, strict=False)) | named
    values = {word: value for word, value in given.items() if word in order}
    values = {word: None if isinstance(value, Unknown | Symbol) else value for word, value in values.items()}
    return kind(**{word: value for word, value in values.items() if value is not None or word == "seed"})


def _builtin(name: str, args: list[Any]) -> Any:
    if name in ("range", "xrange"):
        return range(*args) if 0 < len(args) < 4 and all(map(is_whole, args)) and args[2:] != [0] else Unknown()
    value = args[0] if args else None
    if name == "len":
        if isinstance(value, Array) and value.shape and value.shape[0] is not None:
            return value.shape[0]
        return len(value) if isinstance(value, list | tuple | str | dict | range) else Unknown()
    if name in ("int", "float", "round", "abs") and isinstance(value, int | float) and len(args) == 1:
        plain: dict[str, Callable[[Any], Any]] = {"int": int, "float": float, "round": round, "abs": abs}
        return plain[name](value)
    if name in ("max", "min", "sum") and len(args) == 1 and isinstance(value, list | tuple) and value:
        if not all(isinstance(each, int | float) for each in value):
            return Unknown()
        sums: dict[str, Callable[[Any], Any]] = {"max": max, "min": min, "sum": sum}
        return sums[name](value)
    if name in ("max", "min") and len(args) > 1 and all(isinstance(each, int | float) for each in args):
        return max(args) if name == "max" else min(args)
    if name in ("list", "tuple") and isinstance(value, list | tuple | range) and len(value) <= 1000:
        return list(value) if name == "list" else tuple(value)
    if name == "enumerate" and isinstance(value, list | tuple | range) and len(value) <= 1000:
        return list(enumerate(value))
    if name == "zip" and all(isinstance(each, list | tuple | range) and len(each) <= 1000 for each in args):
        return list(zip(*args, strict=False))
    if name == "reversed" and isinstance(value, list | tuple | range) and len(value) <= 1000:
        return list(reversed(value))
    return Unknown()


def _array_method(array: Array, method: str, args: list[Any], named: dict[str, Any]) -> Any:
    if method == "reshape":
        return reshaped(array, args[0] if len(args) == 1 else tuple(args))
    if method in ("astype", "copy"):
        return array
    return call_numpy(method, [array, *args], named)


def _list_method(owner: list[Any], method: str, args: list[Any]) -> Any:
    if method == "append" and args and len(owner) < 1000:
        owner.append(args[0])
    elif method == "extend" and args and isinstance(args[0], list | tuple) and len(owner) < 1000:
        owner.extend(args[0])
    elif method == "index":
        return Unknown()
    return None


def _joined(machine: Machine, node: ast.Call, name: str, args: list[Any]) -> Any:
    """`concatenate([a, b])` and its like: two branches meet."""
    return _lost(machine, args, node, f"{name} joins branches")


def _lost(
    machine: Machine, args: list[Any], node: ast.Call, why: str = "a function that is no layer takes the tensor"
) -> Any:
    """What an unread call gives: a lost tensor when a tensor went in."""
    flat = [inner for each in args for inner in (each if isinstance(each, list | tuple) else [each])]
    for each in flat:
        if isinstance(each, Tensor):
            each.origin.taken = True
    last = next((each for each in flat if isinstance(each, Tensor)), None)
    if last is not None:
        return machine.lose(last, why, node.lineno)
    return next((each for each in flat if isinstance(each, Lost)), Unknown())


def _call_routine(machine: Machine, node: ast.Call, routine: Routine, args: list[Any], named: dict[str, Any]) -> Any:
    routine.called = True
    if machine.depth >= MAX_CALLS or machine.run is None:
        return _lost(machine, args, node)
    arguments = routine.node.args
    order = [each.arg for each in (*arguments.posonlyargs, *arguments.args)]
    given = dict(zip(order, args, strict=False))
    given |= {
        each: value
        for each, value in named.items()
        if each in order or any(each == other.arg for other in arguments.kwonlyargs)
    }
    return call_body(machine, routine, given)


def call_body(machine: Machine, routine: Routine, given: dict[str, Any]) -> Any:
    """Reads the body of a function of the text, with what it is given."""
    from lessons.reader.expressions import evaluate  # they call one another

    arguments = routine.node.args
    names = [each.arg for each in (*arguments.posonlyargs, *arguments.args)]
    defaults = dict(zip(names[len(names) - len(arguments.defaults) :], arguments.defaults, strict=False))
    defaults |= {
        each.arg: value
        for each, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        if value is not None
    }
    local = {name: evaluate(machine, value) for name, value in defaults.items()} | given
    every = [*names, *(each.arg for each in arguments.kwonlyargs)]
    outer = machine.names
    machine.names = outer | {name: local.get(name, Unknown(f"{name} is an argument")) for name in every}
    machine.depth += 1
    try:
        assert machine.run is not None
        machine.run(machine, routine.node.body)
    except Returned as back:
        return back.value
    finally:
        machine.depth -= 1
        machine.names = outer
    return None
