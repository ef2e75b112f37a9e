"""Mistake: what is wrong with a network, where, why, what Keras says, and how to mend it."""

from dataclasses import dataclass

from lessons.network.spec import ModelSpec


@dataclass(frozen=True)
class Mend:
    """One way out: in words, and as the mended network."""

    words: str
    spec: ModelSpec


@dataclass(frozen=True)
class Mistake:
    """Something that stops a network, or that runs and means something else than it seems.

    Args:
        code: names the kind of mistake.
        layer: index of the layer where Keras fails (or where the silent mistake acts).
        blame: index of the layer to change: often one before; -1 is the Input.
        class_name: Keras class of the layer at `layer`.
        message: what happened and where, and what was expected, in one or two sentences.
        came: what arrived there.
        expected: what would have fitted.
        keras_says: Keras 3's own message; empty when Keras says nothing.
        keras_error: the class of Keras's error; empty when it raises none.
        mends: ways out, the likeliest first.
        silent: Keras raises nothing.
    """

    code: str
    layer: int
    blame: int
    class_name: str
    message: str
    came: str
    expected: str
    keras_says: str = ""
    keras_error: str = ""
    mends: tuple[Mend, ...] = ()
    silent: bool = False

    @property
    def mend(self) -> Mend | None:
        """The likeliest way out."""
        return self.mends[0] if self.mends else None
