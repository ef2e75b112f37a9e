"""Tasks: tiny, seeded, built in, and honest about the best loss anybody could reach."""

from lessons.training.tasks.catalog import TASKS
from lessons.training.tasks.choice import choice_from_json, choice_to_json
from lessons.training.tasks.info import TaskInfo
from lessons.training.tasks.make import make_task

__all__ = ["TASKS", "TaskInfo", "choice_from_json", "choice_to_json", "make_task"]
