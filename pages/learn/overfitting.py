"""Lesson 12a: Dense layers that do not learn by heart."""

from lessons.course.lessons.overfitting import LESSON
from pages.parts.exhibits.overfitting import EXHIBITS, KNOBS
from pages.parts.lesson.frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
