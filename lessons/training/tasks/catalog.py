"""TASKS: every task, in the order a menu shows them."""

from lessons.training.tasks.counting import COUNTING
from lessons.training.tasks.info import TaskInfo
from lessons.training.tasks.next_word import BAKERY_WEEK, FOG_FERRY, OWN_TEXT, THREE_SENTENCES
from lessons.training.tasks.points import CIRCLES, IMBALANCED, MISLABELLED, MOONS, ONE_ARM, SPIRALS, UNSCALED
from lessons.training.tasks.random_labels import RANDOM_LABELS
from lessons.training.tasks.resampled import OVERSAMPLED, UNDERSAMPLED
from lessons.training.tasks.scaled import AROUND_0, FROM_0_TO_1, ONE_MISSING
from lessons.training.tasks.sequences import PARITY, SUM_SIGN, WAVES
from lessons.training.tasks.short_strings import FEW_LETTERS, ONE_DATE
from lessons.training.tasks.small_pictures import SMALL_PICTURES
from lessons.training.tasks.strings import CAESAR, DATES, REVERSAL
from lessons.training.tasks.tagging import TAGGING

_ALL = (
    THREE_SENTENCES, BAKERY_WEEK, FOG_FERRY, OWN_TEXT, COUNTING,
    CAESAR, REVERSAL, DATES, ONE_DATE, FEW_LETTERS,
    TAGGING,
    SUM_SIGN, PARITY, WAVES,
    MOONS, SPIRALS, ONE_ARM, CIRCLES,
    SMALL_PICTURES,
    IMBALANCED, OVERSAMPLED, UNDERSAMPLED, UNSCALED, FROM_0_TO_1, AROUND_0, ONE_MISSING, MISLABELLED, RANDOM_LABELS,
)  # fmt: skip
TASKS: dict[str, TaskInfo] = {each.key: each for each in _ALL}
