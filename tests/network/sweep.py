"""How large the sweeps against Keras are: UNROLLED_SWEEP=10 makes them ten times as long."""

import os

TIMES = float(os.environ.get("UNROLLED_SWEEP", "1"))


def sweep_size(usual: int) -> int:
    """So many cases; never none."""
    return max(1, round(usual * TIMES))
