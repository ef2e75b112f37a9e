"""What a fading curve says, in one or two sentences."""

import numpy as np

from lessons.network.readable import readable, share_in_words

Array = np.ndarray
_EXPLODES = "It explodes: training would jump about."


def fading_sentence(name: str, kept: Array, back: str) -> str:
    """Says what is left of the gradient at the far end of a curve.

    Args:
        name: whose curve it is.
        kept: `(distance,)`, 1 at distance 0.
        back: what lies between the ends, such as `"steps"`.

    >>> fading_sentence("GRU", np.array([1.0, 0.1, 0.01]), "steps")
    'GRU, 2 steps back: 1% of the gradient is left. It fades: 10 times weaker with each step.'
    """
    left, many = float(kept[-1]), len(kept) - 1
    one = back.removesuffix("s")
    where = f"{name}, {many} {back if many > 1 else one} back:"
    if left == 0:
        return f"{where} nothing of the gradient is left."
    arrives = f"It arrives: these {back} can learn as well."
    if left > 1.05:
        end = arrives if left < 3 else "It grows on its way back." if left < 30 else _EXPLODES
        return f"{where} the gradient is {readable(left)} times as large. {end}"
    told = f"{where} {share_in_words(left)} of the gradient is left."
    if left < 0.03:
        return f"{told} It fades: {readable(left ** (-1 / many))} times weaker with each {one}."
    return f"{told} {arrives}"
