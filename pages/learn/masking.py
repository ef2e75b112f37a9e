"""Lesson 10: padding and masking."""

from lessons.course.lessons.masking import LESSON
from pages.parts.exhibits.masking import EXHIBITS, KNOBS
from pages.parts.lesson.frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
