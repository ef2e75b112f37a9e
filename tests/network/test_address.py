"""The address of a network: it comes back as the same network, whatever page it was asked for on."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest

from lessons.network.address import frame_code, model_address, opens_here_only
from lessons.network.link import read_link
from lessons.network.presets import PRESETS
from lessons.network.titles import chain_titles


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_the_address_brings_the_same_network_back(preset: object) -> None:
    spec = read_link(preset.link, seed=7).spec  # type: ignore[attr-defined]
    address = model_address("https://unrolled.example.org/gradients", spec)
    said = parse_qs(urlsplit(address).query)
    assert address.startswith("https://unrolled.example.org/playground?")
    assert read_link(said["model"][0], int(said["seed"][0])).spec == spec


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("http://localhost:8501/", "http://localhost:8501"),
        ("http://[::1]:8501/playground", "http://[::1]:8501"),
        ("https://name:word@unrolled.example.org/", "https://unrolled.example.org"),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_the_address_starts_where_the_learner_is_and_carries_no_password(url: str, origin: str) -> None:
    address = model_address(url, PRESETS["dense_3"].spec)
    assert address.startswith(f"{origin}/playground?model=Input(3)")


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501"])
def test_an_address_of_this_machine_is_known_to_open_nowhere_else(host: str) -> None:
    assert opens_here_only(f"http://{host}/playground")


def test_an_address_in_the_room_opens_elsewhere() -> None:
    assert not opens_here_only("http://192.168.0.7:8501/playground")
    assert not opens_here_only("https://unrolled.example.org/playground")


def test_the_frame_is_one_element_whatever_stands_in_the_network() -> None:
    spec = read_link("Input(3)|Dense(4,activation=softmax)|Activation(softmax)").spec
    found: list[tuple[str, dict[str, str | None]]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, dict(attrs)))

    address = model_address('https://unrolled.example.org/"><script>', spec) + '&x="<'
    Reader().feed(frame_code(address, ", ".join(chain_titles(spec))))
    [(tag, attributes)] = found
    assert tag == "iframe"
    assert attributes["src"] == f"{address}&embed=true"
    assert attributes["title"] == "Unrolled: Input(3), Dense(4), Activation('softmax')"
