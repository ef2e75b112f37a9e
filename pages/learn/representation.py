"""Lesson 12c: what a Dense layer has learned."""

from lessons.course.lessons.representation import LESSON
from pages.parts.exhibits.representation import EXHIBITS, KNOBS
from pages.parts.lesson.frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
