"""The news of one language as RSS 2.0, Atom and JSON Feed; all of it, or what a category, a tag or a place has of it."""

import datetime as dt
import json
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from cms.delivery.page_cache.views import kept_answer
from cms.pages.at import public_page_at
from cms.pages.filters import ListFilters
from cms.translations.languages import language_tag
from newsroom.models import NewsListPage, NewsPage

FORMAT_NAMES = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}
ITEMS = 30
NARROWING = ("category", "tag", "place")
"""The query parameters that make another feed, in the order of its one address."""


class JsonFeed(SyndicationFeed):
    """JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/"""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding: str) -> None:
        """Write the whole feed as one JSON document."""
        document = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
        }
        items = [self._item(item) for item in self.items]
        given = {key: value for key, value in document.items() if value} | {"items": items}
        json.dump(given, outfile, ensure_ascii=False)

    @staticmethod
    def _item(item: dict) -> dict:
        return {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            "content_text": item["description"] or item["title"],
            "date_published": item["pubdate"].isoformat(),
            "date_modified": item["updateddate"].isoformat(),
            "tags": list(item["categories"]),
        }


FORMATS: dict[str, type[Rss201rev2Feed | Atom1Feed | JsonFeed]] = {
    "rss": Rss201rev2Feed,
    "atom": Atom1Feed,
    "json": JsonFeed,
}


@kept_answer
def news_feed(request: HttpRequest, section: str, extension: str) -> HttpResponse:
    """The latest news written in the section's own language, narrowed as the list is; texts of the other language are in that one's
    feed. Raises Http404 for a category, a tag or a place that does not exist."""
    section_page = public_page_at(request, section, NewsListPage)
    language = language_tag(section_page.locale.language_code)
    news, query = section_page.get_items(), narrowing_query(request)
    # What there is to choose from is found only where something is chosen.
    filters = section_page.get_filters(request) if query else ListFilters(None, None, [])
    generator = FORMATS[extension]
    feed = generator(
        title=feed_title(section_page, filters),
        link=f"{section_page.get_full_url(request)}{query}",
        description=section_page.meta_description,
        language=language,
        feed_url=f"{request.build_absolute_uri(request.path)}{query}",
    )
    own = filters.narrow(news).filter(locale=section_page.locale).prefetch_related("categories")
    for item in own[:ITEMS]:
        feed.add_item(
            title=item.title,
            link=item.get_full_url(request),
            description=item.teaser_summary,
            pubdate=published_at(item),
            updateddate=item.last_published_at or published_at(item),
            unique_id=f"urn:uuid:{item.translation_key}#{language}",
            unique_id_is_permalink=False,
            categories=[category.name for category in item.categories.all()],
            author_name=item.author or None,
        )
    response = HttpResponse(content_type=generator.content_type)
    if extension == "json":
        json_text = feed.writeString("utf-8")
        response.write(json_text)
    else:
        feed.write(response, "utf-8")
    return response


def narrowing_query(request: HttpRequest) -> str:
    """What of an address narrows its list, as a query with its question mark; empty where nothing does."""
    chosen = {name: request.GET[name] for name in NARROWING if request.GET.get(name)}
    return f"?{urlencode(chosen)}" if chosen else ""


def feed_title(section_page: NewsListPage, filters: ListFilters) -> str:
    """What feed readers call a feed: the section, and what its news is narrowed to."""
    chosen = [choice.name for choice in (filters.category, filters.tag, filters.place) if choice]
    return f"{section_page.title}: {', '.join(chosen)}" if chosen else section_page.title


@dataclass(frozen=True)
class FeedLink:
    """A feed as pages link to it."""

    name: str
    title: str
    type: str
    url: str


def feed_links(section_page: NewsListPage, filters: ListFilters, request: HttpRequest) -> list[FeedLink]:
    """The feeds of what a list shows, one in each format. ``section_page`` has ``reader_url`` where it is borrowed."""
    base = getattr(section_page, "reader_url", "") or section_page.get_url(request)
    query = narrowing_query(request)
    title = feed_title(section_page, filters)
    return [
        FeedLink(FORMAT_NAMES[extension], title, media_type(generator), f"{base}feed.{extension}{query}")
        for extension, generator in FORMATS.items()
    ]


def media_type(generator: type[Rss201rev2Feed | Atom1Feed | JsonFeed]) -> str:
    """The type of a feed without parameters."""
    return generator.content_type.partition(";")[0]


def published_at(item: NewsPage) -> dt.datetime:
    """When the item appeared: the moment of publication, or the start of the day the editor gave when that is another."""
    first = item.first_published_at
    if first and timezone.localtime(first).date() == item.publication_date:
        return first
    return timezone.make_aware(dt.datetime.combine(item.publication_date, dt.time.min))
