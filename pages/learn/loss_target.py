"""Lesson 8: loss and target must fit."""

from lessons.course.lessons.loss_target import LESSON
from pages.parts.exhibits.loss_target import EXHIBITS, KNOBS
from pages.parts.lesson.frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
