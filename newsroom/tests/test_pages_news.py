"""The pages of the news: list, filters, item, fallback, and what they cost."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile

from cms.documents.models import CmsDocument
from cms.images.factories import CmsImageFactory
from cms.pages.factories import translate
from cms.taxonomy.models import Category, Tag
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsAttachment, NewsRelatedPage

TEXT = [("rich_text", "<p>Radionica je trajala tri dana.</p>")]


def read(client, path: str, status: int = 200) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == status, path
    return BeautifulSoup(response.content, "html.parser")


def term(model, locales, name: str, english: str):
    written = model.objects.create(name=name, locale=locales.sr)
    translated = written.copy_for_translation(locales.en)
    translated.name, translated.slug = english, ""
    translated.save()
    return written


def titles(page: BeautifulSoup) -> list[str]:
    return [link.get_text() for link in page.select(".card__title a")]


def test_a_list_shows_own_texts_and_marks_those_of_the_other_language(client, site_tree):
    both = NewsPageFactory(parent=site_tree.sr.news, title="Obe", publication_date=dt.date(2026, 3, 3))
    translate(both, title="Both")
    NewsPageFactory(parent=site_tree.sr.news, title="Samo srpska", publication_date=dt.date(2026, 3, 2))
    NewsPageFactory(parent=site_tree.en.news, title="English only", publication_date=dt.date(2026, 3, 1))
    english = read(client, "/en/news/")
    assert titles(english) == ["Both", "Samo srpska", "English only"]
    cards = english.select(".card")
    assert [bool(card.select(".badge--language")) for card in cards] == [False, True, False]
    foreign = cards[1].select_one(".card__title a")
    assert foreign["lang"] == "sr-Latn"
    assert foreign["href"] == "/en/news/samo-srpska/"
    serbian = read(client, "/sr-latn/vesti/")
    assert titles(serbian) == ["Obe", "Samo srpska", "English only"]
    assert serbian.select(".card")[2].select_one(".card__title a")["lang"] == "en"


def test_a_list_is_narrowed_by_category_and_tag_in_the_readers_words(client, site_tree, locales):
    training = term(Category, locales, "Obuke", "Training")
    wood = term(Tag, locales, "drvo", "wood")
    filed = NewsPageFactory(parent=site_tree.sr.news, title="Kurs", categories=[training], tags=[wood])
    NewsPageFactory(parent=site_tree.sr.news, title="Druga")
    assert titles(read(client, "/sr-latn/vesti/?category=obuke")) == ["Kurs"]
    assert titles(read(client, "/en/news/?category=training")) == ["Kurs"]
    assert titles(read(client, "/en/news/?tag=wood")) == ["Kurs"]
    options = read(client, "/en/news/?category=training").select(".filters a")
    assert [(link.get_text(), link["href"], link.get("aria-current")) for link in options] == [
        ("All", "/en/news/", None),
        ("Training", "?category=training", "true"),
    ]
    item = read(client, f"/sr-latn/vesti/{filed.slug}/")
    assert [link["href"] for link in item.select(".terms a")] == [
        "/sr-latn/vesti/?category=obuke",
        "/sr-latn/vesti/?tag=drvo",
    ]


@pytest.mark.parametrize(
    "query", ["category=none", "tag=none", "page=0", "page=9", "page=x", "category=obuke&page=2"]
)
def test_a_list_that_does_not_exist_is_not_found(client, site_tree, locales, query):
    term(Category, locales, "Obuke", "Training")
    read(client, f"/sr-latn/vesti/?{query}", status=404)


def test_pages_of_a_list_have_addresses_and_know_their_neighbours(client, site_tree):
    NewsPageFactory.create_batch(45, parent=site_tree.sr.news)
    second = read(client, "/sr-latn/vesti/?page=2&utm_source=x")
    assert second.find("link", rel="canonical")["href"].endswith("/sr-latn/vesti/?page=2")
    assert second.find("link", rel="prev")["href"] == "/sr-latn/vesti/"
    assert second.find("link", rel="next")["href"] == "?page=3"
    assert len(titles(second)) == 20
    assert second.select_one(".pager [aria-current=page]").get_text().endswith("2")
    assert not second.select("link[hreflang]")


@pytest.mark.parametrize(
    ("precision", "text", "machine"),
    [("day", "7. mart 2019.", "2019-03-07"), ("month", "mart 2019.", "2019-03"), ("year", "2019.", "2019")],
)
def test_an_old_item_shows_no_more_of_its_date_than_is_known(client, site_tree, precision, text, machine):
    item = NewsPageFactory(
        parent=site_tree.sr.news, publication_date=dt.date(2019, 3, 7), publication_date_precision=precision
    )
    shown = read(client, f"/sr-latn/vesti/{item.slug}/").select_one("article time")
    assert (shown.get_text(), shown["datetime"]) == (text, machine)


@pytest.mark.parametrize(
    ("section", "path", "frame", "text", "original", "notice"),
    [
        ("sr", "/en/news/naslov/", "en", "sr-Latn", "/sr-latn/vesti/naslov/", "Available only in Serbian"),
        ("en", "/sr-latn/vesti/naslov/", "sr-Latn", "en", "/en/news/naslov/", None),
    ],
)
def test_a_text_of_the_other_language_is_shown_marked_and_kept_from_search_engines(
    client, site_tree, section, path, frame, text, original, notice
):
    NewsPageFactory(parent=getattr(site_tree, section).news, title="Naslov", lead="Uvod", body=TEXT)
    page = read(client, path)
    assert page.html["lang"] == frame
    assert page.h1["lang"] == text
    assert page.select_one(".lead")["lang"] == text
    assert page.select_one(".prose")["lang"] == text
    link = page.select_one(".notice a")
    assert link["href"] == original
    if notice:
        assert link.get_text() == notice
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert page.find("link", rel="canonical")["href"].endswith(original)
    assert not page.select("link[hreflang]")
    own = read(client, original)
    assert own.html["lang"] == text
    assert not own.h1.get("lang")
    assert not own.select(".notice")
    assert not own.find("meta", attrs={"name": "robots"})


def test_the_address_of_a_borrowed_text_leads_to_the_translation_once_it_is_live(client, site_tree):
    item = NewsPageFactory(parent=site_tree.sr.news, title="Naslov")
    draft = translate(item, title="Headline", live=False)
    read(client, "/en/news/naslov/")
    draft.save_revision().publish()
    response = client.get("/en/news/naslov/")
    assert (response.status_code, response["Location"]) == (301, "/en/news/headline/")


def test_a_summary_names_where_the_full_text_is(client, site_tree):
    item = NewsPageFactory(parent=site_tree.sr.news, title="Naslov", body=TEXT)
    translate(item, title="Headline", lead="In short.", summary_only=True)
    page = read(client, "/en/news/headline/")
    assert page.select_one(".lead").get_text() == "In short."
    assert not page.select(".prose")
    link = page.select_one(".notice a")
    assert (link["href"], link.get_text()) == (
        "/sr-latn/vesti/naslov/",
        "The full text is available in Serbian",
    )
    assert not page.find("meta", attrs={"name": "robots"})


def test_files_say_what_they_are(client, site_tree):
    item = NewsPageFactory(parent=site_tree.sr.news)
    document = CmsDocument(title="Prijava", language="en")
    document.file.save("prijava.csv", ContentFile(b"ime,mesto\n" * 300), save=False)
    document.save()
    NewsAttachment.objects.create(page=item, document=document, title="Obrazac prijave", locale=item.locale)
    link = read(client, f"/sr-latn/vesti/{item.slug}/").select_one(".file-link")
    assert link["href"] == document.url
    assert link["hreflang"] == "en"
    assert "Obrazac prijave" in link.get_text()
    assert "CSV" in link.get_text()
    assert "KB" in link.get_text()


def test_the_own_title_of_an_english_file_is_english(client, site_tree):
    item = NewsPageFactory(parent=site_tree.sr.news)
    document = CmsDocument(title="Annual report", language="en")
    document.file.save("report.csv", ContentFile(b"a,b\n"), save=False)
    document.save()
    NewsAttachment.objects.create(page=item, document=document, locale=item.locale)
    link = read(client, f"/sr-cyrl/vesti/{item.slug}/").select_one(".file-link span")
    assert (link["lang"], link.get_text()) == ("en", "Annual report")


def full_item(site_tree, locales):
    """An item with everything that can stand on its page."""
    item = NewsPageFactory(
        parent=site_tree.sr.news,
        title="Sve",
        body=TEXT,
        lead_image=CmsImageFactory(),
        social_image=CmsImageFactory(),
        source_name="Izvor",
        categories=[term(Category, locales, "Obuke", "Training")],
        tags=[term(Tag, locales, "drvo", "wood")],
    )
    document = CmsDocument(title="Prijava")
    document.file.save("prijava.csv", ContentFile(b"ime\n"), save=False)
    document.save()
    for number in range(3):
        NewsAttachment.objects.create(page=item, document=document, title=f"{number}", locale=item.locale)
        NewsRelatedPage.objects.create(page=item, target=NewsPageFactory(parent=site_tree.sr.news))
    return item


def test_the_number_of_pages_and_the_categories_follow_every_change(client, site_tree, locales):
    """They are kept: for each list of its own, and not past a change."""
    training, trade = (
        term(Category, locales, *names) for names in (("Obuke", "Training"), ("Trgovina", "Trade"))
    )
    items = [
        NewsPageFactory(parent=site_tree.sr.news, categories=[training], publication_date=f"2025-01-{day:02}")
        for day in range(1, 22)
    ]

    def shown(path):
        response = client.get(path)
        assert response.status_code == 200
        return response.context["page_of_items"].paginator.count, [
            option.name for option in response.context["filters"].options
        ]

    addresses = {
        "/sr-latn/vesti/": 21,
        "/sr-latn/vesti/2025/": 21,
        f"/sr-latn/vesti/?category={training.slug}": 21,
        "/en/news/": 21,
    }
    for path, count in addresses.items():
        assert shown(path)[0] == shown(path)[0] == count, path
    assert client.get("/sr-latn/vesti/?page=3").status_code == 404
    items[0].unpublish()
    for path, count in addresses.items():
        assert shown(path)[0] == count - 1, path
    NewsPageFactory(
        parent=site_tree.sr.news, categories=[trade], publication_date="2024-05-05"
    ).save_revision().publish()
    assert shown("/sr-latn/vesti/") == (21, ["Obuke", "Trgovina"])
    assert shown("/sr-latn/vesti/2025/") == (20, ["Obuke"])


def test_queries_of_an_item(client, site_tree, locales, django_assert_max_num_queries):
    """Site; page, plain and own type; restrictions; related rows; all linked pages;
    attachments; categories; tags; the later and the earlier item; which news is tied alike, from which on each tag is looked at, which
    has tags in common, these."""
    item = full_item(site_tree, locales)
    path = f"/sr-latn/vesti/{item.slug}/"
    client.get(path)
    with django_assert_max_num_queries(14):
        client.get(path)


def test_queries_of_a_borrowed_item(client, site_tree, locales, django_assert_max_num_queries):
    """As an item; besides the active locale, the page's place in the other language, the check for a translation and of
    the address (two), the menus' pages, the places of neighbours that are borrowed too."""
    item = full_item(site_tree, locales)
    path = f"/en/news/{item.slug}/"
    client.get(path)
    with django_assert_max_num_queries(17):
        client.get(path)


@pytest.mark.parametrize("rows", [3, 20])
def test_queries_of_a_list_of_any_length(client, site_tree, locales, rows, django_assert_max_num_queries):
    """Site; list page, plain and own type; restrictions; the section's places; categories in use; rows with their
    pictures; locales; all linked pages. Menus, settings, the places of the other language's pages, which categories are in use and how many
    rows there are, are kept for the state of the content."""
    category = term(Category, locales, "Obuke", "Training")
    for number in range(rows):
        section = (site_tree.sr if number % 2 else site_tree.en).news
        NewsPageFactory(
            parent=section, categories=[category], lead_image=CmsImageFactory() if number % 3 else None
        )
    client.get("/sr-latn/vesti/")
    with django_assert_max_num_queries(9, exact=False) as captured:
        assert len(titles(read(client, "/sr-latn/vesti/"))) == rows
    assert len(captured) == 9
