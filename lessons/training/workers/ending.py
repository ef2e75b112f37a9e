"""How a run begins and ends, in words for the learner."""

from typing import Any

import numpy as np

from lessons.training.job import Job, Status
from lessons.training.tasks import make_task

GETTING_READY = "Getting ready: the first run of a new network takes a second or two to begin."
AGAIN = "Your settings are kept: press Train again, a new process is on its way."
LOST = f"The process that trained was ended from outside, or because it needed too much memory. {AGAIN}"
HUNG = f"The process that trained gave no sign of life for too long, so it was ended. {AGAIN}"
SORRY = "Try another network or another task; your settings are kept."


def told(result: dict[str, Any], job: Job) -> tuple[Status, str]:
    """The status and the sentence of an end.

    Args:
        result: what `run_job` returned.
        job: the run, and what its learner has asked for.
    """
    epoch = result["epoch"]
    if result["how"] == "done":
        return "done", f"Trained for {epoch} epochs."
    if result["how"] == "early":
        return "done", (f"EarlyStopping ended it after epoch {epoch}: no better since epoch {result['best_epoch']}.")
    if result["how"] == "time":
        return "stopped", f"Stopped after {job.settings.seconds} seconds, the longest a run may take."
    if result["how"] == "no number" and not np.isfinite(make_task(job.choice).x).all():
        return "failed", (
            f"In epoch {epoch + 1} the loss was no longer a number: one number in the samples is missing (nan), and a "
            "sum with nan in it is nan. Leave that sample out, or fill the gap; the network is kept as it was before."
        )
    if result["how"] == "no number":
        return "failed", (
            f"In epoch {epoch + 1} the loss was no longer a number: the steps were so large that the weights ran away. "
            "Lower the learning rate, or clip the gradient; the network is kept as it was before that epoch."
        )
    if job.asked == "pause":
        return "paused", f"Paused after epoch {epoch}. Go on whenever you like."
    if job.asked == "stop":
        return "stopped", f"Stopped after epoch {epoch}."
    return "stopped", f"Ended after epoch {epoch}, because nobody was looking."
