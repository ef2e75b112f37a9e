"""Lines of notebooks, prompts and Python 2, turned into lines of today's Python."""

import re

from lessons.reader.finding import Finding

_PROMPT = re.compile(r"^\s*(?:>>> ?|\.\.\. ?|In ?\[\d*\]: ?)")
_OUTPUT = re.compile(r"^\s*Out ?\[\d*\]:")
_MAGIC = re.compile(r"^\s*(?:%{1,2}\w|!\s*\w|\?\w|\w[\w.]*\?{1,2}$)")
_PRINT = re.compile(r"^(\s*)print(?:[ \t]+(?![=.(\[])|(?=['\"]))(.*?)(\s*#.*)?$")
_PRINT_BRACKET = re.compile(r"^(\s*)print[ \t]+(\(.*\).*[%,].*)$")
_EXCEPT = re.compile(r"^(\s*except\s+[\w.]+)\s*,\s*(\w+\s*:.*)$")


def without_magics(text: str, findings: list[Finding]) -> str:
    """The text without prompts, and with a notebook's own commands as comments.

    >>> without_magics("%matplotlib inline", [])
    '# %matplotlib inline'
    """
    lines, first = [], 0
    for number, line in enumerate(text.split("\n"), start=1):
        bare = _PROMPT.sub("", line, count=1)
        if _OUTPUT.match(line) or _MAGIC.match(bare):
            bare = f"# {bare.strip()}"
            first = first or number
        lines.append(bare)
    if first:
        findings.append(
            Finding(
                "notebook_command",
                first,
                "note",
                "This line is a command of the notebook, not Python.",
                "Only a notebook understands lines that begin with % or !.",
                "Leave it out of a program; here it is passed over.",
                mended=True,
            )
        )
    return "\n".join(lines)


def without_python_2(text: str, findings: list[Finding]) -> str:
    """The text with Python 2's `print x` and `except E, e` as Python 3 writes them.

    >>> without_python_2("print model.summary()", [])
    'print(model.summary())'
    """
    lines, first = [], 0
    for number, line in enumerate(text.split("\n"), start=1):
        new = _today(line)
        if new != line:
            first = first or number
        lines.append(new)
    if first:
        findings.append(
            Finding(
                "python_2",
                first,
                "stops",
                "This is Python 2: Python 3 cannot read this line.",
                "In Python 3 print is a function, and an exception is named with `as`.",
                "Write print(...) with brackets.",
                "Missing parentheses in call to 'print'. Did you mean print(...)?",
                "SyntaxError",
                mended=True,
            )
        )
    return "\n".join(lines)


def _today(line: str) -> str:
    found = _PRINT.match(line)
    # English: "print the table of the model" has words, no code
    if found and found[2] and not re.fullmatch(r"(?:[A-Za-z]+[ ,.]+)+[A-Za-z]+[.:]?", found[2]):
        return f"{found[1]}print({found[2].rstrip()}){found[3] or ''}"
    found = _PRINT_BRACKET.match(line)
    if found:
        return f"{found[1]}print({found[2]})"
    return _EXCEPT.sub(r"\1 as \2", line)
