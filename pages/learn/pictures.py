"""Lesson 13a: from a picture to one class."""

from lessons.course.lessons.pictures import LESSON
from pages.parts.exhibit_pictures import EXHIBITS, KNOBS
from pages.parts.lesson_frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
