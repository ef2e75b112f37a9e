"""Lesson 9b: training is fed the true words, writing its own."""

from lessons.course.lessons.teacher_forcing import LESSON
from pages.parts.exhibits.teacher_forcing import EXHIBITS, KNOBS
from pages.parts.lesson.frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
