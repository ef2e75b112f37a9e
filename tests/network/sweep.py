"""How large the sweeps against Keras are: UNROLLED_SWEEP=1 is what the tests name, 10 is ten times as long.

The everyday suite takes a quarter, so that it stays under twelve minutes on two cores.
"""

import os

TIMES = float(os.environ.get("UNROLLED_SWEEP", "0.25"))


def sweep_size(usual: int) -> int:
    """So many cases; never none."""
    return max(1, round(usual * TIMES))
