"""The address under which a network opens in Unrolled, and the frame that shows it inside another page."""

import html
import ipaddress
from urllib.parse import quote, urlsplit

from lessons.network.link import write_link
from lessons.network.spec import ModelSpec
from lessons.network.titles import chain_titles

PLAYGROUND = "playground"


def lesson_address(url: str, spec: ModelSpec) -> str:
    """The full address of the playground with this network in it.

    It stays readable; only what would end a link in a chat or a table, such as `|`, is in percent form.

    Args:
        url: the address of any page of this server, as the learner's browser sees it; where it is none, the answer
            starts at `/`.
        spec: the network; a seed that is not 0 travels along.

    >>> from lessons.network.link import read_link
    >>> lesson_address("http://localhost:8501/gradients", read_link("Input(3)|Dense(4)").spec)
    'http://localhost:8501/playground?model=Input(3)%7CDense(4)'
    """
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]  # never a password
    origin = f"{parts.scheme}://{host}" if parts.scheme in ("http", "https") and host else ""
    seed = f"&seed={spec.seed}" if spec.seed else ""
    return f"{origin}/{PLAYGROUND}?model={quote(write_link(spec), safe='(),=')}{seed}"


def opens_here_only(address: str) -> bool:
    """Whether an address means the machine it is opened on: no phone can follow it.

    >>> opens_here_only("http://localhost:8501/"), opens_here_only("http://192.168.0.7:8501/")
    (True, False)
    """
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in ("", "localhost")


def frame_code(address: str, spec: ModelSpec) -> str:
    """The HTML that shows this network inside a page of one's own.

    The frame may run its own scripts, save files and copy text; it cannot touch the page around it.

    >>> from lessons.network.link import read_link
    >>> spec = read_link("Input(3)|Dense(4)").spec
    >>> print(frame_code(lesson_address("https://unrolled.example.org/", spec), spec))
    <iframe
      src="https://unrolled.example.org/playground?model=Input(3)%7CDense(4)&amp;embed=true"
      title="Unrolled: Input(3), Dense(4)"
      width="100%" height="900" style="border: 0" loading="lazy"
      sandbox="allow-scripts allow-same-origin allow-forms allow-downloads allow-popups"
      allow="clipboard-write; fullscreen"
    ></iframe>
    """
    title = ", ".join(chain_titles(spec))
    return "\n".join(
        [
            "<iframe",
            f'  src="{_attribute(address)}&amp;embed=true"',
            f'  title="Unrolled: {_attribute(title)}"',
            '  width="100%" height="900" style="border: 0" loading="lazy"',
            '  sandbox="allow-scripts allow-same-origin allow-forms allow-downloads allow-popups"',
            '  allow="clipboard-write; fullscreen"',
            "></iframe>",
        ]
    )


def _attribute(text: str) -> str:
    """A text between double quotes in HTML; a single quote may stay."""
    return html.escape(text, quote=False).replace('"', "&quot;")
