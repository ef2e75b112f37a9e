"""Next word: windows of a text, the target of each step being the word that comes after it."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lessons.training.task import Array, Floor, Task, TaskChoice, TaskError
from lessons.training.tasks.corpora import BAKERY, FERRY, FIRST_OWN_TEXT, three_sentences
from lessons.training.tasks.floors import prefix_entropy
from lessons.training.tasks.info import TaskInfo
from lessons.training.tasks.tokens import MAX_WORDS, tokenise
from lessons.training.tasks.vocabulary import Vocabulary, learn_vocabulary

MOST_WINDOWS = 2_000


@dataclass(frozen=True)
class Corpus:
    """A text as ids; after its last word it begins again, so that every word is once at each step of a window.

    Args:
        ids: `(words,)`, int32.
    """

    ids: Array
    vocabulary: Vocabulary


def text_of(choice: TaskChoice) -> str:
    """The text a choice is about; empty for a task that has none."""
    return choice.text if choice.key == "own_text" else _TEXTS.get(choice.key, "")


@lru_cache(maxsize=16)
def read_corpus(choice: TaskChoice) -> Corpus:
    """The text of a choice as ids.

    Raises:
        TaskError: the text is empty, too long, no text, or one word again and again.
    """
    text, noun = text_of(choice), f"{choice.level}s"
    tokens = tokenise(text, choice.level)
    if not tokens:
        raise TaskError("The text is empty: there is no word to learn. Write or paste a few sentences.")
    words = sum(token[0].isalnum() for token in tokens)
    if choice.level == "word" and words > MAX_WORDS:
        raise TaskError(f"The text has {words:,} words; at most {MAX_WORDS:,} are taken. Use a shorter piece of it.")
    vocabulary = learn_vocabulary(tokens, choice.level)
    if len(vocabulary.words) == 1:
        raise TaskError(
            f"The text holds one {choice.level} only, so nothing is left to predict; "
            f"at least two different {noun} are needed. Write a few sentences."
        )
    place = {word: number for number, word in enumerate(vocabulary.words)}
    rest = len(vocabulary.words) - 1  # (rare), where there are words beyond the vocabulary
    ids = np.array([place.get(token, rest) for token in tokens], np.int32)
    ids.setflags(write=False)
    return Corpus(ids, vocabulary)


def make_next_word(info: TaskInfo, choice: TaskChoice) -> Task:
    """Every window of a text, up to 2,000; of a longer text, 2,000 spread evenly over it."""
    corpus, timesteps = read_corpus(choice), info.steps_of(choice)
    count, classes = len(corpus.ids), len(corpus.vocabulary.words)
    if count < timesteps + choice.shift:
        raise TaskError(
            f"The text has {count} {choice.level}s; a window of {timesteps} timesteps and its target need "
            f"{timesteps + choice.shift}. Write more, or choose fewer timesteps."
        )
    windows = min(count, MOST_WINDOWS)
    starts = np.arange(windows) * count // windows
    places = starts[:, None] + np.arange(timesteps)  # (samples, time)
    x, y = corpus.ids[places % count], corpus.ids[(places + choice.shift) % count]
    names = corpus.vocabulary.names
    return info.task(
        choice,
        x=x,
        y=y,
        loss="sparse_categorical_crossentropy",
        model=f"Input({timesteps},dtype=int32)|Embedding({classes},8)|GRU(16,return_sequences=True)"
        f"|Dense({classes},activation=softmax)",
        classes=names,
        steps=tuple(names[each] for each in x[0]),
        floor=Floor(prefix_entropy(x, y), _floor_words(choice, windows)),
        vocabulary=corpus.vocabulary.words,
    )


def _floor_words(choice: TaskChoice, windows: int) -> str:
    if choice.shift == 0:
        return "The target is the input itself, so nothing is uncertain: a network that copies reaches it."
    aim = f"next {choice.level}" if choice.shift == 1 else f"{choice.level} {choice.shift} steps ahead"
    return (
        f"In {windows:,} samples the same beginning goes on in different ways, above all at the first steps, "
        f"where little has been read; nobody can predict the {aim} better than by how often each came."
    )


_TEXTS = {"three_sentences": three_sentences(), "bakery": BAKERY.strip(), "ferry": FERRY.strip()}


def _info(key: str, title: str, story: str, own: str = "") -> TaskInfo:
    return TaskInfo(
        key,
        title,
        story,
        "Next word",
        make_next_word,
        takes_text=bool(own),
        takes_timesteps=True,
        takes_shift=True,
        takes_level=True,
        timesteps=8,
        first_text=own.strip().replace("\n", " "),
    )


THREE_SENTENCES = _info(
    "three_sentences",
    "Three sentences",
    "Three short sentences, told again and again in changing order. After “the” comes “snail” two times in three "
    "and “heron” once: can the softmax find that out?",
)
BAKERY_WEEK = _info(
    "bakery",
    "A week at the bakery",
    "Seven sentences of one pattern. Most words follow from the pattern; the weekday decides the rest, and lies many "
    "steps back.",
)
FOG_FERRY = _info(
    "ferry",
    "The ferry that feared fog",
    "A short story. Many words occur once, so the frequencies behind the next word rest on few cases.",
)
OWN_TEXT = _info(
    "own_text",
    "Your own text",
    "Your text, word by word or character by character, in any script. The 499 most frequent words have an id each; "
    "beyond 500 different ones all others share one.",
    FIRST_OWN_TEXT,
)
