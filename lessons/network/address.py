"""Addresses of this server, as links to take along, and the frame that shows one inside another page."""

import html
import ipaddress
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from lessons.network.link import write_link
from lessons.network.spec import ModelSpec

PLAYGROUND = "playground"
_READABLE = "(),="  # what needs no percent form in the value of a query


def model_address(url: str, spec: ModelSpec) -> str:
    """The full address of the playground with this network in it.

    Args:
        url: the address of any page of this server, as the learner's browser sees it; where it is none, the answer
            starts at `/`.
        spec: the network; a seed that is not 0 travels along.

    >>> from lessons.network.link import read_link
    >>> model_address("http://localhost:8501/gradients", read_link("Input(3)|Dense(4)").spec)
    'http://localhost:8501/playground?model=Input(3)%7CDense(4)'
    """
    return page_address(url, PLAYGROUND, model_query(spec))


def model_query(spec: ModelSpec) -> dict[str, str]:
    """What an address says to bring a network: its text, and its seed where it is not 0.

    >>> from lessons.network.link import read_link
    >>> model_query(read_link("Input(3)|Dense(4)", seed=7).spec)
    {'model': 'Input(3)|Dense(4)', 'seed': '7'}
    """
    return {"model": write_link(spec), **({"seed": str(spec.seed)} if spec.seed else {})}


def page_address(url: str, page: str, query: Mapping[str, str], anchor: str = "") -> str:
    """The full address of a page of this server.

    It stays readable; only what would end a link in a chat or a table, such as `|`, is in percent form.

    Args:
        url: the address of any page of this server, as the learner's browser sees it.
        page: the page's own address, without the slash.
        query: what the page is told.
        anchor: the place on the page, without `#`.

    >>> page_address("http://localhost:8501/", "dense", {"units": "4"}, "dense-numbers")
    'http://localhost:8501/dense?units=4#dense-numbers'
    """
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]  # never a password
    origin = f"{parts.scheme}://{host}" if parts.scheme in ("http", "https") and host else ""
    said = "&".join(f"{quote(key, safe='')}={quote(value, safe=_READABLE)}" for key, value in query.items())
    return f"{origin}/{page}" + f"?{said}" * bool(said) + f"#{quote(anchor)}" * bool(anchor)


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


def frame_code(address: str, title: str) -> str:
    """The HTML that shows a page of this server inside a page of one's own.

    The frame may run its own scripts, save files and copy text; it cannot touch the page around it.

    Args:
        address: what to show, as `model_address` or `page_address` make it.
        title: what it is, for those who do not see the frame.

    >>> print(frame_code("https://unrolled.example.org/dense?units=4#dense-numbers", "a Dense in numbers"))
    <iframe
      src="https://unrolled.example.org/dense?units=4&amp;embed=true#dense-numbers"
      title="Unrolled: a Dense in numbers"
      width="100%" height="900" style="border: 0" loading="lazy"
      sandbox="allow-scripts allow-same-origin allow-forms allow-downloads allow-popups"
      allow="clipboard-write; fullscreen"
    ></iframe>
    """
    page, sharp, anchor = address.partition("#")
    source = f"{page}{'&' if '?' in page else '?'}embed=true{sharp}{anchor}"
    return "\n".join(
        [
            "<iframe",
            f'  src="{_attribute(source)}"',
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
