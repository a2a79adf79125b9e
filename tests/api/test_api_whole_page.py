"""One request for a page gives all that is needed to render it: languages, head, linked data, neighbours, widened rows."""

import datetime as dt
import json

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from cms.pages.factories import translate
from events.factories import EventPageFactory
from galleries.factories import GalleryPageFactory, GalleryPhotoFactory
from home.factories import StandardPageFactory
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsRelatedPage

pytestmark = pytest.mark.django_db


def find(api, path, **parameters):
    query = "".join(f"&{name}={value}" for name, value in parameters.items())
    return api.get(f"v2/pages/find/?html_path={path}{query}")


@pytest.fixture
def pair(site_tree):
    """A news item in both languages."""
    page = NewsPageFactory(parent=site_tree.sr.news, title="Sajam", slug="sajam", lead="Počinje.")
    return page, translate(page, title="The fair", slug="the-fair", lead="It begins.")


# Languages --------------------------------------------------------------------------------------------------


def test_alternates_name_every_language_and_script(api, pair):
    expected = [
        ("sr-Latn", "/sr-latn/vesti/sajam/", True),
        ("sr-Cyrl", "/sr-cyrl/vesti/sajam/", True),
        ("en", "/en/news/the-fair/", True),
        ("x-default", "/sr-latn/vesti/sajam/", True),
    ]
    for path in ("/sr-latn/vesti/sajam/", "/sr-cyrl/vesti/sajam/", "/en/news/the-fair/"):
        found = find(api, path)["alternates"]
        assert [(each["hreflang"], each["is_written"]) for each in found] == [(t, w) for t, _u, w in expected]
        assert [each["html_url"].partition("://")[2].partition("/")[2] for each in found] == [
            url[1:] for _t, url, _w in expected
        ]


def test_alternates_of_a_text_in_one_language(api, site_tree):
    NewsPageFactory(parent=site_tree.sr.news, slug="samo")
    found = {each["hreflang"]: each for each in find(api, "/en/news/samo/")["alternates"]}
    assert found["en"]["html_url"].endswith("/en/news/samo/")
    assert not found["en"]["is_written"]
    assert found["x-default"]["html_url"].endswith("/sr-latn/vesti/samo/")


def test_the_state_is_that_of_what_the_reader_gets(api, site_tree, pair):
    assert find(api, "/sr-latn/vesti/sajam/")["meta"]["state"] == "current"
    assert [version["state"] for version in find(api, "/en/news/the-fair/")["translations"]] == [
        "current"
    ] * 2
    pair[1].summary_only = True
    pair[1].save_revision().publish()
    assert find(api, "/en/news/the-fair/")["meta"]["state"] == "summary"
    NewsPageFactory(parent=site_tree.sr.news, slug="samo")
    fallback = find(api, "/en/news/samo/")
    assert (fallback["meta"]["state"], fallback["translations"][1]["state"]) == ("missing", "missing")


def test_a_draft_of_a_translation_is_missing_like_any_other(api, site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, slug="obe")
    translate(page, slug="both", live=False)
    assert find(api, "/sr-latn/vesti/obe/")["translations"][1] == {
        **find(api, "/sr-latn/vesti/obe/")["translations"][1],
        "id": None,
        "title": None,
        "state": "missing",
        "is_live": False,
    }


def test_states_can_be_had_in_lists(api, pair):
    rows = api.get("v2/pages/?type=newsroom.NewsPage&fields=_,state,title")["items"]
    assert [row["meta"]["state"] for row in rows] == ["current", "current"]


# Rich text --------------------------------------------------------------------------------------------------


def test_rich_text_as_html_markdown_or_text_in_either_script(api, site_tree):
    html = '<p>Čitajte <b>danas</b> i <a href="https://example.org/">sutra</a>.</p><ul><li>jedan</li></ul>'
    StandardPageFactory(
        parent=site_tree.sr.home, slug="tekst", body=json.dumps([{"type": "rich_text", "value": html}])
    )

    def value(form, script="latn"):
        return find(api, "/sr-latn/tekst/", rich_text_format=form, script=script)["body"][0]["value"]

    assert "<b>danas</b>" in value("html")
    assert "**danas**" in value("markdown")
    assert value("text") == "Čitajte danas i sutra.\n\n- jedan"
    assert value("text", "cyrl") == "Читајте данас и сутра.\n\n- један"


# Head and linked data ---------------------------------------------------------------------------------------


def things(found):
    return {thing["@type"]: thing for thing in found["json_ld"]["@graph"]}


def test_news_tells_what_it_is(api, pair):
    found = find(api, "/sr-cyrl/vesti/sajam/")
    article = things(found)["NewsArticle"]
    assert article["headline"] == "Сајам"
    assert article["inLanguage"] == "sr-Cyrl"
    assert article["url"].endswith("/sr-cyrl/vesti/sajam/")
    assert article["publisher"]["@id"] == things(found)["Organization"]["@id"]
    crumbs = things(found)["BreadcrumbList"]["itemListElement"]
    assert [crumb["name"] for crumb in crumbs] == ["Кућа кластера", "Вести", "Сајам"]
    assert [crumb["position"] for crumb in crumbs] == [1, 2, 3]
    assert found["seo"]["title"] == "Сајам · Кућа кластера"
    assert found["seo"]["open_graph"]["type"] == "article"
    assert found["seo"]["robots"] == "index, follow"


@pytest.mark.parametrize(
    ("status", "mode", "expected"),
    [
        ("scheduled", "offline", ("EventScheduled", "OfflineEventAttendanceMode")),
        ("cancelled", "mixed", ("EventCancelled", "MixedEventAttendanceMode")),
        ("postponed", "online", ("EventPostponed", "OnlineEventAttendanceMode")),
        ("moved_online", "offline", ("EventMovedOnline", "OnlineEventAttendanceMode")),
    ],
)
def test_an_event_tells_whether_and_how_it_takes_place(api, site_tree, status, mode, expected):
    page = EventPageFactory(
        parent=site_tree.sr.events, slug="sajam", start_date=dt.date(2030, 5, 5), end_date=None,
        start_time=dt.time(18), end_time=dt.time(20),
    )  # fmt: skip
    values = {
        "status": status,
        "attendance_mode": mode,
        "venue": "Hala",
        "online_url": "https://example.org/live",
    }
    type(page).objects.filter(pk=page.pk).update(**values)
    event = things(find(api, "/sr-latn/dogadjaji/sajam/"))["Event"]
    assert (event["eventStatus"], event["eventAttendanceMode"]) == tuple(
        f"https://schema.org/{word}" for word in expected
    )
    assert (event["startDate"], event["endDate"]) == (
        "2030-05-05T18:00:00+02:00",
        "2030-05-05T20:00:00+02:00",
    )
    places = event["location"] if isinstance(event["location"], list) else [event["location"]]
    kinds = {"offline": ["Place"], "mixed": ["Place", "VirtualLocation"], "online": ["VirtualLocation"]}
    assert [place["@type"] for place in places] == kinds["online" if status == "moved_online" else mode]


def test_a_gallery_tells_what_it_is(api, site_tree):
    page = GalleryPageFactory(
        parent=site_tree.sr.galleries, slug="slike", date=dt.date(2017, 3, 1), date_precision="month"
    )
    GalleryPhotoFactory(page=page)
    gallery = things(find(api, "/sr-latn/galerije/slike/"))["ImageGallery"]
    assert gallery["dateCreated"] == "2017-03"
    assert gallery["image"][0]["@type"] == "ImageObject"


def test_pages_without_a_thing_of_their_own(api, site_tree):
    assert "WebSite" in things(find(api, "/sr-latn/"))
    assert "CollectionPage" in things(find(api, "/en/news/"))


@pytest.mark.parametrize("view", ["sr-latn", "sr-cyrl"])
def test_html_and_api_tell_the_same(api, client, pair, view):
    path = f"/{view}/vesti/sajam/"
    page = BeautifulSoup(client.get(path).content, "html.parser")
    [script] = page.select('script[type="application/ld+json"]')
    assert json.loads(script.string) == find(api, path)["json_ld"]


def test_html_tells_nothing_at_an_address_that_is_not_the_texts_own(client, site_tree):
    NewsPageFactory(parent=site_tree.sr.news, slug="samo")
    for path in ("/en/news/samo/", "/sr-latn/pretraga/?q=a"):
        assert b"ld+json" not in client.get(path).content


def test_nothing_in_a_text_ends_the_element(client, site_tree):
    NewsPageFactory(parent=site_tree.sr.news, slug="zlo", title="</script><script>alert(1)</script>&")
    for view in ("sr-latn", "sr-cyrl"):
        html = client.get(f"/{view}/vesti/zlo/").content.decode()
        assert "<script>alert" not in html
        script = BeautifulSoup(html, "html.parser").select_one('script[type="application/ld+json"]')
        assert json.loads(script.string)["@graph"]


def test_a_summary_tells_no_facts_that_nobody_translated(api, site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, slug="sazeto", place="NEPREVEDENO", summary_only=True)
    page.search_description = "NEPREVEDENO"
    page.save()
    event = EventPageFactory(
        parent=site_tree.sr.events, slug="sazet", venue="NEPREVEDENO", address="NEPREVEDENO"
    )
    type(event).objects.filter(pk=event.pk).update(summary_only=True)
    for path in ("/sr-latn/vesti/sazeto/", "/sr-latn/dogadjaji/sazet/"):
        assert "NEPREVEDENO" not in json.dumps(find(api, path)["json_ld"])


# Neighbours -------------------------------------------------------------------------------------------------


def test_previous_and_next_in_time_as_readers_see_the_section(api, site_tree):
    titles = {}
    for day in (1, 2, 2, 4):
        page = NewsPageFactory(
            parent=site_tree.sr.news, title=f"vest {day}", publication_date=dt.date(2020, 1, day)
        )
        titles[page.pk] = page
    first, second, third, last = titles.values()
    translate(third, title="third")
    NewsPageFactory(parent=site_tree.sr.news, publication_date=dt.date(2020, 1, 3), live=False)

    def around(page, locale="sr"):
        found = api.get(f"v2/pages/{page.pk}/?locale={locale}&fields=_,previous,next")
        return [each and (each["title"], each["is_fallback"]) for each in (found["previous"], found["next"])]

    assert around(first) == [None, ("vest 2", False)]
    assert around(second) == [("vest 1", False), ("vest 2", False)]
    assert around(last) == [("vest 2", False), None]
    assert around(second, "en") == [("vest 1", True), ("third", False)]


# Widening ---------------------------------------------------------------------------------------------------


def test_expand_gives_rows_everything_that_lists_can_have(api, site_tree, pair):
    body = json.dumps([{"type": "heading", "value": {"text": "Naslov"}}])
    target = NewsPageFactory(parent=site_tree.sr.news, body=body)
    NewsRelatedPage.objects.create(page=pair[0], target=target)
    assert "body" not in find(api, "/sr-latn/vesti/sajam/")["related_pages"][0]
    row = find(api, "/sr-latn/vesti/sajam/", expand="related_pages")["related_pages"][0]
    assert row["body"][0]["value"]["text"] == "Naslov"
    assert "related_pages" not in row
    section = find(api, "/sr-latn/vesti/", expand="items")["items"]
    assert all("body" in item for item in section)
    home = find(api, "/sr-latn/", expand="latest_news")
    assert "body" in home["latest_news"][0]
    assert api.refused("v2/pages/find/?html_path=/sr-latn/&expand=related_pages")["allowed"] == [
        "latest_galleries", "latest_news", "next_events", "pinned_page",
    ]  # fmt: skip


def test_a_page_that_is_not_public_is_not_widened_either(api, site_tree, pair):
    target = NewsPageFactory(parent=site_tree.sr.news, title="TAJNA", live=False)
    NewsRelatedPage.objects.create(page=pair[0], target=target)
    assert find(api, "/sr-latn/vesti/sajam/", expand="related_pages")["related_pages"] == []


# Photos and calendar ----------------------------------------------------------------------------------------


def test_photos_come_page_by_page(api, site_tree, monkeypatch):
    monkeypatch.setattr("galleries.api.PHOTOS_AT_ONCE", 2)
    page = GalleryPageFactory(parent=site_tree.sr.galleries, slug="slike")
    for number in range(3):
        GalleryPhotoFactory(page=page, caption=f"Šetnja {number}", sort_order=number)
    found = find(api, "/sr-latn/galerije/slike/")
    assert (len(found["photos"]), found["photo_count"]) == (2, 3)
    url = found["photos_url"].partition("/api/")[2]
    rest = api.get(f"{url}&offset=2&script=cyrl")
    assert rest["meta"]["total_count"] == 3
    assert [photo["image"]["caption"] for photo in rest["items"]] == ["Шетња 2"]
    assert api.refused("v2/photos/")["parameter"] == "gallery"
    page.unpublish()
    api.get(f"v2/photos/?gallery={page.pk}", status=404)


def test_all_events_are_one_calendar(client, site_tree):
    soon = timezone.localdate() + dt.timedelta(days=3)
    EventPageFactory(parent=site_tree.sr.events, title="Čas", town="Niš", start_date=soon, end_date=None)
    EventPageFactory(parent=site_tree.sr.events, title="Daleko", town="Beč", start_date=soon, end_date=None)
    EventPageFactory(parent=site_tree.sr.events, title="Davno", start_date=dt.date(2001, 1, 1), end_date=None)
    response = client.get("/api/v2/calendar/")
    assert response.headers["Content-Type"].startswith("text/calendar")
    assert response.headers["ETag"]
    text = response.content.decode()
    assert all(word in text for word in ("Čas", "Daleko", "Događaji"))
    assert "Davno" not in text
    assert "Davno" in client.get("/api/v2/calendar/?when=past").content.decode()
    narrowed = client.get("/api/v2/calendar/?place=Niš&script=cyrl").content.decode()
    assert "Час" in narrowed
    assert "Далеко" not in narrowed
    for query in ("limit=1", "type=newsroom.NewsPage", "author=x", "locale=de"):
        assert client.get(f"/api/v2/calendar/?{query}").status_code == 400


# Site -------------------------------------------------------------------------------------------------------


def test_the_site_names_views_sections_feeds_and_categories(api, client, site_tree):
    from cms.taxonomy.models import Category

    Category.objects.create(name="Čuvanje", slug="cuvanje", locale=site_tree.sr.home.locale)
    Category.objects.create(name="Care", slug="care", locale=site_tree.en.home.locale)
    site = api.get("v2/site/?script=cyrl")
    assert [view["language"] for view in site["views"]] == ["sr-Latn", "sr-Cyrl", "en"]
    assert [view["script"] for view in site["views"]] == ["latn", "cyrl", "latn"]
    serbian, english = site["languages"]
    assert [term["name"] for term in serbian["categories"]] == ["Чување"]
    assert [term["slug"] for term in english["categories"]] == ["care"]
    assert [section["title"] for section in serbian["sections"]] == ["Вести", "Догађаји", "Галерије"]
    kinds = ["application/rss+xml", "application/atom+xml", "application/feed+json", "text/calendar"]
    for language in (serbian, english):
        assert [feed["type"] for feed in language["feeds"]] == kinds
        for feed in language["feeds"]:
            path = "/" + feed["url"].partition("://")[2].partition("/")[2]
            assert path.startswith("/sr-cyrl/" if language is serbian else "/en/")
            assert client.get(path).status_code == 200


def test_a_section_that_is_not_public_has_no_feeds(api, site_tree):
    site_tree.sr.news.unpublish()
    serbian = api.get("v2/site/")["languages"][0]
    assert [feed["type"] for feed in serbian["feeds"]] == ["text/calendar"]
