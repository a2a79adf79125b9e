"""Categories and tags, named in the reader's language."""

from typing import TypedDict

from django.db.models import prefetch_related_objects
from wagtail.models import Page

from cms.api.reading import Reading
from cms.taxonomy.models import Category, Tag, Term

RELATIONS: dict[str, type[Term]] = {"categories": Category, "tags": Tag}


class TermJson(TypedDict):
    """A category or tag; ``slug`` is what the filters ``category`` and ``tag`` take."""

    id: int
    name: str
    slug: str


def load_terms(pages: list[Page], relation: str, reading: Reading) -> None:
    """Fetch the terms of many pages, and their wording in the languages of the readers, in two queries."""
    prefetch_related_objects(pages, relation)
    wanted = set()
    for page in pages:
        reader = reading.reader_of(page)
        wanted |= {
            (term.translation_key, reader.pk)
            for term in getattr(page, relation).all()
            if term.locale_id != reader.pk
        }
    if wanted:
        keys, locales = {key for key, _locale in wanted}, {locale for _key, locale in wanted}
        wordings = RELATIONS[relation].objects.filter(translation_key__in=keys, locale__in=locales)
        reading.fetched[relation] |= {(term.translation_key, term.locale_id): term for term in wordings}


def terms(page: Page, relation: str, reading: Reading) -> list[TermJson]:
    """The terms of a page after ``load_terms``, by name; a term not yet translated stays in its own language."""
    reader = reading.reader_of(page)
    worded = [
        reading.fetched[relation].get((term.translation_key, reader.pk), term)
        for term in getattr(page, relation).all()
    ]
    return [
        TermJson(
            id=term.pk,
            name=reading.writer.text(term.name, reading.locales[term.locale_id].language_code),
            slug=term.slug,
        )
        for term in sorted(worded, key=lambda term: term.name)
    ]
