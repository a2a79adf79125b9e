"""A stemmer for folded Serbian: nouns and adjectives in all cases, the regular verbs of news.

Snowball's Serbian stemmer needs diacritics, which folding has taken off (a visitor types ``izlozba``), so this one is
written for folded words; ``docs/serbian.md`` compares the two. It cuts one case ending, and then evens out what
the sound laws do to the end of a stem: the fleeting a (Leskovac, Leskovca), assimilation (vrabac, vrapca),
palatalisation (knjiga, knjizi), nouns in -anin and -lac (građanin, čitaoca), and ijekavian (mlijeko, mleko). Each step is applied to every word alike, so that
the forms of one word meet even where the stem is not the linguist's.
"""

import re
from functools import lru_cache

_ENDINGS = (
    "ovima", "evima", "ovome", "ovoga", "evoga", "ovom", "evom", "ovog", "evog", "ovih", "evih", "ovim",
    "evim", "ovoj", "evoj", "oscu", "ama", "ima", "oga", "ome", "omu", "ega", "emu", "ova", "eva",
    "ovi", "evi", "ove", "eve", "ovo", "evo", "ovu", "evu", "om", "em", "og", "eg", "oj", "ih", "im",
    "ov", "ev", "ao", "eo", "uo", "io", "a", "e", "i", "o", "u",
)  # fmt: skip
_BY_LENGTH = [frozenset(ending for ending in _ENDINGS if len(ending) == size) for size in range(6)]
_VOWEL = re.compile("[aeiou]|[^aeiou]r[^aeiou]")

_WHOLE = re.compile(
    r"((?:aero|hipo|velo|kosmo)drom|(?:agro|astro|gastro|eko|auto)nom|atom|simptom|fantom|idiom|diplom|sindrom|pogrom|hrom"
    r"|(?:pre|s|raz|od|po)lom|(?:raz|pod|od|za|pre|pri|iz|u)voj|heroj|pokoj|ustroj|postoj|spoj|kroj|razboj|zavoj|naboj"
    r"|(?:na|raz|pri|za|iz|kata|dija|mono|pro|epi|ana|.{2,}o)log|.*(?:peda|dema|sina)gog|intervju|atelje|studio|radio"
    r"|film|klim|(?:eko)?sistem|problem|prijem|krem|totem|rezim|interim|maksim|tim|intim|pilgrim|stadion)"
    r"(?:ovima|ovi|ove|ova|ima|ama|om|em|a|u|e|i|o)?"
)
"""Words whose last letters look like a case ending but are their own, and the endings they take."""

_IRREGULAR = {
    "studio": "studij", "radio": "radij", "posao": "posl", "ugao": "ugl", "smisao": "smisl", "misao": "misl", "pakao": "pakl",
    "orao": "orl", "kotao": "kotl", "cavao": "cavl", "otac": "oc", "oca": "oc", "ocu": "oc", "ocem": "oc", "ocevi": "oc",
    "oceva": "oc", "deo": "del", "dio": "del", "dijel": "del",
    "pas": "ps", "psa": "ps", "psu": "ps", "psi": "ps", "pse": "ps", "psima": "ps", "pasa": "ps", "san": "sn", "sna": "sn",
    "snu": "sn", "snovi": "sn", "snova": "sn", "dan": "dan", "dana": "dan", "danu": "dan", "dani": "dan", "danima": "dan",
    "dane": "dan", "danom": "dan", "nis": "nis", "nisa": "nis", "nisu": "nis", "nisom": "nis", "covek": "covec", "covjek": "covec",
    "coveka": "covec", "covjeka": "covec", "ljudi": "ljud", "ljude": "ljud", "ljudima": "ljud", "decom": "dec", "decu": "dec",
    "deca": "dec", "dece": "dec", "deci": "dec", "dete": "det", "dijete": "det",
}  # fmt: skip
_EXTENDED = re.compile(r"(vr(?:ij)?em|im|plem|sem|sjem|ram|brem|d(?:ij)?et|drv|dugm|jaj|uz)(?:en|et)$")

_VERBAL = re.compile(
    r"(?<=.{3})(?:(?:ov|iv|ir)a(?:nj?|[ltjv])?|uj(?:uc)?)$"  # organizova-, finansira-, kupuj-
    r"|(?<=.{4})(?:ov|iv|ir|[ei]t)$|(?<=.{5})[aiu]l$"  # organiz(ov)-, završil-, završit-
)
_IJEKAVIAN = re.compile(r"(?<=[bcdfghklmnprstvz])i?je(?=.)")
_INHABITANT = re.compile("(?<=..[aj])nin$")
_AGENT = re.compile("(?<=[ai])oc$")
_FLEETING_A = re.compile(r"(?<=[^aeiou])a(?=(?:[ln]j|[bcdfghjklmnprstvz])$)")
_LOST_BEFORE_C = re.compile(r"(?<=.{4})[dt](?=c$)")
_VOICED = [(re.compile(f"{voiced}(?=[ctkspf])"), voiceless) for voiced, voiceless in ("bp", "gk")]
_VOICED.append((re.compile("z(?=[ctkpf])"), "s"))
_PALATAL = str.maketrans("kgh", "czs")


def _cut_ending(word: str) -> str:
    """Cut the longest case ending that leaves three letters, one of them able to carry a syllable."""
    if own := _WHOLE.fullmatch(word):
        return own[1]
    for size in range(min(5, len(word) - 3), 0, -1):
        if word[-size:] in _BY_LENGTH[size] and _VOWEL.search(word[:-size]):
            return word[:-size] + ("ost" if word[-size:] == "oscu" else "")
    return word


def _even_out(stem: str) -> str:
    """Take off what differs between the forms of one word at the end of its stem."""
    stem = _IJEKAVIAN.sub("e", _AGENT.sub("lc", _INHABITANT.sub("n", stem)))
    for _ in range(2):
        shorter = _FLEETING_A.sub("", stem)
        if len(stem) > 3 and _VOWEL.search(shorter):
            stem = shorter
        stem = stem[:-1] + stem[-1:].translate(_PALATAL)
        stem = _LOST_BEFORE_C.sub("", stem)
    for voiced, voiceless in _VOICED:
        stem = voiced.sub(voiceless, stem)
    return stem


@lru_cache(maxsize=50_000)
def stem_serbian(word: str) -> str:
    """Return the stem of one folded Serbian ``word`` (lower case, no diacritics)."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.isalpha():
        return word
    stem = _EXTENDED.sub(r"\1", _cut_ending(word))
    return _even_out(_VERBAL.sub("", stem))
