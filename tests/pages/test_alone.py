"""Every exhibit of every lesson opens alone, as a frame in somebody's page shows it: no error, and it is there."""

from lessons.course.lessons import LESSONS
from tests.course.opened import opened
from tests.network.sweep import some


def test_every_exhibit_opens_alone_without_an_error() -> None:
    asked = [(lesson.file, section.exhibit) for lesson in LESSONS for section in lesson.sections if section.exhibit]
    assert len(asked) > 90
    shown = some(asked)
    found = opened(shown)
    assert len(found) == len(shown)
    assert {visit: page.errors for visit, page in found.items() if page.errors} == {}
    assert [visit for visit, page in found.items() if visit[1] not in page.keys] == []
