"""The exhibits of lesson 13b: seven silent bugs, three of them in training, and who would have told."""

import streamlit as st

from lessons.course.shown import bug_pictures, bug_trials
from lessons.course.shown.bug_networks import bugs
from lessons.figures.board import in_a_row, matrix
from lessons.figures.share_bars import share_alt, share_bars
from lessons.network.weights import Weights
from lessons.training.plan import Standing
from pages.parts.chart_camera import camera
from pages.parts.exhibits import silent_bugs_pictures as pictures
from pages.parts.exhibits.bug_sides import both_sides, is_mended, the_mend
from pages.parts.knobs import slider
from pages.parts.layer_table import escaped
from pages.parts.table import table
from pages.parts.theme import page_theme
from pages.parts.trial_panel import trial_panel

KNOBS = ("train_ones", "sure", "train_pale", "train_copy", *pictures.KNOBS)
_SHOWN = 6


def ones_everywhere() -> None:
    """A few answers, and how training goes."""
    above, below = st.container(), st.container()
    with below:
        standings = _trial("ones_everywhere", "train_ones")

    def draw(mended: bool) -> None:
        weights = _weights(standings, mended)
        task, said = bug_trials.answers(bug_trials.bug_plan("ones_everywhere", mended), weights, _SHOWN)
        cells = [[task.classes[int(truth)], f"{answer:.3f}"]
                 for truth, answer in zip(task.y[:_SHOWN, 0], said[:, 0], strict=True)]  # fmt: skip
        st.html(in_a_row(matrix(cells, "answers", "trained" if weights else "untrained", rows="batch",
                                column_names=["true", "above zero?"],
                                classes=lambda row, place: "framed" if place else "")))  # fmt: skip

    with above:
        both_sides("ones_everywhere", draw)
    with below:
        for name, each in standings.items():
            judged = bug_trials.judged(each)
            st.markdown(
                f"- **{name}**: Keras shows a loss of **{judged.loss:.3f}** and an accuracy of "
                f"**{judged.accuracy:.3f}**; the answers themselves have a loss of {judged.own:.3f}."
            )
        the_mend("ones_everywhere")


def pale_answers() -> None:
    """A sure score, and how sure the answer is."""
    score = slider("how far the score of the right class is ahead", 0, 12, "sure", 8)
    shown = bug_pictures.pale_answers(score)
    names = ("right class", "class 1", "class 2")

    def draw(mended: bool) -> None:
        shares = shown.once if mended else shown.twice
        name = f"pale_{'mended' if mended else 'wrong'}"
        st.plotly_chart(share_bars(shares, names, page_theme()), key=name, alt=share_alt(shares, names),
                        config=camera(name))  # fmt: skip

    both_sides("pale_answers", draw)
    st.markdown(
        f"As written, no share can pass **{shown.most:.3f}**, and no loss can fall below **{shown.floor:.3f}**."
    )
    standings = _trial("pale_answers", "train_pale")
    for name, each in standings.items():
        judged = bug_trials.judged(each)
        st.markdown(f"- **{name}**: loss **{judged.loss:.3f}**, accuracy **{judged.accuracy:.3f}**.")
    the_mend("pale_answers")


def too_good() -> None:
    """A loss below the best possible, and what the network says."""
    best = bug_trials.best_next_word()
    standings = _trial("too_good", "train_copy")
    losses = "; ".join(f"{name} **{bug_trials.judged(each).loss:.4f}**" for name, each in standings.items())
    st.markdown(
        f"On this text nobody can predict the next word with a loss below **{best:.3f}**: the same beginning goes on "
        f"in different ways.{f' The losses at the end: {losses}.' if losses else ''}"
    )

    def draw(mended: bool) -> None:
        weights = _weights(standings, mended)
        read, said = bug_trials.read_and_said(bug_trials.bug_plan("too_good", mended), weights)
        st.html(in_a_row(matrix(
            [[left, right] for left, right in zip(read, said, strict=True)], "words",
            "trained" if weights else "untrained: train it first", rows="time", column_names=["reads", "its next word"],
            classes=lambda row, place: "framed" if place and read[row] == said[row] else "",
        )))  # fmt: skip
        same = sum(left == right for left, right in zip(read, said, strict=True))
        st.markdown(f"**{same} of {len(read)}** answers are the word that was just read.")

    both_sides("too_good", draw)
    the_mend("too_good")


def who_tells() -> None:
    """What Keras, and what the rules of the playground, say to each of the seven."""
    table(
        ("what you see", "Keras", "the playground"),
        [
            (escaped(bug.look), ":orange[**warns**]" if bug.keras_says else "says nothing",
             ":green[**finds it**]" if bug.rules_say else ":red[**sees nothing**]")
            for bug in bugs().values()
        ],
        alt="The seven bugs by their sign, and whether Keras or the playground says a word",
    )  # fmt: skip
    warned, found = (sum(map(bool, words)) for words in zip(
        *((bug.keras_says, bug.rules_say) for bug in bugs().values()), strict=True))  # fmt: skip
    st.markdown(
        f"Keras warns of **{warned} of {len(bugs())}**, the playground finds **{found}**. The others hang on "
        "what the numbers mean, and no rule about shapes can know that. A look at an input you know shows it."
    )
    with st.container(horizontal=True, gap="medium"):
        st.page_link("build/playground.py", label="Playground: build your own", icon=":material/tune:")
        st.page_link("build/training_lab.py", label="Training lab: train it", icon=":material/model_training:")
        st.page_link("build/code_lens.py", label="Code lens: paste your code", icon=":material/frame_inspect:")


def _trial(key: str, knob: str) -> dict[str, Standing]:
    ways = bug_trials.WAYS if is_mended(key) else bug_trials.WAYS[:1]
    runners = {name: bug_trials.bug_plan(key, name == "mended") for name in ways}
    return trial_panel(runners, knob, label="train and look at the loss")


def _weights(standings: dict[str, Standing], mended: bool) -> Weights | None:
    standing = standings.get(bug_trials.WAYS[mended])
    return standing.weights if standing is not None and standing.epochs else None


EXHIBITS = {
    "ones_everywhere": ones_everywhere,
    "sums_that_miss": pictures.sums_that_miss,
    "pale_answers": pale_answers,
    "flat_line": pictures.flat_line,
    "torn_curves": pictures.torn_curves,
    "same_answer": pictures.same_answer,
    "too_good": too_good,
    "who_tells": who_tells,
}
