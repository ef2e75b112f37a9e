"""Layers that get narrower, or stay as wide: what each costs; and what Keras takes for `units`."""

from functools import lru_cache

from lessons.network.layers import Dense, Input
from lessons.network.spec import ModelSpec

FORMS = ("pyramid", "tower")
FIRST = ("16", "32", "64", "128")
INPUTS = 20
GIVEN = ("64", "0", "-1", "2.0", '"10"')
_VALUES: dict[str, object] = {"64": 64, "0": 0, "-1": -1, "2.0": 2.0, '"10"': "10"}


@lru_cache(maxsize=16)
def hidden_layers(first: int, form: str) -> ModelSpec:
    """Three hidden layers on 20 features, and one number at the end.

    >>> from lessons.network.predict import predict
    >>> predict(hidden_layers(64, "pyramid")).total_params
    3969
    """
    return ModelSpec(Input((INPUTS,)), (*(Dense(each, "relu") for each in widths(first, form)), Dense(1)))


def widths(first: int, form: str) -> tuple[int, int, int]:
    """The units of the three hidden layers.

    >>> widths(64, "pyramid"), widths(64, "tower")
    ((64, 32, 16), (64, 64, 64))
    """
    return (first, first // 2, first // 4) if form == FORMS[0] else (first, first, first)


def units_problem(value: object) -> str:
    """What `Dense(value)` says; empty when it takes it.

    >>> units_problem(10)
    ''
    >>> units_problem(2.0)
    'Received an invalid value for `units`, expected a positive integer. Received: units=2.0'
    """
    if isinstance(value, int) and value > 0:
        return ""
    return f"Received an invalid value for `units`, expected a positive integer. Received: units={value}"


def given_problem(text: str) -> str:
    """The same for one of `GIVEN`, as it stands in a program.

    >>> given_problem('"10"').endswith("units=10")
    True
    """
    return units_problem(_VALUES[text])
