"""Lesson 11: an encoder reads, then a decoder writes."""

from lessons.course.lessons.encoder_decoder import LESSON
from pages.parts.exhibits.encoder_decoder import EXHIBITS, KNOBS
from pages.parts.lesson.frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
