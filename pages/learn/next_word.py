"""Lesson 9a: the softmax learns how often each word comes next."""

from lessons.course.lessons.next_word import LESSON
from pages.parts.exhibits.next_word import EXHIBITS, KNOBS
from pages.parts.lesson.frame import lesson_frame

lesson_frame(LESSON, EXHIBITS, KNOBS)
