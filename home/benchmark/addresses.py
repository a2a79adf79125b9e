"""The addresses that are measured, on whatever generated content the database holds."""

from urllib.parse import quote

from django.db.models import QuerySet
from wagtail.models import Page

from events.models import EventListPage
from galleries.models import GalleryPage
from newsroom.models import NewsListPage, NewsPage

SEARCH = {"sr-latn": "pretraga/?q=radionica", "en": "search/?q=workshop"}
"""The search page of each language with a question that many pages answer."""

DEEP_PAGE = 50


def measured_addresses(language: str = "sr-latn") -> dict[str, str]:
    """Path and query of each, by what it is. A list that has no page so deep is asked for its last one."""
    news, events = _pages(NewsListPage, language).first(), _pages(EventListPage, language).first()
    article, gallery = _median(NewsPage, language), _median(GalleryPage, language)
    question = SEARCH[language]
    deep = min(DEEP_PAGE, max(1, -(-news.get_items().count() // news.per_page)))
    api = "/api/v2"
    return {
        "home": f"/{language}/",
        "news list, page 1": news.get_url(),
        f"news list, page {DEEP_PAGE}": f"{news.get_url()}?page={deep}",
        "article": article.get_url(),
        "events list": events.get_url(),
        "calendar file": f"{events.get_url()}calendar.ics",
        "gallery": gallery.get_url(),
        "search": f"/{language}/{question}",
        "feed": f"{news.get_url()}feed.rss",
        "sitemap": "/sitemap-pages.xml",
        "API list of 20": f"{api}/pages/?type=newsroom.NewsPage&locale={language}&limit=20",
        "API item": f"{api}/pages/{article.pk}/",
        "API find": f"{api}/pages/find/?html_path={quote(article.get_url())}",
        "API search": f"{api}/search/?{question.partition('?')[2]}&locale={language}",
    }


def _pages(model: type[Page], language: str) -> QuerySet:
    return model.objects.live().filter(locale__language_code=language).order_by("path")


def _median(model: type[Page], language: str) -> Page:
    """The page in the middle of its kind: neither the first that was made nor the last."""
    pages = _pages(model, language)
    return pages[pages.count() // 2]
