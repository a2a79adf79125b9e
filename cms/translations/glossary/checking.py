"""Whether a translation uses the glossary's words. It warns and never refuses: a translator may know better."""

import re

from django.utils.translation import gettext as _

from cms.translations.glossary.matching import Glossary, TermHit, has_phrase
from cms.translations.glossary.models import GlossaryTerm
from cms.translations.marks import plain_text


def warnings(
    glossary: Glossary, source: str, translation: str, source_language: str, target_language: str
) -> list[str]:
    """What a translator should look at again, a sentence each; empty when the translation uses the glossary's words.

    The texts may have the marks of rich text; languages are ``sr`` or ``en``. A text that is not translated has nothing
    to be warned of.
    """
    if not plain_text(translation).strip():
        return []
    once: dict[str, TermHit] = {}
    for hit in glossary.terms_in(source, source_language):
        once.setdefault(hit.terms[0].key(source_language), hit)
    said = []
    for hit in once.values():
        said += _about(hit.terms, source[hit.start : hit.end], translation, target_language)
    return said


def _about(terms, written: str, translation: str, language: str) -> list[str]:
    """Warnings about one term that stands in the source as ``written``; one of its translations is enough."""
    written = plain_text(written)
    said = [
        _("“%(word)s” should not stand for “%(term)s”: use “%(right)s”.")
        % {"word": word, "term": written, "right": term.written(language)}
        for term in terms
        for word in term.avoided(language)
        if has_phrase(translation, word, language)
    ]
    if said or any(_uses(term, translation, language) for term in terms):
        return said
    unchanged = [term for term in terms if term.do_not_translate]
    if unchanged:
        return [
            _("“%(term)s” is not translated: write it exactly like this.")
            % {"term": unchanged[0].written(language)}
        ]
    expected = _(" or ").join(f"“{term.written(language)}”" for term in terms)
    return [_("The glossary has %(expected)s for “%(term)s”.") % {"expected": expected, "term": written}]


def _uses(term: GlossaryTerm, translation: str, language: str) -> bool:
    written = term.written(language)
    if not term.do_not_translate:
        return has_phrase(translation, written, language)
    # An ending may follow in Serbian: "Open Days-a".
    return re.search(rf"(?<!\w){re.escape(written)}", plain_text(translation)) is not None
