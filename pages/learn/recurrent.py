"""Lesson 4: a recurrent layer reads one step at a time."""

from lessons.course.lessons.recurrent import LESSON
from pages.parts.exhibits.recurrent import EXHIBITS, KNOBS
from pages.parts.lesson.frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
