"""Lesson 7: a distribution at every timestep."""

from lessons.course.lessons.every_timestep import LESSON
from pages.parts.exhibits.every_timestep import EXHIBITS, KNOBS
from pages.parts.lesson.frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
