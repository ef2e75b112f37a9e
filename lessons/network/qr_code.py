"""qr_code: a text as a QR code, drawn as SVG."""

from io import BytesIO

MOST_CHARACTERS = 800  # beyond, the squares are too small for a phone in the last row of a class


def qr_code(text: str) -> str | None:
    """The code as a picture, black on white whatever the page's theme; `None` when the text is too long.

    Four empty squares stand around it, as ISO/IEC 18004 asks: without them a phone does not find the code.

    >>> qr_code("https://unrolled.example.org/playground")[:4], qr_code("x" * 2_000)
    ('<svg', None)
    """
    if len(text) > MOST_CHARACTERS:
        return None
    import segno  # loaded when the first code is asked for, not by every server

    drawn = BytesIO()
    segno.make_qr(text, error="l").save(
        drawn, kind="svg", xmldecl=False, border=4, scale=4, dark="#000", light="#fff", nl=False
    )
    return drawn.getvalue().decode("utf-8")
