"""The news of the last two days for news search engines."""

import datetime as dt

from defusedxml import ElementTree
from django.utils import timezone

from cms.delivery.script.models import ScriptException
from newsroom.factories import NewsPageFactory

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def test_only_what_is_new_open_and_in_both_scripts(client, site_tree):
    now = timezone.now()
    today = {"first_published_at": now, "publication_date": timezone.localdate()}
    new = NewsPageFactory(parent=site_tree.sr.news, title="Đačka izložba", **today)
    NewsPageFactory(parent=site_tree.en.news, title="Visitors", slug="visitors", **today)
    old = now - dt.timedelta(days=3)
    NewsPageFactory(parent=site_tree.sr.news, first_published_at=old, publication_date=old.date())
    # Published today about long ago, such as what is taken over from the former site.
    NewsPageFactory(
        parent=site_tree.sr.news, first_published_at=now, publication_date=now.date() - dt.timedelta(days=900)
    )
    hidden = NewsPageFactory(parent=site_tree.sr.news, **today)
    hidden.view_restrictions.create(restriction_type="login")
    root = ElementTree.fromstring(client.get("/sitemap-news.xml").content)
    listed = {
        url.find(f"{SITEMAP}loc").text.removeprefix("http://testserver"): (
            url.find(f".//{NEWS}language").text,
            url.find(f".//{NEWS}title").text,
        )
        for url in root
    }
    assert listed == {
        f"/sr-latn/vesti/{new.slug}/": ("sr", "Đačka izložba"),
        f"/sr-cyrl/vesti/{new.slug}/": ("sr", "Ђачка изложба"),
        "/en/news/visitors/": ("en", "Visitors"),
    }


def test_titles_follow_the_editors_exceptions(client, site_tree):
    ScriptException.objects.create(word="Cluster House", cyrillic="Кластер хаус")
    NewsPageFactory(
        parent=site_tree.sr.news,
        title="Izložba u Cluster House",
        first_published_at=timezone.now(),
        publication_date=timezone.localdate(),
    )
    root = ElementTree.fromstring(client.get("/sitemap-news.xml").content)
    assert "Изложба у Кластер хаус" in [title.text for title in root.iter(f"{NEWS}title")]
