"""What the front page gathers from the sections, in a fixed number of queries."""

from django.utils import timezone
from wagtail.models import Locale

from cms.delivery.page_links import linked_pages
from cms.pages.listing import TEASER_IMAGE_FIELDS
from cms.translations.reading import address, present, readable_in
from events.models import EventPage
from galleries.models import GalleryPage
from newsroom.models import NewsPage

NEWS = 6
EVENTS = 4
GALLERIES = 3


def front_page(home, locale: Locale, request) -> dict:
    """Context of the front page ``home`` for readers of ``locale``: see the template ``home/home_page.html``."""
    pinned = present([home.get_pinned_page()], locale, request)
    # Without a pinned page the first news item takes a row of its own; either way the last row is full.
    news = latest_news(locale, leaving_out=pinned)[: NEWS if pinned else NEWS + 1]
    events, galleries = next_events(locale), latest_galleries(locale)
    # Together, so that pages in the other language cost two queries for the whole front page.
    address([*news, *events, *galleries], locale, request)
    return {
        "pinned": pinned[0] if pinned else None,
        "hero_link": linked_pages([home.hero_link_id], locale, request).get(home.hero_link_id)
        if home.hero_link_id
        else None,
        "sections": home.get_sections(),
        "latest_news": news,
        "next_events": events,
        "latest_galleries": galleries,
    }


def latest_news(locale: Locale, leaving_out=()) -> list[NewsPage]:
    """The latest news for readers of ``locale``, without the pages of ``leaving_out`` in any language."""
    keys = [page.translation_key for page in leaving_out]
    news = _readable(NewsPage, locale).exclude(translation_key__in=keys)
    return list(news.order_by("-publication_date", "-pk")[: NEWS + 1])


def next_events(locale: Locale) -> list[EventPage]:
    """The next events for readers of ``locale``, soonest first."""
    return list(
        _readable(EventPage, locale).filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk")[:EVENTS]
    )


def latest_galleries(locale: Locale) -> list[GalleryPage]:
    """The latest galleries for readers of ``locale``."""
    return list(_readable(GalleryPage, locale).order_by("-date", "-pk")[:GALLERIES])


def _readable(model, locale: Locale):
    images = getattr(model, "teaser_image_fields", TEASER_IMAGE_FIELDS)
    return readable_in(model.objects.live().public(), locale).select_related(*images)
