"""What the front page gathers from the sections, in a fixed number of queries."""

from wagtail.models import Locale, Page

from cms.delivery.page_links import ReaderPages, gather_links
from cms.delivery.routing import in_own_type
from cms.delivery.visibility import openly_readable
from cms.pages.listing import TEASER_IMAGE_FIELDS
from cms.translations.reading import address, readable_in
from events.models import EventPage
from events.models.occurrences import upcoming, with_date_changes
from galleries.models import GalleryPage
from newsroom.models import NewsPage

NEWS = 6
EVENTS = 4
GALLERIES = 3


def front_page(home, locale: Locale, request) -> dict:
    """What the front page ``home`` shows to readers of ``locale``: see the template ``home/home_page.html``."""
    pages = gather_links(home, request)
    pinned = pages.of_id(home.pinned_page_id if home.is_pinning() else None)
    # Without a pinned page the first news item takes a row of its own; either way the last row is full.
    order = home.section_order
    news = latest_news(locale, leaving_out=[pinned] if pinned else []) if "news" in order else []
    news = news[: NEWS if pinned else NEWS + 1]
    events = next_events(locale) if "events" in order else []
    galleries = latest_galleries(locale) if "galleries" in order else []
    # Together, so that pages in the other language cost two queries for the whole front page.
    address([*news, *events, *galleries], locale, request)
    return {
        "pinned": _in_own_type(pinned),
        "hero_link": pages.of_id(home.hero_link_id),
        "sections": _sections(home, pages),
        "latest_news": news,
        "next_events": events,
        "latest_galleries": galleries,
        "order": [f"home/sections/{name}.html" for name in order],
    }


def _in_own_type(pinned: Page | None) -> Page | None:
    """The pinned page with what its card shows, keeping its address."""
    page = in_own_type(pinned) if pinned else None
    if page:
        page.reader_url, page.is_fallback = pinned.reader_url, pinned.is_fallback
    return page


def _sections(home, pages: ReaderPages) -> dict[str, Page]:
    """The sections right below ``home``, by name: ``news``, ``events``, ``galleries``; a missing one is left out."""
    names = {"newslistpage": "news", "eventlistpage": "events", "gallerylistpage": "galleries"}
    below = [page for page in pages.by_id.values() if page.depth == home.depth + 1 and page.is_open]
    return {
        names[page.cached_content_type.model]: page
        for page in reversed(below)
        if page.path.startswith(home.path) and page.cached_content_type.model in names
    }


def latest_news(locale: Locale, leaving_out=()) -> list[NewsPage]:
    """The latest news for readers of ``locale``, without the pages of ``leaving_out`` in any language."""
    keys = [page.translation_key for page in leaving_out]
    news = _readable(NewsPage, locale).exclude(translation_key__in=keys)
    return list(news.order_by("-publication_date", "-pk")[: NEWS + 1])


def next_events(locale: Locale) -> list[EventPage]:
    """The next events for readers of ``locale``, soonest first."""
    events = list(upcoming(_readable(EventPage, locale))[:EVENTS])
    with_date_changes(events)
    return events


def latest_galleries(locale: Locale) -> list[GalleryPage]:
    """The latest galleries for readers of ``locale``."""
    return list(_readable(GalleryPage, locale).order_by("-date", "-pk")[:GALLERIES])


def _readable(model, locale: Locale):
    images = getattr(model, "teaser_image_fields", TEASER_IMAGE_FIELDS)
    return readable_in(model.objects.filter(openly_readable()), locale).select_related(*images)
