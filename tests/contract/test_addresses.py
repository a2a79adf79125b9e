"""The addresses that others rely on (docs/architecture.md, README.md), each answering with what it should be."""

import re

import pytest
from bs4 import BeautifulSoup
from django.template.loader import get_template
from wagtail.models import get_page_models

from tests.town import VIEWS, addresses, build_town

HTML, JSON, TEXT, CALENDAR = "text/html", "application/json", "text/plain", "text/calendar"
PROBLEM = "application/problem+json"

PAGES = {f"/{view}/{path}": HTML for view in ("sr-latn", "sr-cyrl") for path in (
    "", "vesti/", "vesti/djacka-izlozba/", "dogadjaji/", "dogadjaji/susreti-zanatlija/", "galerije/",
    "galerije/dani-klastera/", "pretraga/", "pretraga/?q=djacka",
)} | {f"/en/{path}": HTML for path in (
    "", "news/", "news/a-pupils-exhibition-in-cacak/", "events/", "events/artisans-meetings/", "galleries/",
    "galleries/cluster-days/", "search/", "search/?q=cacak",
)}  # fmt: skip
FILES = {
    f"/{section}/feed.{extension}": kind
    for section in ("sr-latn/vesti", "sr-cyrl/vesti", "en/news")
    for extension, kind in {
        "rss": "application/rss+xml",
        "atom": "application/atom+xml",
        "json": "application/feed+json",
    }.items()
} | {
    "/sr-latn/dogadjaji/calendar.ics": CALENDAR,
    "/sr-cyrl/dogadjaji/calendar.ics": CALENDAR,
    "/en/events/calendar.ics": CALENDAR,
    "/sr-latn/dogadjaji/susreti-zanatlija/event.ics": CALENDAR,
    "/en/events/artisans-meetings/event.ics": CALENDAR,
}
API = dict.fromkeys(
    [
        "/api/v2/pages/",
        "/api/v2/pages/?locale=sr",
        "/api/v2/pages/find/?html_path=/en/news/",
        "/api/v2/images/",
        "/api/v2/documents/",
    ],
    JSON,
)
MACHINES = {
    "/healthz": TEXT,
    "/readyz": JSON,
    "/sitemap.xml": "application/xml",
    "/robots.txt": TEXT,
    "/admin/login/": HTML,
}


@pytest.fixture
def town(site_tree):
    """The whole small site."""
    return build_town(site_tree)


def test_every_address_answers_in_its_form(town, client):
    wrong = {}
    for path, kind in {**PAGES, **FILES, **API, **MACHINES}.items():
        response = client.get(path, follow="find/" in path)
        given = response.headers.get("Content-Type", "").split(";")[0]
        if (response.status_code, given) != (200, kind):
            wrong[path] = (response.status_code, given)
    assert wrong == {}


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/", "/sr-latn/"),
        ("/sr/vesti/", "/sr-latn/vesti/"),
        ("/admin/", "/admin/login/?next=/admin/"),
        ("/en/pretraga/?q=a", "/en/search/?q=a"),
        ("/sr-latn/search/?q=a", "/sr-latn/pretraga/?q=a"),
    ],
)
def test_addresses_that_lead_on(site_tree, client, path, target):
    response = client.get(path)
    assert response.status_code in (301, 302)
    assert response.url == target


def test_the_editing_api_is_there_and_closed(client, db):
    response = client.get("/api/v3-preview/pages/")
    assert (response.status_code, response["Content-Type"]) == (401, "application/problem+json")


@pytest.mark.parametrize("path", ["/api/", "/api/v2/nothing/", "/api/v9/pages/", "/api/v2/pages/999999/"])
@pytest.mark.parametrize("language", ["sr", "en"])
def test_what_is_not_in_the_api_is_a_404_in_json(client, db, path, language):
    response = client.get(path, headers={"accept-language": language, "accept": "text/html"})
    assert (response.status_code, response["Content-Type"].split(";")[0]) == (404, PROBLEM)


def test_every_type_of_page_has_a_template_in_its_app():
    types = [
        model
        for model in get_page_models()
        if not model._meta.abstract and model._meta.app_label != "wagtailcore"
    ]
    assert len(types) >= 9
    for model in types:
        name = model.template
        assert name.startswith(f"{model._meta.app_label}/"), model
        assert f"/{model._meta.app_label}/templates/" in get_template(name).origin.name, model


@pytest.mark.parametrize("view", VIEWS)
def test_pages_with_every_block_hold_nothing_that_the_policy_forbids(town, client, view):
    """No inline script, style or handler, and nothing that a browser would fetch from another site."""
    forbidden = {}
    for name, path in addresses(town, view).items():
        page = BeautifulSoup(client.get(path).content, "html.parser")
        found = page.select("style, [style], script:not([src]):not([type='application/ld+json'])")
        found += [tag for tag in page.find_all(True) if any(key.startswith("on") for key in tag.attrs)]
        found += [
            tag
            for tag in page.select("[src], [srcset], link[rel=stylesheet], link[rel=icon], iframe")
            if re.match(r"(https?:)?//", tag.get("src") or tag.get("srcset") or tag.get("href") or "")
        ]
        if found:
            forbidden[name] = [str(tag)[:120] for tag in found]
    assert forbidden == {}
