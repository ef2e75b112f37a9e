"""Lesson 9b: training is fed the true words, writing its own."""

from lessons.course.lessons.teacher_forcing import LESSON
from pages.parts.exhibit_teacher_forcing import EXHIBITS, KNOBS
from pages.parts.lesson_frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
