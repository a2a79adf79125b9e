"""One spelling for all: what every way of typing the same word has in common.

đ, dj and d become d, because all three are typed for đ: Đorđe, Djordje and Dordje meet as ``dorde``. The price
is small, since no two common Serbian words differ by it alone, and ijekavian gains (djeca meets deca).
"""

import re
import unicodedata

from .alphabet import normalise
from .latin import spell_latin
from .lookalikes import repair_lookalikes

_PLAIN = str.maketrans(
    {"đ": "d", "ð": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss", "ı": "i", "ħ": "h", "ŋ": "n",
     "’": "'", "‘": "'", "ʼ": "'", "`": "'"}
)  # fmt: skip
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# By far the most marks; other scripts have their own.
_LATIN_MARK = re.compile("[\u0300-\u034e\u0350-\u036f]")
_DJ = re.compile("dj+")
_SERBIAN_LATIN = re.compile("[\x00-\x7fčćđšžČĆĐŠŽ]*")
_SERBIAN_MARKS = str.maketrans("čćđšž", "ccdsz")


def _without_marks(text: str) -> str:
    decomposed = _LATIN_MARK.sub("", unicodedata.normalize("NFKD", text))
    if decomposed.isascii():
        return decomposed
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def fold(text: str) -> str:
    """Return the one spelling of ``text`` that all ways of typing it share.

    Compatibility forms and look-alike letters repaired, Cyrillic to Latin, lower case, đ/dj/d together, diacritics
    off. Soft hyphens and other invisible signs go; control signs and lone surrogates, which databases refuse,
    become spaces. Other scripts (Greek, Chinese) stay, without their marks. Folding twice changes nothing.
    """
    text = _UNSTORABLE.sub(" ", _INVISIBLE.sub("", text))
    if _SERBIAN_LATIN.fullmatch(text):
        # Nearly every word there is. The whole way below comes to the same and takes five times as long.
        text = text.lower().translate(_SERBIAN_MARKS)
    else:
        text = spell_latin(repair_lookalikes(normalise(unicodedata.normalize("NFKC", text))))
        text = _without_marks(text.lower().translate(_PLAIN)).lower().translate(_PLAIN)
    return _DJ.sub("d", text.lower().replace("`", "'"))
