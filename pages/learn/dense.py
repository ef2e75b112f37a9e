"""Lesson 1: a Dense layer is y = xW + b."""

from lessons.course.lessons.dense import LESSON
from pages.parts.exhibit_dense import EXHIBITS, KNOBS
from pages.parts.lesson_frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
