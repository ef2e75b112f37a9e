"""Tagging: the part of speech of each word, in sentences of different lengths, padded."""

import numpy as np

from lessons.training.task import Floor, Task, TaskChoice
from lessons.training.tasks.draw import random_of
from lessons.training.tasks.floors import prefix_entropy
from lessons.training.tasks.grammar import LONGEST, TAGS, all_words, draw_sentence
from lessons.training.tasks.info import TaskInfo
from lessons.training.tasks.vocabulary import PAD

SAMPLES = 1_000


def make_tagging(info: TaskInfo, choice: TaskChoice) -> Task:
    """Sentences of five to ten words. Id 0 is padding, in the words and in the tags; there the weight is 0."""
    words, tags = (PAD, *all_words()), (PAD, *TAGS)
    word_id, tag_id = _places(words), _places(tags)
    x = np.zeros((SAMPLES, LONGEST), np.int32)
    y = np.zeros_like(x)
    for row, numbers in enumerate(random_of(choice).random((SAMPLES, 1 + LONGEST))):
        sentence, its_tags = draw_sentence(numbers)
        x[row, : len(sentence)] = [word_id[word] for word in sentence]
        y[row, : len(sentence)] = [tag_id[tag] for tag in its_tags]
    weight = (x != 0).astype(np.float32)
    forward = prefix_entropy(x, y, weight)
    probe = int(np.argmax((x[:, 1] == word_id["old"]) & (y[:, 1] == tag_id["noun"])))  # where reading on helps
    return info.task(
        choice,
        x=x,
        y=y,
        loss="sparse_categorical_crossentropy",
        model=f"Input({LONGEST},dtype=int32)|Embedding({len(words)},8,mask_zero=True)"
        f"|Bidirectional(GRU(12,return_sequences=True))|TimeDistributed(Dense({len(tags)},activation=softmax))",
        classes=tags,
        steps=tuple(words[each] for each in x[probe]),
        probe=probe,
        floor=Floor(
            0.0,
            "The whole sentence leaves no doubt about a tag; a reader that only goes forward cannot get below "
            f"{forward:.3f} for each word, because “the old” may go on as “the old boat sees” or “the old see”.",
        ),
        sample_weight=weight,
        vocabulary=words,
    )


def _places(names: tuple[str, ...]) -> dict[str, int]:
    return {name: place for place, name in enumerate(names)}


TAGGING = TaskInfo(
    "tagging",
    "Parts of speech",
    "Is it a noun or a verb? “watch” can be both, and “old” a noun too: often only the words around tell. Sentences "
    "differ in length; the rest is padding, which has weight 0.",
    "A tag at each step",
    make_tagging,
    timesteps=LONGEST,
)
