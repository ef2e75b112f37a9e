"""Lesson 5: return_sequences keeps or drops the time axis."""

from lessons.course.lessons.return_sequences import LESSON
from pages.parts.exhibit_return_sequences import EXHIBITS, KNOBS
from pages.parts.lesson_frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
