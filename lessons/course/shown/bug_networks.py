"""Seven networks that never raise and are wrong: each as it is written and mended, and who says a word about it."""

from dataclasses import dataclass
from functools import lru_cache

from lessons.network.keras_code import layer_code
from lessons.network.link import read_link
from lessons.network.loss import judge
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec

_PAIRS = "compile(loss=mean_squared_error,target=(None,))"


@dataclass(frozen=True)
class Bug:
    """One of the seven.

    Attributes:
        look: the sign by which it is seen.
        wrong, mended: the network before and after.
        change: the line as it is written, and as it should be; worked out from the networks where it stands in them.
    """

    look: str
    wrong: ModelSpec
    mended: ModelSpec
    change: tuple[str, str]

    @property
    def keras_says(self) -> str:
        """What Keras warns of; empty when it says nothing."""
        return next((each.keras_says for each in predict(self.wrong).warnings if each.keras_says), "")

    @property
    def rules_say(self) -> str:
        """What the rules of the playground find by themselves; empty when they see nothing either."""
        found = predict(self.wrong).warnings
        if found:
            return found[0].message
        verdict = judge(self.wrong)
        return "" if verdict is None or verdict.kind == "fits" else verdict.sentence


def _bug(look: str, wrong: str, mended: str, change: tuple[str, str] = ("", "")) -> Bug:
    before, after = read_link(wrong).spec, read_link(mended).spec
    return Bug(look, before, after, change if change[0] else _changed(before, after))


def _changed(before: ModelSpec, after: ModelSpec) -> tuple[str, str]:
    old, new = ([layer_code(each) for each in spec.layers] for spec in (before, after))
    place = next(at for at, line in enumerate(old) if at >= len(new) or new[at] != line)
    return old[place], new[place] if place < len(new) else ""


@lru_cache(maxsize=1)
def bugs() -> dict[str, Bug]:
    """The seven by the key of their exhibit.

    >>> len(bugs()), bugs()["sums_that_miss"].change
    (7, ('layers.Softmax(axis=1)', 'layers.Softmax()'))
    >>> [key for key, bug in bugs().items() if not bug.rules_say]
    ['torn_curves', 'same_answer', 'too_good']
    """
    words = "Input(8,dtype=int32)|Embedding(20,8)|GRU(16,return_sequences=True)|Dense(20,activation=softmax)"
    spiral = "Input(2)|Dense(32,activation=relu)|Dense(32,activation=relu)|Dense(3,activation=softmax)"
    return {
        "ones_everywhere": _bug(
            "Every answer is 1.",
            "Input(12,1)|SimpleRNN(8)|Dense(1,activation=softmax)",
            "Input(12,1)|SimpleRNN(8)|Dense(1,activation=sigmoid)",
        ),
        "sums_that_miss": _bug(
            "The rows do not sum to 1.",
            "Input(5,8)|GRU(6,return_sequences=True)|Dense(4)|Softmax(axis=1)",
            "Input(5,8)|GRU(6,return_sequences=True)|Dense(4)|Softmax()",
        ),
        "pale_answers": _bug("No answer is ever sure.", f"{spiral}|Softmax()", spiral),
        "flat_line": _bug(
            "Every answer is the same number.",
            f"Input(5,3)|GRU(12,return_sequences=True)|Dense(1)|{_PAIRS}",
            f"Input(5,3)|GRU(12)|Dense(1)|{_PAIRS}",
        ),
        "torn_curves": _bug(
            "The curves that go in do not come out.",
            "Input(3,24)|Reshape((24,3))|GRU(8)|Dense(1)",
            "Input(3,24)|Permute((2,1))|GRU(8)|Dense(1)",
        ),
        "same_answer": _bug(
            "The answer changes when zeros are added.",
            "Input(None,dtype=int32)|Embedding(20,8)|GRU(6)|Dense(4,activation=softmax)",
            "Input(None,dtype=int32)|Embedding(20,8,mask_zero=True)|GRU(6)|Dense(4,activation=softmax)",
        ),
        "too_good": _bug(
            "The loss is lower than can be.", words, words, ("y = ids[:, :-1]", "y = ids[:, 1:]")
        ),
    }  # fmt: skip
