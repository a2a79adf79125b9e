"""A wrong parameter is a 400 that names it and says what is allowed."""

import pytest
from wagtail.models import Site

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
        ("place=Ni%C5%A1", "place"),
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
        ("v2/images/?type=photo", "type"),
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


@pytest.mark.parametrize("query", ["_=123", "format=json", "limit=0", "type=NEWSROOM.newspage"])
def test_harmless_parameters_are_accepted(api, query):
    api.get(f"v2/pages/?{query}")


def test_site_is_named_by_its_host(api):
    host = Site.objects.get().hostname
    assert api.get(f"v2/pages/?site={host}") == api.get("v2/pages/")
