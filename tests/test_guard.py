"""Which names the server answers to, and what its policy lets a browser load."""

import socket

import pytest

from guard import content_policy, is_our_name


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8501",
        "localhost.",
        "127.0.0.1:8600",
        "192.168.1.20",
        "[::1]:8501",
        socket.gethostname(),
        f"{socket.gethostname()}.local:8501",
    ],
)
def test_the_server_answers_to_digits_and_to_its_own_name(host: str) -> None:
    assert is_our_name(host)


@pytest.mark.parametrize("host", ["", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "[", "a b"])
def test_the_server_answers_to_no_other_name(host: str) -> None:
    assert not is_our_name(host)


def test_a_name_can_be_added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNROLLED_HOSTS", "Class.example, other.example")
    assert is_our_name("class.example:443")
    assert is_our_name("other.example")
    assert not is_our_name("third.example")


def test_the_policy_allows_exactly_the_scripts_that_stand_in_the_page() -> None:
    # The hash is that of openssl: printf 'let a = 1' | openssl dgst -sha256 -binary | base64
    policy = content_policy("<script>let a = 1</script>")
    assert "'sha256-LAfYd7pbFUgwfQu8b4q135PeTG2z+/coPEUYCd74eCQ='" in policy
    assert "sha256" not in content_policy("<p>no script</p>")


def test_the_policy_names_no_server_elsewhere() -> None:
    assert "http" not in content_policy("")
