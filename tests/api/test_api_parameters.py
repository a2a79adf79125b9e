"""A wrong parameter is a 400 that names it and says what is allowed."""

import pytest
from wagtail.models import Site

from cms.api.endpoints.pages import PagesAPIViewSet

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("nonsense=1", "nonsense"),
        ("Locale=en", "Locale"),
        ("locale=xx", "locale"),
        ("locale=", "locale"),
        ("locale=en&locale=sr", "locale"),
        ("locale=sr-Arab", "locale"),
        ("script=arab", "script"),
        ("locale=sr-Latn&script=cyrl", "script"),
        ("fallback=true", "fallback"),
        ("locale=en&fallback=perhaps", "fallback"),
        ("type=newsroom.Nothing", "type"),
        ("type=auth.User", "type"),
        ("type=wagtailcore.Page", "type"),
        ("type=", "type"),
        ("type=newsroom.NewsPage,", "type"),
        ("child_of=abc", "child_of"),
        ("child_of=-1", "child_of"),
        ("child_of=999999", "child_of"),
        ("descendant_of=999999", "descendant_of"),
        ("child_of=root&descendant_of=root", "child_of"),
        ("ancestor_of=root", "ancestor_of"),
        ("ancestor_of=999999", "ancestor_of"),
        ("translation_of=x", "translation_of"),
        ("order=nothing", "order"),
        ("order=publication_date", "order"),
        ("order=random,title", "order"),
        ("order=random&offset=2", "order"),
        ("order=password", "order"),
        ("limit=abc", "limit"),
        ("limit=-1", "limit"),
        ("limit=101", "limit"),
        ("limit=%F9%A1", "limit"),
        ("offset=abc", "offset"),
        ("offset=99999999999999999999", "offset"),
        ("fields=nothing", "fields"),
        ("fields=title,", "fields"),
        ("fields=title(x)", "fields"),
        ("fields=image(nothing)", "fields"),
        ("type=newsroom.NewsPage&fields=categories(nothing)", "fields"),
        ("category=nothing", "category"),
        ("tag=nothing", "tag"),
        ("type=home.StandardPage&category=nothing", "category"),
        ("search=", "search"),
        ("search=%00", "search"),
        ("title=%00", "title"),
        ("show_in_menus=perhaps", "show_in_menus"),
        ("type=home.StandardPage&place=Ni%C5%A1", "place"),
        ("type=newsroom.NewsPage&when=upcoming", "when"),
        ("when=now", "when"),
        ("when=on:", "when"),
        ("when=on:2026-02-30", "when"),
        ("when=on:99999-01-01", "when"),
        ("when=upcoming:2026-01-01", "when"),
        ("status=scheduled,maybe", "status"),
        ("series=x", "series"),
        ("series=999999", "series"),
        ("date_from=2026-13-01", "date_from"),
        ("date_from=26-1-1", "date_from"),
        ("date_from=0001-01-01", "date_from"),
        ("date_from=2026-02-01&date_to=2026-01-01", "date_to"),
        ("published_since=yesterday", "published_since"),
        ("published_since=2026-01-01T10:00:00", "published_since"),
        ("published_since=2026-01-01T99:00:00Z", "published_since"),
        ("type=home.StandardPage&author=x", "author"),
        ("when=upcoming&place=x&author=y", "author"),
        ("cursor=", "cursor"),
        ("cursor=x", "cursor"),
        ("cursor=W10", "cursor"),
        ("cursor=bnVsbA", "cursor"),
        ("cursor=%FF", "cursor"),
        ("cursor=W10&order=random", "cursor"),
        ("cursor=W10&search=a", "cursor"),
        ("cursor=W1siaWQiXSxbMV1d&offset=1", "cursor"),
        ("owner=1", "owner"),
        ("locale__language_code=en", "locale__language_code"),
        ("rich_text_format=db_html", "rich_text_format"),
        ("format=api", "format"),
        ("site=nowhere.example", "site"),
        ("site=localhost:x", "site"),
        ("type=events.EventPage&status=maybe", "status"),
        ("type=events.EventPage&start_date=tomorrow", "start_date"),
    ],
)
def test_wrong_parameter_of_a_list_is_named(api, query, parameter):
    body = api.refused(f"v2/pages/?{query}")
    assert body["parameter"] == parameter
    assert body["message"]
    assert body["allowed"]


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("v2/pages/{page}/?limit=1", "limit"),
        ("v2/pages/{page}/?fields=nothing", "fields"),
        ("v2/pages/{page}/?locale=xx", "locale"),
        ("v2/pages/find/", "html_path"),
        ("v2/pages/find/?html_path=", "html_path"),
        ("v2/pages/find/?html_path=http://[", "html_path"),
        ("v2/pages/find/?id=x", "id"),
        ("v2/pages/find/?html_path=/en/&nothing=1", "nothing"),
        ("v2/pages/{page}/?expand=body", "expand"),
        ("v2/pages/{page}/?expand=", "expand"),
        ("v2/pages/find/?html_path=/en/&limit=1", "limit"),
        ("v2/images/?type=photo", "type"),
        ("v2/images/?cursor=x", "cursor"),
        ("v2/images/?order=file", "order"),
        ("v2/images/?fields=file", "fields"),
        ("v2/images/?fields=renditions(huge)", "fields"),
        ("v2/documents/?order=file_hash", "order"),
        ("v2/documents/?limit=1000", "limit"),
        ("v2/site/?fields=menu", "fields"),
        ("v2/site/?locale=de", "locale"),
        ("v2/search/", "q"),
        ("v2/search/?q=", "q"),
        ("v2/search/?q=a&order=title", "order"),
    ],
)
def test_wrong_parameter_elsewhere_is_named(api, path, parameter):
    assert api.refused(path.format(page=Site.objects.get().root_page_id))["parameter"] == parameter


def test_allowed_values_are_listed(api):
    assert "newsroom.NewsPage" in api.refused("v2/pages/?type=x.Y")["allowed"]
    assert "starts_at" in api.refused("v2/pages/?type=events.EventPage&order=x")["allowed"]
    assert "locale" in api.refused("v2/pages/?x=1")["allowed"]


def test_a_parameter_that_the_types_do_not_know_says_which_do(api):
    refused = api.refused("v2/pages/?type=newsroom.NewsPage&when=upcoming")
    assert refused["allowed"] == ["type=events.EventPage"]
    assert "when" in refused["detail"]
    place = api.refused("v2/pages/?type=home.StandardPage&place=x")
    assert place["allowed"] == [
        "type=events.EventPage",
        "type=galleries.GalleryPage",
        "type=newsroom.NewsPage",
    ]


def test_every_parameter_is_described():
    """The OpenAPI document and docs/api.md are made of this."""
    for parameter in PagesAPIViewSet.all_list_parameters():
        assert parameter.help.endswith((".", "'."))
        assert parameter.allowed
        assert parameter.kind.schema()


@pytest.mark.parametrize(
    "query",
    [
        *("_=123", "_=", "format=json", "limit=0", "type=NEWSROOM.newspage"),
        *("published_since=2026-01-01", "published_since=2026-01-01T10:00:00+01:00"),
        *("when=on:2026-01-01", "date_from=2026-01-01&date_to=2026-01-01", "status=scheduled,cancelled"),
    ],
)
def test_harmless_parameters_are_accepted(api, query):
    api.get(f"v2/pages/?{query}")


def test_site_is_named_by_its_host(api):
    host = Site.objects.get().hostname
    assert api.get(f"v2/pages/?site={host}") == api.get("v2/pages/")
