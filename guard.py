"""What every request passes: strange names and endless addresses are refused, answers get their headers."""

import base64
import hashlib
import ipaddress
import os
import re
import socket
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_ADDRESS = 64_000  # bytes; the largest exhibit (12 layers) takes under 2,000


class Guard:
    """Middleware that refuses what `refusal` says and adds the security headers to every answer.

    Args:
        app: what answers the rest.
        html: the page the app serves; the policy allows exactly the scripts that stand in it.
    """

    def __init__(self, app: ASGIApp, html: str) -> None:
        self.app = app
        self.headers = {
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
            "Content-Security-Policy": content_policy(html),
        }
        if not listed("UNROLLED_EMBED"):
            self.headers["X-Frame-Options"] = "SAMEORIGIN"  # for old browsers; it cannot name other origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or let the app answer it."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(raw=message["headers"]).update(self.headers)
            await send(message)

        guarded = scope["type"] in {"http", "websocket"}
        answer = (refusal(scope) if guarded else None) or self.app
        await answer(scope, receive, send_with_headers)


def refusal(scope: Scope) -> PlainTextResponse | None:
    """The one clear sentence for a request that is not answered, or None."""
    if not is_our_name(Headers(scope=scope).get("host", "")):
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


def is_our_name(host: str) -> bool:
    """Whether a Host header is an address in digits, this machine's name, or a name given in UNROLLED_HOSTS.

    DNS rebinding, where a page elsewhere points its own name at this machine, always comes with a name.
    """
    try:
        name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return False
    machine = socket.gethostname().lower()
    if name in {"localhost", machine, f"{machine}.local", *map(str.lower, listed("UNROLLED_HOSTS"))}:
        return True
    try:
        return bool(ipaddress.ip_address(name))
    except ValueError:
        return False


def content_policy(html: str) -> str:
    """The Content-Security-Policy: everything from this server, and what the page cannot do without."""
    inline = re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline]
    return "; ".join(
        [
            "default-src 'self'",
            # blob: is how Streamlit loads a component's module; wasm is its table reader
            " ".join(["script-src 'self' blob: 'wasm-unsafe-eval'", *(f"'sha256-{value}'" for value in hashes)]),
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


def listed(variable: str) -> list[str]:
    """The comma-separated values of an environment variable."""
    return [value.strip() for value in os.environ.get(variable, "").split(",") if value.strip()]
