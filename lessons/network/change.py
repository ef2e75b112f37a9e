"""compare: what the last change did to shapes, parameters and code, and one sentence of cause."""

from collections import Counter
from dataclasses import dataclass, fields
from difflib import SequenceMatcher

from lessons.network.arguments import arguments_of
from lessons.network.keras_code import keras_code
from lessons.network.layers import Bidirectional, Layer, Recurrent, TimeDistributed
from lessons.network.predict import Prediction, predict
from lessons.network.shape import show_shape, show_shapes
from lessons.network.spec import ModelSpec


@dataclass(frozen=True)
class LayerChange:
    """One layer before and after; an empty text where the layer was not there."""

    title: str
    shape_before: str
    shape_after: str
    params_before: int
    params_after: int


@dataclass(frozen=True)
class Change:
    """What a change did.

    Args:
        headline: what the learner did, such as `You switched return_sequences off`.
        cause: why that moved what it moved.
        layers: the layers whose shape or parameters moved.
        params_before, params_after: the whole network.
        shape_before, shape_after: what leaves the network.
        stopped_before, stopped_after: a mistake stops the network, so its parameters are those counted so far.
        code_before, code_after: the lines of Keras code that are different.
    """

    headline: str
    cause: str
    layers: tuple[LayerChange, ...]
    params_before: int
    params_after: int
    shape_before: str
    shape_after: str
    code_before: tuple[str, ...]
    code_after: tuple[str, ...]
    stopped_before: bool = False
    stopped_after: bool = False


def compare(before: ModelSpec, after: ModelSpec) -> Change | None:
    """Compares two networks; `None` when nothing that counts is different.

    >>> from lessons.network.link import read_link
    >>> on = read_link("Input(5,8)|GRU(16,return_sequences=True)|Dense(20)").spec
    >>> off = read_link("Input(5,8)|GRU(16)|Dense(20)").spec
    >>> change = compare(on, off)
    >>> change.headline, change.shape_before, change.shape_after
    ('You switched return_sequences off in layer 1, GRU(16).', '(None, 5, 20)', '(None, 20)')
    """
    if before == after:
        return None
    old, new = predict(before), predict(after)
    headline, cause = _tell(before, after, old, new)
    return Change(
        headline=headline,
        cause=cause,
        layers=_moved_layers(old, new),
        params_before=old.total_params,
        params_after=new.total_params,
        shape_before=_result(old),
        shape_after=_result(new),
        code_before=_lines_only_in(before, after),
        code_after=_lines_only_in(after, before),
        stopped_before=old.mistake is not None,
        stopped_after=new.mistake is not None,
    )


def _lines_only_in(one: ModelSpec, other: ModelSpec) -> tuple[str, ...]:
    there = Counter(keras_code(other).splitlines())
    found = []
    for line in keras_code(one).splitlines():
        there[line] -= 1
        if there[line] < 0:
            found.append(line.strip())
    return tuple(found)


def _tell(before: ModelSpec, after: ModelSpec, old: Prediction, new: Prediction) -> tuple[str, str]:
    edits = _edits(before, after)
    if len(edits) == 1 and before.input == after.input:
        i, j = edits[0]
        if i is not None and j is not None:
            return _tell_edit(i, j, before.layers[i], after.layers[j], new)
        if j is not None:
            layer = after.layers[j]
            why = new.layers[j].why if j < len(new.layers) else _stopped(new)
            return f"You added layer {j + 1}, {layer.title}.", why
        if i is not None:
            return f"You removed layer {i + 1}, {before.layers[i].title}.", _totals(old, new)
    if not edits and before.input != after.input:
        headline = f"The Input is now {show_shape(after.input.shape)}, it was {show_shape(before.input.shape)}."
        return headline, _input_cause(old, new)
    if not edits and before.seed != after.seed:
        return (
            f"The seed is now {after.seed}.",
            "Other weights and another input are drawn; no shape depends on them.",
        )
    if not edits:
        return (
            "You changed the loss or the target.",
            "The network is the same; only what it is judged by has changed.",
        )
    return "You changed the network.", _totals(old, new)


def _edits(before: ModelSpec, after: ModelSpec) -> list[tuple[int | None, int | None]]:
    found: list[tuple[int | None, int | None]] = []
    matcher = SequenceMatcher(None, before.layers, after.layers, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        for step in range(max(i2 - i1, j2 - j1)):
            i, j = i1 + step, j1 + step
            found.append((i if i < i2 else None, j if j < j2 else None))
    return found


def _tell_edit(i: int, j: int, old: Layer, new: Layer, facts: Prediction) -> tuple[str, str]:
    why = facts.layers[j].why if j < len(facts.layers) else _stopped(facts)
    place = f"layer {j + 1}, {new.title}"
    if isinstance(new, TimeDistributed) and new.layer == old:
        reached = j < len(facts.layers)
        same = f" The weights are the same ones: {facts.layers[j].params:,} parameters, as before." if reached else ""
        return f"You put TimeDistributed around layer {j + 1}, {old.title}.", why + same
    if isinstance(old, TimeDistributed) and old.layer == new:
        return f"You took TimeDistributed off layer {j + 1}, {new.title}.", why
    if isinstance(new, Bidirectional) and new.layer == old:
        return f"You put Bidirectional around layer {j + 1}, {old.title}.", why
    if isinstance(old, Bidirectional) and old.layer == new:
        return f"You took Bidirectional off layer {j + 1}, {new.title}.", why
    inner_old = old.layer if isinstance(old, TimeDistributed | Bidirectional) else old
    inner_new = new.layer if isinstance(new, TimeDistributed | Bidirectional) else new
    if type(inner_old) is not type(inner_new):
        return f"Layer {j + 1} is now {new.title}, it was {old.title}.", why
    changed = _changed_arguments(inner_old, inner_new) or _changed_arguments(old, new)
    if len(changed) == 1:
        name, (was, now) = next(iter(changed.items()))
        if name == "return_sequences" and isinstance(inner_new, Recurrent):
            cause = why.split(": ", 1)[-1]
            weights = " No weight changed: the weights never knew how many steps there are."
            told = f"You switched return_sequences {_on(now)} in {place}."
            return told, cause[:1].upper() + cause[1:] + weights * (j < len(facts.layers))
        if isinstance(now, bool):
            return f"You switched {name} {_on(now)} in {place}.", _argument_cause(name, why, facts, j)
        return f"{name} is now {now}, it was {was}, in {place}.", _argument_cause(name, why, facts, j)
    return f"You changed {place}.", why


def _changed_arguments(old: Layer, new: Layer) -> dict[str, tuple[object, object]]:
    if {each.name for each in fields(old)} != {each.name for each in fields(new)}:
        return {}
    return {
        name: (getattr(old, name), getattr(new, name))
        for name in arguments_of(new)
        if getattr(old, name) != getattr(new, name)
    }


def _argument_cause(name: str, why: str, facts: Prediction, index: int) -> str:
    if index >= len(facts.layers):
        return why
    layer = facts.layers[index]
    if name in ("units", "filters", "use_bias", "reset_after", "output_dim", "input_dim"):
        return f"Its parameters are now {layer.formula}. {why}"
    return why


def _moved_layers(old: Prediction, new: Prediction) -> tuple[LayerChange, ...]:
    moved = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(
        None,
        [each.class_name for each in old.layers],
        [each.class_name for each in new.layers],
        autojunk=False,
    ).get_opcodes():
        for step in range(max(i2 - i1, j2 - j1)):
            a = old.layers[i1 + step] if i1 + step < i2 else None
            b = new.layers[j1 + step] if j1 + step < j2 else None
            row = LayerChange(
                title=(b or a).title,  # type: ignore[union-attr]
                shape_before=show_shapes(a.output_shapes) if a else "",
                shape_after=show_shapes(b.output_shapes) if b else "",
                params_before=a.params if a else 0,
                params_after=b.params if b else 0,
            )
            if tag != "equal" or row.shape_before != row.shape_after or row.params_before != row.params_after:
                moved.append(row)
    return tuple(moved)


def _input_cause(old: Prediction, new: Prediction) -> str:
    before, after = old.spec.input.shape, new.spec.input.shape
    if len(before) == len(after) >= 1 and before[1:] == after[1:] and old.total_params == new.total_params:
        return "Only the number of timesteps changed: the same weights are used at every step, so no parameter moved."
    return _totals(old, new)


def _totals(old: Prediction, new: Prediction) -> str:
    if new.mistake:
        return _stopped(new)
    if old.mistake:
        return f"The network is whole again, with {new.total_params:,} parameters."
    if old.total_params == new.total_params:
        return f"The parameters stay {new.total_params:,}."
    return f"The parameters go from {old.total_params:,} to {new.total_params:,}."


def _stopped(new: Prediction) -> str:
    return new.mistake.message if new.mistake else ""


def _result(prediction: Prediction) -> str:
    return "stops" if prediction.mistake else show_shapes(prediction.output_shapes)


def _on(value: object) -> str:
    return "on" if value else "off"
