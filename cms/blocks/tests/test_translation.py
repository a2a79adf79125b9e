"""What translators are offered of each block, and how their work comes back."""

import json

import pytest
from wagtail_localize.models import (
    OverridableSegment,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from cms.blocks.prefetch import plain_text
from cms.blocks.tests.stories import STANDARD, item, make_image, make_page

# Every text a translator is asked for, in order.
TEXTS = [
    ("heading-1.text", "Prijava učesnika"),
    (
        "rich_text-1",
        'Pišite na <a id="a1">prijava@example.org</a> ili pročitajte <a id="a2">vest</a> i <a id="a3">program</a>.',
    ),
    ("quote-1.text", "Našli smo tri kupca."),
    ("quote-1.who", "Milica Petrović"),
    ("quote-1.role", "stolarska radionica"),
    ("notice-1.text", "Rok je petak."),
    ("image-1.image.alt_text", "Tezga sa rukotvorinama"),
    ("image-1.caption", "Sajam u Nišu"),
    ("video-1.title", "Dan na sajmu"),
    ("video-1.caption", "Snimak"),
    ("key_figures-1.figures.item-1.value", "40"),
    ("key_figures-1.figures.item-1.label", "učesnica"),
    ("key_figures-1.figures.item-1.note", "iz 12 opština"),
    ("table-1.caption", "Program"),
    ("table-1.cell-Dan", "Dan"),
    ("table-1.cell-Sala", "Sala"),
    ("table-1.cell-Petak", "Petak"),
    ("table-1.cell-2,5", "2,5"),
    ("document_list-1.title", "Za učesnike"),
    ("document_list-1.documents.item-1.title", "Program radionice"),
    ("contact_card-1.name", "Jovana Stanković"),
    ("contact_card-1.role", "koordinatorka"),
    ("contact_card-1.organisation", "Kuća klastera"),
    ("gallery-2.photos.item-1.image.alt_text", "Tezga sa rukotvorinama"),
    ("gallery-2.photos.item-1.caption", "Tezga"),
    ("gallery-2.photos.item-1.credit", "Ana"),
    ("button-3.text", "Prijavite se"),
    ("button-4.text", "Prijavite se"),
    ("button-5.text", "Prijavite se"),
]

# Every fact that follows the source until a translator sets another.
OVERRIDABLE = [
    "rich_text-1.'mailto:prijava@example.org'",
    "image-1.image.image",
    "video-1.url",
    "video-1.poster",
    "document_list-1.documents.item-1.document",
    "page_reference-1.page",
    "contact_card-1.phone",
    "contact_card-1.email",
    "contact_card-1.website",
    "contact_card-1.photo",
    "gallery-2.photos.item-1.image.image",
    "gallery-3.gallery",
    "button-3.url",
    "button-4.page",
    "button-5.document",
]


@pytest.fixture
def translation(story_page, locales):
    """The story page, submitted for translation into English."""
    source, _created = TranslationSource.get_or_create_from_instance(story_page)
    return Translation.objects.create(source=source, target_locale=locales.en)


def paths(segments) -> list[str]:
    """Where segments of the body are, without the field's name."""
    return [
        segment.context.path.removeprefix("body.")
        for segment in segments.select_related("context").order_by("order")
        if segment.context.path.startswith("body.")
    ]


def test_translators_are_offered_every_text_once(translation):
    segments = StringSegment.objects.filter(source=translation.source, context__path__startswith="body.")
    found = [
        (segment.context.path.removeprefix("body."), segment.string.data)
        for segment in segments.select_related("context", "string").order_by("order")
    ]
    # A table cell's path is a digest of its text.
    found = [(f"table-1.cell-{text}" if ".cell-" in path else path, text) for path, text in found]

    assert found == TEXTS


def test_facts_can_be_overridden(translation):
    assert paths(OverridableSegment.objects.filter(source=translation.source)) == OVERRIDABLE


def translate_everything(translation) -> None:
    """Write ``EN <text>`` for every text."""
    for segment in StringSegment.objects.filter(source=translation.source):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            defaults={"data": f"EN {segment.string.data}", "translation_type": "manual"},
        )


def test_translated_texts_come_back_in_their_places(translation, story_page, locales):
    translate_everything(translation)
    translation.save_target(publish=True)
    english = story_page.get_translation(locales.en)
    written = plain_text(english.body).splitlines()

    assert written
    untranslated = [line for line in written if not line.startswith("EN ") and line not in ("Dan Sala", "12")]
    assert untranslated == []
    assert [child.id for child in english.body] == [child.id for child in story_page.body]


def test_translated_table_keeps_numbers_and_repeats_words(translation, story_page, locales):
    translate_everything(translation)
    translation.save_target(publish=True)
    table = next(
        child for child in story_page.get_translation(locales.en).body if child.block_type == "table"
    )

    assert table.value["data"] == [["EN Dan", "EN Sala"], ["EN Petak", "12"], ["EN Petak", "EN 2,5"]]
    assert table.value["table_caption"] == "EN Program"
    assert table.value["first_row_is_table_header"] is True


def test_chosen_things_and_choices_follow_the_source(translation, story_page, locales, targets):
    translate_everything(translation)
    translation.save_target(publish=True)
    body = {child.id: child.value for child in story_page.get_translation(locales.en).body}

    assert body["heading-1"]["level"] == "h2"
    assert body["notice-1"]["kind"] == "deadline"
    assert body["image-1"]["image"].pk == targets.image.pk
    assert body["image-1"]["image"].contextual_alt_text == "EN Tezga sa rukotvorinama"
    assert body["gallery-3"]["gallery"].pk == targets.gallery.pk
    assert body["button-3"]["url"] == "https://example.org/prijava"
    assert list(body["rich_text-1"].link_ids("page")) == [targets.news.pk]
    assert list(body["rich_text-1"].link_ids("document")) == [targets.document.pk]
    assert body["contact_card-1"]["email"] == "jovana@example.org"


def test_overridden_facts_replace_the_source_s(translation, story_page, locales):
    other = make_image()
    chosen = {
        "body.image-1.image.image": other.pk,
        "body.gallery-2.photos.item-1.image.image": other.pk,
        "body.button-3.url": "https://example.org/register",
        "body.contact_card-1.phone": "+381 18 999 999",
        "body.contact_card-1.email": "office@example.org",
    }
    for path, value in chosen.items():
        segment = OverridableSegment.objects.get(source=translation.source, context__path=path)
        segment.context.overrides.create(locale=locales.en, data_json=json.dumps(value))
    translate_everything(translation)
    translation.save_target(publish=True)
    body = {child.id: child.value for child in story_page.get_translation(locales.en).body}

    assert body["image-1"]["image"].pk == other.pk
    assert body["image-1"]["image"].contextual_alt_text == "EN Tezga sa rukotvorinama"
    assert body["gallery-2"]["photos"][0]["image"].pk == other.pk
    assert body["button-3"]["url"] == "https://example.org/register"
    assert body["contact_card-1"]["phone"] == "+381 18 999 999"
    assert body["contact_card-1"]["email"] == "office@example.org"


def test_moved_table_row_keeps_its_translation(translation, story_page, locales):
    translate_everything(translation)
    stored = story_page.body.get_prep_value()
    table = next(block for block in stored if block["type"] == "table")
    table["value"]["data"].insert(1, ["Četvrtak", "7"])
    story_page.body = stored
    story_page.save()
    translation.source.update_from_db()

    missing = [
        segment.string.data
        for segment in StringSegment.objects.filter(source=translation.source)
        .annotate_translation(locales.en)
        .select_related("string")
        if segment.translation is None
    ]
    assert missing == ["Četvrtak"]


def test_decorative_image_asks_for_no_text(site_tree, locales):
    image = {"image": make_image().pk, "alt_text": "", "decorative": True}
    page = make_page(
        STANDARD,
        site_tree.sr.home,
        title="Slika",
        body=[item("image", {"image": image, "caption": "Natpis"})],
    )
    source, _created = TranslationSource.get_or_create_from_instance(page)

    assert paths(StringSegment.objects.filter(source=source)) == ["image-1.caption"]


def test_superscript_survives_translation(site_tree, locales):
    page = make_page(
        STANDARD,
        site_tree.sr.home,
        title="Hala",
        body=[item("rich_text", "<p>Hala od 200 m<sup>2</sup></p><hr/>")],
    )
    source, _created = TranslationSource.get_or_create_from_instance(page)
    submitted = Translation.objects.create(source=source, target_locale=locales.en)
    translate_everything(submitted)
    submitted.save_target(publish=True)
    html = page.get_translation(locales.en).body[0].value.source

    assert html == "<p>EN Hala od 200 m<sup>2</sup></p><hr/>"
