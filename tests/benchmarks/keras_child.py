"""Keras in a child process, asked for one timing at a time, so that neither side slows the other."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from lessons.training.worker_start import ENVIRONMENT
from tests.browser.server import ROOT


@dataclass(frozen=True)
class KerasChild:
    """A process that holds Keras."""

    process: subprocess.Popen[str]

    def seconds(self, action: str, link: str) -> float:
        """How long Keras takes for "build" (from the exported program), "call" (the built model, eagerly) or "run".

        Args:
            link: the network's link; for "run" the text of a program of ours.
        """
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps([action, link]) + "\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())


@contextmanager
def keras_child() -> Iterator[KerasChild]:
    """A warm Keras: imported, and asked once for each model before it counts."""
    import os

    command = [sys.executable, "-m", "tests.benchmarks.keras_child"]
    environment = {**os.environ, **ENVIRONMENT}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield KerasChild(process)
        finally:
            assert process.stdin
            process.stdin.close()


def answer() -> None:
    """Read questions, write seconds."""
    import keras

    from lessons.network.inputs import make_inputs
    from lessons.network.keras_code import keras_code
    from lessons.network.link import read_link

    built: dict[str, Any] = {}
    for count, line in enumerate(sys.stdin, start=1):
        action, link = json.loads(line)
        if action == "run":
            start = time.perf_counter()
            exec(compile(link.replace("model.summary()\n", ""), "program", "exec"), {})  # our own exported programs
            print(time.perf_counter() - start, flush=True)
            keras.utils.clear_session(free_memory=True)
            continue
        spec = replace(read_link(link).spec, loss=None, target=None)
        if action == "build":
            program = compile(keras_code(spec).replace("model.summary()\n", ""), "program", "exec")
            start = time.perf_counter()
            exec(program, {})  # our own exported program, the one a learner would run
            seconds = time.perf_counter() - start
            if count % 10 == 0:
                keras.utils.clear_session(free_memory=True)  # or later builds would pay for earlier ones
        else:
            if link not in built:
                names: dict[str, Any] = {}
                exec(keras_code(spec).replace("model.summary()\n", ""), names)
                built[link] = names["model"]
            sample = keras.ops.convert_to_tensor(make_inputs(spec).array)
            start = time.perf_counter()
            built[link](sample)
            seconds = time.perf_counter() - start
        print(seconds, flush=True)


if __name__ == "__main__":
    answer()
