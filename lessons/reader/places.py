"""Places: where a piece of syntax stands in the text, and the edits that take arguments out or rename them."""

import ast

from lessons.reader.finding import Edit


class Places:
    """Turns the lines and byte columns of a syntax tree into offsets in the text.

    >>> text = "f(1,  nb=2)  # why"
    >>> call = ast.parse(text).body[0].value
    >>> places = Places(text)
    >>> places.source(call.keywords[0]), places.without(call, [call.keywords[0]])
    ('nb=2', [Edit(start=3, end=10, text='')])
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def start(self, node: ast.AST) -> int:
        """Where it begins."""
        return self._offset(node.lineno, node.col_offset)  # type: ignore[attr-defined]

    def end(self, node: ast.AST) -> int:
        """Where it ends."""
        return self._offset(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]

    def source(self, node: ast.AST) -> str:
        """Its text."""
        return self.text[self.start(node) : self.end(node)]

    def replaced(self, node: ast.AST, text: str) -> Edit:
        """The edit that writes something else in its place."""
        return Edit(self.start(node), self.end(node), text)

    def renamed(self, keyword: ast.keyword, name: str) -> Edit:
        """The edit that gives an argument another name."""
        start = self.start(keyword)
        return Edit(start, start + len(keyword.arg or ""), name)

    def before(self, node: ast.AST, text: str) -> Edit:
        """The edit that puts something in front of it."""
        return Edit(self.start(node), self.start(node), text)

    def after(self, node: ast.AST, text: str) -> Edit:
        """The edit that puts something behind it."""
        return Edit(self.end(node), self.end(node), text)

    def indent(self, node: ast.AST) -> str:
        """The white space its line begins with."""
        line = self._lines[node.lineno - 1]  # type: ignore[attr-defined]
        return line[: len(line) - len(line.lstrip())]

    def stands_first(self, node: ast.AST) -> bool:
        """True when nothing but white space stands before it in its line."""
        return not self.text[self._starts[node.lineno - 1] : self.start(node)].strip()  # type: ignore[attr-defined]

    def without(self, call: ast.Call, gone: list[ast.expr | ast.keyword]) -> list[Edit]:
        """The edits that take arguments out of a call, each with one comma; comments between arguments stay."""
        arguments: list[ast.AST] = sorted([*call.args, *call.keywords], key=self._outer_start)
        edits = []
        kept_before = False
        for place, argument in enumerate(arguments):
            if argument not in gone:
                kept_before = True
                continue
            start, end = self._outer(argument)
            if kept_before:
                gap_start = self._outer(arguments[place - 1])[1]
                gap = self.text[gap_start:start]
                if "#" not in gap:
                    edits.append(Edit(gap_start, end, ""))
                else:  # a comment stands between: leave it, and the comma before it
                    edits.append(self._with_comma_after(start, end))
            else:
                following = arguments[place + 1 :]
                edits.append(
                    Edit(start, self._outer_start(following[0]), "")
                    if following and "#" not in self.text[end : self._outer_start(following[0])]
                    else self._with_comma_after(start, end)
                )
        return edits

    def _with_comma_after(self, start: int, end: int) -> Edit:
        rest = self.text[end:]
        comma = len(rest) - len(rest.lstrip())
        return Edit(start, end + comma + 1 if rest[comma : comma + 1] == "," else end, "")

    def _outer_start(self, node: ast.AST) -> int:
        return self._outer(node)[0]

    def _outer(self, node: ast.AST) -> tuple[int, int]:
        """Start and end with the brackets a learner put around the value."""
        start, end = self.start(node), self.end(node)
        if isinstance(node, ast.keyword):
            return start, end
        while True:
            left, right = start - 1, end
            while left >= 0 and self.text[left] in " \t\n":
                left -= 1
            while right < len(self.text) and self.text[right] in " \t\n":
                right += 1
            around = self.text[left : left + 1] + self.text[right : right + 1]
            opens_call = left > 0 and (self.text[left - 1].isalnum() or self.text[left - 1] in "_)]")
            if around != "()" or opens_call:
                return start, end
            start, end = left, right + 1

    def _offset(self, line: int, column: int) -> int:
        text = self._lines[line - 1]
        if not text.isascii():
            column = len(text.encode()[:column].decode(errors="ignore"))
        return self._starts[line - 1] + column
