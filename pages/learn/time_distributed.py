"""Lesson 6: Dense on a sequence, and TimeDistributed."""

from lessons.course.lessons.time_distributed import LESSON
from pages.parts.exhibit_time_distributed import EXHIBITS, KNOBS
from pages.parts.lesson_frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
