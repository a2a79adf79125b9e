"""What readers see of each block."""

import pytest
from bs4 import BeautifulSoup
from django.utils import translation
from wagtail.models import PageViewRestriction

from cms.blocks.files import file_size_text
from cms.blocks.media import parse_video_url
from cms.blocks.prefetch import iter_images, plain_text
from cms.blocks.tests.stories import full_story, item, listed, make_document, make_gallery, make_image
from cms.pages.factories import translate


@pytest.fixture
def soup(show):
    """Shows stored JSON and parses the page."""
    return lambda stored, language="sr": BeautifulSoup(show(stored, language), "html.parser")


def test_every_block_shows_its_text(soup, targets):
    shown = soup(full_story(targets)).get_text(" ", strip=True)

    for text in (
        "Prijava učesnika",
        "pročitajte",
        "Našli smo tri kupca.",
        "Rok je petak.",
        "Sajam u Nišu",
        "Dan na sajmu",
        "učesnica",
        "Petak",
        "Program radionice",
        "Prijavite se",
        "Mesta ima za četrdeset učesnica.",
        "koordinatorka",
        "Tezga",
        "Natpis 1",
    ):
        assert text in shown


def test_heading_has_a_level_and_an_address_that_survives_edits(soup):
    before = soup([{"type": "heading", "value": {"text": "Prijava", "level": "h3"}, "id": "1f0e9a52-7c"}])
    after = soup(
        [{"type": "heading", "value": {"text": "Prijave", "level": "h3"}, "id": "1f0e9a52-7c"}], "en"
    )

    assert before.h3["id"] == after.h3["id"] == "s-1f0e9a52"
    assert before.select_one(".heading-link")["href"] == "#s-1f0e9a52"


def test_image_has_this_use_s_text_caption_and_credit(soup, targets):
    image = {"image": targets.image.pk, "alt_text": "Tezga", "decorative": False}
    page = soup([item("image", {"image": image, "caption": "Sajam", "credit": "Ana", "width": "small"})])

    assert page.img["alt"] == "Tezga"
    assert "figure--small" in page.figure["class"]
    assert page.figcaption.get_text(" ", strip=True).startswith("Sajam")
    assert "Ana" in page.figcaption.text


@pytest.mark.parametrize(
    ("language", "alt"), [("sr", "Stolar za radnim stolom"), ("en", "A carpenter at a workbench")]
)
def test_image_without_a_text_of_this_use_takes_the_image_s_own(soup, targets, language, alt):
    image = {"image": targets.image.pk, "alt_text": "", "decorative": False}

    assert soup([item("image", {"image": image})], language).img["alt"] == alt


def test_decorative_image_says_nothing(soup, targets):
    image = {"image": targets.image.pk, "alt_text": "", "decorative": True}

    assert soup([item("image", {"image": image})]).img["alt"] == ""


def test_same_image_twice_keeps_each_use_s_text(soup, targets):
    uses = [{"image": targets.image.pk, "alt_text": text, "decorative": False} for text in ("Prvi", "Drugi")]
    page = soup([item("image", {"image": use}, number) for number, use in enumerate(uses)])

    assert [img["alt"] for img in page.select("img")] == ["Prvi", "Drugi"]


def test_chosen_gallery_shows_its_first_photos_and_links_to_the_rest(soup, site_tree):
    gallery = make_gallery(site_tree.sr.galleries, photos=8, title="Dani klastera")
    page = soup([item("gallery", {"gallery": gallery.pk, "photos": []})])

    assert [img["alt"] for img in page.select(".photos img")] == [f"Opis {number}" for number in range(6)]
    assert page.select("p a")[-1]["href"] == "/sr-latn/galerije/dani-klastera/"
    assert "8" in page.select("p a")[-1].text


def test_private_gallery_is_not_shown(soup, targets):
    PageViewRestriction.objects.create(page=targets.gallery, restriction_type=PageViewRestriction.LOGIN)
    page = soup([item("gallery", {"gallery": targets.gallery.pk, "photos": []})])

    assert not page.select("img, a")
    assert targets.gallery.title not in page.text


def test_gallery_in_the_reader_s_language_uses_its_photos_texts(soup, targets):
    english = translate(targets.gallery, title="Cluster Days")
    for photo in english.photos.all():
        photo.alt = "In English"
        photo.save()
    page = soup([item("gallery", {"gallery": targets.gallery.pk, "photos": []})], "en")

    assert {img["alt"] for img in page.select("img")} == {"In English"}
    assert page.select_one("p a")["href"] == "/en/galleries/cluster-days/"


def test_video_loads_nothing_from_elsewhere(soup, targets):
    video = {"url": "https://youtu.be/dQw4w9WgXcQ", "title": "Dan", "poster": targets.image.pk, "caption": ""}
    page = soup([item("video", video)])

    loaded = [tag.get("src") for tag in page.select("[src]")]
    assert not page.select("iframe")
    assert loaded
    assert all(src.startswith(("/media/", "/static/")) for src in loaded)
    assert page.figure.a["href"] == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    assert page.figure["data-player"].startswith("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")


@pytest.mark.parametrize(
    ("url", "provider", "video_id"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=10", "youtube", "dQw4w9WgXcQ"),
        ("https://youtu.be/dQw4w9WgXcQ?si=x", "youtube", "dQw4w9WgXcQ"),
        ("https://m.youtube.com/shorts/dQw4w9WgXcQ", "youtube", "dQw4w9WgXcQ"),
        ("https://vimeo.com/76979871", "vimeo", "76979871"),
        ("https://player.vimeo.com/video/76979871", "vimeo", "76979871"),
    ],
)
def test_video_address_is_recognised_in_every_form(url, provider, video_id):
    source = parse_video_url(url)

    assert (source.provider, source.video_id) == (provider, video_id)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/watch?v=dQw4w9WgXcQ",
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "javascript:alert(1)//youtu.be/dQw4w9WgXcQ",
        "https://www.youtube.com/",
        "https://vimeo.com/channels/staffpicks",
        "http://[",
        "",
    ],
)
def test_other_addresses_are_no_videos(url):
    assert parse_video_url(url) is None


def test_table_has_caption_and_header_cells_with_scope(soup):
    data = [["", "Ponedeljak"], ["Sala A", "Izvoz"]]
    value = {
        "data": data,
        "table_caption": "Program",
        "first_row_is_table_header": True,
        "first_col_is_header": True,
    }
    page = soup([item("table", value)])

    assert page.caption.text == "Program"
    assert [th.text for th in page.select("th[scope=col]")] == ["Ponedeljak"]
    assert [th.text for th in page.select("th[scope=row]")] == ["Sala A"]


@pytest.mark.parametrize(
    ("language", "hreflang", "details"),
    [("sr", "sr", "in Serbian"), ("en", "en", "in English"), ("mul", None, "in Serbian and English")],
)
def test_file_link_says_title_type_size_and_language(soup, language, hreflang, details):
    document = make_document(language=language)
    listing = {"title": "", "documents": [listed({"document": document.pk, "title": "Program radionice"})]}
    link = soup([item("document_list", listing)], "en").a

    assert link.get_text() == f"Program radionice (PDF, 240 KB, {details})"
    assert link.get("hreflang") == hreflang


@pytest.mark.parametrize(
    ("size", "serbian", "english"),
    [(10, "1 KB", "1 KB"), (245_760, "240 KB", "240 KB"), (3_565_158, "3,4 MB", "3.4 MB"), (None, "", "")],
)
def test_file_size_is_written_as_each_language_does(size, serbian, english):
    with translation.override("sr-latn"):
        assert file_size_text(size) == serbian
    with translation.override("en"):
        assert file_size_text(size) == english


def test_button_leads_to_the_page_in_the_reader_s_language(soup, targets):
    button = {"text": "Više", "page": targets.news.pk, "url": "", "document": None, "style": "primary"}
    translate(targets.news, title="Registration is open")

    assert soup([item("button", button)], "sr").a["href"] == "/sr-latn/vesti/prijave-su-otvorene/"
    assert soup([item("button", button)], "en").a["href"] == "/en/news/registration-is-open/"


def test_button_to_a_page_that_is_not_live_is_not_shown(soup, targets):
    targets.news.unpublish()
    button = {"text": "Više", "page": targets.news.pk, "url": "", "document": None, "style": "primary"}

    assert not soup([item("button", button)]).select("a")


def test_page_card_is_in_the_reader_s_language_where_it_exists(soup, targets):
    stored = [item("page_reference", {"page": targets.news.pk})]
    before = soup(stored, "en")
    translate(targets.news, title="Registration is open", lead="There is room for forty.")
    after = soup(stored, "en")

    assert "Prijave su otvorene" in before.text
    assert before.select_one("a")["href"] == "/en/news/prijave-su-otvorene/"
    assert before.select_one("a")["lang"] == "sr-Latn"
    assert "There is room for forty." in after.text
    assert after.select_one("a")["href"] == "/en/news/registration-is-open/"


def test_private_page_is_not_named(soup, targets):
    PageViewRestriction.objects.create(page=targets.news, restriction_type=PageViewRestriction.LOGIN)
    page = soup([item("page_reference", {"page": targets.news.pk})])

    assert not page.select("a")
    assert "Prijave su otvorene" not in page.text


def test_links_in_text_lead_to_the_reader_s_language(soup, targets):
    translate(targets.news, title="Registration is open")
    text = f'<p><a linktype="page" id="{targets.news.pk}">vest</a> <a linktype="document" id="{targets.document.pk}">fajl</a></p>'
    links = soup([item("rich_text", text)], "en").select("a")

    assert links[0]["href"] == "/en/news/registration-is-open/"
    assert links[1]["href"] == targets.document.url


@pytest.mark.parametrize(("written", "size"), [("sr", "3,4 MB"), ("en", "3.4 MB")])
def test_words_of_ours_are_in_the_language_of_the_page(read, site_tree, written, size):
    """Whoever reads it: a Serbian text under an English frame is marked as Serbian as a whole."""
    document = make_document(size=3_565_158)
    story = read([item("document_list", {"documents": [listed({"document": document.pk, "title": ""})]})])
    reader = site_tree.en if written == "sr" else site_tree.sr
    context = {"page": getattr(site_tree, written).home, "reader_locale": reader.home.locale}
    with translation.override(reader.home.locale.language_code):
        html = story.stream_block.render(story, context=context)

    assert size in html


def test_contact_card_can_be_called_and_visited(soup):
    card = {"name": "Ana", "phone": "+381 (0)18 123-456", "website": "https://www.x.rs/"}
    hrefs = [a["href"] for a in soup([item("contact_card", card)]).select("a")]

    assert hrefs == ["tel:+38118123456", "https://www.x.rs/"]


def test_headings_keep_their_order(soup, targets):
    """Blocks bring no headings of their own that could skip a level."""
    headings = soup(full_story(targets)).find_all(["h1", "h2", "h3", "h4", "h5", "h6"])

    assert [heading.name for heading in headings] == ["h2"]


def test_plain_text_says_all_words_without_markup_or_queries(read, targets, django_assert_num_queries):
    story = read(full_story(targets))
    with django_assert_num_queries(0):
        text = plain_text(story)

    assert "Našli smo tri kupca." in text
    assert "Tezga" in text
    assert "Petak" in text
    assert "<" not in text
    assert "deadline" not in text.lower()
    assert plain_text(None) == ""


def test_iter_images_gives_every_chosen_image_in_order(read):
    first, second, third = make_image(), make_image(), make_image()
    photos = [
        listed({"image": {"image": pk, "alt_text": "", "decorative": False}}) for pk in (second.pk, first.pk)
    ]
    story = read(
        [
            item("image", {"image": {"image": first.pk, "alt_text": "", "decorative": True}}),
            item("gallery", {"gallery": None, "photos": photos}),
            item("contact_card", {"name": "Ana", "photo": third.pk}),
        ]
    )

    assert [image.pk for image in iter_images(story)] == [first.pk, second.pk, first.pk, third.pk]
