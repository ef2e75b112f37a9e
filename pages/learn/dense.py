"""Lesson 1: a Dense layer is y = xW + b."""

from lessons.course.lessons.dense import LESSON
from pages.parts.exhibits.dense import EXHIBITS, KNOBS
from pages.parts.lesson.frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
