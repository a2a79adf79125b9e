"""The Serbian site in Cyrillic: the same pages, addresses, feeds, calendars, forms and errors in the other script."""

import datetime as dt
import json
import re
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from icalendar import Calendar

from cms.delivery.script.convert import Script
from cms.delivery.script.data import convert_calendar
from cms.delivery.script.responses import convert_response
from cms.pages.factories import translate
from events.factories import EventPageFactory
from newsroom.factories import NewsPageFactory


def soup(client, address, **extra) -> BeautifulSoup:
    """The page at an address, parsed."""
    response = client.get(address, **extra)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


@pytest.fixture
def article(site_tree):
    """A news item written in Latin, with an English translation."""
    page = NewsPageFactory(
        parent=site_tree.sr.news,
        title="Ljubav i injekcija u Nišu",
        lead="Konjunktura raste, javio je Tanjug.",
        body=[("rich_text", '<p>Posetite <a href="https://example.org/niš">sajam</a> NJEGOŠ.</p>')],
    )
    page.save_revision().publish()
    translate(page, title="Love and an injection in Niš")
    return page


def test_a_page_is_given_in_cyrillic_with_its_links(client, article):
    page = soup(client, f"/sr-cyrl/vesti/{article.slug}/")
    assert page.html["lang"] == "sr-Cyrl"
    assert page.h1.get_text(strip=True) == "Љубав и инјекција у Нишу"
    assert "Конјунктура расте, јавио је Танјуг." in page.get_text()
    assert "сајам" in page.get_text()
    own = [link["href"] for link in page.main.find_all("a", href=True) if link["href"].startswith("/sr-")]
    assert own
    assert all(address.startswith("/sr-cyrl/") for address in own)
    assert page.find("a", href="https://example.org/ni%C5%A1") or page.find(
        "a", href="https://example.org/niš"
    )


def test_each_view_is_canonical_for_itself_and_names_the_others(client, article):
    expected = {
        "sr-Latn": f"/sr-latn/vesti/{article.slug}/",
        "sr-Cyrl": f"/sr-cyrl/vesti/{article.slug}/",
        "en": "/en/news/love-and-an-injection-in-nis/",
        "x-default": f"/sr-latn/vesti/{article.slug}/",
    }
    for tag in ("sr-Latn", "sr-Cyrl", "en"):
        page = soup(client, expected[tag])
        links = {
            link["hreflang"]: link["href"] for link in page.find_all("link", rel="alternate", hreflang=True)
        }
        assert {name: "/" + url.split("/", 3)[3] for name, url in links.items()} == expected
        assert page.find("link", rel="canonical")["href"].endswith(expected[tag])


def test_the_switcher_says_which_script_is_being_read(client, article):
    page = soup(client, f"/sr-cyrl/vesti/{article.slug}/")
    switcher = page.find("nav", class_="languages")
    assert switcher.find(attrs={"aria-current": True}).get_text() == "Српски"
    latin = switcher.find("a", hreflang="sr-Latn")
    assert latin.get_text() == "Srpski"
    assert client.get(latin["href"]).url == f"/sr-latn/vesti/{article.slug}/"


def test_latin_readers_get_latin_whatever_the_editor_typed(client, site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Ђаци у Нишу")
    assert soup(client, f"/sr-latn/vesti/{page.slug}/").h1.get_text(strip=True) == "Đaci u Nišu"
    assert soup(client, f"/sr-cyrl/vesti/{page.slug}/").h1.get_text(strip=True) == "Ђаци у Нишу"


def test_an_english_text_in_a_cyrillic_frame_stays_english(client, site_tree):
    page = NewsPageFactory(
        parent=site_tree.en.news, title="Join the Balkan clusters", lead="A call for partners."
    )
    read = soup(client, f"/sr-cyrl/vesti/{page.slug}/")
    assert read.h1.get_text(strip=True) == "Join the Balkan clusters"
    assert "Доступно само на енглеском" in read.get_text()


def test_search_in_cyrillic_keeps_what_was_typed(client, article):
    read = soup(client, "/sr-cyrl/pretraga/?q=ljubav")
    assert read.find("input", attrs={"name": "q"})["value"] == "ljubav"
    assert read.find("mark").get_text() == "Љубав"
    assert read.find("a", href=f"/sr-cyrl/vesti/{article.slug}/")


def test_redirects_stay_in_the_script(client, article):
    assert client.get("/sr-cyrl/search/?q=a").url == "/sr-cyrl/pretraga/?q=a"
    assert client.get("/sr-cyrl/vesti").url == "/sr-cyrl/vesti/"


def test_an_unknown_address_is_a_404_in_cyrillic(client, site_tree):
    response = client.get("/sr-cyrl/nema/")
    assert response.status_code == 404
    assert BeautifulSoup(response.content, "html.parser").html["lang"] == "sr-Cyrl"


def test_feeds_are_in_the_script(client, article):
    rss = client.get("/sr-cyrl/vesti/feed.rss").content.decode()
    assert "<title>Љубав и инјекција у Нишу</title>" in rss
    assert "<language>sr-Cyrl</language>" in rss.replace("sr-cyrl</", "sr-Cyrl</")
    assert f"/sr-cyrl/vesti/{article.slug}/" in rss
    feed = json.loads(client.get("/sr-cyrl/vesti/feed.json").content)
    assert feed["language"] == "sr-Cyrl"
    assert feed["items"][0]["title"] == "Љубав и инјекција у Нишу"
    assert feed["feed_url"].endswith("/sr-cyrl/vesti/feed.json")
    atom = client.get("/sr-cyrl/vesti/feed.atom").content.decode()
    assert 'xml:lang="sr-Cyrl"' in atom
    assert "Љубав и инјекција" in atom


def test_calendars_are_in_the_script_and_still_parse(client, site_tree):
    EventPageFactory(
        parent=site_tree.sr.events,
        title="Radionica o njegovanju starih zanata, a posebno o pletenju korpi i bojenju vune u Pirotu",
        lead="Ljubav,\nprema zanatu; sve.",
        start_date=timezone.localdate() + dt.timedelta(days=3),
    )
    response = client.get("/sr-cyrl/dogadjaji/calendar.ics")
    [vevent] = Calendar.from_ical(response.content).walk("VEVENT")
    assert str(vevent["summary"]).startswith("Радионица о његовању старих заната, а посебно")
    assert str(vevent["description"]) == "Љубав,\nпрема занату; све."
    assert vevent["summary"].params["LANGUAGE"] == "sr-Cyrl"
    assert "/sr-cyrl/dogadjaji/" in vevent["url"]
    assert max(len(line) for line in response.content.split(b"\r\n")) <= 75


def test_a_folded_latin_calendar_comes_back_whole():
    source = "SUMMARY:" + "Nj" * 60 + "\r\nDTSTART:20260925\r\n"
    assert convert_calendar(source, Script.LATIN).replace("\r\n ", "") == source


@pytest.mark.parametrize(
    ("header", "view"),
    [
        ("sr-Cyrl-RS,sr;q=0.9", "sr-cyrl"),
        ("sr-Cyrl", "sr-cyrl"),
        ("sr-RS,sr;q=0.9", "sr-latn"),
        ("sr-Latn-RS", "sr-latn"),
        ("en-GB,sr-Cyrl;q=0.5", "en"),
    ],
)
def test_the_front_door_follows_the_script_a_browser_asks_for(client, site_tree, header, view):
    assert client.get("/", headers={"accept-language": header}).url == f"/{view}/"


def test_the_chosen_script_is_remembered(client, site_tree):
    client.get("/set-language/sr-cyrl/?next=/sr-cyrl/vesti/")
    assert client.get("/").url == "/sr-cyrl/"
    assert client.get("/sr/vesti/?page=2").url == "/sr-cyrl/vesti/?page=2"


def test_a_converted_page_costs_no_conversion_the_second_time(client, article, monkeypatch):
    first = client.get(f"/sr-cyrl/vesti/{article.slug}/").content
    monkeypatch.setattr(
        "cms.delivery.script.html._Converter.feed", lambda *args: pytest.fail("converted again")
    )
    assert client.get(f"/sr-cyrl/vesti/{article.slug}/").content == first


def test_the_admin_and_the_api_are_left_alone(client, article):
    assert client.get("/api/v2/pages/").headers["Content-Type"].startswith("application/json")
    assert "Ljubav i injekcija" in client.get("/api/v2/pages/?locale=sr").content.decode()


@pytest.fixture
def kept(monkeypatch) -> list[str]:
    """The keys under which converted content is put into the cache during the test."""
    keys: list[str] = []
    recorder = SimpleNamespace(get=lambda key: None, set=lambda key, *rest: keys.append(key))
    monkeypatch.setattr("cms.delivery.script.responses.cache", recorder)
    return keys


def test_a_public_page_is_kept(client, article, kept):
    client.get(f"/sr-cyrl/vesti/{article.slug}/")
    assert len(kept) == 1


@pytest.mark.parametrize("address", ["/sr-cyrl/pretraga/?q=ljubav", "/sr-cyrl/nema-je/"])
def test_questions_and_errors_do_not_fill_the_cache(client, article, address, kept):
    for number in range(3):
        client.get(address.replace("ljubav", f"ljubav{number}").replace("nema", f"nema{number}"))
    assert kept == []


def test_a_page_for_some_readers_only_is_not_kept(client, article, kept):
    article.view_restrictions.create(restriction_type="login")
    client.force_login(User.objects.create_superuser("admin", "a@example.org", "lozinka"))
    assert "Љубав" in client.get(f"/sr-cyrl/vesti/{article.slug}/").content.decode()
    assert kept == []


def test_a_page_for_people_with_an_account_asks_them_to_sign_in(client, article):
    article.view_restrictions.create(restriction_type="login")
    response = client.get(f"/sr-latn/vesti/{article.slug}/", follow=True)
    page = BeautifulSoup(response.content, "html.parser")
    assert page.find("input", attrs={"name": "username"})
    assert page.find("input", attrs={"name": "next"})["value"] == f"/sr-latn/vesti/{article.slug}/"
    assert article.title not in response.content.decode()


def test_the_front_page_is_found_without_its_slash(client, site_tree):
    response = client.get("/sr-cyrl?a=b")
    assert (response.status_code, response["Location"]) == (301, "/sr-cyrl/?a=b")


def test_signing_in_from_a_cyrillic_page_leads_back_to_it(client, article, admin_user):
    article.view_restrictions.create(restriction_type="login")
    asked = client.get(f"/sr-cyrl/vesti/{article.slug}/")
    form = client.get(asked["Location"])
    assert "Пријавите се" in form.text
    [target] = re.findall(r'name="next" value="([^"]*)"', form.text)
    signed = client.post(
        urlsplit(asked["Location"]).path, {"username": "admin", "password": "password", "next": target}
    )
    assert (signed.status_code, signed["Location"]) == (302, f"/sr-cyrl/vesti/{article.slug}/")


def test_a_password_from_a_cyrillic_page_leads_back_to_it(client, article):
    article.view_restrictions.create(restriction_type="password", password="lozinka")
    form = client.get(f"/sr-cyrl/vesti/{article.slug}/")
    assert "Потребна је лозинка" in form.text
    [action] = re.findall(r'<form method="post" action="([^"]*)"', form.text)
    [back] = re.findall(r'name="return_url" value="([^"]*)"', form.text)
    assert action.startswith("/sr-cyrl/")
    given = client.post(action, {"password": "lozinka", "return_url": back})
    assert (given.status_code, given["Location"]) == (302, f"/sr-cyrl/vesti/{article.slug}/")


def test_the_page_for_our_own_faults_is_in_cyrillic_and_asks_nothing_of_the_database(rf, monkeypatch):
    monkeypatch.setattr("cms.delivery.script.responses.script_exceptions", pytest.fail)
    failed = HttpResponse(render_to_string("500.html"), status=500)
    converted = convert_response(rf.get("/sr-cyrl/"), failed, Script.CYRILLIC)
    assert '<html lang="sr-Cyrl">' in converted.text
    assert not re.search("<h1>[^<]*[a-z]", converted.text)
