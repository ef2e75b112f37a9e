"""The frame of a lesson: goal, sections with their exhibits and checks, what to remember, where it comes from."""

from collections.abc import Callable, Mapping

import streamlit as st

from lessons.course.catalog import PAGES
from lessons.course.documents import DOCUMENTS
from lessons.course.erratum import Erratum
from lessons.course.lesson import Lesson, Section
from lessons.course.lessons import BY_KEY
from lessons.course.read_prose import prose_of
from pages.parts.check_card import answered, check_card
from pages.parts.knobs import knob_notices

Exhibit = Callable[[], None]


def lesson_frame(lesson: Lesson, exhibits: Mapping[str, Exhibit], knobs: tuple[str, ...] = ()) -> None:
    """Draws the whole lesson.

    Args:
        lesson: what it says.
        exhibits: for each exhibit key of its sections the function that draws it.
        knobs: the keys of all knobs of these exhibits, which `hide=` and `lock=` may name.
    """
    _head(lesson)
    knob_notices(knobs)
    place = 0
    for section in lesson.sections:
        place = _section(lesson, section, exhibits, place)
    _remember(lesson)
    _sources(lesson)
    _onward(lesson)


def _head(lesson: Lesson) -> None:
    st.title(lesson.heading, anchor=False)
    st.markdown(prose_of(lesson.key)[""])
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


def _section(lesson: Lesson, section: Section, exhibits: Mapping[str, Exhibit], place: int) -> int:
    st.header(section.heading, anchor=section.exhibit.replace("_", "-") or False)
    words = prose_of(lesson.key)[section.heading]
    if not section.exhibit:
        st.markdown(words)
    else:
        prose, exhibit = (st.container(), st.container()) if section.wide else st.columns([2, 3], gap="large")
        prose.markdown(words)
        with exhibit:
            asked, picture = st.container(), st.container(key=section.exhibit)
            guess_first = st.session_state["guess"]
            with asked if guess_first else st.container():
                shown = not section.predict or check_card(lesson.key, section.predict, place)
            with picture:
                if shown or not guess_first:
                    exhibits[section.exhibit]()
                else:
                    st.caption(":material/visibility_off: The picture comes after your guess.")
    place += bool(section.predict)
    for kind in section.practise:
        check_card(lesson.key, kind, place)
        place += 1
    return place


def _remember(lesson: Lesson) -> None:
    with st.container(border=True, key="remember"):
        st.markdown("#### :material/bookmark: Remember\n" + "\n".join(f"- {line}" for line in lesson.remember))


def _sources(lesson: Lesson) -> None:
    st.header("Where this comes from, and what the source gets wrong", anchor="sources")
    for key in lesson.documents:
        document = DOCUMENTS[key]
        st.markdown(f":material/description: *{document.title}*, {document.kind}")
    for make in lesson.errata:
        _erratum(make())


def _erratum(erratum: Erratum) -> None:
    with st.container(border=True, key=erratum.key):
        said, true = st.columns(2, gap="large")
        said.markdown(f":gray-badge[{erratum.key}] **It says:** {erratum.says}")
        true.markdown(f":green-badge[:material/check: measured here] {erratum.truth}")
        if erratum.wrong:
            lines = [f"- {line}" for line in erratum.wrong.splitlines()]
            lines += [f"+ {line}" for line in erratum.right.splitlines()]
            st.code("\n".join(lines), language="diff", wrap_lines=True)


def _onward(lesson: Lesson) -> None:
    with st.container(horizontal=True, gap="medium", key="onward"):
        following = next((page for page in PAGES if page.address == lesson.next), None)
        if following is not None:
            st.page_link(following.file, label=f"Next: {following.title}", icon=":material/arrow_forward:")
        st.page_link("build/playground.py", label="Try it in the playground", icon=":material/tune:")
