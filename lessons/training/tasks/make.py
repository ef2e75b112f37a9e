"""make_task: a learner's choice as samples."""

from functools import lru_cache

from lessons.training.task import Task, TaskChoice
from lessons.training.tasks.catalog import TASKS
from lessons.training.tasks.choice import check_choice


def make_task(choice: TaskChoice) -> Task:
    """The samples of a task, the same bits for the same choice; its arrays are shared and can only be read.

    Fields of the choice that the task does not take (`TaskInfo.takes_...`) are ignored.

    Raises:
        TaskError: no task can be made of this choice; the message says why and what to do.

    >>> task = make_task(TaskChoice("three_sentences"))
    >>> task.x.shape, task.y.shape, task.classes[:4], round(task.floor.loss, 3)
    ((189, 8), (189, 8), ('the', 'a', '.', 'snail'), 0.193)
    """
    check_choice(choice)
    return _make_task(choice)


@lru_cache(maxsize=32)
def _make_task(choice: TaskChoice) -> Task:
    info = TASKS[choice.key]
    task = info.make(info, choice)
    for array in (task.x, task.y, task.sample_weight):
        if array is not None:
            array.setflags(write=False)
    return task
