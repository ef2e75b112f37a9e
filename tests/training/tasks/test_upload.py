"""Uploaded files: text in any usual encoding is read, everything else is named."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons.training.task import TaskError
from lessons.training.tasks.upload import MAX_BYTES, read_upload

TEXT = "Größe, 猫, 👍🏽\nnext line"


def a_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "text")
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_read_whatever_its_mark(encoding: str) -> None:
    assert read_upload("poem.txt", TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_latin_text_in_utf_16_is_read_without_a_mark_too(encoding: str) -> None:
    assert read_upload("poem.txt", "The ferry sang.\n".encode(encoding)) == "The ferry sang.\n"


def test_big_endian_utf_16_with_its_mark_is_read() -> None:
    assert read_upload("a.txt", b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


def test_line_ends_of_other_systems_become_ours() -> None:
    assert read_upload("a.txt", b"one\r\ntwo\rthree") == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 ...", "is a PDF, not plain text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is a picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "is a picture"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "is a picture"),
        (b"RIFF\x10\x00\x00\x00WAVEfmt ", "is a sound or video"),
        (a_zip(), "is a zip (documents of Word"),
        (b"\x1f\x8b\x08\x00", "is a gzip archive"),
        (b"{\\rtf1\\ansi hello}", "is a rich text document"),
        (b"MZ\x90\x00\x03\x00", "is a program"),
        (b"\x00\x00\x00\x20ftypisom", "is a video"),
        (b"", "is empty"),
        (b"x" * (MAX_BYTES + 1), "at most 1 MB"),
        (b"caf\xe9 au lait", "is not text in UTF-8: byte 4 does not fit"),
        (b"\xff\xfea", "is not text in UTF-16-LE"),
        (bytes(range(1, 128)), "is binary"),
        (b"\x00" * 100, "is binary"),
        ("BMW and MZ are words".encode("utf-16-le")[:-1], "is binary"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_text_is_named(data: bytes, said: str) -> None:
    with pytest.raises(TaskError) as refusal:
        read_upload("file.bin", data)
    assert said in str(refusal.value)
    assert "“file.bin”" in str(refusal.value)


def test_words_that_look_like_the_start_of_a_program_are_words() -> None:
    assert read_upload("a.txt", b"BMW or MZ, PK and GIF") == "BMW or MZ, PK and GIF"


def test_a_name_is_shown_short_and_without_control_codes() -> None:
    with pytest.raises(TaskError) as refusal:
        read_upload("\u202e\x1b[31m" + "x" * 5_000, b"")
    assert len(str(refusal.value)) < 200
    assert str(refusal.value).isprintable()


@given(st.binary(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_a_text_or_a_sentence(data: bytes) -> None:
    try:
        text = read_upload("any", data)
    except TaskError:
        return
    assert "\x00" not in text
    assert "\r" not in text
