"""silent_mistake: a mistake that raises nothing, in its place."""

from lessons.network.mistake import Mend, Mistake
from lessons.network.walk import Step


def silent_mistake(
    step: Step, code: str, message: str, came: str, expected: str, mends: tuple[Mend, ...], keras: str = ""
) -> Mistake:
    """A mistake that Keras runs without an error; `keras` is what it warns of, if anything."""
    return Mistake(
        code=code,
        layer=step.index,
        blame=step.index,
        class_name=step.layer.class_name,
        message=f"Layer {step.index + 1}, {step.layer.title}: {message}",
        came=came,
        expected=expected,
        keras_says=keras,
        mends=mends,
        silent=True,
    )
