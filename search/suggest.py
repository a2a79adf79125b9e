"""“Did you mean”: the nearest spelling among the site's own words."""

from django.core.cache import cache
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from wagtail.models import Locale

from cms.serbian import fold
from search.fulltext import full_text
from search.indexing import language_of
from search.query import Search
from search.terms import MAX_LENGTH, exact_words, read_terms

VOCABULARY_SECONDS = 600
"""How long a language's words are remembered; a suggestion may be ten minutes behind the texts."""
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
    """For each folded word of the language's titles, names and leads, its most frequent spelling."""
    key = f"search-vocabulary-{locale.pk}"
    words = cache.get(key)
    if words is None:
        words = {}
        counts = full_text().vocabulary(locale.pk)
        for word in sorted(counts, key=lambda word: counts[word]):
            if len(word) >= MIN_LENGTH and not word.isdecimal():
                words[fold(word)] = word
        cache.set(key, words, VOCABULARY_SECONDS)
    return words
