"""Lesson 13b: seven networks that are wrong and say nothing."""

from lessons.course.lessons.silent_bugs import LESSON
from pages.parts.exhibits.silent_bugs import EXHIBITS, KNOBS
from pages.parts.lesson.frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
