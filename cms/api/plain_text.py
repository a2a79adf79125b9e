"""Rich text as plain text: paragraphs with an empty line between them, items of lists each on a line of its own."""

import re
from html.parser import HTMLParser

_PARAGRAPHS = frozenset(["p", "ul", "ol", "blockquote", "h2", "h3", "h4", "h5", "h6", "hr", "div"])
_SPACES = re.compile(r"[ \t\r\n]+")
_GAPS = re.compile(r"\n{3,}")


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        # For each open list the number of its next item, or None when items have no numbers.
        self.lists: list[int | None] = []

    def handle_starttag(self, tag, attrs):
        if tag in ("ul", "ol"):
            self.lists.append(1 if tag == "ol" else None)
        if tag == "li":
            self._start_item()
        elif tag == "br":
            self.pieces.append("\n")
        elif tag in _PARAGRAPHS and not (tag in ("ul", "ol") and len(self.lists) > 1):
            self.pieces.append("\n\n")

    def _start_item(self):
        number = self.lists[-1] if self.lists else None
        if number is not None:
            self.lists[-1] = number + 1
        indent = "  " * (len(self.lists) - 1)
        self.pieces.append(f"\n{indent}{'-' if number is None else f'{number}.'} ")

    def handle_endtag(self, tag):
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        if tag in _PARAGRAPHS and not (tag in ("ul", "ol") and self.lists):
            self.pieces.append("\n\n")

    def handle_data(self, data):
        text = _SPACES.sub(" ", data)
        starts_line = not self.pieces or self.pieces[-1].endswith("\n")
        self.pieces.append(text.lstrip(" ") if starts_line else text)


def plain_text(html: str) -> str:
    """The text of a fragment of HTML, without links and marks."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = "".join(reader.pieces).split("\n")
    return _GAPS.sub("\n\n", "\n".join(line.rstrip() for line in lines)).strip("\n")
