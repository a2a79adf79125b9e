"""Lists of pages, and the page at an address."""

import json

import pytest
from wagtail.contrib.redirects.models import Redirect

from cms.api.registry import page_types
from cms.api.tests.queries import settled_queries
from cms.images.factories import CmsImageFactory
from cms.pages.factories import translate
from cms.taxonomy.models import Category
from events.factories import EventPageFactory
from galleries.factories import GalleryPageFactory
from home.factories import StandardPageFactory
from newsroom.factories import NewsPageFactory
from tests.translations.filled import FILLED

pytestmark = pytest.mark.django_db

UNTRANSLATED = "Neprevedeno"
TEXTS = (
    *("lead_image_caption", "seo_title", "search_description", "listing_title", "listing_summary"),
    *("status_note", "brokerage_title", "brokerage_text", "hero_link_text", "thank_you_text"),
)
CHILD_TEXTS = {
    "sessions": "title",
    "participants": "description",
    "attachments": "title",
    "photos": "caption",
    "form_fields": "label",
}


@pytest.fixture
def pages(site_tree):
    """One item in both languages, one in Serbian only, one in English only."""
    both = NewsPageFactory(parent=site_tree.sr.news, title="Obe", slug="obe")
    return {
        "both": both,
        "both_en": translate(both, title="Both", slug="both"),
        "serbian": NewsPageFactory(parent=site_tree.sr.news, title="Samo srpski", slug="samo-srpski"),
        "english": NewsPageFactory(parent=site_tree.en.news, title="Only English", slug="only-english"),
    }


NEWS = "type=newsroom.NewsPage"


@pytest.mark.parametrize("tag", ["sr", "sr-Latn", "sr-RS"])
def test_a_language_lists_its_own_pages(api, pages, tag):
    assert api.titles(f"{NEWS}&locale={tag}") == ["Obe", "Samo srpski"]
    assert api.titles(f"{NEWS}&locale=en-GB") == ["Both", "Only English"]
    assert len(api.titles(NEWS)) == 4


@pytest.mark.parametrize(
    ("locale", "titles", "addresses"),
    [
        (
            "sr",
            ["Obe", "Samo srpski", "Only English"],
            ["/sr-latn/vesti/obe/", "/sr-latn/vesti/samo-srpski/", "/sr-latn/vesti/only-english/"],
        ),
        (
            "en",
            ["Both", "Samo srpski", "Only English"],
            ["/en/news/both/", "/en/news/samo-srpski/", "/en/news/only-english/"],
        ),
    ],
)
def test_fallback_adds_what_is_not_translated(api, pages, locale, titles, addresses):
    items = api.get(f"v2/pages/?{NEWS}&locale={locale}&fallback=true")["items"]
    assert [item["title"] for item in items] == titles
    assert [item["meta"]["html_url"].removeprefix("http://127.0.0.1:8000") for item in items] == addresses
    own = "sr-latn" if locale == "sr" else "en"
    assert all(item["meta"]["is_fallback"] == (item["meta"]["locale"] != own) for item in items)


def test_fallback_takes_a_section_with_its_counterparts(api, site_tree, pages):
    section = f"{NEWS}&locale=en&descendant_of={site_tree.en.news.pk}"
    assert api.titles(section) == ["Both", "Only English"]
    assert api.titles(f"{section}&fallback=true") == ["Both", "Samo srpski", "Only English"]
    assert api.titles(f"locale=en&child_of={site_tree.en.news.pk}&fallback=true") == [
        "Both",
        "Samo srpski",
        "Only English",
    ]


def test_tree_filters(api, site_tree, pages):
    serbian_news = site_tree.sr.news
    assert api.titles(f"child_of={serbian_news.pk}") == ["Obe", "Samo srpski"]
    assert api.titles("child_of=root") == ["Vesti", "Događaji", "Galerije"]
    assert api.titles("child_of=root&locale=en") == ["News", "Events", "Galleries"]
    assert api.titles(f"ancestor_of={pages['both'].pk}") == ["Kuća klastera", "Vesti"]
    assert api.titles(f"translation_of={pages['both'].pk}") == ["Both"]
    assert api.titles(f"translation_of={pages['serbian'].pk}") == []
    assert len(api.titles("descendant_of=root&locale=sr")) == 5


def test_exact_fields_and_order(api, pages):
    assert api.titles("slug=both") == ["Both"]
    assert api.titles(f"{NEWS}&place=Pirot") == []
    assert api.titles(f"{NEWS}&locale=sr&order=-title") == ["Samo srpski", "Obe"]
    assert api.titles(f"{NEWS}&locale=sr&order=-publication_date") == ["Obe", "Samo srpski"]
    assert set(api.titles(f"{NEWS}&order=random")) == {"Obe", "Both", "Samo srpski", "Only English"}


def test_limit_and_offset(api, pages):
    first = api.get(f"v2/pages/?{NEWS}&limit=2")
    assert first["meta"]["total_count"] == 4
    rest = api.get(f"v2/pages/?{NEWS}&limit=3&offset=2")["items"]
    assert [item["title"] for item in [*first["items"], *rest]] == api.titles(NEWS)
    assert api.titles(f"{NEWS}&offset=100") == []


@pytest.fixture
def category(locales):
    serbian = Category.objects.create(name="Obuke", slug="obuke", locale=locales.sr)
    english = serbian.copy_for_translation(locales.en)
    english.name, english.slug = "Training", "training"
    english.save()
    return serbian


def test_category_in_the_readers_language_finds_pages_of_any(api, site_tree, pages, category):
    pages["serbian"].categories.add(category)
    pages["serbian"].save()
    EventPageFactory(parent=site_tree.sr.events, title="Obuka", categories=[category])
    query = "category=training&locale=en&fallback=true"
    assert api.titles(query) == ["Samo srpski", "Obuka"]
    item = api.get(f"v2/pages/?{query}&{NEWS}")["items"][0]
    assert [term["name"] for term in item["categories"]] == ["Training"]
    assert api.titles("category=obuke&locale=sr") == ["Samo srpski", "Obuka"]
    assert api.refused("v2/pages/?category=obuke&locale=en")["allowed"] == ["training"]


def test_rows_of_several_types_have_the_fields_of_their_type(api, site_tree):
    EventPageFactory(parent=site_tree.sr.events)
    GalleryPageFactory(parent=site_tree.sr.galleries)
    items = api.get("v2/pages/?type=events.EventPage,galleries.GalleryPage")["items"]
    assert "starts_at" in items[0]
    assert "photo_count" in items[1]
    items = api.get("v2/pages/?type=events.EventPage,galleries.GalleryPage&fields=_,body,date")["items"]
    assert [list(item) for item in items] == [["body"], ["date"]]


@pytest.mark.parametrize("fields", ["", "&fields=*"])
def test_queries_of_a_list_of_all_types_do_not_grow(client, site_tree, fields):
    """The number of rows does not matter, only how many types there are; nor do the fields asked for."""
    make = (
        lambda: NewsPageFactory(parent=site_tree.sr.news, lead_image=CmsImageFactory()),
        lambda: EventPageFactory(parent=site_tree.sr.events),
        lambda: GalleryPageFactory(parent=site_tree.sr.galleries),
        lambda: StandardPageFactory(parent=site_tree.sr.home),
    )
    url = f"/api/v2/pages/?locale=en&fallback=true&limit=100{fields}"

    def cost(rounds):
        for _ in range(rounds):
            for each in make:
                each()
        client.get(url)
        return settled_queries(lambda: client.get(url))

    before = cost(1)
    assert cost(4) == before
    assert len(before) <= 15


def test_what_costs_queries_for_each_page_is_not_in_lists(api, pages):
    assert api.refused(f"v2/pages/?{NEWS}&fields=related_pages")["parameter"] == "fields"
    row = api.get(f"v2/pages/?{NEWS}&fields=*")["items"][0]
    assert "body" in row
    assert "breadcrumbs" not in row


def test_words_are_found_in_any_spelling(api, pages):
    pages["serbian"].title = "Radionica u Nišu"
    pages["serbian"].save_revision().publish()
    assert api.titles("search=nis&locale=sr") == ["Radionica u Nišu"]
    assert api.titles("search=leskovac&locale=sr") == []


# By address -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "title", "is_fallback"),
    [
        ("/sr-latn/vesti/obe/", "Obe", False),
        ("/en/news/both/", "Both", False),
        ("/en/news/both", "Both", False),
        ("en/news/both/", "Both", False),
        ("//en//news//both//", "Both", False),
        ("/en/news/both/%3Futm=1%26page=2", "Both", False),
        ("https://example.org/en/news/both/%23top", "Both", False),
        ("/sr-cyrl/vesti/obe/", "Обе", False),
        ("/en/", "Cluster House", False),
        ("/sr-latn/", "Kuća klastera", False),
        ("/", "Kuća klastera", False),
        ("/vesti/obe/", "Obe", False),
        ("/en/news/samo-srpski/", "Samo srpski", True),
        ("/sr-latn/vesti/only-english/", "Only English", True),
        # Once a translation is live, the address of the original under the other language leads to it.
        ("/en/news/obe/", "Both", False),
    ],
)
def test_page_is_found_by_its_address(api, pages, path, title, is_fallback):
    found = api.get(f"v2/pages/find/?html_path={path}")
    assert (found["title"], found["meta"]["is_fallback"]) == (title, is_fallback)


def test_what_is_found_reads_in_the_language_of_its_address(api, site_tree, pages):
    found = api.get(
        "v2/pages/find/?html_path=/en/news/samo-srpski/&fields=_,title,breadcrumbs,html_url,locale"
    )
    assert found["meta"]["html_url"].endswith("/en/news/samo-srpski/")
    assert found["meta"]["locale"] == "sr-latn"
    assert [crumb["title"] for crumb in found["breadcrumbs"]] == ["Cluster House", "News"]


def test_find_answers_at_once_and_says_whose_answer_it_is(client, pages):
    response = client.get("/api/v2/pages/find/?html_path=/en/news/both/&fields=title")
    assert response.status_code == 200
    own = f"/api/v2/pages/{pages['both_en'].pk}/?fields=title"
    assert response["Content-Location"].endswith(own)
    assert client.get(own).json() == response.json()
    assert client.get(f"/api/v2/pages/find/?id={pages['both'].pk}").json()["title"] == "Obe"


def test_an_old_address_leads_to_where_the_page_is_now(api, pages):
    Redirect.objects.create(
        old_path=Redirect.normalise_path("/sr-latn/stara-adresa/"), redirect_page=pages["both"]
    )
    Redirect.objects.create(old_path="/sr-latn/drugde", redirect_link="https://example.org/")
    assert api.get("v2/pages/find/?html_path=/sr-latn/stara-adresa/")["title"] == "Obe"
    api.get("v2/pages/find/?html_path=/sr-latn/drugde/", status=404)
    pages["both"].unpublish()
    api.get("v2/pages/find/?html_path=/sr-latn/stara-adresa/", status=404)


def test_item_in_another_language_is_its_translation_or_itself_marked(api, pages):
    assert api.get(f"v2/pages/{pages['both'].pk}/?locale=en")["title"] == "Both"
    assert api.get(f"v2/pages/{pages['both'].pk}/?locale=sr-RS")["title"] == "Obe"
    other = api.get(f"v2/pages/{pages['serbian'].pk}/?locale=en")
    assert other["meta"]["is_fallback"] is True
    assert other["meta"]["canonical_url"].endswith("/sr-latn/vesti/samo-srpski/")


def test_versions_name_every_language(api, pages):
    both = api.get(f"v2/pages/{pages['both'].pk}/")
    assert both["meta"]["available_locales"] == ["sr-latn", "en"]
    assert [version["id"] for version in both["translations"]] == [pages["both"].pk, pages["both_en"].pk]
    one = api.get(f"v2/pages/{pages['serbian'].pk}/")
    assert one["meta"]["available_locales"] == ["sr-latn"]
    missing = one["translations"][1]
    assert (missing["id"], missing["is_live"]) == (None, False)
    assert missing["html_url"].endswith("/en/news/samo-srpski/")


def test_fields_trim_a_page(api, site_tree):
    page = StandardPageFactory(parent=site_tree.sr.home, title="O nama")
    trimmed = api.get(f"v2/pages/{page.pk}/?fields=_,id,title,slug,parent(title)")
    assert trimmed == {
        "id": page.pk,
        "meta": {"slug": "o-nama", "parent": {"title": "Kuća klastera"}},
        "title": "O nama",
    }


@pytest.mark.parametrize("label", sorted(page_types()))
def test_summary_gives_nothing_that_nobody_translated(api, site_tree, label):
    """A summary is a translation in which only title and lead are sure to be translated.

    Written past the publication gate, which would refuse or empty most of it.
    """
    page = FILLED[label](site_tree)
    page = type(page).objects.get(pk=page.pk)
    plain = {name for name in TEXTS if hasattr(page, name)}
    stories = {name for name in ("body", "report") if hasattr(page, name)}
    story = json.dumps([{"type": "heading", "value": {"text": UNTRANSLATED}}])
    values = dict.fromkeys(plain, UNTRANSLATED) | dict.fromkeys(stories, story)
    type(page).objects.filter(pk=page.pk).update(title="Title", lead="Lead.", summary_only=True, **values)
    for relation, text in CHILD_TEXTS.items():
        if hasattr(page, relation):
            assert getattr(page, relation).model.objects.filter(page=page).update(**{text: UNTRANSLATED})
    full = api.get(f"v2/pages/{page.pk}/?fields=*")
    assert (full["summary_only"], full["title"], full["lead"]) == (True, "Title", "Lead.")
    lists = [api.get(f"v2/pages/?fields={fields}") for fields in ("*", "-slug")]
    for answer in (full, *lists, api.get(f"v2/pages/{site_tree.sr.home.pk}/"), api.get("v2/site/")):
        assert UNTRANSLATED not in json.dumps(answer, ensure_ascii=False)


def test_summary_only_has_no_body(api, site_tree):
    body = [("heading", {"text": "Naslov"})]
    page = StandardPageFactory(parent=site_tree.sr.home, body=body, summary_only=True)
    found = api.get(f"v2/pages/{page.pk}/")
    assert found["summary_only"] is True
    assert found["body"] == []
