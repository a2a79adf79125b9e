"""Pages that something on this page links to, as the reader is to find them: all of a response in one query."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db.models import Case, ForeignKey, Q, Value, When
from django.http import HttpRequest
from wagtail.models import Locale, Page, Site

from cms.delivery.version import kept_for_version
from cms.delivery.visibility import openly_readable
from cms.translations.locales import active_locale, remember_locale
from cms.translations.reading import address

if TYPE_CHECKING:
    from uuid import UUID

# Foreign keys of Wagtail's own that are no links.
NOT_LINKS = {"alias_of", "page_ptr"}


class ReaderPages:
    """The pages a response may link to, with their translations. Plain ``Page`` objects: a link needs title and address."""

    def __init__(self, family: Sequence[Page], locale: Locale, request: HttpRequest | None):
        """``family`` holds every translation of every wanted page, annotated with ``is_open``."""
        self.locale, self.request = locale, request
        self.by_id = {page.pk: page for page in family}
        self.by_path = {page.path: page for page in family}
        self.translations: dict[UUID, list[Page]] = {}
        for page in family:
            remember_locale(request, page.locale)
            self.translations.setdefault(page.translation_key, []).append(page)
        self._chosen = {
            key: page for key, pages in self.translations.items() if (page := self._choose(pages))
        }
        self._give_addresses()

    def _give_addresses(self) -> None:
        """Address every page that may be linked to; only what lies deep in the other language's tree costs queries."""
        deep = []
        for page in self._chosen.values():
            page.is_fallback = page.locale_id != self.locale.pk
            if page.is_fallback and not self.by_path.keys() >= set(ancestor_paths(page)):
                deep.append(page)
            elif page.is_fallback:
                page.reader_url = self.address_under(page, self.locale.language_code)
            else:
                page.reader_url = page.get_url(self.request)
        address(deep, self.locale, self.request)
        # What stands outside the site has no address, in any language.
        self._chosen = {key: page for key, page in self._chosen.items() if page.get_url(self.request)}

    def _choose(self, pages: list[Page]) -> Page | None:
        """The page for the reader: the live one of the own language, else an open one of another (``readable_in``)."""
        own = [page for page in pages if page.locale_id == self.locale.pk and page.live]
        return next((page for page in own or pages if page.is_open), None)

    def of_id(self, page_id: int | None) -> Page | None:
        """What to link to for the id that something keeps; ``None`` when the reader may not or cannot read it."""
        page = self.by_id.get(page_id)
        return self._chosen.get(page.translation_key) if page else None

    def of_path(self, path: str) -> Page | None:
        """What to link to for the page at a tree path."""
        page = self.by_path.get(path)
        return self._chosen.get(page.translation_key) if page else None

    def written(self, page: Page) -> dict[str, Page]:
        """The openly readable translations of ``page``, itself included, by language code."""
        family = self.translations.get(page.translation_key, [])
        return {page.locale.language_code: page for page in family if page.is_open}

    def in_section_of(self, page: Page) -> Q:
        """The condition that a page stands right below the page above ``page`` or one of its translations."""
        parent = self.by_path.get(ancestor_paths(page)[-1])
        below = Q(pk__in=[])
        for section in self.translations[parent.translation_key] if parent else ():
            below |= Q(path__startswith=section.path, depth=section.depth + 1)
        return below

    def address_under(self, page: Page, locale_code: str) -> str:
        """Where ``page`` is shown under a language that has no text of it; its ancestors must be among the wanted.

        As ``cms.translations.reading.address`` says: the nearest translated ancestor's address, then the original slugs.
        """
        slugs = [page.slug]
        for path in ancestor_paths(page)[::-1]:
            ancestor = self.by_path.get(path)
            if ancestor is None:
                break
            for counterpart in self.translations[ancestor.translation_key]:
                if counterpart.locale.language_code == locale_code and counterpart.live:
                    return (counterpart.get_url(self.request) or "/") + "".join(f"{slug}/" for slug in slugs)
            slugs.insert(0, ancestor.slug)
        return f"/{locale_code}/"


def ancestor_paths(page: Page) -> list[str]:
    """The tree paths of the pages above ``page``, from the front page down."""
    return [page.path[:end] for end in range(2 * Page.steplen, len(page.path), Page.steplen)]


def find_pages(
    locale: Locale,
    request: HttpRequest | None,
    ids: Iterable[int] = (),
    paths: Iterable[str] = (),
    below: str = "",
) -> ReaderPages:
    """Fetch the pages with these ids and tree paths, and those right below the tree path ``below``, with their translations.

    One query, three when a page that is to be linked to has no text in the reader's language.
    """
    paths = {*paths, *(_paths_below(below) if below else ())}
    keys = Page.objects.filter(Q(pk__in=set(ids)) | Q(path__in=paths)).values("translation_key")
    is_open = Case(When(openly_readable(), then=Value(True)), default=Value(False))
    family = Page.objects.filter(translation_key__in=keys).annotate(is_open=is_open).select_related("locale")
    return ReaderPages(list(family.order_by("path")), locale, request)


def _paths_below(path: str) -> list[str]:
    """The tree paths of the pages right below one. Kept, since no index finds the few that are near among the many that are deep."""

    def find() -> list[str]:
        pages = Page.objects.filter(path__startswith=path, depth=len(path) // Page.steplen + 1)
        return list(pages.values_list("path", flat=True))

    return kept_for_version("pages-below", find, path)


def gather_links(page: Page | None, request: HttpRequest, more_ids: Iterable[int] = ()) -> ReaderPages:
    """Find, once for a request, every page that ``page`` and its frame link to.

    That is the page's own translations, the pages above it, the pages it names in foreign keys and as related pages, for a
    front page the sections below it, and ``more_ids`` (those of the menus).
    """
    kept = getattr(request, "_reader_pages", None)
    if kept is None:
        site = Site.find_for_request(request)
        # The front page stands above every page, also where there is no page (search, errors).
        ids, paths, below = {*more_ids, *([site.root_page_id] if site else [])}, [], ""
        if page is not None and page.path:
            ids |= {page.pk, *_named_pages(page)}
            paths = ancestor_paths(page)
            below = "" if paths else page.path
        kept = request._reader_pages = find_pages(active_locale(request), request, ids, paths, below)  # type: ignore[attr-defined]
    return kept


def linked_pages(ids: Iterable[int], locale: Locale, request: HttpRequest | None) -> dict[int, Page]:
    """For each kept page id the page to link to: in the reader's language where it exists, with ``reader_url``.

    Ids of pages that are not live or not public are left out. Costs nothing for pages that were gathered for the request.
    """
    ids = set(ids)
    if not ids:
        return {}
    pages = getattr(request, "_reader_pages", None)
    if pages is None or pages.locale != locale or not ids <= pages.by_id.keys():
        pages = find_pages(locale, request, ids)
    return {page_id: page for page_id in ids if (page := pages.of_id(page_id))}


def related_ids(page: Page) -> list[int]:
    """The ids of the pages that the editor tied to ``page``, in order; read once, kept on the page."""
    if not hasattr(page, "_related_ids"):
        rows = page.related_pages.all() if hasattr(page, "related_pages") else []
        page._related_ids = [row.target_id for row in rows]
    return page._related_ids


def _named_pages(page: Page) -> set[int]:
    """The ids in a page's foreign keys to pages, and of its related pages."""
    keys = {
        getattr(page, field.attname)
        for field in page._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is Page and field.name not in NOT_LINKS
    }
    return {key for key in keys if key} | set(related_ids(page))
