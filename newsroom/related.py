"""News that has something in common with a news item, beyond what the editor tied to it."""

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest
from wagtail.models import Locale, Page

from cms.pages.listing import TEASER_IMAGE_FIELDS
from cms.pages.neighbours import readable_beside
from cms.taxonomy.models import Tag
from cms.translations.reading import address
from newsroom.models import NewsPage, NewsRelatedPage

AT_MOST = 3


def related_news(
    page: NewsPage, tied: Iterable[Page], locale: Locale, request: HttpRequest
) -> list[NewsPage]:
    """News tied to the same pages (an event, say), then news with most tags in common, the latest first; ready for cards.

    ``tied`` are the pages tied to ``page``; they are not given again. One query.
    """
    keys = [tied_page.translation_key for tied_page in tied]
    same_target = NewsRelatedPage.objects.filter(page=OuterRef("pk"), target__translation_key__in=keys)
    tags = Tag.objects.filter(newsroom_newspages=page.pk).values("translation_key")
    found = (
        readable_beside(page, locale, request)
        .exclude(translation_key__in=keys)
        .annotate(
            is_tied_alike=Exists(same_target),
            common_tags=Count("tags", filter=Q(tags__translation_key__in=tags), distinct=True),
        )
        .filter(Q(is_tied_alike=True) | Q(common_tags__gt=0))
        .select_related(*TEASER_IMAGE_FIELDS)
        .order_by("-is_tied_alike", "-common_tags", "-publication_date", "-pk")
    )
    return address(found[:AT_MOST], locale, request)
