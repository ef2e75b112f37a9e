"""A small server for the run screen alone: its page, its code and runs that go as far as a test lets them.

`python -m tests.browser.run_screen.server` shows every run at http://127.0.0.1:8700/?runs=next_word,slow by the clock.
"""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from pages.parts import run_screen
from tests.browser.run_screen.runs import RUNS, FakeRun

HERE = Path(__file__).parent
MOUNT = HERE.parents[2] / "pages" / "parts" / "run_screen" / "mount.js"


class RunServer(ThreadingHTTPServer):
    """Serves the page at `/` and the runs in `runs` at `/runs/NAME`."""

    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Answers)
        self.runs: dict[str, FakeRun] = {}
        self.away = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def run(self, name: str) -> FakeRun | None:
        """The run of this name as far as it has come."""
        return self.runs.get(name)


class ClockServer(RunServer):
    """Runs that go on by the clock, 40 epochs a second, for a look by hand."""

    began: dict[str, float]

    def run(self, name: str) -> FakeRun | None:
        made = self.runs.setdefault(name, RUNS[name]()) if name in RUNS else None
        if made and name not in {"failed", "queued", "queued_bare"}:
            self.began = getattr(self, "began", {})
            epoch = int((time.monotonic() - self.began.setdefault(name, time.monotonic())) * 40)
            made.finished() if epoch >= len(made.reports) - 1 else made.up_to(epoch)
        return made


class Answers(BaseHTTPRequestHandler):
    """Answers the browser."""

    server: RunServer

    def do_GET(self) -> None:
        """Answer a page, a script or the news of a run."""
        address = urlsplit(self.path)
        if address.path.startswith("/runs/"):
            return self.tell(address.path.removeprefix("/runs/"), parse_qs(address.query))
        files = {
            "/": ("text/html", lambda: (HERE / "page.html").read_text("utf-8")),
            "/code.js": ("text/javascript", lambda: run_screen.CODE),
            "/mount.js": ("text/javascript", lambda: MOUNT.read_text("utf-8")),
        }
        if address.path not in files:
            return self.send(204, "text/plain", "")
        kind, text = files[address.path]
        return self.send(200, kind, text())

    def tell(self, name: str, query: dict[str, list[str]]) -> None:
        """The news of one run; nothing at all while the server is away."""
        if self.server.away:
            return self.send(503, "text/plain", "away")
        run = self.server.run(name)
        if run is None:
            return self.send(404, "application/json", '{"error": "unknown"}')
        return self.send(200, "application/json", json.dumps(run.answer(int(query["after"][0]))))

    def send(self, status: int, kind: str, text: str) -> None:
        """One whole answer."""
        body = text.encode("utf-8")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(BrokenPipeError, ConnectionResetError):  # the tab is closed
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the test says what matters."""


@contextmanager
def running(server: RunServer) -> Iterator[RunServer]:
    """Serve from a thread until the block ends."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


if __name__ == "__main__":
    print("http://127.0.0.1:8700/?runs=next_word (Ctrl+C stops it); also:", ", ".join(RUNS))
    ClockServer(8700).serve_forever()
