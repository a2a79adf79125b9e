"""What the API says about any page. Each page type says in its app's ``api.py`` what it adds."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache, cached_property
from typing import Any, TypedDict, get_type_hints

from django.conf import settings
from django.db.models import Q, prefetch_related_objects
from django.utils import timezone, translation
from wagtail.models import Page

from cms.api.filters.conditions import PUBLISHED_SINCE, Condition, of_field
from cms.api.paging import Computed
from cms.api.reading import Reading
from cms.api.registry import representation_of
from cms.api.representation import lineage
from cms.api.representation.head import HeadMixin
from cms.api.representation.lineage import Crumb as CrumbJson
from cms.api.representation.lineage import Version, ViewOfPage
from cms.api.representation.parts import part_names
from cms.api.representation.pictures import Picture, give_images, missing_images, picture
from cms.api.representation.stories import Block, Wanted, story
from cms.api.representation.terms import TermJson, load_terms, terms
from cms.api.selection import Selection, select
from cms.delivery.page_links import ReaderPages
from cms.pages.base import BasePage
from cms.pages.own_types import is_joined, join_own_types, own_type
from cms.translations.state.models import State


class ParentMeta(TypedDict):
    """Where the parent page is."""

    type: str
    detail_url: str
    html_url: str


class Parent(TypedDict):
    """The page above, as Wagtail's v2 gives it."""

    id: int
    meta: ParentMeta
    title: str


Members = dict[type["PageRepresentation"], list[BasePage]]


class PageRepresentation(HeadMixin):
    """One page, read by one reader. ``get_<field>`` gives a field; without it the page's own attribute is given as it is.

    A page type sets ``model`` and lists what it adds to a row (``row_fields``) and to the full page (``detail_fields``),
    which of its fields cost queries for each page and are therefore not given in lists (``detail_only_fields``), which are
    keys of pages it shows as rows (``link_fields``),
    images, texts for people, StreamFields and terms, by which of its fields a list can be filtered and ordered, and fetches in
    ``prepare`` what would cost a query per page.
    """

    model: type[BasePage]
    row_meta: tuple[str, ...] = (
        "type",
        "detail_url",
        "html_url",
        "slug",
        "locale",
        "language",
        "is_fallback",
        "first_published_at",
        "last_published_at",
    )
    detail_meta: tuple[str, ...] = (
        *row_meta,
        "canonical_url",
        "show_in_menus",
        "seo_title",
        "search_description",
        "share_image",
        "alias_of",
        "parent",
        "state",
        "available_locales",
    )
    row_fields: tuple[str, ...] = ("id", "title", "lead", "listing_title", "listing_summary", "image")
    detail_fields: tuple[str, ...] = (
        *row_fields,
        "lead_image",
        "summary_only",
        "breadcrumbs",
        "translations",
        "alternates",
        "seo",
        "json_ld",
    )
    detail_only_fields: frozenset[str] = frozenset(
        ["parent", "breadcrumbs", "translations", "available_locales", "alternates", "seo", "json_ld"]
    )
    link_fields: tuple[str, ...] = ()
    image_fields: tuple[str, ...] = ("lead_image", "listing_image", "social_image")
    text_fields: tuple[str, ...] = ("title", "lead")
    story_fields: tuple[str, ...] = ()
    term_fields: tuple[str, ...] = ()
    withheld: dict[str, Any] = {}
    """What a page that gives only title and lead gives for fields whose texts nobody may have translated."""
    expandable_fields: tuple[str, ...] = ()
    """Fields that hold rows, which ``expand`` can widen."""
    filter_fields: tuple[str, ...] = ("title", "slug", "show_in_menus")
    conditions: tuple[Condition, ...] = (
        Condition(PUBLISHED_SINCE, lambda moment, view: Q(last_published_at__gte=moment)),
    )
    """By what else a list can be narrowed."""
    order_fields: tuple[str, ...] = ("id", "title", "slug", "first_published_at", "last_published_at")
    computed_order: dict[str, Computed] = {}
    """What a condition may order a list by besides fields."""

    def __init__(self, page: BasePage, reading: Reading):
        self.page = page
        self.reading = reading

    @classmethod
    def row_names(cls) -> tuple[str, ...]:
        """The fields of a row when none are asked for."""
        return (*cls.row_meta, *cls.row_fields)

    @classmethod
    def list_names(cls) -> tuple[str, ...]:
        """The fields that a row can have when they are asked for."""
        return tuple(name for name in cls.detail_names() if name not in cls.detail_only_fields)

    @classmethod
    def detail_names(cls) -> tuple[str, ...]:
        """Every field there is."""
        return (*cls.detail_meta, *cls.detail_fields)

    @classmethod
    @cache
    def all_conditions(cls) -> dict[str, Condition]:
        """By what a list of this type can be narrowed, by the name of the parameter. Found once: choices may be dear to list,
        and their order must not depend on who asks first."""
        with translation.override(settings.LANGUAGE_CODE):
            found = (*(of_field(cls.model, name) for name in cls.filter_fields), *cls.conditions)
        return {condition.parameter.name: condition for condition in found}

    @classmethod
    def parts_of(cls, name: str) -> frozenset[str] | None:
        """The parts of a field's value, by the type it is declared to have; ``None`` when they depend on the value."""
        if name in cls.story_fields:
            return part_names(Block)
        if name in cls.term_fields:
            return part_names(TermJson)
        method = getattr(cls, f"get_{name}", None)
        return part_names(get_type_hints(method).get("return")) if method else frozenset()

    @classmethod
    def want(cls, page: BasePage, names: frozenset[str], wanted: Wanted) -> None:
        """Say what a page shows besides its own fields, for the fields in ``names``. A page type adds what is its own, after
        its rows were fetched by ``prepare``."""
        if not page.summary_only:
            wanted.stories += [getattr(page, name) for name in cls.story_fields if name in names]
        for name in cls.link_fields:
            if name in names and (key := getattr(page, f"{name}_id")):
                wanted.links.add(key)
        if "related_pages" in names:
            wanted.links.update(link.target_id for link in page.related_pages.all())
        wanted.images |= missing_images([page], cls.images_of(names))

    @classmethod
    def images_of(cls, names: frozenset[str]) -> list[str]:
        """The foreign keys to the images that the fields in ``names`` show."""
        return [name for name in cls.image_fields if name != "social_image" or "share_image" in names]

    @classmethod
    def prepare(cls, pages: list[BasePage], reading: Reading, names: frozenset[str]) -> None:
        """Fetch for many pages at once the rows that belong to them, for the fields in ``names``. The number of queries must
        not depend on that of pages."""
        if "related_pages" in names:
            prefetch_related_objects(pages, "related_pages")

    def to_json(self, selection: Selection) -> dict[str, Any]:
        """The chosen fields, in the reader's language."""
        chosen = selection.names
        with translation.override(self.reading.reader_of(self.page).language_code):
            meta = {name: self.value(name, selection) for name in self.detail_meta if name in chosen}
            body = {name: self.value(name, selection) for name in self.detail_fields if name in chosen}
        identity = {"id": body.pop("id")} if "id" in body else {}
        return {**identity, **({"meta": meta} if meta else {}), **body}

    def value(self, name: str, selection: Selection) -> Any:
        """One field, trimmed to the parts that were asked for."""
        if name in self.story_fields:
            return selection.trim(name, story(self.page, name, self.reading))
        if name in self.term_fields:
            return selection.trim(name, terms(self.page, name, self.reading))
        if self.page.summary_only and name in self.withheld:
            return self.withheld[name]
        if name in self.text_fields:
            return self.text(getattr(self.page, name))
        method = getattr(self, f"get_{name}", None)
        return selection.trim(name, method() if method else getattr(self.page, name))

    @property
    def text_language(self) -> str:
        """The language in which the page is written."""
        return self.page.locale.language_code

    def text(self, text: str | None) -> str | None:
        """A text of the page, in the script asked for."""
        return self.reading.writer.text(text, self.text_language)

    def wording(self, text: str | None) -> str | None:
        """Our own words, which are in the reader's language, in the script asked for."""
        return self.reading.writer.text(text, self.reading.reader_of(self.page).language_code)

    def picture(self, image: Any, size: str, **texts: str | None) -> Picture | None:
        """An image with its texts in the page's language."""
        return picture(image, size, self.reading, language=self.text_language, **texts)

    # Pages shown as rows ------------------------------------------------------------------------------------

    def rows_beside(self) -> list[Page]:
        """Pages shown as rows besides those that the page's own keys name."""
        return []

    @cached_property
    def _rows(self) -> tuple[dict[int, dict[str, Any]], dict[int, dict[str, Any]]]:
        """Every row that the page shows by page id, as lists give it and widened: made together, so that they share their
        queries."""
        linked = [page for page in self.reading.fetched["links"].values() if not page.is_private]
        pages = {page.pk: page for page in [*linked, *self.rows_beside()]}
        shown = [page for page in unexpired(pages.values()) if self.reading.visibility.is_in_site(page)]
        rows = {row["id"]: row for row in represent(shown, self.reading, row_selection)}
        if not self.reading.expand:
            return rows, {}
        # Fetched anew: pages that are only linked to come without their bodies.
        types = {page.specific_class for page in shown}
        whole = join_own_types(Page.objects.filter(pk__in=[page.pk for page in shown]), types)
        return rows, {row["id"]: row for row in represent(whole, self.reading, full_selection)}

    def row(self, name: str, key: int) -> dict[str, Any] | None:
        """The row of a page shown in the field ``name``, widened if that was asked for; ``None`` when it is not public."""
        rows, full = self._rows
        return (full if name in self.reading.expand else rows).get(key)

    def linked_rows(self, name: str, ids: Iterable[int | None]) -> list[dict[str, Any]]:
        """The rows of pages named by the ids that are kept in the field ``name``, each once; a page that is not public is left
        out."""
        links = self.reading.fetched["links"]
        targets = dict.fromkeys(links[key].pk for key in ids if key in links)
        return [row for key in targets if (row := self.row(name, key))]

    def linked_row(self, name: str, key: int | None) -> dict[str, Any] | None:
        """The row of one page, or ``None``."""
        return next(iter(self.linked_rows(name, [key])), None)

    # What every page has -----------------------------------------------------------------------------------

    def get_id(self) -> int:
        """The number of the page; each language's version has its own."""
        return self.page.pk

    def get_type(self) -> str:
        """The page type."""
        return self.page._meta.label

    def get_detail_url(self) -> str:
        """Where the API gives the full page."""
        return self.reading.detail_url(self.page.pk)

    def get_html_url(self) -> str | None:
        """Where the reader finds the page; below the reader's language also when the text is in another."""
        return self.reading.absolute(self.page.reader_url)

    def get_locale(self) -> str:
        """The language of the text, as Wagtail writes it."""
        return self.text_language

    def get_language(self) -> str:
        """The language and script of the text as given, for an HTML ``lang`` attribute."""
        return self.reading.writer.tag(self.text_language)

    def get_is_fallback(self) -> bool:
        """Whether the text is in another language than the reader's, for want of a translation."""
        return self.page.is_fallback

    def get_first_published_at(self) -> datetime | None:
        """When the page was first published."""
        return self.page.first_published_at

    def get_last_published_at(self) -> datetime | None:
        """When the page was last published."""
        return self.page.last_published_at

    def get_listing_title(self) -> str:
        """The title for lists."""
        return self.text(self.page.title if self.page.summary_only else self.page.teaser_title)

    def get_listing_summary(self) -> str:
        """The text for lists."""
        return self.text(self.page.lead if self.page.summary_only else self.page.teaser_summary)

    def get_image(self) -> Picture | None:
        """The picture for lists."""
        return self.picture(self.page.teaser_image, "card")

    def get_lead_image(self) -> Picture | None:
        """The large picture above the text."""
        caption = "" if self.page.summary_only else self.page.lead_image_caption
        return self.picture(self.page.lead_image, "hero", caption=caption)

    def get_share_image(self) -> Picture | None:
        """The picture for share cards."""
        return self.picture(self.page.share_image, "share")

    def get_seo_title(self) -> str:
        """For the ``title`` element; the page's title unless editors wrote another."""
        return self.text(self.page.title if self.page.summary_only else self.page.meta_title)

    def get_search_description(self) -> str:
        """For the ``description`` of search engines; the listing text unless editors wrote another."""
        return self.text(self.page.lead if self.page.summary_only else self.page.meta_description)

    def get_canonical_url(self) -> str | None:
        """The page's own address; differs from ``html_url`` for a page shown in place of a missing translation."""
        return self.reading.absolute(self.page.get_url(self.reading.request))

    def get_alias_of(self) -> None:
        """Always nothing: there are no alias pages here. Kept for Wagtail's clients."""

    @cached_property
    def _family(self) -> ReaderPages:
        return self.reading.family(self.page)

    @cached_property
    def _crumbs(self) -> list[CrumbJson]:
        return lineage.breadcrumbs(self.page, self._family, self.reading)

    def get_breadcrumbs(self) -> list[CrumbJson]:
        """The pages above, from the home page down, in the reader's language where they exist in it."""
        return self._crumbs

    def get_parent(self) -> Parent | None:
        """The page above."""
        if not self._crumbs:
            return None
        above = self._crumbs[-1]
        places = ParentMeta(
            type=above["type"], detail_url=self.reading.detail_url(above["id"]), html_url=above["html_url"]
        )
        return {"id": above["id"], "meta": places, "title": above["title"]}

    def get_alternates(self) -> list[ViewOfPage]:
        """Every language in every script, for a switcher and for hreflang."""
        return lineage.alternates(self.page, self._family, self.reading)

    def get_state(self) -> str:
        """How far the text is for the reader: ``current``, ``stale``, ``summary``, or ``missing`` when another language's is given."""
        if self.page.is_fallback:
            return State.MISSING
        stored = self.reading.fetched["states"].get(self.page.pk, State.CURRENT)
        # The page itself knows best that it gives a summary: the stored state follows in a moment.
        return State.SUMMARY if self.page.summary_only and stored == State.CURRENT else stored

    @cached_property
    def _versions(self) -> list[Version]:
        return lineage.versions(self.page, self._family, self.reading)

    def get_translations(self) -> list[Version]:
        """Every language: the page's version in it, or where its readers find this text for want of one."""
        return self._versions

    def get_available_locales(self) -> list[str]:
        """The languages in which the page is published."""
        return [version["locale"] for version in self._versions if version["is_live"]]


def row_selection(representation: type[PageRepresentation]) -> Selection:
    """The fields that rows of a type have."""
    return select(None, representation.row_names(), representation.row_names())


def full_selection(representation: type[PageRepresentation]) -> Selection:
    """Every field that rows of a type can have."""
    return select(None, representation.list_names(), representation.list_names())


def unexpired(pages: Iterable[Page]) -> list[Page]:
    """Those that are not past their expiry."""
    now = timezone.now()
    return [page for page in pages if page.expire_at is None or page.expire_at > now]


def load(pages: Iterable[Page]) -> list[BasePage]:
    """The pages in their own types, in order, in one query; pages that have theirs already cost nothing."""
    pages = list(pages)
    plain = {page.pk: page for page in pages if type(page) is Page}
    if plain and not all(is_joined(page) for page in plain.values()):
        types = {page.specific_class for page in plain.values()}
        plain = {page.pk: page for page in join_own_types(Page.objects.filter(pk__in=plain), types)}
    return [own_type(plain.get(page.pk, page)) for page in pages]


def gather(members: Members, selections: dict[type[PageRepresentation], Selection], reading: Reading) -> None:
    """Fetch all that pages show besides their own fields, of all types together."""
    by_reader: dict[int, Wanted] = {}
    filed, pictured = [], []
    for representation, pages in members.items():
        names = selections[representation].names
        representation.prepare(pages, reading, names)
        for page in pages:
            wanted = by_reader.setdefault(reading.reader_of(page).pk, Wanted())
            representation.want(page, names, wanted)
            filed += [(page, relation) for relation in representation.term_fields if relation in names]
            pictured.append((page, representation.images_of(names)))
    load_terms(filed, reading)
    _gather_families(members, selections, reading)
    images = {}
    for pk, wanted in by_reader.items():
        images |= wanted.fetch(reading.locales[pk], reading).images
    for page, image_names in pictured:
        give_images([page], image_names, images)


def _gather_families(
    members: Members, selections: dict[type[PageRepresentation], Selection], reading: Reading
) -> None:
    """Fetch how far texts are, of the pages and of their versions where those are shown."""
    shown: list[Page] = []
    for representation, pages in members.items():
        names = selections[representation].names
        if "state" in names:
            shown += pages
        if "translations" in names:
            shown += [version for page in pages for version in reading.family(page).by_id.values()]
    if shown:
        lineage.load_states(shown, reading)


def represent(
    pages: Iterable[Page], reading: Reading, choose: Callable[[type[PageRepresentation]], Selection]
) -> list[dict[str, Any]]:
    """Pages as JSON, in order, with the fields that ``choose`` gives for their type.

    Everything is fetched for all pages of a type at once. Pages of a type that the API does not give are left out.
    """
    known = [page for page in load(pages) if representation_of(type(page))]
    reading.address(known)
    members: Members = {}
    for page in known:
        members.setdefault(representation_of(type(page)), []).append(page)
    selections = {representation: choose(representation) for representation in members}
    gather(members, selections, reading)
    return [
        representation_of(type(page))(page, reading).to_json(selections[representation_of(type(page))])
        for page in known
    ]
