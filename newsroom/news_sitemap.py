"""``/sitemap-news.xml``: the news of the last two days, as news search engines ask for it, in every language and script."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cms.api.writing import Writer
from cms.delivery.languages import SITE_VIEWS
from cms.delivery.sitemap import adds_to_sitemap
from cms.delivery.visibility import openly_readable
from cms.linked_data.organisation import organisation
from newsroom.models import NewsPage

NEW = dt.timedelta(days=2)
MOST = 1000


@adds_to_sitemap("news")
def news_sitemap(request: HttpRequest) -> HttpResponse:
    """What was first published, and is dated, in the last two days; the latest ``MOST``."""
    since = timezone.now() - NEW
    news = NewsPage.objects.filter(
        openly_readable(), first_published_at__gt=since, publication_date__gte=timezone.localdate(since)
    )
    latest = list(news.select_related("locale").order_by("-first_published_at")[:MOST])
    names = {code: organisation(request, code).name for code in {view.locale_code for view in SITE_VIEWS}}
    writers = {view.code: Writer(view.script) for view in SITE_VIEWS}
    rows = [
        {
            "url": request.build_absolute_uri(view.script.address(page.get_url(request))),
            "language": view.tag.split("-")[0],
            "name": writers[view.code].text(names[view.locale_code], view.locale_code),
            "date": page.first_published_at.astimezone(dt.UTC).isoformat(timespec="seconds"),
            "title": writers[view.code].text(page.title, view.locale_code),
        }
        for page in latest
        for view in SITE_VIEWS
        if view.locale_code == page.locale.language_code and page.get_url(request)
    ]
    return render(request, "newsroom/sitemap_news.xml", {"rows": rows}, content_type="application/xml")
