"""The course at a glance: its chapters with their lessons, how long they take, and how far a learner has come."""

import streamlit as st

from lessons.course.catalog import PAGES
from lessons.course.chapters import CHAPTERS, Chapter, go_on
from lessons.course.lesson import Lesson
from lessons.course.lessons import BY_KEY, LESSONS
from pages.parts.lesson.check_card import answered


def course_button() -> None:
    """The way into the course: its first lesson, or the one to go on with."""
    right = {lesson.key: answered(lesson.key) for lesson in LESSONS}
    lesson = go_on(right)
    if lesson is None:
        return
    label = f"Go on with lesson {lesson.number}{lesson.part}" if any(right.values()) else "Begin the course"
    if st.button(label, type="primary", icon=":material/school:", help=lesson.title):
        st.switch_page(lesson.file)


def course_map() -> None:
    """Draws every chapter as a card; each lesson in it is a link with its goal."""
    st.header("The course", anchor="course")
    hours = sum(chapter.minutes for chapter in CHAPTERS) / 60
    st.markdown(
        f"{LESSONS[-1].number} lessons, about {hours:.0f} hours. Begin at the first, or where you are curious: each "
        "lesson says what to know before. You need school arithmetic, and to have seen a little Python."
    )
    with st.grid(2, min_column_width=300, gap="medium"):
        for chapter in CHAPTERS:
            with st.container(border=True, height="stretch"):
                _chapter(chapter)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("Beside the lessons:", width="content")
        for page in PAGES[1:]:
            if page.address not in BY_KEY:
                st.page_link(page.file, label=page.title, icon=page.icon, help=page.goal)


def _chapter(chapter: Chapter) -> None:
    st.subheader(chapter.title, anchor=False)
    st.markdown(chapter.story)
    for lesson in chapter.lessons:
        _lesson(lesson)


def _lesson(lesson: Lesson) -> None:
    done, count = answered(lesson.key), len(lesson.checks)
    checks = f"{done} of {count} checks answered" if done else f"{count} checks"
    with st.container(gap=None):
        st.page_link(
            lesson.file, label=f"**{lesson.heading}**",
            icon=":material/check_circle:" if done == count else lesson.icon,
        )  # fmt: skip
        st.caption(f"{lesson.goal}  \n{lesson.minutes} minutes · {checks}")
