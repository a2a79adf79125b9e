"""One request's view of the site: who reads, in which language, and what has been looked up already."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.api.rich_text import APIRichText
from wagtail.api.utils import get_full_url
from wagtail.models import Locale, Page

from cms.api.plain_text import plain_text
from cms.api.visibility import Visibility
from cms.api.writing import Writer
from cms.delivery.page_links import ReaderPages, ancestor_paths, find_pages
from cms.translations.reading import address


class Reading:
    """What serialising pages needs to know, and a place to keep what was fetched for many of them at once.

    ``locales`` are all content locales; ``reader`` is the one in which everything is read, or ``None`` when each page is
    read in its own language. ``writer`` gives Serbian texts in the script asked for.
    """

    def __init__(
        self,
        request: HttpRequest,
        visibility: Visibility,
        *,
        locales: Iterable[Locale],
        writer: Writer,
        reader: Locale | None = None,
        rich_text_format: str | None = None,
    ):
        self.request = request
        self.visibility = visibility
        self.writer = writer
        self.locales = {locale.pk: locale for locale in locales}
        self.reader = reader
        self.is_plain_text = rich_text_format == "text"
        self.rich_text_format = APIRichText.resolve_format("html" if self.is_plain_text else rich_text_format)
        self.draft: Page | None = None
        """The page that is previewed: it has its texts, children and terms in memory, not in the database."""
        self.expand: frozenset[str] = frozenset()
        """Fields of a full page whose rows are given with everything that lists can have."""
        self.fetched: dict[str, dict[Any, Any]] = defaultdict(dict)
        """Looked up in bulk by a representation's ``prepare``, by subject."""

    def reader_of(self, page: Page) -> Locale:
        """In which language the frame around a page is read."""
        return self.reader or page.locale

    def own_locales(self, pages: Iterable[Page]) -> None:
        """Give pages their locale without a query for each."""
        for page in pages:
            page.locale = self.locales[page.locale_id]

    def address(self, pages: list[Page]) -> list[Page]:
        """Give pages the addresses at which the reader finds them (``reader_url``, ``is_fallback``) unless they have them."""
        self.own_locales(pages)
        missing = [page for page in pages if not hasattr(page, "reader_url")]
        if self.reader is not None:
            address(missing, self.reader, self.request)
            return pages
        for page in missing:
            page.reader_url, page.is_fallback = page.get_url(self.request), False
        return pages

    def absolute(self, url: str | None) -> str | None:
        """An address with scheme and host, so that a program on another host can use it as it stands.

        A path of the Serbian site leads to the reader's script.
        """
        return get_full_url(self.request, self.writer.address(url)) if url else None

    def family(self, page: Page) -> ReaderPages:
        """A page's versions, and the pages above it with theirs. One query, once for each page."""
        kept = self.fetched["families"]
        if page.pk not in kept:
            kept[page.pk] = find_pages(self.reader_of(page), self.request, [page.pk], ancestor_paths(page))
        return kept[page.pk]

    def rich(self, html: str, language: str) -> str:
        """Rich text, written in ``language``, in the script and the form asked for."""
        written = self.writer.rich(html, language, self.rich_text_format)
        return plain_text(written) if self.is_plain_text else written

    def detail_url(self, page_id: int) -> str:
        """The API address of a page."""
        return get_full_url(self.request, reverse("api_v2:pages:detail", args=[page_id]))

    @property
    def block_context(self) -> dict[str, Any]:
        """What Wagtail's own serialisers, and blocks, look for in a serialiser's context."""
        return {"request": self.request, "reading": self, "_wagtail_rich_text_format": self.rich_text_format}
