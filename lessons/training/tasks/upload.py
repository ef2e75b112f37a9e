"""read_upload: the text of an uploaded file, or a sentence that says what it is instead."""

import codecs

from lessons.training.task import TaskError

MAX_BYTES = 1_000_000
_MARKS = (  # the longer first: a UTF-32 mark begins with a UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a rich text document"),
    (b"PK\x03\x04", "a zip (documents of Word and other offices are zips too)"),
    (b"PK\x05\x06", "a zip"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"ID3", "a piece of music"),
    (b"OggS", "a piece of music"),
    (b"fLaC", "a piece of music"),
    (b"\x89HDF", "an HDF5 file"),
    (b"\x93NUMPY", "a NumPy array"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)


def read_upload(name: str, data: bytes) -> str:
    r"""The text of a file in UTF-8, or in UTF-16 or UTF-32 with their mark; line ends become `\n`.

    Args:
        name: what the file is called, for the message only.
        data: at most 1 MB.

    Raises:
        TaskError: the file is empty, too large or no text.

    >>> read_upload("poem.txt", "\ufeffRöslein\r\nrot".encode())
    'Röslein\nrot'
    """
    file = f"The file {_shown(name)}"
    if len(data) > MAX_BYTES:
        raise TaskError(f"{file} has {len(data) / 1e6:,.1f} MB; at most 1 MB is read. Upload a shorter piece of it.")
    if not data:
        raise TaskError(f"{file} is empty. Upload a file with a few sentences, or paste them.")
    found = _format_of(data)
    if found:
        raise TaskError(f"{file} is {found}, not plain text. Copy its text and paste it, or save it as plain text.")
    text = _decoded(file, data)
    strange = sum(char < " " and not char.isspace() for char in text)
    if strange:
        raise TaskError(
            f"{file} is binary, not plain text: it holds {strange:,} control codes, which no written text holds. "
            "Upload a plain text file (.txt), or paste the text."
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _format_of(data: bytes) -> str:
    if data[:4] == b"RIFF":
        return "a picture" if data[8:12] == b"WEBP" else "a sound or video"
    if data[4:8] == b"ftyp":
        return "a video"
    if (data[:2] == b"BM" or data[:2] == b"MZ") and b"\x00" in data[:64]:
        return "a picture" if data[:2] == b"BM" else "a program"
    return next((words for start, words in _FORMATS if data.startswith(start)), "")


def _decoded(file: str, data: bytes) -> str:
    encoding, start = "utf-8", 0
    mark = next(((mark, its) for mark, its in _MARKS if data.startswith(mark)), None)
    if mark:
        encoding, start = mark[1], len(mark[0])
    elif b"\x00" in data:
        encoding = _unmarked(data)
    try:
        return data[start:].decode(encoding)
    except UnicodeDecodeError as problem:
        place = problem.start + start + 1
        raise TaskError(
            f"{file} is not text in {encoding.upper()}: byte {place:,} does not fit. It may be binary, or saved in "
            "an older encoding; open it in an editor and save it as UTF-8, or paste the text."
        ) from None


def _unmarked(data: bytes) -> str:
    """UTF-16 without its mark: in Latin script every second byte is 0."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    half = len(data) / 2
    if len(data) % 2 == 0 and max(even, odd) > 0.5 * half and min(even, odd) < 0.02 * half:
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8"


def _shown(name: str) -> str:
    shown = "".join(char for char in name if char.isprintable())
    return f"“{shown[:60]}{'...' if len(shown) > 60 else ''}”"
