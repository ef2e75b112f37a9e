"""Lesson 3: softmax turns scores into a distribution."""

from lessons.course.lessons.softmax import LESSON
from pages.parts.exhibits.softmax import EXHIBITS, KNOBS
from pages.parts.lesson.frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
