"""What a worker runs: it must not hang, and must cost nothing to import."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=20,
    )


def test_a_check_that_hangs_ends_its_process() -> None:
    hanging = "with ended_when_stuck(0.1): threading.Event().wait()"
    ended = run(f"import threading\nfrom lessons.training.workers.checks import ended_when_stuck\n{hanging}")
    assert ended.returncode == 1
    assert ended.stderr == ""


def test_a_check_in_time_leaves_the_process_alone() -> None:
    quick = "with ended_when_stuck(0.1): pass\nthreading.Event().wait(0.3)\nprint('alive')"
    assert (
        run(f"import threading\nfrom lessons.training.workers.checks import ended_when_stuck\n{quick}").stdout
        == "alive\n"
    )


def test_importing_the_checks_imports_no_keras() -> None:
    names = "[name for name in sys.modules if name.split('.')[0] in ('keras', 'tensorflow', 'distributed')]"
    assert run(f"import sys, lessons.training.workers.checks\nprint({names})").stdout == "[]\n"
