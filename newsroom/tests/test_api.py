"""What the API says about news: its JSON, in both languages, and what it costs."""

import datetime as dt
import json

import pytest
from django.core.files.base import ContentFile

from cms.api.tests.golden import check_golden
from cms.api.tests.queries import settled_queries
from cms.documents.models import CmsDocument
from cms.images.factories import CmsImageFactory
from cms.pages.factories import translate
from cms.taxonomy.models import Category, Tag
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsAttachment, NewsRelatedPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def terms(locales):
    """A category and a tag that are written in both languages."""
    category = Category.objects.create(name="Obuke", slug="obuke", locale=locales.sr)
    tag = Tag.objects.create(name="vez", slug="vez", locale=locales.sr)
    for term, name in ((category, "Training"), (tag, "embroidery")):
        english = term.copy_for_translation(locales.en)
        english.name, english.slug = name, name.lower()
        english.save()
    return category, tag


@pytest.fixture
def news(site_tree, terms):
    """A news item with everything, and its English translation."""
    category, tag = terms
    image = CmsImageFactory()
    related = NewsPageFactory(
        parent=site_tree.sr.news, title="Ranija vest", publication_date=dt.date(2026, 3, 1)
    )
    body = [
        {"type": "heading", "value": {"text": "Program"}},
        {"type": "rich_text", "value": f'<p>Vidi <a linktype="page" id="{related.pk}">raniju vest</a>.</p>'},
        {"type": "image", "value": {"image": {"image": image.pk}, "caption": "Za stolom", "width": "text"}},
    ]
    page = NewsPageFactory(
        parent=site_tree.sr.news,
        title="Radionica u Nišu",
        lead="Četrdeset zanatlija na tri dana.",
        publication_date=dt.date(2026, 9, 25),
        place="Niš",
        author="Milica Petrović",
        source_name="Regionalna komora",
        source_url="https://example.org/vest",
        lead_image=image,
        lead_image_caption="Polaznice radionice",
        body=json.dumps(body),
        categories=[category],
        tags=[tag],
    )
    document = CmsDocument.objects.create(
        title="Program", language="sr", file_size=8, file=ContentFile(b"%PDF-1.4", name="program.pdf")
    )
    page.attachments.add(NewsAttachment(document=document, title="Program radionice", locale=page.locale))
    page.related_pages.add(NewsRelatedPage(target=related))
    page.save()
    page.save_revision().publish()
    return page, translate(
        page, title="A workshop in Niš", lead="Forty craftspeople for three days.", place="Niš"
    )


@pytest.mark.parametrize("language", ["sr", "en"])
def test_full_page(client, news, language):
    page = news[0] if language == "sr" else news[1]
    check_golden(__file__, f"news_{language}", client.get(f"/api/v2/pages/{page.pk}/").json())


def test_full_page_in_cyrillic(client, news):
    check_golden(__file__, "news_sr_cyrl", client.get(f"/api/v2/pages/{news[0].pk}/?script=cyrl").json())


def test_row(client, news):
    check_golden(
        __file__, "news_row", client.get("/api/v2/pages/?type=newsroom.NewsPage&slug=radionica-u-nisu").json()
    )


def test_section(client, site_tree):
    NewsPageFactory(parent=site_tree.sr.news, title="Vest", publication_date=dt.date(2026, 9, 25))
    page = client.get(f"/api/v2/pages/{site_tree.en.news.pk}/").json()
    check_golden(__file__, "news_list", page)
    more = client.get(page["items_url"].removeprefix("http://127.0.0.1:8000")).json()
    assert more["items"] == page["items"]


def test_both_languages_have_the_same_fields(client, news):
    serbian, english = (client.get(f"/api/v2/pages/{page.pk}/").json() for page in news)
    assert serbian.keys() == english.keys()
    assert serbian["meta"].keys() == english["meta"].keys()
    assert english["categories"][0]["name"] == "Training"
    assert english["tags"][0]["name"] == "embroidery"


def test_rich_text_leads_in_the_language_of_the_page(client, site_tree, news):
    serbian, english = news
    earlier = serbian.related_pages.first().target.specific
    translate(earlier, title="Earlier news", slug="earlier-news")
    for page, address in ((serbian, "/sr-latn/vesti/ranija-vest/"), (english, "/en/news/earlier-news/")):
        # The language a browser asks for does not matter (traps.md, 8).
        answer = client.get(f"/api/v2/pages/{page.pk}/", headers={"accept-language": "en"}).json()
        assert address in json.dumps(answer["body"])
        assert answer["related_pages"][0]["meta"]["html_url"].endswith(address)


LIST = [
    "wagtailcore_page",
    "newsroom_newspage",
    "newsroom_newspage",
    "newsroom_newspage_categories",
    "images_cmsimage",
]


def fill(section, terms, number):
    """News with pictures and terms, none of them translated."""
    category, tag = terms
    for _ in range(number):
        NewsPageFactory(parent=section, lead_image=CmsImageFactory(), categories=[category], tags=[tag])


@pytest.mark.parametrize("rows", [2, 20])
def test_queries_of_the_dearest_list(client, site_tree, terms, rows):
    """Every query: the section in each language · which pages they are · these pages · their categories and tags · images.

    What every request needs (site, home pages, restrictions, languages, sections, terms), and how many there are,
    is kept until content changes.
    """
    fill(site_tree.sr.news, terms, rows)
    query = f"type=newsroom.NewsPage&locale=en&fallback=true&descendant_of={site_tree.en.news.pk}"
    client.get(f"/api/v2/pages/?{query}")
    assert len(client.get(f"/api/v2/pages/?{query}").json()["items"]) == rows
    assert sorted(settled_queries(lambda: client.get(f"/api/v2/pages/?{query}"))) == sorted(LIST)


def story(length, images, targets):
    """A body of so many texts, pictures and references."""
    blocks = []
    for number in range(length):
        image, target = images[number % len(images)], targets[number % len(targets)]
        blocks += [
            {"type": "rich_text", "value": f'<p><a linktype="page" id="{target.pk}">Veza</a></p>'},
            {"type": "image", "value": {"image": {"image": image.pk}, "caption": "", "width": "text"}},
            {"type": "page_reference", "value": {"page": target.pk}},
        ]
    return json.dumps(blocks)


def test_queries_of_a_page_do_not_grow_with_it(client, site_tree, terms):
    """The number of blocks, pictures, links, files and related pages does not matter."""
    images = [CmsImageFactory() for _ in range(6)]
    targets = [NewsPageFactory(parent=site_tree.sr.news) for _ in range(6)]
    counts = []
    for size in (1, 6):
        page = NewsPageFactory(
            parent=site_tree.sr.news,
            lead_image=images[0],
            body=story(size, images, targets),
            categories=[terms[0]],
        )
        for number in range(size):
            document = CmsDocument.objects.create(title="D", file=ContentFile(b"x", name=f"{number}.txt"))
            page.attachments.add(NewsAttachment(document=document, locale=page.locale))
            page.related_pages.add(NewsRelatedPage(target=targets[number]))
        page.save()
        client.get(f"/api/v2/pages/{page.pk}/")
        counts.append(settled_queries(lambda page=page: client.get(f"/api/v2/pages/{page.pk}/")))
    assert counts[0] == counts[1]
    assert len(counts[1]) <= 30
