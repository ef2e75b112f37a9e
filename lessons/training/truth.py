"""The truth behind the softmax: how often each target really came after these steps."""

from collections.abc import Sequence

import numpy as np

from lessons.training.task import Array, Task, TaskError
from lessons.training.tasks.next_word import read_corpus, text_of


def true_frequencies(task: Task, prefix_ids: Sequence[int] | Array, memory: int) -> Array:
    """The share of each target after the last `memory` steps of a prefix; with shift 1, of the next word.

    A model that remembers `memory` steps can do no better than to predict these. `next_counts` are the cases they
    rest on.

    Args:
        task: a task of ids: a text, counting, tagging.
        prefix_ids: `(time,)`, at least one id.
        memory: 1 looks at the last step only; more than the prefix holds means all of it.

    Returns:
        `(class,)`, float64, sum 1; all 0 where these steps never occur.

    Raises:
        TaskError: the task has no ids, the prefix is empty or holds an id that the task does not know.

    >>> from lessons.training.tasks import TASKS, make_task
    >>> task = make_task(TASKS["three_sentences"].default)
    >>> after_the = true_frequencies(task, [task.vocabulary.index("the")], memory=1)
    >>> {word: round(float(share), 3) for word, share in zip(task.vocabulary, after_the) if share}
    {'snail': 0.667, 'heron': 0.333}
    """
    counts = next_counts(task, prefix_ids, memory)
    return counts / max(counts.sum(), 1)


def next_counts(task: Task, prefix_ids: Sequence[int] | Array, memory: int) -> Array:
    """How often each target came after the last `memory` steps of a prefix.

    A text is counted as a whole, each place once, and after its last word it begins again, as its windows do; other
    tasks are counted over all their samples, without padding.

    Returns:
        `(class,)`, int64.

    Raises:
        TaskError: as for `true_frequencies`.

    >>> from lessons.training.tasks import TASKS, make_task
    >>> task = make_task(TASKS["three_sentences"].default)
    >>> int(next_counts(task, [task.vocabulary.index("heron")], memory=1).sum())
    9
    """
    suffix = _suffix(task, prefix_ids, memory)
    x, y, ends, wraps = _occurrences(task)
    for back, each in enumerate(reversed(suffix)):
        ends &= np.roll(x, back, axis=1) == each
    if not wraps:
        ends[:, : len(suffix) - 1] = False
    return np.bincount(y[ends], minlength=len(task.classes))


def _suffix(task: Task, prefix_ids: Sequence[int] | Array, memory: int) -> list[int]:
    if not task.vocabulary:
        raise TaskError(f"“{task.title}” has no ids to count; choose a task of words, numbers or tags.")
    if len(prefix_ids) == 0 or memory < 1:
        raise TaskError("Nothing was read yet, so nothing can be counted; give at least one word and a memory of 1.")
    suffix = [int(each) for each in prefix_ids[-memory:]]
    wrong = next((each for each in suffix if not 0 <= each < len(task.vocabulary)), None)
    if wrong is not None:
        raise TaskError(f"The id {wrong} is no word here; ids go from 0 to {len(task.vocabulary) - 1}.")
    return suffix


def _occurrences(task: Task) -> tuple[Array, Array, Array, bool]:
    """Ids and targets, `(rows, time)`, the places that count, and whether a row begins again at its end."""
    if text_of(task.choice):
        ids = read_corpus(task.choice).ids[None]  # one row: the whole text
        return ids, np.roll(ids, -task.choice.shift, axis=1), np.ones(ids.shape, bool), True
    counts = np.ones(task.x.shape, bool) if task.sample_weight is None else task.sample_weight > 0
    return task.x, task.y, counts, False
