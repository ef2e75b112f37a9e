"""find_unfit: why this network cannot be trained on this task, found before anything starts, with ways out."""

from dataclasses import replace
from functools import lru_cache

from lessons.network.layers import Embedding, Flatten, Permute, RepeatVector, Reshape
from lessons.network.link import read_link
from lessons.network.loss import LOSSES, Verdict, judge
from lessons.network.mistake import Mend, Mistake
from lessons.network.predict import predict
from lessons.network.shape import show_shape
from lessons.network.spec import ModelSpec
from lessons.training.samples import target_of
from lessons.training.settings import Settings, problem_with
from lessons.training.task import Task, TaskChoice
from lessons.training.tasks import TASKS, make_task

MOST_PARAMETERS = 300_000
MOST_WORK = 4e9  # multiply-accumulates of one epoch; a core does about a billion a second


def find_unfit(spec: ModelSpec, task: Task, settings: Settings) -> Mistake | None:
    """The first thing that stops a training, or None; each of its mends trains.

    Args:
        spec: the network; its own loss counts, the task's where it has none.
        task: what it shall learn.
        settings: how.

    >>> from lessons.training.tasks import TASKS, make_task
    >>> task = make_task(TASKS["three_sentences"].default)
    >>> find_unfit(read_link(task.model).spec, task, Settings()) is None
    True
    >>> find_unfit(read_link("Input(64,15)|GRU(16)|Dense(15,activation=softmax)").spec, task, Settings()).code
    'task_input'
    """
    stopped = predict(spec).mistake
    if stopped is not None:
        return stopped
    problem = problem_with(settings)
    if problem:
        return _mistake("settings", problem, ())
    found = _unfit(spec, task)
    if found is None:
        return None
    return replace(found, mends=tuple(mend for mend in found.mends if _trains(mend.spec, task)))


def _unfit(spec: ModelSpec, task: Task) -> Mistake | None:
    return _input_unfit(spec, task) or _kind_unfit(spec, task) or _target_unfit(spec, task)


def _trains(spec: ModelSpec, task: Task) -> bool:
    return predict(spec).mistake is None and _unfit(spec, task) is None


@lru_cache(maxsize=64)
def task_for(spec: ModelSpec) -> TaskChoice | None:
    """The first task of the menu that this network can be trained on as it is, or None.

    >>> task_for(read_link("Input(64,15)|GRU(16,return_sequences=True)|Dense(15,activation=softmax)").spec).key
    'caesar'
    """
    free = replace(spec, target=None)
    for info in TASKS.values():
        length = spec.input.shape[0] if spec.input.shape and info.takes_timesteps else None
        timesteps = length if length is not None and 2 <= length <= 32 else 0
        choice = replace(info.default, timesteps=timesteps)
        if find_unfit(free, make_task(choice), Settings()) is None:
            return choice
    return None


def silent_unfit(spec: ModelSpec, task: Task) -> Verdict | None:
    """A loss that trains without a word and calculates something else than was meant or is shown, or None."""
    verdict = judge(_with_target(spec, task))
    if verdict is None or verdict.kind == "does not fit":
        return None
    return verdict if verdict.kind == "fits silently and wrongly" or verdict.beware else None


def _input_unfit(spec: ModelSpec, task: Task) -> Mistake | None:
    given, wanted = task.x.shape[1:], spec.input.shape
    whole = task.x.dtype.kind == "i"
    as_numbers = whole and len(wanted) == 2 and wanted[-1] == 1 and spec.input.dtype == "float32"
    shape = (*given, 1) if as_numbers else given
    fits = len(shape) == len(wanted) and all(w in (None, g) for w, g in zip(wanted, shape, strict=True))
    own = _own_network(task)
    if not fits:
        kind = "word ids" if whole else "numbers"
        words = (
            f"The task “{task.title}” gives each sample as {kind} of shape {show_shape(given)}, "
            f"and the Input takes {show_shape(wanted)}. They must be equal."
        )
        mends = [own]
        if len(wanted) == len(shape):
            mends.insert(0, Mend(f"give the Input the shape {show_shape(shape)}", spec.with_input(shape)))
        return _mistake("task_input", words, mends)
    if not whole and "int" in spec.input.dtype:
        words = (
            f"The task “{task.title}” gives numbers with fractions, and the Input takes {spec.input.dtype}: "
            "it would cut the fractions off."
        )
        plain = replace(spec, input=replace(spec.input, dtype="float32"))
        return _mistake("task_input", words, (Mend("let the Input take float32", plain), own))
    return _ids_unfit(spec, task)


def _ids_unfit(spec: ModelSpec, task: Task) -> Mistake | None:
    own = _own_network(task)
    for index, layer in enumerate(spec.layers):
        if not isinstance(layer, Embedding):
            continue
        moved = all(isinstance(each, Flatten | Permute | RepeatVector | Reshape) for each in spec.layers[:index])
        if task.x.dtype.kind != "i" or not moved:
            words = (
                "An Embedding looks up one row for each id, and what reaches it here are other numbers, not the ids "
                "of a task."
            )
            return _mistake("task_ids", words, (own,))
        needed = len(task.vocabulary) or int(task.x.max()) + 1
        if layer.input_dim < needed:
            words = (
                f"The Embedding has {layer.input_dim} rows, and the task has ids up to {needed - 1}: "
                f"it needs {needed} rows, one for each."
            )
            mend = Mend(f"give the Embedding {needed} rows", spec.with_layer(index, replace(layer, input_dim=needed)))
            return _mistake("task_ids", words, (mend, own))
    return None


def _kind_unfit(spec: ModelSpec, task: Task) -> Mistake | None:
    facts = predict(spec)
    own = _own_network(task)
    if not facts.trainable_params:
        return _mistake("nothing_to_train", "No layer of this network has a weight that training may change.", (own,))
    if facts.total_params > MOST_PARAMETERS:
        words = (
            f"This network has {facts.total_params:,} parameters; up to {MOST_PARAMETERS:,} are trained here, "
            "so that everybody gets a turn. Make its largest layer smaller, or train the code on your own machine."
        )
        return _mistake("too_large", words, (own,))
    if (facts.macs or 0) * len(task.x) > MOST_WORK:
        words = (
            f"One epoch would take {(facts.macs or 0) * len(task.x) / 1e9:,.0f} billion multiplications. "
            "Make its largest layer smaller."
        )
        return _mistake("too_slow", words, (own,))
    if any(getattr(layer, "stateful", False) for layer in spec.layers):
        words = "stateful=True carries a state from one batch to the next, and these samples do not follow each other."
        plain = tuple(replace(layer, stateful=False) if hasattr(layer, "stateful") else layer for layer in spec.layers)  # type: ignore[call-arg]
        free = replace(spec, layers=plain, input=replace(spec.input, batch_size=None))
        return _mistake("stateful", words, (Mend("turn stateful off and let the batch be of any size", free), own))
    if spec.input.batch_size is not None:
        words = (
            f"The Input takes batches of exactly {spec.input.batch_size}, and the last batch of an epoch is smaller."
        )
        free = replace(spec, input=replace(spec.input, batch_size=None))
        return _mistake("fixed_batch", words, (Mend("let the batch be of any size", free), own))
    return None


def _target_unfit(spec: ModelSpec, task: Task) -> Mistake | None:
    verdict = judge(_with_target(spec, task))
    own = _own_network(task)
    # what Keras refuses at most batch sizes cannot be trained either
    if verdict is not None and (verdict.kind == "does not fit" or verdict.keras_error):
        # a mend that changes the target is none here: the task's target is what it is
        target = _with_target(spec, task).target
        mends = [replace(mend, spec=replace(mend.spec, target=None)) for mend in verdict.mends
                 if mend.spec.target == target]  # fmt: skip
        found = _mistake("loss_target", verdict.sentence, (*mends, own))
        return replace(found, keras_says=verdict.keras_says, keras_error=verdict.keras_error)
    width = predict(spec).output_shapes[0][-1] or 0
    if LOSSES[spec.loss or task.loss].family == "ids" and width < len(task.classes):
        words = (
            f"The task has {len(task.classes)} classes, and the network's last axis has {width}: "
            f"a target of {width} or more would fall outside."
        )
        return _mistake("task_classes", words, (*_wider(spec, len(task.classes)), own))
    return None


def _with_target(spec: ModelSpec, task: Task) -> ModelSpec:
    loss = spec.loss or task.loss
    shape = target_of(spec, task, loss).shape
    return replace(spec, loss=loss, target=(None, *shape[1:]))


def _wider(spec: ModelSpec, classes: int) -> tuple[Mend, ...]:
    for index in reversed(range(len(spec.layers))):
        layer = spec.layers[index]
        holder = getattr(layer, "layer", layer)
        if not hasattr(holder, "units"):
            continue
        wider = replace(holder, units=classes)
        changed = wider if holder is layer else replace(layer, layer=wider)  # type: ignore[call-arg]
        return (Mend(f"give layer {index + 1} {classes} units", spec.with_layer(index, changed)),)
    return ()


def _own_network(task: Task) -> Mend:
    return Mend("take a network made for this task", read_link(task.model).spec)


def _mistake(code: str, words: str, mends: "tuple[Mend, ...] | list[Mend]") -> Mistake:
    return Mistake(code, -1, -1, "", words, "", "", mends=tuple(mends))
