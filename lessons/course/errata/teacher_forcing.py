"""What the first document says about teacher forcing that is not the whole of it."""

from lessons.course.erratum import Erratum
from lessons.course.shown.one_number import LABELS, SENTENCES
from lessons.course.shown.ten_epochs import never_fed


def forcing_is_half_of_it() -> Erratum:
    """Training is teacher forced; writing is left out."""
    known = int((LABELS[:, :-1] == SENTENCES[:, 1:]).sum())
    (never,) = never_fed()
    return Erratum(
        "E0-08", "S0", "The comment above fit says that the network is trained with teacher forcing.",
        f"True of training: {known} of the {LABELS.size} targets are the next input, so every step is fed the true "
        "word. But the other half is left out: a loop in which the network is fed its own words. Id "
        f"{never} is a target and never an input, so what follows it was never learned.",
        "model.fit(x, y)", "model.fit(x, y)\nids.append(int(model.predict(np.array([ids]))[0, -1].argmax()))",
    )  # fmt: skip
