"""“Did you mean”: the nearest spelling among the site's own words."""

from collections import Counter
from functools import partial

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from wagtail.models import Locale

from cms.delivery.version import kept_for_version
from cms.serbian import fold
from search.fulltext import TERM
from search.indexing import language_of
from search.models import SearchEntry
from search.query import Search, public_pages
from search.terms import MAX_LENGTH, exact_words, read_terms

MIN_LENGTH = 4
"""Letters below which a word is not corrected: too much lies near a short one."""


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
    words = _vocabulary(locale)
    if not words:
        return ""
    corrected, changed = [], False
    for word in exact_words(text[:MAX_LENGTH]):
        better = _correct(word, words, language_of(locale.language_code))
        changed |= better != word
        corrected.append(better)
    return " ".join(corrected) if changed else ""


def _correct(word: str, words: dict[str, str], language: str) -> str:
    folded = fold(word)
    if len(folded) < MIN_LENGTH or folded in words or not read_terms(word, language).keys:
        return word
    found = process.extractOne(
        folded,
        words.keys(),
        scorer=DamerauLevenshtein.distance,
        score_cutoff=max(1, len(folded) // 3 - (len(folded) > 8)),
    )
    return words[found[0]] if found else word


def _vocabulary(locale: Locale) -> dict[str, str]:
    """For each folded word of the language's titles, names and leads, its most frequent spelling.

    Only of pages that everybody may read: a correction must not give away a word of a private page.
    """
    return kept_for_version("search-vocabulary", partial(_count_words, locale), locale.pk)


def _count_words(locale: Locale) -> dict[str, str]:
    entries = SearchEntry.objects.filter(locale=locale, page__in=public_pages())
    counts: Counter[str] = Counter()
    for text in entries.values_list("exact", flat=True).iterator(chunk_size=2000):
        counts.update(set(TERM.findall(text)))
    frequent_last = sorted(counts, key=lambda word: counts[word])
    return {fold(word): word for word in frequent_last if len(word) >= MIN_LENGTH and not word.isdecimal()}
