"""News that has something in common with a news item, beyond what the editor tied to it."""

from collections.abc import Iterable

from django.db.models import Count
from django.http import HttpRequest
from wagtail.models import Locale, Page

from cms.pages.listing import TEASER_IMAGE_FIELDS
from cms.pages.neighbours import readable_beside
from cms.taxonomy.models import Tag
from cms.translations.reading import address
from newsroom.models import NewsPage, NewsRelatedPage

AT_MOST = 3

CANDIDATES = 100
"""How many of the best are looked at: among them are texts of which the reader sees the version in another language."""


def related_news(
    page: NewsPage, tied: Iterable[Page], locale: Locale, request: HttpRequest
) -> list[NewsPage]:
    """News tied to the same pages (an event, say), then news with most tags in common, the latest first; ready for cards.

    ``tied`` are the pages tied to ``page``; they are not given again. One query for the keys of each kind, so that the database starts
    from these and not from all news there is, and one for the pages.
    """
    keys = [tied_page.translation_key for tied_page in tied]
    tied_alike, common_tags = _tied_alike(keys), _common_tags(page)
    candidates = tied_alike | common_tags.keys()
    if not candidates:
        return []
    found = (
        readable_beside(page, locale, request)
        .filter(pk__in=candidates)
        .exclude(translation_key__in=keys)
        .select_related(*TEASER_IMAGE_FIELDS)
    )
    best = sorted(
        found,
        key=lambda one: (one.pk in tied_alike, common_tags.get(one.pk, 0), one.publication_date, one.pk),
        reverse=True,
    )
    return address(best[:AT_MOST], locale, request)


def _tied_alike(keys: list) -> set[int]:
    """The latest live news tied to pages with these translation keys."""
    if not keys:
        return set()
    rows = NewsRelatedPage.objects.filter(target__translation_key__in=keys, page__live=True)
    return set(rows.order_by("-page__publication_date").values_list("page", flat=True)[:CANDIDATES])


def _common_tags(page: NewsPage) -> dict[int, int]:
    """The number of tags in common by key of the live news that has most, the latest first."""
    tags = Tag.objects.filter(newsroom_newspages=page.pk).values("translation_key")
    rows = (
        NewsPage.tags.through.objects.filter(tag__translation_key__in=tags, newspage__live=True)
        .exclude(newspage=page.pk)
        .values("newspage")
        .annotate(number=Count("tag__translation_key", distinct=True))
        .order_by("-number", "-newspage__publication_date", "-newspage")
    )
    return dict(rows.values_list("newspage", "number")[:CANDIDATES])
