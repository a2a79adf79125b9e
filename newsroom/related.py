"""News that has something in common with a news item, beyond what the editor tied to it."""

import datetime as dt
from collections.abc import Iterable
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from wagtail.models import Locale, Page

from cms.pages.listing import TEASER_IMAGE_FIELDS
from cms.pages.neighbours import readable_beside
from cms.taxonomy.models import Tag
from cms.translations.reading import address
from newsroom.models import NewsPage, NewsRelatedPage

AT_MOST = 3

Rank = tuple[bool, int, dt.date, int]
"""Whether tied to the same page, how many tags in common, of which day, and the key: the greater the nearer."""

CANDIDATES = 100
"""How many of the best are looked at, a few of them first: among them are texts of which the reader sees the version in another
language, and some that are not for everybody."""
FIRST = 12
NEWEST_OF_A_TAG = 300
"""How many of those with a tag are looked at: a tag that thousands have would else make every article wait. The newest are the last made,
whatever day they name; of an archive that is imported at once that is the end."""


def related_news(
    page: NewsPage, tied: Iterable[Page], locale: Locale, request: HttpRequest
) -> list[NewsPage]:
    """News tied to the same pages (an event, say), then news with most tags in common, the latest first; ready for cards.

    ``tied`` are the pages tied to ``page``; they are not given again. One query or two for the keys of each kind, so that the database
    starts from these and not from all news there is, and one for the pages, seldom two.
    """
    keys = [tied_page.translation_key for tied_page in tied]
    ranks = _ranks(page, keys)
    candidates = sorted(ranks, key=ranks.__getitem__, reverse=True)
    readable = readable_beside(page, locale, request).exclude(translation_key__in=keys)
    found: list[NewsPage] = []
    for some in (candidates[:FIRST], candidates[FIRST:]):
        if some and len(found) < AT_MOST:
            found += readable.filter(pk__in=some).select_related(*TEASER_IMAGE_FIELDS)
    found.sort(key=lambda one: ranks[one.pk], reverse=True)
    return address(found[:AT_MOST], locale, request)


def _ranks(page: NewsPage, keys: list[UUID]) -> dict[int, Rank]:
    """How near the nearest live news are, by their keys. ``keys`` are the translation keys of the pages tied to ``page``."""
    ranks: dict[int, Rank] = {}
    for pk, date, number in _with_common_tags(page):
        ranks[pk] = (False, number, date, pk)
    for pk, date in _tied_alike(keys) if keys else ():
        _is_tied, number, *_rest = ranks.get(pk, (False, 0))
        ranks[pk] = (True, number, date, pk)
    ranks.pop(page.pk, None)
    return ranks


def _tied_alike(keys: list[UUID]) -> QuerySet:
    """Key and date of the latest news tied to the same pages."""
    rows = NewsRelatedPage.objects.filter(target__translation_key__in=keys, page__live=True)
    return rows.order_by("-page__publication_date", "-page").values_list("page", "page__publication_date")[
        :CANDIDATES
    ]


def _with_common_tags(page: NewsPage) -> Iterable[tuple[int, dt.date, int]]:
    """Key, date and number of common tags of the news with most of them, the latest first. Two queries, one for a page without tags.

    Looked at is whatever is among the ``NEWEST_OF_A_TAG`` of one of its tags, and then all tags of it.
    """
    if page.pk is None:
        return ()
    tagged = NewsPage.tags.through.objects.filter(newspage__live=True)
    own = Tag.objects.filter(newsroom_newspages=page.pk).values("translation_key")
    of_same_tag = tagged.filter(tag=OuterRef("pk")).order_by("-newspage").values("newspage")
    tags = Tag.objects.filter(translation_key__in=own).annotate(
        last=Subquery(of_same_tag[NEWEST_OF_A_TAG : NEWEST_OF_A_TAG + 1])
    )
    last_of = dict(tags.values_list("pk", "last"))
    if not last_of:
        return ()
    newest = [Q(tag=tag) if last is None else Q(tag=tag, newspage__gt=last) for tag, last in last_of.items()]
    rows = (
        tagged.filter(
            tag__in=last_of,
            newspage__in=NewsPage.tags.through.objects.filter(reduce(or_, newest)).values("newspage"),
        )
        .values("newspage", "newspage__publication_date")
        .annotate(number=Count("tag__translation_key", distinct=True))
        .order_by("-number", "-newspage__publication_date", "-newspage")
    )
    return rows.values_list("newspage", "newspage__publication_date", "number")[:CANDIDATES]
