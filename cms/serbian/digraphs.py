"""Where nj, lj and dž in a Latin word are two sounds, and so two letters in Cyrillic.

Three layers, the first that knows the word decides: roots that keep their digraph (``odžak``), the stems of
``data/digraphs.txt``, and the rule that od-, pod- and pred- before ž are prefixes.
"""

import re
from functools import cache

from .wordlists import lines

_BREAKABLE = re.compile("nj|lj|dž")
_PREFIXES = (
    "ne|naj|najne|po|do|iz|is|na|pre|re|za|u|ras|raz|samo|polu|mikro|hiper|super|auto|bio|hidro|foto|dez"
)
_PREFIX_RULE = re.compile(rf"(?:{_PREFIXES})?(?:is)?(?:od|pod|pred)(?=ž)")


class Stems:
    """The stems of the data file, compiled once.

    ``at_start`` and ``anywhere`` match up to the break (the right part is looked ahead at), ``whole`` matches
    the roots that stay together; ``count`` is the number of stems listed.
    """

    def __init__(self, rows: list[str]) -> None:
        start: list[str] = []
        anywhere: list[str] = []
        whole: list[str] = []
        self.count = 0
        for row in rows:
            if row.startswith("="):
                whole += row[1:].split()
                continue
            left, right = (part.split() for part in row.lstrip("*").split("|"))
            self.count += len(left) * len(right)
            pattern = f"(?:{'|'.join(left)})(?={'|'.join(right)})"
            (anywhere if row.startswith("*") else start).append(pattern)
        self.count += len(whole)
        self.at_start = re.compile(f"(?:{_PREFIXES})?(?:{'|'.join(start)})")
        self.anywhere = re.compile("|".join(anywhere))
        self.whole = re.compile(f"(?:{_PREFIXES})?(?:{'|'.join(whole)})")


@cache
def stems() -> Stems:
    """Return the stems of the data file."""
    return Stems(lines("digraphs.txt"))


def breaks(word: str) -> frozenset[int]:
    """Return the positions in a lower-case Latin ``word`` between two letters that are no digraph.

    ``injekcija`` → ``{2}``: the n and the j that meet at index 2 are two letters. Most words give an empty set.
    """
    if not _BREAKABLE.search(word):
        return frozenset()
    known = stems()
    found = {match.end() for match in known.anywhere.finditer(word)}
    if not known.whole.match(word):
        for pattern in (known.at_start, _PREFIX_RULE):
            if match := pattern.match(word):
                found.add(match.end())
    return frozenset(found)
