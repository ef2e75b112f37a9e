"""Lesson 11: an encoder reads, then a decoder writes."""

from lessons.course.lessons.encoder_decoder import LESSON
from pages.parts.exhibit_encoder_decoder import EXHIBITS, KNOBS
from pages.parts.lesson_frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
