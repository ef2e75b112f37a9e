"""The losses by Keras's name: what each one measures and which target it takes."""

from dataclasses import dataclass
from typing import Literal

from lessons.network.shape import Shape

Family = Literal["ids", "shares", "yes or no", "numbers", "direction"]


@dataclass(frozen=True)
class Loss:
    """One loss of Keras.

    Args:
        name: Keras's name.
        meaning: what it measures, in one line.
        target: the target it expects, in words.
        family: what it compares: class ids with rows of shares, shares with shares, probabilities with yes or
            no, numbers with numbers, or only the directions of two rows.
        checks: Keras compares the shapes before it calculates; without, NumPy's broadcasting decides.
    """

    name: str
    meaning: str
    target: str
    family: Family
    checks: bool = False


_ALL = (
    Loss(
        "sparse_categorical_crossentropy",
        "How surprised the softmax is by the true class, given as its number.",
        "one class id for each row of the output: one axis fewer, or a last axis of 1",
        "ids",
        checks=True,
    ),
    Loss(
        "categorical_crossentropy",
        "How surprised the softmax is by the true class, given as a one-hot row.",
        "a one-hot row (or shares) for each row of the output: the same shape",
        "shares",
        checks=True,
    ),
    Loss(
        "binary_crossentropy",
        "How surprised each probability is by a yes (1) or a no (0).",
        "a 0 or 1 for each number of the output: the same shape",
        "yes or no",
        checks=True,
    ),
    Loss(
        "mean_squared_error",
        "The squared distance to the target, on average.",
        "a number for each number of the output: the same shape",
        "numbers",
    ),
    Loss(
        "mean_absolute_error",
        "The distance to the target, on average.",
        "a number for each number of the output: the same shape",
        "numbers",
    ),
    Loss(
        "huber",
        "Squared for small distances, plain for large ones, on average.",
        "a number for each number of the output: the same shape",
        "numbers",
    ),
    Loss(
        "kl_divergence",
        "How far the softmax is from a row of target shares.",
        "a row of shares for each row of the output: the same shape",
        "shares",
    ),
    Loss(
        "cosine_similarity",
        "Whether two rows point the same way (-1 when they do); their lengths do not count.",
        "a row of numbers for each row of the output: the same shape",
        "direction",
    ),
)
LOSSES: dict[str, Loss] = {each.name: each for each in _ALL}

_SHORT = {
    "mse": "mean_squared_error",
    "mae": "mean_absolute_error",
    "bce": "binary_crossentropy",
    "kld": "kl_divergence",
}


def find_loss(name: str) -> Loss | None:
    """The loss of this name, or of Keras's short form of it; `None` when the app does not know it.

    >>> find_loss("mse").name
    'mean_squared_error'
    """
    return LOSSES.get(_SHORT.get(name.lower() if name.isupper() else name, name))


def expected_target(loss: str, output_shape: Shape, masked: bool = False) -> tuple[Shape, ...]:
    """The target shapes a loss takes for an output, the plainest first.

    Args:
        loss: Keras's name.
        output_shape: what leaves the network, batch first.
        masked: a padding mask leaves the network too. Keras multiplies the loss by the (batch, time) mask,
            and a target without its last axis of 1 no longer lines up with it.

    Raises:
        KeyError: the app does not know this loss.

    >>> expected_target("sparse_categorical_crossentropy", (None, 5, 7))
    ((None, 5), (None, 5, 1))
    >>> expected_target("categorical_crossentropy", (None, 5, 7))
    ((None, 5, 7),)
    >>> expected_target("mean_squared_error", (None, 1))
    ((None, 1), (None,))
    """
    known = find_loss(loss)
    if known is None:
        raise KeyError(f"No loss is called {loss!r}; the app knows {', '.join(LOSSES)}.")
    if known.family == "ids":
        one_id = (*output_shape[:-1], 1)
        # Keras drops the output's last axis of 1 as soon as the target has one axis fewer, and then refuses
        return (one_id,) if len(output_shape) > 2 and output_shape[-1] == 1 else (output_shape[:-1], one_id)
    droppable = known.family in ("yes or no", "numbers") and len(output_shape) > 1 and output_shape[-1] == 1
    if droppable and not (masked and len(output_shape) > 2):
        return (output_shape, output_shape[:-1])
    return (output_shape,)


def metric_of(loss: str) -> str:
    """The metric that goes with a loss, by Keras's name.

    >>> metric_of("sparse_categorical_crossentropy"), metric_of("mean_squared_error")
    ('accuracy', 'mean_absolute_error')
    """
    return "accuracy" if LOSSES[loss].family in ("ids", "shares", "yes or no") else "mean_absolute_error"
