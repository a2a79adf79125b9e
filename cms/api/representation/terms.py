"""Categories and tags, named in the reader's language."""

from collections.abc import Iterable
from typing import TypedDict

from django.db.models import CharField, QuerySet, Value
from wagtail.models import Page

from cms.api.reading import Reading
from cms.delivery.version import kept_for_version
from cms.taxonomy.models import Category, Tag, Term

RELATIONS: dict[str, type[Term]] = {"categories": Category, "tags": Tag}


class TermJson(TypedDict):
    """A category or tag; ``slug`` is what the filters ``category`` and ``tag`` take."""

    id: int
    name: str
    slug: str


class Wordings:
    """Every term of one taxonomy: few enough to be kept together for each version of the content."""

    def __init__(self, terms: Iterable[Term]):
        self.by_id = {term.pk: term for term in terms}
        self._by_language = {(term.translation_key, term.locale_id): term for term in self.by_id.values()}

    def in_language(self, term_id: int, locale_id: int) -> Term | None:
        """A term in a language, or in its own where it is not translated; ``None`` when it is gone."""
        term = self.by_id.get(term_id)
        return self._by_language.get((term.translation_key, locale_id), term) if term else None


def wordings(relation: str, reading: Reading) -> Wordings:
    """The terms of a taxonomy in every language; no query but the first after a change of content."""
    model = RELATIONS[relation]
    if relation not in reading.fetched["wordings"]:
        kept = kept_for_version(f"api-{relation}", lambda: list(model.objects.all()))
        reading.fetched["wordings"][relation] = Wordings(kept)
    return reading.fetched["wordings"][relation]


def load_terms(wanted: Iterable[tuple[Page, str]], reading: Reading) -> None:
    """Fetch under which terms pages are filed, of all types and relations in one query."""
    ids: dict[tuple[type[Page], str], list[int]] = {}
    for page, relation in wanted:
        if page is reading.draft:
            reading.fetched[relation][page.pk] = [term.pk for term in getattr(page, relation).all()]
            continue
        ids.setdefault((type(page), relation), []).append(page.pk)
        reading.fetched[relation][page.pk] = []
    queries = [_filed(model, relation, members) for (model, relation), members in ids.items()]
    if queries:
        first, *others = queries
        for relation, page_id, term_id in first.union(*others, all=True) if others else first:
            reading.fetched[relation][page_id].append(term_id)


def _filed(model: type[Page], relation: str, ids: list[int]) -> QuerySet:
    """Rows of relation, page id and term id."""
    field = model._meta.get_field(relation)
    page, term = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    rows = field.remote_field.through.objects.filter(**{f"{page}__in": ids}).order_by()
    name = Value(relation, output_field=CharField())
    return rows.annotate(relation_name=name).values_list("relation_name", page, term)


def terms(page: Page, relation: str, reading: Reading) -> list[TermJson]:
    """The terms of a page after ``load_terms``, by name; a term not yet translated stays in its own language."""
    reader, known = reading.reader_of(page), wordings(relation, reading)
    found = (known.in_language(term_id, reader.pk) for term_id in reading.fetched[relation][page.pk])
    worded = [term for term in found if term]
    return [
        TermJson(
            id=term.pk,
            name=reading.writer.text(term.name, reading.locales[term.locale_id].language_code),
            slug=term.slug,
        )
        for term in sorted(worded, key=lambda term: term.name)
    ]
