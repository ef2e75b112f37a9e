"""From a softmax to one word: temperature, top-k, the likeliest, or a seeded draw."""

import numpy as np

Array = np.ndarray
COLDEST = 0.05  # below it every number but the largest is 0 anyway


def chances_of(shares: Array, temperature: float = 1.0, top_k: int = 0) -> Array:
    """What a word is drawn from: the softmax at another temperature, cut to the `top_k` likeliest.

    A low temperature makes the network surer of itself, a high one bolder: the scores are divided by it, so 1
    changes nothing, towards 0 only the likeliest word is left, and far above 1 all words become equally likely.

    Args:
        shares: `(class,)` or `(time, class)`: a softmax, sums 1.
        temperature: above 0; below 0.05 counts as 0.05.
        top_k: how many words may be drawn; 0 is all of them. Of equals the one with the lower id comes first.

    Returns:
        Of the same shape, float64, sums 1.

    >>> chances_of(np.array([0.5, 0.25, 0.25]), temperature=0.5).round(3).tolist()
    [0.667, 0.167, 0.167]
    >>> chances_of(np.array([0.5, 0.25, 0.25]), top_k=2).round(3).tolist()
    [0.667, 0.333, 0.0]
    """
    # a share of exactly 0 has the score -infinity; the smallest number keeps the arithmetic finite
    scores = np.log(np.maximum(shares.astype(np.float64), 1e-45)) / max(temperature, COLDEST)
    if top_k and top_k < shares.shape[-1]:
        order = np.argsort(-shares, axis=-1, kind="stable")
        ranks = np.empty_like(order)
        np.put_along_axis(ranks, order, np.broadcast_to(np.arange(shares.shape[-1]), order.shape), axis=-1)
        scores = np.where(ranks < top_k, scores, -np.inf)
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: Array = raised / raised.sum(axis=-1, keepdims=True)
    return chances


def draw_one(chances: Array, random: np.random.Generator) -> int:
    """One id, drawn with these chances `(class,)`.

    >>> draw_one(np.array([0.0, 1.0]), np.random.default_rng(0))
    1
    """
    place = int(np.searchsorted(np.cumsum(chances), random.random(), side="right"))
    return min(place, int(np.flatnonzero(chances)[-1]))  # rounding may leave the sum a hair below 1
