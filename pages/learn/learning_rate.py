"""Lesson 12b: steps and inputs of the right size."""

from lessons.course.lessons.learning_rate import LESSON
from pages.parts.exhibits.learning_rate import EXHIBITS, KNOBS
from pages.parts.lesson.frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
