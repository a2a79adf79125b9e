"""The admin's slug field, which spells what is typed as ``cms.serbian.slugify`` does.

Wagtail's field takes ``formatters``, replacements that the browser makes before its own rule. Made from ``slugify``
itself, they leave its rule nothing to do but to lower the case, so that no script of ours has to repeat the spelling.
"""

from collections import defaultdict
from functools import cache

from wagtail.admin.widgets import SlugInput

from cms.serbian import slugify

# Latin of Europe, the digraphs of Croatian typesetting, Romanian, Greek and Cyrillic; signs that titles are pasted with.
_RANGES = (
    (0xA0, 0x17F),
    (0x1C4, 0x1CC),
    (0x218, 0x21B),
    (0x386, 0x3CE),
    (0x400, 0x45F),
    (0x490, 0x4E9),
    (0x200B, 0x2026),
    (0x20AC, 0x20AC),
    (0x2116, 0x2122),
)
_COMBINING_MARKS = "[\u0300-\u036f]+"


@cache
def slug_formatters() -> list[tuple[str, str]]:
    """Regular expressions and what the browser puts in their place, in order."""
    letters = defaultdict(list)
    for start, end in _RANGES:
        for code in range(start, end + 1):
            spelling = slugify(f"a{chr(code)}a")[1:-1]
            if spelling != "-":
                letters[spelling].append(chr(code))
    return [
        (_COMBINING_MARKS, ""),
        *((f"[{''.join(group)}]", spelling) for spelling, group in letters.items()),
        ("[^A-Za-z0-9]+", "-"),
        ("^-+|-+$", ""),
    ]


class SerbianSlugInput(SlugInput):
    """Proposes and cleans slugs by the Serbian rule while an editor types."""

    def __init__(self, attrs=None, formatters=None, locale=None):
        super().__init__(attrs=attrs, formatters=formatters or slug_formatters(), locale=locale)
