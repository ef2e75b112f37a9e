"""Plausible training runs made by formula, one for every way the run screen can look."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

Array = np.ndarray
WORDS = ["the", "cat", "sat", "on", "mat", "dog", "saw", "a", "bird", "and", "ran", "to", "house", "of",
         "grandmother", "under", "red", "moon", "sang", "."]  # fmt: skip
SENTENCE = ["the", "cat", "sat", "on", "the", "mat", "and", "sang"]


@dataclass
class FakeRun:
    """A whole run that is known from the start, and how much of it the server admits to.

    Args:
        start: what is known before the first epoch.
        reports: one a epoch, the untrained network first.
        shown: how many of them have "happened".
    """

    start: dict[str, Any]
    reports: list[dict[str, Any]]
    status: str = "running"
    sentence: str = ""
    place: int | None = None
    shown: int = 1
    asked: list[int] = field(default_factory=list)

    def answer(self, after: int) -> dict[str, Any]:
        """What the server says to `/runs/ID?after=N`."""
        self.asked.append(after)
        seconds = round((self.shown - 1) / 61.5, 2)
        running = self.status == "running" and self.shown > 1
        epochs = len(self.reports) - 1
        return {
            "status": self.status, "place": self.place, "sentence": self.sentence, "epochs": epochs,
            "seconds": seconds, "rate": 61.5 if self.shown > 1 else None,
            "left": round((epochs + 1 - self.shown) / 61.5, 2) if running else None,
            "start": self.start, "reports": self.reports[after : self.shown], "next": self.shown,
        }  # fmt: skip

    def up_to(self, epoch: int, status: str = "running", sentence: str = "") -> "FakeRun":
        """Let training have come to this epoch."""
        self.shown, self.status, self.sentence, self.place = epoch + 1, status, sentence, None
        return self

    def finished(self, sentence: str = "") -> "FakeRun":
        return self.up_to(len(self.reports) - 1, "done", sentence)


def make_run(
    classes: list[str], steps: list[str], truth: Array, *, epochs: int = 200, pace: float = 28.0, seed: int = 0,
    tell_truth: bool = False, floor: float | None = None, floor_words: str = "", layers: tuple[str, ...] = ("simple_rnn", "dense"),
    loss: str = "sparse_categorical_crossentropy", every: int = 1,
) -> FakeRun:  # fmt: skip
    """A network that goes from an even guess to the true frequencies, early steps first.

    Args:
        truth: `(time, class)` what it learns; one row without a time axis.
        pace: in how many epochs the first e-th is left to learn.
        every: only every so many epochs carry a probe.
    """
    noise = np.random.default_rng(seed)
    rows = len(truth)
    first = noise.normal(0, 0.35, truth.shape)
    goal = np.log(truth + 0.004)
    entropy = -(truth * np.log(truth + 1e-12)).sum(axis=1)
    reports = []
    for epoch in range(epochs + 1):
        learned = 1 - np.exp(-epoch / pace * np.linspace(0.7, 1.4, rows)[:, None] ** -1)
        shares = softmax(first * (1 - learned) + goal * learned)
        by_step = -(truth * np.log(shares + 1e-9)).sum(axis=1)
        wobble = 1 + 0.025 * noise.normal() * np.exp(-epoch / 90)
        best = (truth * (shares == shares.max(axis=1, keepdims=True))).sum(axis=1).mean()
        mean = float(by_step.mean()) * wobble
        overfit = 0.05 + 0.16 * (epoch / epochs) ** 2
        norms = [
            0.9 * 0.35**at * (0.15 + np.exp(-epoch / 45)) * (1 + 0.1 * noise.normal()) for at in range(len(layers))
        ]
        probe = (shares * 65535).round().astype("<u2").tobytes()
        reports.append({
            "epoch": epoch, "loss": round(mean, 5), "metric": round(float(best), 4),
            "val_loss": round(mean + overfit, 5) if epoch else None, "val_metric": round(float(best) * 0.93, 4) if epoch else None,
            "learning_rate": 0.001, "by_step": [round(float(value), 4) for value in by_step] if steps else None,
            "norms": [round(float(abs(value)), 6) for value in reversed(norms)] if epoch else None,
            "probe": base64.b64encode(probe).decode("ascii") if epoch % every == 0 else None,
        })  # fmt: skip
    start = {
        "classes": classes, "steps": steps, "layers": list(layers), "loss": loss, "metric": "accuracy",
        "floor": round(float(entropy.mean()), 4) if floor is None else floor, "floor_words": floor_words,
        "truth": truth.round(4).tolist() if tell_truth else None,
    }  # fmt: skip
    return FakeRun(start, reports)


def softmax(scores: Array) -> Array:
    """Along the classes."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Array = raised / raised.sum(axis=1, keepdims=True)
    return shares


def next_word(
    seed: int = 0, pace: float = 28.0, layers: tuple[str, ...] = ("simple_rnn", "dense"), every: int = 1
) -> FakeRun:
    """8 timesteps by 20 words, with the true frequencies of what follows."""
    truth = np.zeros((8, 20))
    follows = [{1: 0.4, 5: 0.35, 16: 0.15, 17: 0.1}, {2: 0.6, 6: 0.25, 10: 0.15}, {3: 0.75, 15: 0.25}, {0: 0.8, 7: 0.2},
               {4: 0.5, 12: 0.3, 14: 0.2}, {9: 0.55, 19: 0.45}, {18: 0.7, 10: 0.3}, {19: 1.0}]  # fmt: skip
    for step, shares in enumerate(follows):
        for word, share in shares.items():
            truth[step, word] = share
    words = "Several words can follow the same beginning, so nobody can be right every time."
    return make_run(
        WORDS, SENTENCE, truth, seed=seed, pace=pace, tell_truth=True, floor_words=words, layers=layers, every=every
    )


def string_to_string() -> FakeRun:
    """64 timesteps by 15 characters: a shift of the alphabet."""
    letters = list("abcdefghijklmno")
    text = "badhombanjoleafmanoeinlimbkindabodemandolinflakebeachglobefoamma"
    truth = np.zeros((64, 15))
    for step, letter in enumerate(text):
        truth[step, (letters.index(letter) + 3) % 15] = 1
    return make_run(letters, list(text), truth, floor=0.0, pace=40, layers=("gru", "time_distributed"), seed=2)


def one_label() -> FakeRun:
    """One distribution for the whole sample: no time axis."""
    truth = np.array([[0.05, 0.9, 0.05]])
    layers = ("embedding", "lstm", "lstm_1", "dropout", "dense")
    return make_run(["negative", "positive", "neither"], [], truth, layers=layers, seed=3)


def queued() -> FakeRun:
    """Two others first; the untrained network is there already."""
    run = next_word()
    run.status, run.place, run.sentence = "queued", 2, ""
    return run


def queued_bare() -> FakeRun:
    """Waiting, and nothing has been worked out yet."""
    run = queued()
    run.shown = 0
    return run


def failed() -> FakeRun:
    """The loss becomes NaN at epoch 23."""
    run = next_word(every=3)
    for epoch in range(12, 23):
        run.reports[epoch]["loss"] = round(run.reports[epoch]["loss"] * 1.22 ** (epoch - 11), 4)
        run.reports[epoch]["val_loss"] = round(run.reports[epoch]["val_loss"] * 1.24 ** (epoch - 11), 4)
    run.reports[23] |= dict.fromkeys(("loss", "metric", "val_loss", "val_metric", "by_step", "norms", "probe"))
    return run.up_to(
        23, "failed", "The loss became NaN (not a number) at epoch 23: the learning rate is too large. Try 0.001."
    )


RUNS: dict[str, Callable[[], FakeRun]] = {
    "next_word": next_word,
    "thinned": lambda: next_word(every=5),
    "slow": lambda: next_word(seed=7, pace=60.0, layers=("embedding", "gru", "dense")),
    "string": string_to_string,
    "one_label": one_label,
    "queued": queued,
    "queued_bare": queued_bare,
    "failed": failed,
}
