"""“Did you mean”: the nearest spelling among the site's own words.

The words of a language are gathered now and then, since that reads every entry; whatever is taken from them is asked for in the
index before it is shown, so that a correction never gives away a word that no public page has any more.
"""

import time
from collections import Counter

from django.core.cache import cache
from rapidfuzz import process
from rapidfuzz.distance import OSA
from wagtail.models import Locale

from cms.serbian import fold
from search.fulltext import TERM, Terms, full_text
from search.indexing import language_of
from search.models import SearchText
from search.query import Search
from search.terms import MAX_LENGTH, exact_words, read_terms
from search.visibility import findable

MIN_LENGTH = 4
"""Letters below which a word is not corrected: too much lies near a short one."""
GATHERED_SECONDS = 15 * 60
"""How long gathered words serve. A word published since is not offered as a correction before."""
MAX_CORRECTED = 8
"""Words of one question that are looked at; a pasted paragraph is no spelling mistake."""
CANDIDATES = 5


class Vocabulary:
    """The folded words of a language, each with its most frequent spelling."""

    def __init__(self, spellings: dict[str, str]):
        self.spellings = spellings
        self._by_start: dict[str, list[str]] = {}
        for word in spellings:
            for start in {word[:1], word[1:3]}:
                self._by_start.setdefault(start, []).append(word)

    def near(self, folded: str) -> list[str]:
        """The spellings of words of which a third of the letters or fewer differ from a folded word, the nearest first.

        To be found, a word needs the first letter typed; or else the first letter is missing, too many, wrong or
        changed places with the second, and the next ones are right: among all the words it would take ten times as long.
        """
        starts = dict.fromkeys([folded[:1], folded[1:2], folded[:2], folded[1:3]])
        candidates = dict.fromkeys(word for start in starts for word in self._by_start.get(start, ()))
        found = process.extract(
            folded,
            list(candidates),
            scorer=OSA.distance,
            score_cutoff=max(1, len(folded) // 3 - (len(folded) > 8)),
            limit=CANDIDATES,
        )
        return [self.spellings[word] for word, _distance, _index in found]


_remembered: dict[int, tuple[str, Vocabulary]] = {}
"""For each locale the words last seen by this process and their version in the cache, where reading them takes a while."""


def better_spelling(asked: Search) -> str:
    """What a reader may have meant whose words no page has together; empty when there is nothing to mend.

    With a narrowing chosen it is the choice that leaves nothing, not the spelling.
    """
    if asked.narrowing or (asked.total and not asked.is_partial):
        return ""
    return did_you_mean(asked.text, asked.locale)


def did_you_mean(text: str, locale: Locale) -> str:
    """The question with unknown words replaced by the nearest known ones; empty when nothing better is known.

    A word is known when its key is on the site in any form, and near when a third of its letters or fewer differ.
    """
    corrected, changed = [], False
    for number, word in enumerate(exact_words(text[:MAX_LENGTH])):
        better = _correct(word, locale) if number < MAX_CORRECTED else word
        changed |= better != word
        corrected.append(better)
    return " ".join(corrected) if changed else ""


def _correct(word: str, locale: Locale) -> str:
    folded, vocabulary = fold(word), _vocabulary(locale)
    if len(folded) < MIN_LENGTH or not vocabulary.spellings or not _keys(word, locale):
        return word
    if folded in vocabulary.spellings and _is_known(vocabulary.spellings[folded], locale):
        return word
    return next((near for near in vocabulary.near(folded) if _is_known(near, locale)), word)


def _keys(word: str, locale: Locale) -> Terms:
    return read_terms(word, language_of(locale.language_code))


def _is_known(word: str, locale: Locale) -> bool:
    """Whether a page that everybody may read has the word now, in any form."""
    return full_text().narrow(findable().filter(locale=locale), _keys(word, locale)).exists()


def _vocabulary(locale: Locale) -> Vocabulary:
    """The words of the language's titles, names and leads."""
    key = f"search-words-{locale.pk}"
    version = cache.get(f"{key}-version")
    if version is None:
        words, version = _gather(locale), str(time.time_ns())
        cache.set(f"{key}-{version}", words, GATHERED_SECONDS + 60)
        cache.set(f"{key}-version", version, GATHERED_SECONDS)
        _remembered[locale.pk] = version, Vocabulary(words)
    elif _remembered.get(locale.pk, ("",))[0] != version:
        _remembered[locale.pk] = version, Vocabulary(cache.get(f"{key}-{version}") or _gather(locale))
    return _remembered[locale.pk][1]


def _gather(locale: Locale) -> dict[str, str]:
    texts = SearchText.objects.filter(entry__in=findable().filter(locale=locale))
    counts: Counter[str] = Counter()
    for text in texts.values_list("exact", flat=True).iterator(chunk_size=2000):
        counts.update(set(TERM.findall(text)))
    frequent_last = sorted(counts, key=lambda word: counts[word])
    return {fold(word): word for word in frequent_last if len(word) >= MIN_LENGTH and not word.isdecimal()}
