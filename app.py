"""The server: Streamlit's pages with a health route, security headers, a learner cookie and a warm worker.

Start it with `python app.py` (the fast way: uvicorn's own sockets send a small answer at once, Streamlit's wait 40 ms
for Nagle's algorithm), `streamlit run app.py` or `uvicorn app:app`. Settings: `.streamlit/config.toml` and, here,

- `PORT`: the port of `python app.py`, 8501 when not set.
- `UNROLLED_ADDRESS`: where to listen; `0.0.0.0` opens the app to a class.
- `UNROLLED_HOSTS`: public names, comma separated, when a proxy or a DNS name stands in front.
- `UNROLLED_EMBED`: origins that may show the app in a frame, comma separated, for tutorials.
"""

import asyncio
import base64
import gc
import hashlib
import importlib
import ipaddress
import os
import re
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
import uvicorn
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from lessons.course.catalog import PAGES

HERE = Path(__file__).resolve().parent
LONGEST_ADDRESS = 64_000  # bytes; the largest exhibit (12 layers) takes under 2,000
LONGEST_READ = (
    8_000_000  # bytes uvicorn reads of a request's head, so that a far too long one gets our sentence
)
SECONDS_BETWEEN_COLLECTIONS = 30
A_YEAR = 365 * 24 * 3600  # seconds


def listed(variable: str) -> list[str]:
    """The comma-separated values of an environment variable."""
    return [value.strip() for value in os.environ.get(variable, "").split(",") if value.strip()]


def open_to_a_class() -> None:
    """Let UNROLLED_ADDRESS and UNROLLED_HOSTS take the place of the laptop's address and names."""
    address = os.environ.get("UNROLLED_ADDRESS")
    if address:
        config.set_option("server.address", address)
    if address or listed("UNROLLED_HOSTS"):
        # Streamlit's list knows no "any address in digits"; Guard below does, and refuses what it should.
        config.set_option("server.allowedHosts", ["*"])


def is_our_name(host: str) -> bool:
    """Whether a Host header names this server: a number, this machine's name, or a name given in UNROLLED_HOSTS.

    DNS rebinding always arrives with the attacker's *name*, so an address in digits is safe.
    """
    try:
        name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return False
    try:
        ipaddress.ip_address(name)
        return True
    except ValueError:
        machine = socket.gethostname().lower()
        return name in {"localhost", machine, f"{machine}.local", *map(str.lower, listed("UNROLLED_HOSTS"))}


def first_page() -> str:
    """Streamlit's own HTML with our title, told where the server is.

    Streamlit's script would first look for the server below the page (`/playground/_stcore/health`): two errors in the
    browser's console and a wait of 100 ms before every deep link.
    """
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    script = "<script>window.__streamlit = { BACKEND_BASE_URL: location.origin + '/' }</script>"
    return page.replace("<title>Streamlit</title>", f"<title>Unrolled</title>{script}")


def content_policy(page: str) -> str:
    """The Content-Security-Policy: everything from this server, and what `page` and Streamlit cannot do without."""
    inline = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline]
    return "; ".join(
        [
            "default-src 'self'",
            # blob: is how Streamlit loads a component's module; wasm is its table reader
            " ".join(
                ["script-src 'self' blob: 'wasm-unsafe-eval'", *(f"'sha256-{value}'" for value in hashes)]
            ),
            "style-src 'self' 'unsafe-inline'",  # Streamlit's and Plotly's styles are made in the browser
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self' blob: data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            " ".join(["frame-ancestors 'self'", *listed("UNROLLED_EMBED")]),
        ]
    )


FIRST_PAGE = first_page()


class Guard:
    """Refuses strange names, endless addresses and the server's figures; adds security headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = {
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
            "Content-Security-Policy": content_policy(FIRST_PAGE),
        }
        if not listed("UNROLLED_EMBED"):
            self.headers["X-Frame-Options"] = "SAMEORIGIN"  # for browsers older than frame-ancestors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            return await self.app(scope, receive, send)
        headers = Headers(scope=scope)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(raw=message["headers"])
                for name, value in self.headers.items():
                    answer[name] = value
            await send(message)

        await (refusal(scope, headers) or self.app)(scope, receive, send_guarded)


def refusal(scope: Scope, headers: Headers) -> PlainTextResponse | None:
    """The one clear sentence for a request that is not answered, or None."""
    if not is_our_name(headers.get("host", "")):
        return PlainTextResponse(
            "This server does not answer to that name: use the address it printed when it started, "
            "or let its owner add the name to UNROLLED_HOSTS.\n",
            status_code=403,
        )
    if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
        return PlainTextResponse(
            f"This address is longer than {LONGEST_ADDRESS:,} characters, so it cannot be an exhibit: "
            "open the playground without it and build the network there.\n",
            status_code=414,
        )
    if scope["path"].rstrip("/").endswith("/_stcore/metrics"):
        return PlainTextResponse("Not found: the server's figures are not public.\n", status_code=404)
    return None


async def home(request: Request) -> RedirectResponse:
    """The first page of the catalogue lives at `/`; its own name leads there, query and all."""
    return RedirectResponse(request.url.replace(path="/"))


async def page(request: Request) -> HTMLResponse:
    """The page of every address in the catalogue, with a learner cookie for a browser that has none.

    The cookie is 128 random bits: no name and no address of a person, and no script in the page can read it.
    """
    response = HTMLResponse(FIRST_PAGE, headers={"Cache-Control": "no-cache"})
    if not re.fullmatch(r"[\w-]{22}", request.cookies.get("learner", ""), flags=re.ASCII):
        response.set_cookie(
            "learner",
            secrets.token_urlsafe(16),
            max_age=A_YEAR,
            httponly=True,
            samesite="lax",
            secure=request.url.scheme == "https",
        )
    return response


async def health(_request: Request) -> PlainTextResponse:
    """Says that the server answers; the worker may still be warming up."""
    return PlainTextResponse("ok", headers={"Cache-Control": "no-store"})


async def collect_garbage() -> None:
    """Collect on a timer what Streamlit would collect after every click (postScriptGC in config.toml).

    The first round freezes what the imports left behind: it stays for good, so no later round walks through it.
    """
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_COLLECTIONS)
        gc.collect()
        if not gc.get_freeze_count():
            gc.freeze()


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Start the worker without waiting for it, so that the first page is not late."""
    engine = (
        importlib.import_module("lessons.training.engine") if find_spec("lessons.training.engine") else None
    )
    if engine:
        engine.start()
    collector = asyncio.create_task(collect_garbage())
    try:
        yield
    finally:
        collector.cancel()
        if engine:
            await asyncio.to_thread(engine.close)


def port() -> int:
    """The port to serve on, from PORT."""
    text = os.environ.get("PORT") or "8501"
    if text.isascii() and text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise SystemExit(f"PORT is {text!r}, but a port is a number from 1 to 65535: try PORT=8600.")


# Streamlit looks for .streamlit/config.toml in the working directory; uvicorn may have been started elsewhere.
os.chdir(HERE)
# The main script lies in pages/, not beside it: a pages/ folder beside it would wake Streamlit's old page discovery,
# and the first deep link to a fresh server would end on "Page not found".
app = st.App(
    HERE / "pages" / "frame.py",
    routes=[
        Route("/healthz", health),
        Route("/", page),
        Route(f"/{PAGES[0].address}", home),
        *(Route(f"/{entry.address}", page) for entry in PAGES[1:]),
    ],
    middleware=[Middleware(Guard)],
    lifespan=lifespan,
)
open_to_a_class()

if __name__ == "__main__":
    address = config.get_option("server.address")
    serving_port = port()
    print(f"Unrolled: http://localhost:{serving_port}  (Ctrl+C stops it)", flush=True)
    uvicorn.run(
        app,
        host=address,
        port=serving_port,
        log_level="warning",
        server_header=False,
        ws="websockets-sansio",
        ws_max_size=config.get_option("server.maxWidgetStateSize") * 1_000_000,
        h11_max_incomplete_event_size=LONGEST_READ,
        timeout_graceful_shutdown=2,  # open browser tabs would otherwise hold Ctrl+C up
    )
