"""A training on the page: its buttons, the live screen, an earlier run beside it, and what to take along."""

from dataclasses import replace

import streamlit as st

from lessons.network.spec import ModelSpec
from lessons.training import engine
from lessons.training.engine import Job
from lessons.training.program import bundle_of, history_csv, program_of
from lessons.training.settings import Settings
from lessons.training.task import TaskChoice
from lessons.training.tasks import TASKS
from pages.parts.learner import learner
from pages.parts.run_screen import ShownRun, run_screen

_RUN = "lab_run"


def shown_run() -> Job | None:
    """The run on this page: the one chosen, else the learner's newest, wherever it was started."""
    name = st.session_state.get(_RUN)
    if name is None:
        newest = next(iter(engine.jobs.of(learner())), None)
        st.session_state[_RUN] = name = newest.name if newest else ""
    return engine.jobs.get(name) if name else None


def run_buttons(spec: ModelSpec, choice: TaskChoice, settings: Settings, *, fits: bool) -> None:
    """Train, pause, stop, go on, reset: those that make sense now.

    Args:
        fits: network, task and settings can be trained.
    """
    job = shown_run()
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if job is not None and job.is_active:
            waits = bool(job.asked)
            st.button("Pause", icon=":material/pause:", on_click=engine.pause, args=(job.name,), disabled=waits)
            st.button("Stop", icon=":material/stop:", on_click=engine.stop, args=(job.name,), disabled=waits)
        else:
            st.button(
                "Train", type="primary", icon=":material/play_arrow:", disabled=not fits,
                on_click=_train, args=(spec, choice, settings),
            )  # fmt: skip
            same = job is not None and (job.spec, job.choice) == (spec, choice)
            if same and job is not None and job.memory is not None and job.status != "failed":
                more = job.epoch >= job.settings.epochs
                st.button(
                    f"Train {settings.epochs} epochs more" if more else "Go on",
                    icon=":material/resume:", on_click=_resume, args=(job, settings, more),
                )  # fmt: skip
            if job is not None:
                st.button("Reset", icon=":material/restart_alt:", type="tertiary", on_click=_reset)
    if problem := st.session_state.pop("lab_refused", None):
        st.warning(problem, icon=":material/hourglass_empty:")


def run_panel(job: Job) -> None:
    """The live screen of a run, and beside it an earlier one if the learner likes."""
    others = [each for each in engine.jobs.of(learner()) if each.name != job.name and each.reports]
    beside = None
    if others and not job.is_active:
        titles = {each.name: title_of(each) for each in others}
        beside = st.selectbox(
            "Compare with", list(titles), index=None, key="compare_with", placeholder="an earlier run of yours",
            format_func=titles.__getitem__, width=420,
        )  # fmt: skip
    runs = [ShownRun(f"/runs/{job.name}", title_of(job), job.status)]
    if other := next((each for each in others if each.name == beside), None):
        runs.append(ShownRun(f"/runs/{other.name}", title_of(other), other.status))
    run_screen(runs, key="run_screen")


def run_downloads(job: Job) -> None:
    """What a run leaves: the trained network, its figures, and the code that does it again."""
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "trained.keras", lambda: engine.save(job), "trained.keras", "application/octet-stream",
            icon=":material/download:", on_click="ignore", help="Opens with keras.models.load_model.",
        )  # fmt: skip
        st.download_button(
            "history.csv", lambda: history_csv(job), "history.csv", "text/csv", icon=":material/table:",
            on_click="ignore", help="Loss and metric of every epoch.",
        )  # fmt: skip
        st.download_button(
            "run.zip", lambda: bundle_of(job), "run.zip", "application/zip", icon=":material/folder_zip:",
            on_click="ignore", help="train.py with its samples and first weights: it trains to the same losses.",
        )  # fmt: skip
    box = st.expander("The code that reproduces this run", icon=":material/code:", key="lab_code", on_change="rerun")
    if box.open:
        with box:
            st.caption("Plain Keras. It reads samples and first weights from start.npz, which is in run.zip.")
            st.code(program_of(job), language="python", height=420)


def title_of(job: Job) -> str:
    """A run in a few words: its network, its task, how it was trained."""
    layers = " · ".join(layer.title for layer in job.spec.layers if layer.class_name not in ("Embedding", "Activation"))
    return f"{layers} on {TASKS[job.choice.key].title}, {job.settings.optimizer} {job.settings.learning_rate:g}"


def _train(spec: ModelSpec, choice: TaskChoice, settings: Settings) -> None:
    try:
        st.session_state[_RUN] = engine.submit(spec, choice, settings, learner()).name
    except engine.Refused as reason:
        st.session_state["lab_refused"] = str(reason)


def _resume(job: Job, settings: Settings, more: bool) -> None:
    again = replace(job.settings, epochs=min(500, job.epoch + settings.epochs)) if more else None
    try:
        st.session_state[_RUN] = engine.resume(job.name, again).name
    except engine.Refused as reason:
        st.session_state["lab_refused"] = str(reason)


def _reset() -> None:
    st.session_state[_RUN] = ""
