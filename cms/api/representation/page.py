"""What the API says about any page. Each page type says in its app's ``api.py`` what it adds."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cached_property
from typing import Any, TypedDict, get_type_hints

from django.utils import translation
from wagtail.models import Page

from cms.api.reading import Reading
from cms.api.registry import representation_of
from cms.api.representation import lineage
from cms.api.representation.lineage import Crumb, Version
from cms.api.representation.parts import part_names
from cms.api.representation.pictures import Picture, load_images, picture
from cms.api.representation.stories import Block, load_stories, story
from cms.api.representation.terms import TermJson, load_terms, terms
from cms.api.selection import Selection
from cms.pages.base import BasePage


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


class PageRepresentation:
    """One page, read by one reader. ``get_<field>`` gives a field; without it the page's own attribute is given as it is.

    A page type sets ``model`` and lists what it adds to a row (``row_fields``) and to the full page (``detail_fields``),
    which of its fields cost queries for each page and are therefore not given in lists (``detail_only_fields``), which are
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
        "available_locales",
    )
    row_fields: tuple[str, ...] = ("id", "title", "lead", "listing_title", "listing_summary", "image")
    detail_fields: tuple[str, ...] = (
        *row_fields,
        "lead_image",
        "summary_only",
        "breadcrumbs",
        "translations",
    )
    detail_only_fields: frozenset[str] = frozenset(
        ["parent", "breadcrumbs", "translations", "available_locales"]
    )
    image_fields: tuple[str, ...] = ("lead_image", "listing_image", "social_image")
    text_fields: tuple[str, ...] = ("title", "lead")
    story_fields: tuple[str, ...] = ()
    term_fields: tuple[str, ...] = ()
    filter_fields: tuple[str, ...] = ("title", "slug", "show_in_menus")
    order_fields: tuple[str, ...] = ("id", "title", "slug", "first_published_at", "last_published_at")

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
    def parts_of(cls, name: str) -> frozenset[str] | None:
        """The parts of a field's value, by the type it is declared to have; ``None`` when they depend on the value."""
        if name in cls.story_fields:
            return part_names(Block)
        if name in cls.term_fields:
            return part_names(TermJson)
        method = getattr(cls, f"get_{name}", None)
        return part_names(get_type_hints(method).get("return")) if method else frozenset()

    @classmethod
    def prepare(cls, pages: list[BasePage], reading: Reading, names: frozenset[str]) -> None:
        """Fetch for many pages at once what the named fields need. The number of queries must not depend on theirs."""
        for relation in cls.term_fields:
            if relation in names:
                load_terms(pages, relation, reading)
        stories = [name for name in cls.story_fields if name in names]
        if stories:
            load_stories(pages, stories, reading)

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
        return self.text(self.page.teaser_title)

    def get_listing_summary(self) -> str:
        """The text for lists."""
        return self.text(self.page.teaser_summary)

    def get_image(self) -> Picture | None:
        """The picture for lists."""
        return self.picture(self.page.teaser_image, "card")

    def get_lead_image(self) -> Picture | None:
        """The large picture above the text."""
        return self.picture(self.page.lead_image, "hero", caption=self.page.lead_image_caption)

    def get_share_image(self) -> Picture | None:
        """The picture for share cards."""
        return self.picture(self.page.share_image, "share")

    def get_seo_title(self) -> str:
        """For the ``title`` element; the page's title unless editors wrote another."""
        return self.text(self.page.meta_title)

    def get_search_description(self) -> str:
        """For the ``description`` of search engines; the listing text unless editors wrote another."""
        return self.text(self.page.meta_description)

    def get_canonical_url(self) -> str | None:
        """The page's own address; differs from ``html_url`` for a page shown in place of a missing translation."""
        return self.reading.absolute(self.page.get_url(self.reading.request))

    def get_alias_of(self) -> None:
        """Always nothing: there are no alias pages here. Kept for Wagtail's clients."""

    @cached_property
    def _crumbs(self) -> list[Crumb]:
        return lineage.breadcrumbs(self.page, self.reading)

    def get_breadcrumbs(self) -> list[Crumb]:
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

    @cached_property
    def _versions(self) -> list[Version]:
        return lineage.versions(self.page, self.reading)

    def get_translations(self) -> list[Version]:
        """Every language: the page's version in it, or where its readers find this text for want of one."""
        return self._versions

    def get_available_locales(self) -> list[str]:
        """The languages in which the page is published."""
        return [version["locale"] for version in self._versions if version["is_live"]]


def load(pages: Iterable[Page]) -> list[BasePage]:
    """The specific pages, in order, one query for each page type; pages already specific cost nothing."""
    pages = list(pages)
    generic = [page.pk for page in pages if type(page) is Page]
    if not generic:
        return pages
    specific = {page.pk: page for page in Page.objects.filter(pk__in=generic).specific()}
    return [specific.get(page.pk, page) for page in pages]


def represent(
    pages: Iterable[Page], reading: Reading, choose: Callable[[type[PageRepresentation]], Selection]
) -> list[dict[str, Any]]:
    """Pages as JSON, in order, with the fields that ``choose`` gives for their type.

    Everything is fetched for all pages of a type at once. Pages of a type that the API does not give are left out.
    """
    known = [page for page in load(pages) if representation_of(type(page))]
    reading.address(known)
    members: dict[type[PageRepresentation], list[BasePage]] = {}
    for page in known:
        members.setdefault(representation_of(type(page)), []).append(page)
    load_images(known, {name for representation in members for name in representation.image_fields})
    selections = {representation: choose(representation) for representation in members}
    for representation, same_type in members.items():
        representation.prepare(same_type, reading, selections[representation].names)
    return [
        representation_of(type(page))(page, reading).to_json(selections[representation_of(type(page))])
        for page in known
    ]
