"""The ordered course: every page of the menu, once."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from lessons.course.lessons import LESSONS

Section = Literal["start", "learn", "build", "practise", "teach"]
SECTIONS: tuple[Section, ...] = ("start", "learn", "build", "practise", "teach")


@dataclass(frozen=True)
class Page:
    """One page of the course.

    Attributes:
        file: The script, relative to `pages/`; its folder is the section, its stem the address.
        title: The words in the menu and in the browser's tab.
        icon: A Material symbol in Streamlit's notation.
        goal: What a learner can say or do afterwards, in one sentence.

    >>> Page("build/playground.py", "Playground", ":material/tune:", "See the time axis.").address
    'playground'
    """

    file: str
    title: str
    icon: str
    goal: str

    @property
    def address(self) -> str:
        """The page's place in a link, without the slash."""
        return PurePosixPath(self.file).stem

    @property
    def section(self) -> str:
        """The menu section, which is the folder the script lies in."""
        return PurePosixPath(self.file).parent.name


PAGES: tuple[Page, ...] = (
    Page(
        "start/welcome.py",
        "Welcome",
        ":material/home:",
        "Say what Unrolled shows, and begin the course or go on with it.",
    ),
    # a new lesson is a new file in `lessons/course/lessons/`
    *(Page(lesson.file, lesson.heading, lesson.icon, lesson.goal) for lesson in LESSONS),
    Page(
        "learn/gradients.py",
        "Gradients",
        ":material/trending_down:",
        "Say which input steps can move which output steps, and where a gradient fades on its way back.",
    ),
    Page(
        "learn/glossary.py",
        "Glossary",
        ":material/menu_book:",
        "Say what each word of the course means, what Keras calls it, and what others call it.",
    ),
    Page(
        "learn/cheat_sheet.py",
        "Cheat sheet",
        ":material/print:",
        "Look up a shape, a parameter formula, a loss or a mask on two pages, on screen or on paper.",
    ),
    Page(
        "learn/messages.py",
        "Error messages",
        ":material/report:",
        "Say what an error message of Keras means, and mend the network it comes from.",
    ),
    Page(
        "learn/tutorials.py",
        "What the tutorials get wrong",
        ":material/fact_check:",
        "Say what four tutorials get wrong about Dense, softmax and TimeDistributed, and mend their code.",
    ),
    Page(
        "build/playground.py",
        "Playground",
        ":material/tune:",
        "Flip return_sequences and TimeDistributed and say what happens to the time axis.",
    ),
    Page(
        "build/training_lab.py",
        "Training lab",
        ":material/model_training:",
        "Train a network live, and watch the distribution of every timestep sharpen epoch by epoch.",
    ),
    Page(
        "build/code_lens.py",
        "Code lens",
        ":material/frame_inspect:",
        "Say what each line of a pasted program does to the shape, what fails in it, and how today's Keras writes it.",
    ),
)


def menu() -> dict[Section, tuple[Page, ...]]:
    """The pages by section, in the order of the menu; sections without pages are left out.

    >>> list(menu())
    ['start', 'learn', 'build']
    """
    by_section = {section: tuple(page for page in PAGES if page.section == section) for section in SECTIONS}
    return {section: pages for section, pages in by_section.items() if pages}
