"""Keeping links, inline marks and words that stay as they are out of a machine's reach.

A translation service may know nothing of HTML: DeepL does not for Serbian, and LibreTranslate gives back what it was given
with its entities undone. So it gets plain text in which each mark is a numbered token, ``<x1>call</x1>``, and what comes
back is taken only when each token is there once and they still nest. Otherwise the text between the marks is sent in
pieces, which reads less well but cannot go wrong.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape, unescape

_MARK = re.compile(r"<[^<>]*>")
_TOKEN = re.compile(r"<\s*(/?)\s*x\s*(\d+)\s*(/?)\s*>", re.IGNORECASE)
_EDGES = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)

Span = tuple[int, int]
"""Where something stands in a text: ``text[start:end]``."""


@dataclass(frozen=True)
class Part:
    """A piece of a string: a mark, words to translate, or words that stay."""

    kind: str
    """``words``, ``stays``, ``open``, ``close`` or ``empty``."""
    html: str
    """As it stands in the string; plain text for ``words``."""
    number: int = 0
    """Its token; a closing mark has that of its opening mark. Words have none."""


def nothing_stays(text: str) -> Iterable[Span]:
    """Every word may be translated."""
    return ()


class Masked:
    """A string of wagtail-localize, made ready for a translation service.

    Args:
        html: the string: text with entities and inline marks.
        staying: gives the places in a plain text of words that must not be translated.
    """

    def __init__(self, html: str, staying: Callable[[str], Iterable[Span]] = nothing_stays):
        self._parts: list[Part] = []
        self._numbers = 0
        opened: list[int] = []
        position = 0
        for mark in _MARK.finditer(html):
            self._add_text(html[position : mark.start()], staying)
            self._add_mark(mark[0], opened)
            position = mark.end()
        self._add_text(html[position:], staying)

    @property
    def text(self) -> str:
        """What is sent."""
        return "".join(_sent(part) for part in self._parts)

    @property
    def pieces(self) -> list[str]:
        """The words between marks, each to be translated by itself; without what has no letters."""
        return [_EDGES.match(part.html)[2] for part in self._parts if _has_words(part)]

    def restore(self, answer: str) -> str | None:
        """The translated string with its marks, or ``None`` when ``answer`` has lost, added or crossed tokens."""
        by_token = {_token(part): part for part in self._parts if part.number}
        expected = sorted(by_token)
        expected += [("/", part.number, "") for part in self._parts if part.kind == "stays"]
        found = [_key(token) for token in _TOKEN.finditer(answer)]
        if sorted(found) != sorted(expected) or not _nests(found):
            return None
        restored, position, inside = [], 0, False
        for token in _TOKEN.finditer(answer):
            if not inside:
                restored.append(escape(answer[position : token.start()], quote=False))
            part = by_token.get(_key(token))
            inside = part is not None and part.kind == "stays"
            restored.append(part.html if part else "")
            position = token.end()
        restored.append(escape(answer[position:], quote=False))
        return "".join(restored)

    def join(self, translated: Iterable[str]) -> str:
        """The translated string made of ``pieces`` that were translated one by one."""
        rest = iter(translated)
        joined = []
        for part in self._parts:
            if _has_words(part):
                before, _words, after = _EDGES.match(part.html).groups()
                joined.append(escape(f"{before}{next(rest).strip()}{after}", quote=False))
            else:
                joined.append(escape(part.html, quote=False) if part.kind == "words" else part.html)
        return "".join(joined)

    def _add_text(self, html: str, staying: Callable[[str], Iterable[Span]]) -> None:
        text = unescape(html)
        position = 0
        for start, end in staying(text):
            self._add_words(text[position:start])
            self._numbers += 1
            self._parts.append(Part("stays", escape(text[start:end], quote=False), self._numbers))
            position = end
        self._add_words(text[position:])

    def _add_words(self, text: str) -> None:
        if text:
            self._parts.append(Part("words", text))

    def _add_mark(self, mark: str, opened: list[int]) -> None:
        if mark.startswith("</"):
            self._parts.append(Part("close", mark, opened.pop() if opened else 0))
            return
        self._numbers += 1
        if mark.endswith("/>"):
            self._parts.append(Part("empty", mark, self._numbers))
        else:
            self._parts.append(Part("open", mark, self._numbers))
            opened.append(self._numbers)


def _has_words(part: Part) -> bool:
    return part.kind == "words" and any(character.isalpha() for character in part.html)


def _sent(part: Part) -> str:
    tokens = {
        "words": part.html,
        "stays": f"<x{part.number}>{unescape(part.html)}</x{part.number}>",
        "open": f"<x{part.number}>",
        "close": f"</x{part.number}>",
        "empty": f"<x{part.number}/>",
    }
    return tokens[part.kind]


def _token(part: Part) -> tuple[str, int, str]:
    return ("/" if part.kind == "close" else "", part.number, "/" if part.kind == "empty" else "")


def _key(token: re.Match) -> tuple[str, int, str]:
    return (token[1], int(token[2]), token[3])


def _nests(tokens: Iterable[tuple[str, int, str]]) -> bool:
    opened: list[int] = []
    for closing, number, empty in tokens:
        if closing:
            if not opened or opened.pop() != number:
                return False
        elif not empty:
            opened.append(number)
    return not opened
