"""Finding the glossary's terms in a text, whatever their inflection, script and direction of translation."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from cms.serbian import fold
from cms.translations.glossary.models import GlossaryTerm
from cms.translations.words import Word, words_of


class TermHit(NamedTuple):
    """Where a term stands in a text (``text[start:end]``), and all entries that say how to translate it."""

    start: int
    end: int
    terms: tuple[GlossaryTerm, ...]


class Phrase(NamedTuple):
    """The words of a term in one language: how each is known, and which are an abbreviation in capitals.

    A word is known by its stem, and by itself: of “ćilim” the stemmer takes an ending that is none, of “ćilimu” it leaves “ćilim”.
    """

    keys: tuple[frozenset[str], ...]
    capitals: tuple[bool, ...]

    def stands_at(self, words: list[Word], position: int) -> bool:
        """Whether ``words`` have this phrase at ``position``; an abbreviation (IT) is no small word (it)."""
        there = words[position : position + len(self.keys)]
        return len(there) == len(self.keys) and all(
            word.key in keys and (word.is_capitals or not in_capitals)
            for word, keys, in_capitals in zip(there, self.keys, self.capitals, strict=True)
        )


@lru_cache(maxsize=10_000)
def phrase_of(text: str, language: str) -> Phrase:
    """The phrase that a term is in ``sr`` or ``en``."""
    words = words_of(text, language)
    return Phrase(
        tuple(frozenset({word.key, fold(text[word.start : word.end])}) for word in words),
        tuple(word.is_capitals for word in words),
    )


class Glossary:
    """All terms, made ready to be found. Load it once for a page of texts: ``Glossary.load()`` is one query."""

    def __init__(self, terms: Iterable[GlossaryTerm]):
        self.terms = list(terms)
        self._by_first_word: dict[str, dict[str, dict[Phrase, list[GlossaryTerm]]]] = {}

    @classmethod
    def load(cls) -> "Glossary":
        """The glossary as it is now."""
        return cls(GlossaryTerm.objects.all())

    def terms_in(self, text: str, language: str) -> list[TermHit]:
        """The terms in ``text``, which is in ``language`` (``sr`` or ``en``), in their order.

        ``text`` may have the marks of rich text. Of terms that overlap the longer one counts.
        """
        phrases = self._phrases(language)
        if not phrases:
            return []
        words, hits, position = words_of(text, language), [], 0
        while position < len(words):
            phrase, terms = self._longest_at(phrases, words, position)
            if phrase is None:
                position += 1
                continue
            last = position + len(phrase.keys) - 1
            hits.append(TermHit(words[position].start, words[last].end, tuple(terms)))
            position = last + 1
        return hits

    @staticmethod
    def _longest_at(phrases, words, position):
        for phrase, terms in phrases.get(words[position].key, {}).items():
            if phrase.stands_at(words, position):
                return phrase, terms
        return None, ()

    def _phrases(self, language: str) -> dict[str, dict[Phrase, list[GlossaryTerm]]]:
        """The terms by how their first word is known, the longest first."""
        if language not in self._by_first_word:
            found: dict[Phrase, list[GlossaryTerm]] = defaultdict(list)
            for term in self.terms:
                found[phrase_of(term.written(language), language)].append(term)
            by_first: dict[str, dict[Phrase, list[GlossaryTerm]]] = defaultdict(dict)
            for phrase in sorted((p for p in found if p.keys), key=lambda phrase: -len(phrase.keys)):
                for key in phrase.keys[0]:
                    by_first[key][phrase] = found[phrase]
            self._by_first_word[language] = dict(by_first)
        return self._by_first_word[language]


def has_phrase(text: str, phrase: str, language: str) -> bool:
    """Whether ``text`` has the words of ``phrase`` one after another, in any inflection."""
    wanted, words = phrase_of(phrase, language), words_of(text, language)
    return bool(wanted.keys) and any(wanted.stands_at(words, position) for position in range(len(words)))
