"""A real server and a real Chromium; a test that leaves an error in the console or the server's log fails."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, WebSocket, expect, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.chromium import see_to_one
from tests.browser.server import Server, running_server

# Playwright's own list, which a second one replaces, and two pages that Chromium draws unseen beside every tab.
UNUSED = (
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,"
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,LensOverlay,MediaRouter,"
    "PaintHolding,ThirdPartyStoragePartitioning,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,"
    "PreconnectToSearch"
)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage",
    f"--disable-features={UNUSED}",
]  # fmt: skip
IDLE = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"

expect.set_options(timeout=20_000)  # two processes share the machine in a whole run

Rerun = Callable[[], AbstractContextManager[None]]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests of this process."""
    with running_server(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running


@pytest.fixture(scope="module")
def fresh_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for one file alone: the first test that asks for it finds it cold, and may be followed by cruel ones."""
    with running_server(tmp_path_factory.mktemp("fresh_server") / "log.txt") as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium for one file of tests; Playwright's event loop would be in the way of other files' own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=see_to_one(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A new visitor's tab on the shared server: `page.goto("/playground")`."""
    with new_visitor(browser, server) as tab:
        yield tab


@pytest.fixture
def rerun(page: Page) -> Rerun:
    """`with rerun(): page.get_by_label("return_sequences").click()` waits until the app has answered."""
    sockets: list[WebSocket] = []
    page.on("websocket", lambda socket: sockets.append(socket))

    @contextmanager
    def answered() -> Iterator[None]:
        with sockets[-1].expect_event("framereceived", finishes_a_run):
            yield
        page.wait_for_selector(IDLE)

    return answered


@contextmanager
def new_visitor(browser: Browser, server: Server, **context: object) -> Iterator[Page]:
    """A tab with its own cookies; errors in its console, its scripts or the server's log fail the test.

    Args:
        context: as Playwright takes it. Nothing moves unless it says so: motion takes time, and is tested by itself.
    """
    already_said = len(server.said())
    errors: list[str] = []

    def keep_errors(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(f"console: {message.text} ({message.location['url']})")

    settings = {
        "viewport": {"width": 1280, "height": 800},
        "base_url": server.url,
        "reduced_motion": "reduce",
        **context,
    }
    visitor = browser.new_context(**settings)  # type: ignore[arg-type]
    tab = visitor.new_page()
    tab.on("console", keep_errors)
    tab.on("pageerror", lambda error: errors.append(f"script: {error}"))
    try:
        yield tab
    finally:
        visitor.close()
    assert errors == []
    said = server.said()[already_said:]
    assert "Traceback" not in said, said


def settled(page: Page) -> None:
    """Wait until the app is connected and no script of this tab runs."""
    page.wait_for_selector(IDLE)


def finishes_a_run(frame: str | bytes) -> bool:
    """Whether a message from the server says that a whole script or fragment has run to its end."""
    if isinstance(frame, str):
        return False
    message = ForwardMsg.FromString(frame)
    return (
        message.WhichOneof("type") == "script_finished"
        and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
    )
