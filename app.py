"""The server: Streamlit's pages with a health route, security headers, a learner cookie and a warm worker.

Three ways to start it: `python app.py` (the fast one: uvicorn's own sockets send a small answer at once,
while Streamlit's wait 40 ms for Nagle's algorithm), `streamlit run app.py`, `uvicorn app:app`.
The settings are in `.streamlit/config.toml`; these variables of the environment take their place:

- `PORT`: the port of `python app.py`, 8501 when not set.
- `UNROLLED_ADDRESS`: where to listen; `0.0.0.0` opens the app to a class.
- `UNROLLED_HOSTS`: public names, comma separated, when a proxy or a DNS name stands in front.
- `UNROLLED_EMBED`: origins that may show the app in a frame, comma separated, for tutorials.
"""

import asyncio
import gc
import os
import re
import secrets
import tomllib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse
from starlette.routing import Route
from streamlit import config

from guard import Guard, listed
from lessons.course.catalog import PAGES
from lessons.training import engine
from lessons.training.opinion import opinion_of
from lessons.training.run_view import run_answer

HERE = Path(__file__).resolve().parent
LONGEST_READ = 8_000_000  # bytes of a request's head; a far too long address must be read to be answered
SECONDS_BETWEEN_COLLECTIONS = 30
A_YEAR = 365 * 24 * 3600  # seconds


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Start the worker without waiting for it, so that the first page is not late."""
    engine.start()
    collector = asyncio.create_task(collect_garbage())
    try:
        yield
    finally:
        collector.cancel()
        await asyncio.to_thread(engine.close)


async def collect_garbage() -> None:
    """Collect on a timer what Streamlit would collect after every click (postScriptGC in config.toml).

    The first round freezes what the imports left behind: that stays for good, so later rounds leave it out.
    """
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_COLLECTIONS)
        gc.collect()
        if not gc.get_freeze_count():
            gc.freeze()


def first_page() -> str:
    """Streamlit's own HTML with our title and our looks, told where the server is.

    Streamlit's script would first look for the server below the page (`/playground/_stcore/health`): two
    errors in the browser's console and a wait of 100 ms before every deep link.
    The styles stand here, because `st.html` would send them with every click, and its part of Streamlit's script
    comes seconds after the first words. They come last, or Streamlit's own would have the last word.
    """
    html = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    script = "<script>window.__streamlit = { BACKEND_BASE_URL: location.origin + '/' }</script>"
    style = f"<style>{(HERE / 'pages' / 'frame.css').read_text(encoding='utf-8')}</style>"
    html = html.replace("<title>Streamlit</title>", f"<title>Unrolled</title>{script}")
    return html.replace("</body>", f"{style}</body>")


FIRST_PAGE = first_page()


async def health(_request: Request) -> PlainTextResponse:
    """Says that the server answers; the worker may still be warming up."""
    return PlainTextResponse("ok", headers={"Cache-Control": "no-store"})


async def keras(request: Request) -> JSONResponse:
    """What Keras thinks of a network on screen; the badge in the browser asks for it until it is there."""
    opinion = await asyncio.to_thread(opinion_of, request.path_params["key"])
    if opinion is None:
        return JSONResponse({"error": "Nobody asked about this network; open it in the playground."}, 404)
    return JSONResponse(asdict(opinion), headers={"Cache-Control": "no-store"})


async def run(request: Request) -> JSONResponse:
    """Where a training stands; the screen in the browser asks for it while it goes on.

    The name is 128 random bits, and only the learner's own page knows it.
    """
    after = request.query_params.get("after", "0")
    count = int(after) if after.isascii() and after.isdigit() and len(after) < 6 else 0
    answer = await asyncio.to_thread(run_answer, request.path_params["name"], count)
    if answer is None:
        return JSONResponse({"error": "This run is no longer remembered; press Train to start it again."}, 404)
    return JSONResponse(answer, headers={"Cache-Control": "no-store"})


async def home(request: Request) -> RedirectResponse:
    """The first page of the catalogue lives at `/`; its own name leads there, query and all."""
    return RedirectResponse(str(request.url.replace(scheme="", netloc="", path="/")))


async def page(request: Request) -> HTMLResponse:
    """The HTML of every page in the catalogue, with a learner cookie for a browser that has none.

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


def insist_on_settings() -> None:
    """End here when config.toml cannot be read: Streamlit would go on with none of its safe settings."""
    try:
        tomllib.loads((HERE / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SystemExit(f".streamlit/config.toml cannot be read ({error}): mend it, then start again.") from None


def open_to_a_class() -> None:
    """Let UNROLLED_ADDRESS and UNROLLED_HOSTS take the place of the laptop's address and names."""
    if address := os.environ.get("UNROLLED_ADDRESS"):
        config.set_option("server.address", address)
    if address or listed("UNROLLED_HOSTS"):
        # Streamlit's list cannot say "any address in digits"; `is_our_name` can, and refuses the rest.
        config.set_option("server.allowedHosts", ["*"])


def serve() -> None:
    """Serve with uvicorn until Ctrl+C."""
    text = os.environ.get("PORT") or "8501"
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise SystemExit(f"PORT is {text!r}, but a port is a number from 1 to 65535: try PORT=8600.")
    print(f"Unrolled: http://localhost:{text}  (Ctrl+C stops it)", flush=True)
    uvicorn.run(
        app,
        host=config.get_option("server.address"),
        port=int(text),
        log_level="warning",
        server_header=False,
        ws="websockets-sansio",
        ws_max_size=config.get_option("server.maxWidgetStateSize") * 1_000_000,
        h11_max_incomplete_event_size=LONGEST_READ,
        timeout_graceful_shutdown=2,  # open browser tabs would otherwise hold Ctrl+C up
    )


# Streamlit looks for .streamlit/config.toml in the working directory, and uvicorn may be started elsewhere.
os.chdir(HERE)
insist_on_settings()
# The main script lies in pages/, not beside it: a pages/ folder beside it would wake Streamlit's old page
# discovery, and the first deep link to a fresh server would end on "Page not found".
app = st.App(
    HERE / "pages" / "frame.py",
    routes=[
        Route("/healthz", health),
        Route("/keras/{key:str}", keras),
        Route("/runs/{name:str}", run),
        Route("/", page),
        Route(f"/{PAGES[0].address}", home),
        *(Route(f"/{entry.address}", page) for entry in PAGES[1:]),
    ],
    middleware=[Middleware(Guard, html=FIRST_PAGE)],
    lifespan=lifespan,
)
open_to_a_class()

if __name__ == "__main__":
    serve()
