"""TaskInfo: what a menu needs to know about a task before it is made."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from lessons.training.task import Task, TaskChoice

Group = Literal[
    "Next word",
    "String to string",
    "A tag at each step",
    "One label for a sequence",
    "Points in the plane",
    "Small pictures",
    "Warnings",
]


@dataclass(frozen=True)
class TaskInfo:
    """A task as a menu shows it; it says which fields of a `TaskChoice` matter, all others are ignored.

    Args:
        key: its name in a `TaskChoice`.
        title: a few words.
        story: what is to be learned, in one or two sentences.
        group: the heading it stands under.
        make: makes its samples from a checked choice.
        takes_text: it is made of the learner's own text.
        takes_timesteps: the learner may choose how many steps a sample has.
        takes_shift: the learner may choose how far the target lies behind the input.
        takes_level: a step may be a word or a character.
        timesteps: its own number of steps; 0 without a time axis.
        first_text: the text it starts with.
    """

    key: str
    title: str
    story: str
    group: Group
    make: "Callable[[TaskInfo, TaskChoice], Task]" = field(repr=False)
    takes_text: bool = False
    takes_timesteps: bool = False
    takes_shift: bool = False
    takes_level: bool = False
    timesteps: int = 0
    first_text: str = field(default="", repr=False)

    @property
    def default(self) -> TaskChoice:
        """The choice to begin with."""
        return TaskChoice(key=self.key, text=self.first_text)

    def steps_of(self, choice: TaskChoice) -> int:
        """How many timesteps a sample of this choice has."""
        return choice.timesteps if self.takes_timesteps and choice.timesteps else self.timesteps

    def task(self, choice: TaskChoice, **parts: Any) -> Task:
        """A `Task` with this title and story."""
        return Task(choice=choice, title=self.title, story=self.story, **parts)
