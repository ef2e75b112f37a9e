"""Finds the Chromium the browser tests drive; `python -m tests.browser.chromium` sees to one that starts."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

# The first is Chromium without a window: a page takes a third less of the machine.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def executable() -> str | None:
    """The path of a Chromium that starts here: CHROMIUM, one that is installed, or Playwright's own."""
    return next((path for path in candidates() if starts(path)), None)


def candidates() -> Iterator[str]:
    """Where a Chromium could be, the wanted one first."""
    yield from (path for path in [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES)] if path)
    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def starts(path: str) -> bool:
    """Whether the program runs at all: a downloaded one may lack the system's libraries."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except OSError:
        return False


def installers() -> Iterator[list[str]]:
    """The commands that could bring a Chromium, in the order to try them."""
    yield [sys.executable, "-m", "playwright", "install", "chromium"]
    if apt := shutil.which("apt-get"):
        root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        yield [*root, apt, "update", "-qq"]
        for package in ("chromium-headless-shell", "chromium"):
            yield [*root, apt, "install", "-y", "-qq", "--no-install-recommends", package, "fonts-dejavu-core"]


def see_to_one() -> str:
    """The path of a Chromium that starts, installed if need be."""
    if path := executable():
        return path
    for command in installers():
        print("No Chromium yet, trying:", " ".join(command), flush=True)
        try:
            subprocess.run(command, check=False, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
        except OSError as error:
            print(error)
        if path := executable():
            return path
    raise SystemExit("The browser tests need a Chromium: install one, or set CHROMIUM to its path.")


if __name__ == "__main__":
    print("Chromium:", see_to_one())
