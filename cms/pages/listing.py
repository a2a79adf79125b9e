"""A page that lists pages of one type, whatever language they are written in."""

from collections.abc import Hashable
from typing import cast

from django.core.paginator import InvalidPage, Paginator
from django.db import models
from django.db.models import Q
from django.http import Http404
from django.utils.functional import cached_property
from wagtail.models import Page

from cms.delivery.moments import content_state, kept_for_state
from cms.delivery.version import kept_for_version
from cms.delivery.visibility import openly_readable
from cms.linked_data.building import PageData, Thing, web_page
from cms.pages.base import BasePage
from cms.pages.filters import Facet, ListFilters, Place, places_in
from cms.translations.reading import address, readable_in

TEASER_IMAGE_FIELDS = ("listing_image", "lead_image")


class KeptCountPaginator(Paginator):
    """Counts a list once for each state of the content. ``key`` tells it from all others, the state included; without one it is counted each
    time."""

    key: tuple[Hashable, ...] | None = None

    @cached_property
    def count(self) -> int:
        """How many items there are in all."""
        count = self.object_list.count
        return kept_for_version("list-count", count, *self.key) if self.key else count()


class ListingPage(BasePage):
    """Lists the pages below it, and below its counterparts in other languages, in the reader's language first.

    A concrete page sets ``item_model`` (dotted ``app.Model``), ``per_page`` and may narrow or order ``get_items``. Where its
    items name a place, ``place_field`` says in which field; readers can then choose one.
    """

    item_model: str
    per_page = 20
    place_field = ""
    is_searchable = False

    class Meta:
        abstract = True

    def linked_data(self, data: PageData) -> Thing:
        """A page that collects others."""
        return web_page(self, data, "CollectionPage")

    def get_item_model(self) -> type[Page]:
        """The model class of the pages this page lists."""
        return self._meta.apps.get_model(self.item_model)

    def get_items(self) -> models.QuerySet:
        """Live, public pages of this section that a reader of this page's language sees, newest first.

        A text that exists in the language comes in that language; one that does not comes in the other, once.
        """
        sections = self.get_translations(inclusive=True).live()
        below = Q()
        for path in sections.values_list("path", flat=True):
            below |= Q(path__startswith=path)
        items = self.get_item_model().objects.filter(openly_readable()).filter(below)
        return readable_in(items, self.locale)

    def get_listed_items(self, request) -> models.QuerySet:
        """The items that an address with the given parameters lists, before categories and tags narrow them."""
        return self.get_items()

    def get_places(self) -> list[Place]:
        """The places to choose from, as this page's language spells them; found once for each state of the content."""
        if not self.place_field:
            return []

        def find() -> list[Place]:
            return places_in(self.get_items().filter(locale=self.locale_id), self.place_field)

        return kept_for_state("places", find, self.pk)

    def get_facets(self) -> list[Facet]:
        """By what else readers can narrow the list. A type of list says what its pages know."""
        return []

    def get_filters(
        self, request, items: models.QuerySet | None = None, key: tuple[Hashable, ...] | None = None
    ) -> ListFilters:
        """What an address chose of ``items``, and what there is to choose. Raises Http404 for a choice that does not exist.

        Args:
            items: the whole list; without it the categories in use are not looked for, which only readers choose from.
            key: tells these items, in this state of the content, from all others, if what is found out about them is to be kept.
        """

        def find() -> list[int]:
            rows = () if items is None else items.order_by().values_list("categories", flat=True).distinct()
            return list(rows)

        used = kept_for_version("list-categories", find, *key) if key else find()
        return ListFilters.from_request(
            request, used, self.locale, self.get_places(), self.place_field, self.get_facets()
        )

    def list_key(self, request) -> tuple[Hashable, ...] | None:
        """What tells ``get_listed_items`` from those of other lists; ``None`` when nothing should be kept of them, since there are many such
        addresses or few items at each. Asked after ``get_listed_items``, which refuses what makes no list."""
        return (self._meta.label, self.pk) if self.pk else None

    def get_context(self, request, *args, **kwargs):
        """Add ``filters``, and what ``list_context`` finds. Raises Http404 for a choice that does not exist."""
        context = super().get_context(request, *args, **kwargs)
        # Before the items, whose conditions hold the present moment: what they were then must not be kept for a later state.
        word = content_state().word
        items = self.get_listed_items(request)
        key = self.list_key(request)
        key = key and (*key, word)
        context["filters"] = filters = self.get_filters(request, items, key)
        key = (*key, *filters.key) if key and len(filters.key) <= 1 else None
        return {**context, **self.list_context(filters.narrow(items), request, key)}

    def list_context(self, items: models.QuerySet, request, key: tuple[Hashable, ...] | None = None) -> dict:
        """``page_of_items``: a paginator page whose ``object_list`` is ready for cards. Raises Http404 for a page of the list that
        does not exist. ``key`` is that of ``KeptCountPaginator``."""
        paginator = KeptCountPaginator(items, self.per_page)
        paginator.key = key
        try:
            page_of_items = paginator.page(request.GET.get("page") or 1)
        except InvalidPage as error:
            raise Http404 from error
        rows = cast("models.QuerySet", page_of_items.object_list)
        page_of_items.object_list = self.addressed(rows, request)
        return {"page_of_items": page_of_items}

    def addressed(self, items: models.QuerySet, request) -> list[Page]:
        """The items with their pictures, and the addresses at which this page's readers find them."""
        images = getattr(self.get_item_model(), "teaser_image_fields", TEASER_IMAGE_FIELDS)
        return address(items.select_related(*images), self.locale, request)
