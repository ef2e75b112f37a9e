"""The prose of a lesson: one Markdown file, cut at its headings."""

from functools import cache
from pathlib import Path

PROSE = Path(__file__).parent / "prose"
MOST_WORDS = 120  # a section is read beside its picture, not instead of it


@cache
def prose_of(key: str) -> dict[str, str]:
    """Every section of `prose/<key>.md` by its heading; what stands before the first one is under `""`.

    >>> sorted(prose_of("dense"))[0]
    ''
    """
    sections: dict[str, str] = {}
    heading, lines = "", list[str]()
    for line in (PROSE / f"{key}.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            sections[heading] = "\n".join(lines).strip()
            heading, lines = line.removeprefix("## ").strip(), []
        elif not line.startswith("# "):
            lines.append(line)
    sections[heading] = "\n".join(lines).strip()
    return sections
