"""The news of one language as RSS 2.0, Atom and JSON Feed."""

import datetime as dt
import json

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from cms.pages.at import public_page_at
from cms.translations.languages import language_tag
from newsroom.models import NewsListPage, NewsPage

ITEMS = 30


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
            "items": [self._item(item) for item in self.items],
        }
        json.dump({key: value for key, value in document.items() if value}, outfile, ensure_ascii=False)

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


def news_feed(request: HttpRequest, section: str, extension: str) -> HttpResponse:
    """The latest news written in the section's own language; texts of the other language are in that one's feed."""
    section_page = public_page_at(request, section, NewsListPage)
    language = language_tag(section_page.locale.language_code)
    generator = FORMATS[extension]
    feed = generator(
        title=section_page.title,
        link=section_page.get_full_url(request),
        description=section_page.meta_description,
        language=language,
        feed_url=request.build_absolute_uri(request.path),
    )
    news = section_page.get_items().filter(locale=section_page.locale).prefetch_related("categories")
    for item in news[:ITEMS]:
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


def published_at(item: NewsPage) -> dt.datetime:
    """When the item appeared: the moment of publication, or the start of the day the editor gave when that is another."""
    first = item.first_published_at
    if first and timezone.localtime(first).date() == item.publication_date:
        return first
    return timezone.make_aware(dt.datetime.combine(item.publication_date, dt.time.min))
