"""The empty page on Unrolled's own server: the same settings, sockets, middleware and timer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

import app


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """What app.py does, without the worker."""
    collector = asyncio.create_task(app.collect_garbage())
    try:
        yield
    finally:
        collector.cancel()


if __name__ == "__main__":
    app.app = st.App(
        Path(__file__).with_name("empty_page.py"),
        middleware=[Middleware(app.Guard, html=app.FIRST_PAGE)],
        lifespan=lifespan,
    )
    app.serve()
