"""Narrowing a list by what its pages are filed under: ``?category=…`` and ``?tag=…``."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from wagtail.models import Locale

from cms.taxonomy.models import Category, Tag
from cms.taxonomy.reading import ReaderTerm, find_term, terms_for_reader


@dataclass(frozen=True)
class ListFilters:
    """What a reader chose, and what there is to choose: the categories that occur in the list, in the reader's language."""

    category: Category | None
    tag: Tag | None
    options: list[ReaderTerm]

    @classmethod
    def from_request(cls, request: HttpRequest, items: QuerySet, locale: Locale) -> "ListFilters":
        """Read the parameters; ``items`` is the whole list. Raises Http404 for a term that does not exist.

        An address with a wrong term names no list; answering with the whole list would make endless copies of it.
        """
        used = Category.objects.filter(pk__in=items.order_by().values("categories"))
        return cls(
            category=_term(Category, request.GET.get("category", ""), locale),
            tag=_term(Tag, request.GET.get("tag", ""), locale),
            options=terms_for_reader(used),
        )

    @property
    def chosen(self) -> bool:
        """Whether the list is narrowed."""
        return bool(self.category or self.tag)

    def narrow(self, items: QuerySet) -> QuerySet:
        """Only the pages filed under the chosen terms, in whichever language the editor ticked them."""
        if self.category:
            items = items.filter(categories__translation_key=self.category.translation_key)
        if self.tag:
            items = items.filter(tags__translation_key=self.tag.translation_key)
        return items.distinct() if self.chosen else items


def _term(model, slug: str, locale: Locale):
    if not slug:
        return None
    term = find_term(model, slug, locale)
    if term is None:
        raise Http404
    return term
