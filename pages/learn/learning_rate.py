"""Lesson 12b: steps and inputs of the right size."""

from lessons.course.lessons.learning_rate import LESSON
from pages.parts.exhibit_learning_rate import EXHIBITS, KNOBS
from pages.parts.lesson_frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
