"""Lesson 6: Dense on a sequence, and TimeDistributed."""

from lessons.course.lessons.time_distributed import LESSON
from pages.parts.exhibits.time_distributed import EXHIBITS, KNOBS
from pages.parts.lesson.frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
