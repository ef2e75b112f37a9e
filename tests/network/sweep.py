"""How large the sweeps against Keras are: UNROLLED_SWEEP=1 is what the tests name, 10 is ten times as long.

The everyday suite takes a tenth, so that it stays under twelve minutes on two cores.
"""

import os
from collections.abc import Sequence
from typing import TypeVar

Case = TypeVar("Case")
TIMES = float(os.environ.get("UNROLLED_SWEEP", "0.1"))


def some(cases: Sequence[Case], every: int = 2) -> Sequence[Case]:
    """Each second case by day, or each `every`-th; all of them from UNROLLED_SWEEP=1 on."""
    return cases if TIMES >= 1 else cases[::every]


def sweep_size(usual: int) -> int:
    """So many cases; never none."""
    return max(1, round(usual * TIMES))
