"""What stands around a news item and a list of news."""

from django import template

from cms.pages.neighbours import neighbours
from cms.templatetags.pages import related_to
from newsroom.archive import ArchiveYear
from newsroom.feeds import FeedLink, feed_links
from newsroom.models import NewsListPage, NewsPage
from newsroom.related import related_news

register = template.Library()


@register.simple_tag(takes_context=True)
def news_beside(context, page: NewsPage) -> dict:
    """The later and the earlier item (``cms.pages.neighbours``)."""
    return neighbours(page, "publication_date", context["reader_locale"], context["request"])


@register.simple_tag(takes_context=True)
def news_alike(context, page: NewsPage) -> list[NewsPage]:
    """Other news with something in common (``newsroom.related``)."""
    return related_news(page, related_to(context, page), context["reader_locale"], context["request"])


@register.simple_tag
def archive_of(page: NewsListPage) -> list[ArchiveYear]:
    """The years and months in which there is news."""
    return page.get_archive()


@register.simple_tag(takes_context=True)
def feeds_of(context, page: NewsListPage) -> list[FeedLink]:
    """The feeds of what the list shows (``newsroom.feeds``)."""
    return feed_links(page, context["filters"], context["request"])
