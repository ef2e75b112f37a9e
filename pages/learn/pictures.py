"""Lesson 13a: from a picture to one class."""

from lessons.course.lessons.pictures import LESSON
from pages.parts.exhibits.pictures import EXHIBITS, KNOBS
from pages.parts.lesson.frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
