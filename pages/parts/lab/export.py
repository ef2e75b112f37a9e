"""What can be taken along from the training lab: the network, and what a run has made of it."""

from functools import partial

import streamlit as st

from lessons.network.address import model_query
from lessons.network.predict import predict
from lessons.network.spec import ModelSpec
from lessons.training.engine import Job
from pages.parts.export.panel import export_panel
from pages.parts.lab.run import run_downloads
from pages.parts.model_link import model_link

_LABEL = "Look inside this network in the playground"


def lab_export(spec: ModelSpec, job: Job | None) -> None:
    """Draws one panel with the run's files first when there is a run to take, and else one button.

    Args:
        spec: the network that would be trained next.
        job: the run on the page.
    """
    if job is None or job.weights is None:
        model_link(spec, "lab", _LABEL)
        return
    st.subheader("Take it along", anchor=False)
    export_panel(predict(job.spec), "lab_form", first={"trained run": partial(run_downloads, job)})
    st.page_link("build/playground.py", label=_LABEL, icon=":material/tune:", query_params=model_query(spec))
