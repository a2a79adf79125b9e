"""News as schema.org has it: https://schema.org/NewsArticle"""

from typing import TYPE_CHECKING

from django.utils import timezone

from cms.linked_data.building import HEADLINE_LENGTH, PageData, Thing, common, moment, told, written_date

if TYPE_CHECKING:
    from newsroom.models import NewsPage


def news_article(page: "NewsPage", data: PageData) -> Thing:
    """A news item; one in a summary has no facts that nobody may have translated."""
    article = {
        **common(page, data, "NewsArticle", "article"),
        "headline": data.text(page.title)[:HEADLINE_LENGTH],
        "datePublished": _published(page),
        "dateModified": moment(page.last_published_at),
        "mainEntityOfPage": data.url,
        "image": data.images((page.lead_image, "hero"), (page.share_image, "share")),
        "author": _author(page, data),
        "publisher": data.publisher,
        "isBasedOn": page.source_url,
    }
    if page.place and not page.summary_only:
        article["contentLocation"] = {"@type": "Place", "name": data.text(page.place)}
    return told(article)


def _published(page: "NewsPage") -> str:
    """The moment of publication where it is on the day that the editor gave, else that day as far as it is known."""
    first = page.first_published_at
    if first and timezone.localtime(first).date() == page.publication_date:
        return moment(first) or ""
    return written_date(page.publication_date, page.publication_date_precision)


def _author(page: "NewsPage", data: PageData) -> Thing:
    return {"@type": "Person", "name": data.text(page.author)} if page.author else data.publisher
