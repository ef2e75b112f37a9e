"""The lessons in course order: every file in this folder holds one, under the name `LESSON`."""

from importlib import import_module
from pkgutil import iter_modules

from lessons.course.lesson import Lesson


def _found() -> tuple[Lesson, ...]:
    # found, not listed: a new lesson is a new file, and two people who write one each never meet in this one
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return tuple(sorted((module.LESSON for module in modules), key=lambda lesson: (lesson.number, lesson.part)))


LESSONS: tuple[Lesson, ...] = _found()
BY_KEY: dict[str, Lesson] = {lesson.key: lesson for lesson in LESSONS}
