"""Lesson 4: a recurrent layer reads one step at a time."""

from lessons.course.lessons.recurrent import LESSON
from pages.parts.exhibit_recurrent import EXHIBITS, KNOBS
from pages.parts.lesson_frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
