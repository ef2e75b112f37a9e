"""The training lab: train a network live and watch the distribution of every timestep sharpen, epoch by epoch."""

import streamlit as st

from lessons.network.predict import predict
from lessons.training.fitting import find_unfit, silent_unfit
from lessons.training.task import TaskError
from lessons.training.tasks import make_task
from pages.parts.cards import mistake_card
from pages.parts.lab.export import lab_export
from pages.parts.lab.network import bring, network_knobs
from pages.parts.lab.preview import task_preview, untrained_preview
from pages.parts.lab.run import run_buttons, run_panel, shown_run
from pages.parts.lab.settings import settings_knobs
from pages.parts.lab.task import task_knobs
from pages.parts.layer_table import escaped
from pages.parts.weights_panel import weights_panel

st.set_page_config(initial_sidebar_state=350)
with st.sidebar:
    choice = task_knobs()
try:
    task = make_task(choice)
except TaskError as reason:
    st.title("Training lab", anchor=False)
    st.error(str(reason), title="This text cannot be learned from yet", icon=":material/description:")
    st.stop()
with st.sidebar:
    spec = network_knobs(task)
    st.divider()
    settings = settings_knobs()

unfit = find_unfit(spec, task, settings)
job = shown_run()
with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
    st.title("Training lab", anchor=False)
    st.markdown(f"**{escaped(task.title)}** · {predict(spec).total_params:,} parameters")
if unfit is not None:
    mistake_card(unfit, on_mend=bring)
elif (silent := silent_unfit(spec, task)) is not None:
    st.warning(
        escaped(f"{silent.sentence} {silent.beware}"),
        title="It trains, but it learns something else",
        icon=":material/visibility_off:",
    )
run_buttons(spec, choice, settings, fits=unfit is None)
is_other = job is not None and not job.is_active and (job.spec, job.choice) != (spec, choice)
if job is None or is_other:
    task_preview(task)
    if unfit is None and job is None:
        untrained_preview(spec, choice)
if job is not None:
    if is_other:
        st.subheader("Your last run", anchor=False)
    run_panel(job)
    weights_panel(job)
lab_export(spec, job)
