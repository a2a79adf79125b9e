"""``script``: Serbian texts in Cyrillic or Latin, and nothing but texts."""

import json
import re

import pytest

from cms.api.registry import page_types
from cms.blocks.tests.stories import full_story, make_targets
from cms.delivery.script.models import ScriptException
from cms.pages.factories import translate
from cms.serbian import to_cyrillic, to_latin
from cms.taxonomy.models import Category
from home.factories import StandardPageFactory
from home.models import SiteSettings
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsRelatedPage
from tests.translations.filled import FILLED

pytestmark = pytest.mark.django_db

HUMAN = frozenset(
    [
        "title",
        "lead",
        "listing_title",
        "listing_summary",
        "seo_title",
        "search_description",
        "caption",
        "alt",
        "credit",
        "name",
        "description",
        "text",
        "label",
        "place",
        "author",
        "heading",
        "details",
        "summary",
        "note",
        "value",
        "who",
        "role",
        "organisation",
        "unit",
        "header",
        "rows",
        "venue",
        "address",
        "town",
        "fee",
        "status_note",
        "country_name",
        "role_label",
        "help_text",
        "choice_labels",
        "event_type_label",
        "did_you_mean",
        "site_name",
        *("headline", "alternateName", "creditText", "streetAddress", "addressLocality"),
    ]
)
RICH = re.compile(r"(^|\.)(rich_text|notice\.text|thank_you_text|footer\.text|highlight\.\w+)$")
LATIN_LETTER = re.compile("[A-Za-zčćžšđČĆŽŠĐ]")
ADDRESSES = ("url", "href", ".@id", ".item", ".mainEntityOfPage", ".urlTemplate")
NO_TEXT = re.compile(r"<[^>]*>|&#?\w+;")


def leaves(value, path=""):
    """Every value that is no container, by its path; a block is known by its type."""
    if isinstance(value, dict):
        if {"type", "value", "id"} == set(value):
            yield from leaves(value["value"], f"{path}.{value['type']}")
        else:
            for name, item in value.items():
                yield from leaves(item, f"{path}.{name}")
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item, path)
    else:
        yield path, value


def is_human(path: str) -> bool:
    name = path.rsplit(".", 1)[-1]
    if (
        re.search(r"form_fields\.name|accounts\.name|views\.name|role$", path)
        and "_card" not in path
        and "quote" not in path
    ):
        return False
    return name in HUMAN or ".labels." in path


def assert_only_texts_differ(latin, cyrillic):
    """Every Serbian text is in Cyrillic and the same text; everything else is as it was, but for the site's own addresses."""
    latin, cyrillic = list(leaves(latin)), list(leaves(cyrillic))
    assert [path for path, _value in latin] == [path for path, _value in cyrillic]
    for (path, before), (_path, after) in zip(latin, cyrillic, strict=True):
        if RICH.search(path):
            assert to_latin(after).replace("/sr-cyrl/", "/sr-latn/") == before, path
            assert not LATIN_LETTER.search(NO_TEXT.sub("", after)), path
        elif is_human(path):
            assert after == (to_cyrillic(before) if before else before), path
        elif before != after and path.endswith(("anguage", ".lang")):
            assert (before, after) == ("sr-Latn", "sr-Cyrl"), path
        elif path.endswith("items_url"):
            assert after.replace("locale=sr-Cyrl", "locale=sr-latn") == before
        elif path.endswith("photos_url"):
            assert after == f"{before}&script=cyrl"
        elif before != after:
            assert path.endswith(ADDRESSES), path
            assert after == before.replace("/sr-latn/", "/sr-cyrl/"), path


@pytest.fixture
def targets(site_tree):
    return make_targets(site_tree)


@pytest.mark.parametrize("label", sorted(page_types()))
def test_every_text_of_every_type_is_converted_and_nothing_else(api, site_tree, targets, label):
    page = FILLED[label](site_tree)
    if hasattr(page, "body"):
        page.body = json.dumps(full_story(targets))
    if hasattr(page, "categories"):
        page.categories.add(Category.objects.create(name="Obuke", slug="obuke", locale=page.locale))
    page.save()
    latin, cyrillic = (api.get(f"v2/pages/{page.pk}/?script={script}") for script in ("latn", "cyrl"))
    assert cyrillic["title"] == to_cyrillic(page.title) != page.title
    assert_only_texts_differ(latin, cyrillic)
    rows = [
        api.get(f"v2/pages/?type={label}&locale=sr&fields=*&script={script}") for script in ("latn", "cyrl")
    ]
    assert_only_texts_differ(*rows)


def test_site_frame(api, site_tree):
    for label in ("home.Navigation", "home.Footer"):
        FILLED[label](site_tree)
    SiteSettings.objects.create(
        site=site_tree.sr.home.get_site(), address_sr="Niš", facebook_url="https://facebook.example/klasteri"
    )
    latin, cyrillic = (api.get(f"v2/site/?locale=sr&script={script}") for script in ("latn", "cyrl"))
    assert_only_texts_differ(latin, cyrillic)
    assert cyrillic["languages"][0]["menu"][0]["label"] == "Вести"
    assert cyrillic["languages"][0]["menu"][0]["url"].endswith("/sr-cyrl/vesti/")
    assert cyrillic["languages"][0]["language"] == "sr-Cyrl"
    english = [api.get(f"v2/site/?locale=en{more}")["languages"][0]["menu"] for more in ("", "&script=cyrl")]
    assert english[0] == english[1]


def test_files(api, site_tree, targets):
    page = NewsPageFactory(parent=site_tree.sr.news, body=json.dumps(full_story(targets)))
    assert page.live
    for path in ("v2/images/?", f"v2/images/{targets.image.pk}/?", "v2/documents/?"):
        latin, cyrillic = (api.get(f"{path}&script={script}") for script in ("latn", "cyrl"))
        assert_only_texts_differ(latin, cyrillic)
        assert latin != cyrillic
    assert api.get("v2/images/?locale=en") == api.get("v2/images/?locale=en&script=cyrl")


def test_search(api, site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Radionica u Nišu", lead="Vez i keramika.")
    page.save_revision().publish()
    latin, cyrillic = (api.get(f"v2/search/?q=nis&locale=sr&script={script}") for script in ("latn", "cyrl"))
    assert_only_texts_differ(latin, cyrillic)
    assert cyrillic["items"][0]["highlight"]["title"] == "Радионица у <mark>Нишу</mark>"


# Which script ---------------------------------------------------------------------------------------------------


@pytest.fixture
def cyrillic_page(site_tree):
    return NewsPageFactory(parent=site_tree.sr.news, title="Сајам у Нишу", slug="sajam", lead="Љубав и Niš.")


@pytest.mark.parametrize(
    ("query", "title", "language"),
    [
        ("", "Sajam u Nišu", "sr-Latn"),
        ("script=latn", "Sajam u Nišu", "sr-Latn"),
        ("locale=sr", "Sajam u Nišu", "sr-Latn"),
        ("locale=sr-Latn-RS", "Sajam u Nišu", "sr-Latn"),
        ("script=cyrl", "Сајам у Нишу", "sr-Cyrl"),
        ("locale=sr-Cyrl", "Сајам у Нишу", "sr-Cyrl"),
        ("locale=sr-Cyrl-RS&script=cyrl", "Сајам у Нишу", "sr-Cyrl"),
        ("locale=en&script=cyrl", "Сајам у Нишу", "sr-Cyrl"),
    ],
)
def test_script_is_the_one_asked_for_whatever_was_typed(api, cyrillic_page, query, title, language):
    found = api.get(f"v2/pages/{cyrillic_page.pk}/?{query}")
    assert found["title"] == title
    assert (found["meta"]["locale"], found["meta"]["language"]) == ("sr-latn", language)


@pytest.mark.parametrize("path", ["pages/?", "site/?", "images/?", "documents/?", "search/?q=a&"])
def test_wrong_script_is_named(api, path):
    refused = api.refused(f"v2/{path}script=arab")
    assert refused["parameter"] == "script"
    assert "arab" in refused["message"]
    assert refused["allowed"] == ["cyrl", "latn"]
    for query in ("locale=sr-Latn&script=cyrl", "locale=sr-Cyrl&script=latn", "script=cyrl&script=cyrl"):
        assert api.refused(f"v2/{path}{query}")["parameter"] == "script"


@pytest.mark.parametrize(
    ("path", "more", "title", "language"),
    [
        ("/sr-cyrl/vesti/obe/", "", "Обе", "sr-Cyrl"),
        ("/sr-latn/vesti/obe/", "", "Obe", "sr-Latn"),
        ("/sr-cyrl/vesti/obe/", "&script=latn", "Obe", "sr-Latn"),
        ("/sr-latn/vesti/obe/", "&script=cyrl", "Обе", "sr-Cyrl"),
        ("/sr-cyrl/vesti/obe/", "&locale=en", "Both", "en"),
        ("/sr-cyrl/vesti/obe/", "&locale=sr-Latn", "Obe", "sr-Latn"),
        ("/sr-cyrl/vesti/only-english/", "", "Only English", "en"),
    ],
)
def test_address_says_the_script(api, site_tree, path, more, title, language):
    both = NewsPageFactory(parent=site_tree.sr.news, title="Obe", slug="obe")
    translate(both, title="Both", slug="both")
    NewsPageFactory(parent=site_tree.en.news, title="Only English", slug="only-english")
    found = api.get(f"v2/pages/find/?html_path={path}{more}")
    assert (found["title"], found["meta"]["language"]) == (title, language)
    if language == "en" and not more:
        assert found["meta"]["html_url"].endswith("/sr-cyrl/vesti/only-english/")
        assert [crumb["title"] for crumb in found["breadcrumbs"]] == ["Кућа кластера", "Вести"]


# What stays -------------------------------------------------------------------------------------------------------


def test_english_stays_and_each_page_knows_its_language(api, site_tree):
    page = NewsPageFactory(parent=site_tree.sr.news, title="Vest")
    english = NewsPageFactory(parent=site_tree.en.news, title="English news", lead="A fair in Niš.")
    NewsRelatedPage.objects.create(page=page, target=english)
    found = api.get(f"v2/pages/{page.pk}/?script=cyrl")
    row = found["related_pages"][0]
    assert (row["title"], row["lead"]) == ("English news", "A fair in Niš.")
    assert (row["meta"]["language"], found["meta"]["language"]) == ("en", "sr-Cyrl")
    # Its address for a reader of Serbian is of the Serbian site.
    assert row["meta"]["html_url"].endswith("/sr-cyrl/vesti/english-news/")
    read_in_english = api.get(f"v2/pages/{english.pk}/?script=cyrl")
    assert read_in_english == {
        **api.get(f"v2/pages/{english.pk}/"),
        **{name: read_in_english[name] for name in ("translations", "previous", "next")},
    }


def test_foreign_phrases_addresses_and_mails_stay_in_texts(api, site_tree):
    text = (
        '<p>Kompanija <i translate="no">Deutsche Telekom</i> na <a href="https://example.org/sr-latn/vesti/">sajtu</a>, '
        'pišite na prijava@example.org, vidi <a href="/sr-latn/vesti/">vesti</a>.</p>'
    )
    page = StandardPageFactory(
        parent=site_tree.sr.home, body=json.dumps([{"type": "rich_text", "value": text}])
    )
    latin, cyrillic = (
        api.get(f"v2/pages/{page.pk}/?script={script}")["body"][0]["value"] for script in ("latn", "cyrl")
    )
    assert "Deutsche Telekom" in cyrillic
    assert 'href="https://example.org/sr-latn/vesti/">сајту' in cyrillic
    assert 'href="/sr-cyrl/vesti/">вести' in cyrillic
    protected = re.search(r'<a href="&#.*?</a>', latin, re.DOTALL)[0]
    assert protected in cyrillic
    assert "prijava@" not in latin
    markdown = api.get(f"v2/pages/{page.pk}/?script=cyrl&rich_text_format=markdown")["body"][0]["value"]
    assert "[вести](/sr-cyrl/vesti/)" in markdown
    assert "[сајту](https://example.org/sr-latn/vesti/)" in markdown


def test_editors_exceptions_hold(api, site_tree):
    text = "<p>" + "Klaster Sinergija radi. " * 40 + "</p>"
    page = StandardPageFactory(
        parent=site_tree.sr.home, title="Sinergija", body=json.dumps([{"type": "rich_text", "value": text}])
    )

    def texts():
        found = api.get(f"v2/pages/{page.pk}/?script=cyrl")
        return found["title"], found["body"][0]["value"]

    assert texts()[0] == "Синергија"
    assert "Синергија" in texts()[1]
    ScriptException.objects.create(word="Sinergija", cyrillic="Sinergija")
    assert texts()[0] == "Sinergija"
    assert "Кластер Sinergija ради" in texts()[1]
