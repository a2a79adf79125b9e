"""Foreign words, names and passages, which keep their spelling in Cyrillic text.

A word is surely foreign by its letters (q, w, x, y, ü, ch, a doubled consonant …) or by the lists in ``data``.
Words that English and Serbian share are foreign only in foreign company, which ``cyrillic.py`` looks at.
"""

import re
from functools import cache, lru_cache

from .wordlists import words

SERBIAN_LETTERS = "abcčćdđefghijklmnoprsštuvzžśź"

_NOT_SERBIAN = re.compile(f"[^{SERBIAN_LETTERS}]")
_CLUSTERS = re.compile(
    r"ch|(?<!^o)(?<!^hi)ph(?!od)|gh(?:[aelmnorstu]|$)|sz|eau|(?<!^o)ct|cs$|^cl|^th|^wh|^kn(?=ow|ight)|(?:sh|th|gh|tz|(?<!^l)(?<!^pl)[iou]ck)$|[aceiopu]tions?$|dges?$"
    r"|(?:oo[dflprt]|^(?:br|[bchlnrt])ook|ee[bcdfgklmnprtvz])s?$"
)
_JOINTS = re.compile("['’‑-]")
_DOUBLED = re.compile(r"([bcdfgklmnprstz])\1")
_SEAM = re.compile(
    r"^(?:naj|ne)?(?:(?:o|po|pre|na)d(?=d)|(?:supe|hipe|inte)r(?=r)|(?:va|pa|izva)n(?=n)|pos?t(?=t)|su[bp](?=[bp])"
    r"|tran[s](?=s)|kont?r(?=r)|(?:seda|osa|o|vakuu)m(?=m)|.{0,9}?(?:pe|šes|deve|dese|sto|če?tvr|he)t(?=t)|(?:i|ra|be|nu|u)z(?=z)|poli[s](?=s)|pol[ku](?=k))"
)
_ENDING = re.compile("a|u|om|em|e|i|ov[aueoi]?|ovom|ovih|ovog|ovima|j[ua]|jem|ima")
_LONGEST_ENDING = 5
_CONTRACTION = re.compile(r"(?:n't|n’t|['’](?:s|re|ll|ve))$")
_HUMPS = re.compile("[a-zčćđšž][A-ZČĆĐŠŽ]")
_SERBIAN_HUMPS = re.compile("e[A-ZČĆĐŠŽ][a-zčćđšž]+|[A-ZČĆĐŠŽ]{1,2}i[A-ZČĆĐŠŽ]{1,2}")


@cache
def _names() -> frozenset[str]:
    return frozenset(name.lower() for name in words("foreign_names.txt")) | _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name.lower() for name in words("given_names.txt"))


@cache
def foreign_words() -> frozenset[str]:
    """Return the lower-case foreign words that are foreign wherever they stand."""
    return words("foreign_words.txt")


@cache
def shared_words() -> frozenset[str]:
    """Return the lower-case words that are Serbian as well as English."""
    return frozenset(word.lstrip("+") for word in words("foreign_context.txt"))


@cache
def head_nouns() -> frozenset[str]:
    """Return the shared words that are Serbian when a foreign name follows them (hotel, film, festival)."""
    return frozenset(word[1:] for word in words("foreign_context.txt") if word.startswith("+"))


@cache
def function_words() -> frozenset[str]:
    """Return the small English words that no Serbian word is spelt like."""
    return words("foreign_function.txt")


@cache
def acronyms() -> tuple[frozenset[str], frozenset[str]]:
    """Return the capital abbreviations that stay Latin: all of them, and those that are Serbian words too."""
    listed = words("acronyms.txt")
    shared = frozenset(word[1:] for word in listed if word.startswith("~"))
    return frozenset(word.lstrip("~") for word in listed), shared


def _has_stem(word: str, lexicon: frozenset[str], shortest: int) -> bool:
    """Tell whether ``word`` is a word of ``lexicon``, as it is or with a Serbian case ending."""
    return word in lexicon or any(
        word[:cut] in lexicon and _ENDING.fullmatch(word, cut)
        for cut in range(max(shortest, len(word) - _LONGEST_ENDING), len(word))
    )


def is_given_name(word: str) -> bool:
    """Tell whether ``word`` is a foreign given name, behind which a surname stays as it is."""
    last = word.rsplit("-", 1)[-1]
    return last[:1].isupper() and _has_stem(last.lower(), _given_names(), shortest=4)


def _doubles(word: str) -> bool:
    return len(word) > 3 and bool(_DOUBLED.search(word)) and not _SEAM.match(word)


def is_contraction(word: str) -> bool:
    """Tell whether ``word`` ends as English contractions and possessives do (don't, Moody's)."""
    return bool(_CONTRACTION.search(word))


@lru_cache(maxsize=20_000)
def is_foreign(word: str) -> bool:
    """Tell whether a Latin ``word`` (letters, inner hyphens and apostrophes) is surely foreign by itself."""
    lower = word.lower()
    if lower in foreign_words() or is_contraction(lower):
        return True
    if _NOT_SERBIAN.search(_JOINTS.sub("", lower)):
        return True
    # Short capitals are abbreviations, whose letters in a row say nothing (СССР, ЦК).
    spelled_out = not (len(word) < 6 and word.isupper())
    if spelled_out and (_CLUSTERS.search(lower) or _doubles(lower)):
        return True
    if _HUMPS.search(word) and (
        not _SERBIAN_HUMPS.fullmatch(word) or (word[0] == "e" and is_foreign(word[1:]))
    ):
        return True
    if _has_stem(lower, foreign_words(), shortest=6):
        return True
    return word[0].isupper() and _has_stem(lower, _names(), shortest=4)


_SEGMENT = re.compile(r"[^.!?\n\"„“”«»]+")
_SEGMENT_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SERBIAN_WORD = re.compile(r"[a-zčćđšž]*[čćđšž\u0400-\u052f]")


@cache
def _function_word_in() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(function_words()))})\b", re.IGNORECASE)


def english_spans(text: str) -> list[tuple[int, int]]:
    """Return where ``text`` is English: sentences and quotations of which at least half is surely English.

    A span needs two such words, one of them in ``function_words`` or both in the lists, and no common word
    in Serbian letters; names such as Niš do not count against it.
    """
    spans = []
    for match in _SEGMENT.finditer(text):
        found = _SEGMENT_WORD.findall(match[0])
        if len(found) < 2 or any(_SERBIAN_WORD.match(word) for word in found):
            continue
        english = sum(word.lower() in function_words() or is_foreign(word) for word in found)
        if english >= 2 and 2 * english >= len(found) and _is_phrase(found):
            spans.append(match.span())
    return spans


def _is_phrase(found: list[str]) -> bool:
    small = sum(word.lower() in function_words() for word in found)
    return small > 0 or sum(word.lower() in foreign_words() for word in found) >= 2
