"""Lists of pages: by day, time, place and the rest, and going through them by a cursor."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from cms.api.endpoints.pages import PagesAPIViewSet
from cms.api.paging import Ordering
from cms.api.tests.queries import named_queries
from cms.pages.factories import translate
from events.factories import EventPageFactory
from events.models import EventPage, EventSeries
from galleries.factories import GalleryPageFactory, GalleryPhotoFactory
from home.factories import StandardPageFactory
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage

pytestmark = pytest.mark.django_db

NEWS, EVENTS = "type=newsroom.NewsPage", "type=events.EventPage"


def event(site_tree, title, start, end=None, **values):
    return EventPageFactory(
        parent=site_tree.sr.events,
        title=title,
        start_date=start,
        end_date=end,
        start_time=None,
        end_time=None,
        **values,
    )


@pytest.fixture
def days(site_tree):
    """News, galleries and events around the turn of January and February 2020."""
    for day in (30, 31):
        NewsPageFactory(parent=site_tree.sr.news, title=f"vest {day}", publication_date=dt.date(2020, 1, day))
    GalleryPageFactory(parent=site_tree.sr.galleries, title="galerija", date=dt.date(2020, 2, 1))
    event(site_tree, "tri dana", dt.date(2020, 1, 30), dt.date(2020, 2, 1))
    event(site_tree, "jedan dan", dt.date(2020, 2, 1))
    StandardPageFactory(parent=site_tree.sr.home, title="bez dana")


# By day and time --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("date_from=2020-01-31", {"vest 31", "galerija", "tri dana", "jedan dan"}),
        ("date_to=2020-01-31", {"vest 30", "vest 31", "tri dana"}),
        ("date_from=2020-01-31&date_to=2020-01-31", {"vest 31", "tri dana"}),
        ("date_from=2020-02-02", set()),
        (f"{EVENTS}&date_from=2020-02-01", {"tri dana", "jedan dan"}),
        (f"{EVENTS},{NEWS[5:]}&date_to=2020-01-30", {"vest 30", "tri dana"}),
        ("when=on:2020-01-31", {"tri dana"}),
        ("when=on:2020-02-01", {"tri dana", "jedan dan"}),
        ("when=on:2020-02-02", set()),
        ("when=past", {"tri dana", "jedan dan"}),
        ("when=upcoming", set()),
    ],
)
def test_pages_of_some_days(api, days, query, titles):
    assert set(api.titles(query)) == titles


def test_upcoming_is_soonest_first_and_past_latest_first(api, site_tree):
    today = timezone.localdate()
    for offset in (2, -3, 1, -2, 0):
        event(site_tree, f"{offset}", today + dt.timedelta(days=offset))
    assert api.titles("when=upcoming") == ["0", "1", "2"]
    assert api.titles("when=past") == ["-2", "-3"]
    assert api.titles("when=upcoming&order=-starts_at") == ["2", "1", "0"]


def test_published_since_is_what_to_fetch_again(api, site_tree):
    old, new = (NewsPageFactory(parent=site_tree.sr.news, title=title) for title in ("stara", "nova"))
    moment = timezone.now()
    NewsPage.objects.filter(pk=old.pk).update(last_published_at=moment - dt.timedelta(days=1))
    NewsPage.objects.filter(pk=new.pk).update(last_published_at=moment)
    since = moment.isoformat().replace("+", "%2B")
    assert api.titles(f"{NEWS}&published_since={since}") == ["nova"]
    assert api.titles(f"{NEWS}&published_since={(moment - dt.timedelta(days=2)).date()}") == ["stara", "nova"]
    assert "nova" in api.titles(f"published_since={since}")


# By other facts ---------------------------------------------------------------------------------------------


def test_place_and_author_in_either_script_of_any_type(api, site_tree):
    NewsPageFactory(parent=site_tree.sr.news, title="vest", place="Niš", author="Љиљана")
    GalleryPageFactory(parent=site_tree.sr.galleries, title="galerija", place="Ниш")
    event(site_tree, "događaj", dt.date(2020, 1, 1), town="Niš")
    event(site_tree, "drugde", dt.date(2020, 1, 1), town="Leskovac")
    for place in ("Niš", "Ниш"):
        assert set(api.titles(f"place={place}")) == {"vest", "galerija", "događaj"}
    for author in ("Ljiljana", "Љиљана"):
        assert api.titles(f"author={author}") == ["vest"]
    assert api.titles(f"{EVENTS}&place=Leskovac") == ["drugde"]


def test_any_of_several_values(api, site_tree):
    for status in ("scheduled", "cancelled", "postponed"):
        event(site_tree, status, dt.date(2020, 1, 1), status=status)
    assert set(api.titles("status=cancelled,postponed")) == {"cancelled", "postponed"}


def test_editions_of_a_series_in_any_language(api, site_tree):
    serbian = EventSeries.objects.create(name="Dani", locale=site_tree.sr.home.locale)
    english = serbian.copy_for_translation(site_tree.en.home.locale)
    english.save()
    event(site_tree, "u seriji", dt.date(2020, 1, 1), series=serbian)
    event(site_tree, "van serije", dt.date(2020, 1, 1))
    for series in (serbian, english):
        assert api.titles(f"series={series.pk}") == ["u seriji"]


def test_galleries_have_their_cover_and_count(api, site_tree):
    page = GalleryPageFactory(parent=site_tree.sr.galleries)
    photos = [GalleryPhotoFactory(page=page, sort_order=order) for order in (1, 2)]
    row = api.get("v2/pages/?type=galleries.GalleryPage")["items"][0]
    assert (row["image"]["id"], row["photo_count"]) == (photos[0].image_id, 2)


# Going through ----------------------------------------------------------------------------------------------


def walk(api, query, limit=2):
    """The titles of a whole list, page by page."""
    titles, cursor = [], ""
    for _page in range(50):
        answer = api.get(f"v2/pages/?{query}&limit={limit}" + (f"&cursor={cursor}" if cursor else ""))
        titles += [item["title"] for item in answer["items"]]
        cursor = answer["meta"]["next_cursor"]
        if cursor is None:
            return titles
    raise AssertionError("no end")


ORDERS = [
    *(f"{EVENTS}&order={sign}{name}" for sign in ("", "-") for name in ("starts_at", "title", "id", "slug")),
    *(f"{EVENTS}&order={sign}{name}_published_at" for sign in ("", "-") for name in ("first", "last")),
    *(f"{EVENTS}&order=title,-starts_at", f"{EVENTS}&order=-starts_at,-id", EVENTS, "when=past", "locale=sr"),
    *(
        "locale=en&fallback=true&order=-first_published_at,title",
        "order=title",
        "descendant_of=root&locale=sr",
    ),
]


@pytest.mark.parametrize("query", ORDERS)
def test_a_cursor_goes_through_everything_once_in_any_order(api, site_tree, query):
    titles = ["Šah", "Čas", "njuška", "Niš", "Nju", "Šah", "Đak", "dan", "Žito"]
    for number, title in enumerate(titles):
        page = event(site_tree, title, dt.date(2020, 1, 1 + number % 3))
        when = None if number % 4 == 0 else timezone.now() - dt.timedelta(days=number % 2)
        type(page).objects.filter(pk=page.pk).update(first_published_at=when, last_published_at=when)
    whole = [item["title"] for item in api.get(f"v2/pages/?{query}&limit=100")["items"]]
    assert len(whole) >= len(titles)
    assert walk(api, query) == whole


def test_nothing_is_skipped_or_given_twice_when_pages_come_meanwhile(api, site_tree):
    for day in range(1, 7):
        event(site_tree, f"{day}", dt.date(2020, 1, day))
    query = f"v2/pages/?{EVENTS}&order=-starts_at&limit=3"
    first = api.get(query)
    event(site_tree, "nov", dt.date(2020, 1, 31))
    EventPage.objects.get(title="6").unpublish()
    second = api.get(f"{query}&cursor={first['meta']['next_cursor']}")
    found = [[item["title"] for item in answer["items"]] for answer in (first, second)]
    assert found == [["6", "5", "4"], ["3", "2", "1"]]
    assert second["meta"]["next_cursor"] is None


def test_the_link_header_leads_on(api, client, site_tree):
    NewsPageFactory.create_batch(3, parent=site_tree.sr.news)
    response = client.get(f"/api/v2/pages/?{NEWS}&limit=2&offset=0&script=cyrl")
    link = response.headers["Link"]
    assert link.endswith('>; rel="next"')
    following = client.get(link[1 : link.index(">")])
    assert len(following.json()["items"]) == 1
    assert "script=cyrl" in link
    assert "Link" not in following.headers


def test_a_cursor_of_another_order_is_refused(api, site_tree):
    NewsPageFactory.create_batch(3, parent=site_tree.sr.news)
    cursor = api.get(f"v2/pages/?{NEWS}&limit=1&order=title")["meta"]["next_cursor"]
    assert api.refused(f"v2/pages/?{NEWS}&limit=1&order=-title&cursor={cursor}")["parameter"] == "cursor"


def test_files_have_cursors_too(api, site_tree):
    from cms.images.factories import CmsImageFactory

    for _ in range(3):
        NewsPageFactory(parent=site_tree.sr.news, lead_image=CmsImageFactory()).save()
    first = api.get("v2/images/?limit=2")
    second = api.get(f"v2/images/?limit=2&cursor={first['meta']['next_cursor']}")
    assert len({item["id"] for item in first["items"] + second["items"]}) == 3


def test_what_expires_while_a_list_is_made_is_not_counted_from_then_on(client, site_tree, monkeypatch):
    moment = timezone.now() + dt.timedelta(days=1)
    page = NewsPageFactory(parent=site_tree.sr.news, expire_at=moment)
    NewsPage.objects.filter(pk=page.pk).update(expire_at=moment)
    filtered = PagesAPIViewSet.filtered
    with time_machine.travel(moment - dt.timedelta(seconds=1), tick=False) as clock:

        def slowly(view, ordering):
            pages = filtered(view, ordering)
            clock.move_to(moment + dt.timedelta(seconds=1))
            return pages

        monkeypatch.setattr(PagesAPIViewSet, "filtered", slowly)
        counts = [client.get(f"/api/v2/pages/?{NEWS}").json()["meta"]["total_count"] for _time in range(2)]
    assert counts == [1, 0]


def test_a_list_is_counted_once_for_all_its_pages(client, site_tree):
    NewsPageFactory.create_batch(3, parent=site_tree.sr.news)
    counted = [
        any("count" in name for name in named_queries(lambda url=url: client.get(url)))
        for url in (
            f"/api/v2/pages/?{NEWS}&limit=1",
            f"/api/v2/pages/?{NEWS}&limit=1&offset=1",
            f"/api/v2/pages/?{NEWS}&limit=1&order=-title",
            f"/api/v2/pages/?{NEWS}&limit=1&title=x",
            f"/api/v2/pages/?{NEWS}&limit=1&title=x",
        )
    ]
    # What anybody can make up is not kept.
    assert counted == [True, False, False, True, True]
    NewsPageFactory(parent=site_tree.sr.news)
    assert client.get(f"/api/v2/pages/?{NEWS}&limit=1").json()["meta"]["total_count"] == 4


def test_the_types_of_a_parameter_are_declared():
    types = {parameter.name: parameter.types for parameter in PagesAPIViewSet.all_list_parameters()}
    assert types["when"] == ("events.EventPage",)
    assert set(types["place"]) == {"events.EventPage", "galleries.GalleryPage", "newsroom.NewsPage"}
    assert types["locale"] == ()


def test_versions_of_a_page_and_pages_below_it(api, site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Obe")
    translate(page, title="Both")
    assert api.titles(f"translation_of={page.pk}") == ["Both"]
    assert set(api.titles(f"descendant_of={site_tree.en.news.pk}&locale=en")) == {"Both"}


def test_a_draft_that_has_no_date_yet_has_no_place_in_the_order(site_tree):
    NewsPageFactory(parent=site_tree.sr.news)
    draft = NewsPage(publication_date=None)
    draft.pk = 0
    assert list(Ordering(NewsPage, ["-publication_date"]).after_row(NewsPage.objects.all(), draft)) == []
