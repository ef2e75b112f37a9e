"""Lesson 2: an activation bends the sum."""

from lessons.course.lessons.activations import LESSON
from pages.parts.exhibits.activations import EXHIBITS, KNOBS
from pages.parts.lesson.frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
