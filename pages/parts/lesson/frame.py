"""The frame of a lesson: goal, sections with their exhibits and checks, what to remember, where it comes from."""

from collections.abc import Callable, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lessons.course.catalog import PAGES
from lessons.course.documents import DOCUMENTS
from lessons.course.exhibit_query import ONLY
from lessons.course.glossary.mark import marked_prose
from lessons.course.lesson import Lesson, Section
from lessons.course.lessons import BY_KEY
from lessons.network.address import page_address
from pages.parts.hold_anchor import hold_anchor
from pages.parts.knobs import knob_notices
from pages.parts.lesson.alone import stands_alone
from pages.parts.lesson.check_card import answered, check_card
from pages.parts.lesson.erratum_card import erratum_card
from pages.parts.lesson.remember import remember_box
from pages.parts.lesson.share import share_button
from pages.parts.term_tips import term_tips

Exhibit = Callable[[], None]


def lesson_frame(lesson: Lesson, exhibits: Mapping[str, Exhibit], knobs: tuple[str, ...] = ()) -> None:
    """Draws the whole lesson, or the one exhibit that `only=` in the address names.

    Args:
        lesson: what it says.
        exhibits: for each exhibit key of its sections the function that draws it.
        knobs: the keys of all knobs of these exhibits, which `hide=` and `lock=` may name.
    """
    term_tips()
    if stands_alone(exhibits):
        only = st.query_params[ONLY]
        section = next(each for each in lesson.sections if each.exhibit == only)
        knob_notices(knobs)
        _alone(lesson, section, exhibits[only])
        return
    hold_anchor()
    _head(lesson)
    knob_notices(knobs)
    place = 0
    for section in lesson.sections:
        place = _section(lesson, section, exhibits, knobs, place)
    remember_box(lesson.remember)
    _sources(lesson)
    _onward(lesson)


def _head(lesson: Lesson) -> None:
    st.title(lesson.heading, anchor=False)
    st.markdown(marked_prose(lesson.key)[""])
    with st.container(border=True, key="lesson_head"):
        st.markdown(f":material/flag: **Goal** · {lesson.goal}")
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            done, count = answered(lesson.key), len(lesson.checks)
            st.markdown(f":material/schedule: {lesson.minutes} minutes &nbsp;·&nbsp; :material/task_alt: "
                        f"**{done} of {count}** checks answered", width="content")  # fmt: skip
            for key in lesson.needs:
                if key in BY_KEY:
                    st.page_link(BY_KEY[key].file, label=f"Know before: {BY_KEY[key].title}", icon=":material/undo:")
            st.toggle(
                "Guess first", key="guess", value=True, bind="query-params",
                help="On: a question comes before the picture that answers it. Off: every picture is shown at once.",
            )  # fmt: skip


def _alone(lesson: Lesson, section: Section, draw: Exhibit) -> None:
    st.session_state["guess"] = st.query_params.get("guess") != "false"
    st.header(section.heading, anchor=False)
    place = sum(len(each.checks) for each in lesson.sections[: lesson.sections.index(section)])
    prose, exhibit = _beside(section)
    prose.markdown(marked_prose(lesson.key)[section.heading])
    with exhibit:
        _exhibit(lesson, section, draw, place)
    # a whole query: the page would otherwise keep what its own address says, and stay as it is
    whole = {"guess": str(st.session_state["guess"]).lower()}
    label, icon = f"From lesson {lesson.heading}", ":material/menu_book:"
    if st.context.is_embedded:  # a lesson needs more room than a frame: a full address opens a tab of its own
        st.page_link(page_address(st.context.url or "", lesson.key, whole), label=label, icon=icon)
    else:
        st.page_link(lesson.file, label=label, icon=icon, query_params=whole)


def _section(
    lesson: Lesson, section: Section, exhibits: Mapping[str, Exhibit], knobs: tuple[str, ...], place: int
) -> int:
    st.header(section.heading, anchor=section.anchor or False)
    words = marked_prose(lesson.key)[section.heading]
    if not section.exhibit:
        st.markdown(words)
    else:
        prose, exhibit = _beside(section)
        with prose:
            st.markdown(words)
            share_button(lesson, section, knobs)
        with exhibit:
            _exhibit(lesson, section, exhibits[section.exhibit], place)
    place += bool(section.predict)
    for kind in section.practise:
        check_card(lesson.key, kind, place)
        place += 1
    return place


def _beside(section: Section) -> tuple[DeltaGenerator, DeltaGenerator]:
    if section.wide:
        return st.container(), st.container()
    prose, exhibit = st.columns([2, 3], gap="large")
    return prose, exhibit


def _exhibit(lesson: Lesson, section: Section, draw: Exhibit, place: int) -> None:
    asked, picture = st.container(), st.container(key=section.exhibit)
    guess_first = st.session_state["guess"]
    with asked if guess_first else st.container():
        shown = not section.predict or check_card(lesson.key, section.predict, place)
    with picture:
        if shown or not guess_first:
            draw()
        else:
            st.caption(":material/visibility_off: The picture comes after your guess.")


def _sources(lesson: Lesson) -> None:
    wrong = ", and what the source gets wrong" if lesson.errata else ""
    st.header(f"Where this comes from{wrong}", anchor="sources")
    with st.container(key="sources"):
        for key in lesson.documents:
            document = DOCUMENTS[key]
            title = f"[{document.title}]({document.link})" if document.link else document.title
            st.markdown(f":material/description: *{title}*, {document.kind}")
    for make in lesson.errata:
        erratum_card(make())


def _onward(lesson: Lesson) -> None:
    with st.container(horizontal=True, gap="medium", key="onward"):
        following = next((page for page in PAGES if page.address == lesson.next), None)
        if following is not None:
            st.page_link(following.file, label=f"Next: {following.title}", icon=":material/arrow_forward:")
        st.page_link("build/playground.py", label="Try it in the playground", icon=":material/tune:")
