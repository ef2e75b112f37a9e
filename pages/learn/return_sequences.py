"""Lesson 5: return_sequences keeps or drops the time axis."""

from lessons.course.lessons.return_sequences import LESSON
from pages.parts.exhibits.return_sequences import EXHIBITS, KNOBS
from pages.parts.lesson.frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
