"""What editors are told, and at which field."""

import pytest
from django.core.exceptions import ValidationError

from cms.blocks.tests.stories import item, listed, make_image


@pytest.fixture
def errors(read):
    """Validates one stored block and gives its errors: dotted field name → message."""

    def find(kind: str, value: object) -> dict[str, str]:
        story = read([item(kind, value)])
        try:
            story.stream_block.clean(story)
        except ValidationError as error:
            return flatten(error.block_errors[0])
        return {}

    return find


def flatten(error: ValidationError) -> dict[str, str]:
    """Every message of a block's errors under the path of its field."""
    nested = getattr(error, "block_errors", None)
    if not nested:
        return {"": error.messages[0]}
    found = {}
    for name, inner in nested.items():
        for path, message in flatten(inner).items():
            found[f"{name}.{path}".strip(".")] = message
    return found


BUTTON = {"text": "Dalje", "page": None, "url": "", "document": None, "style": "primary"}


def test_button_needs_a_target(errors):
    assert list(errors("button", BUTTON)) == ["page"]


def test_button_has_one_target(errors, targets):
    button = {**BUTTON, "page": targets.news.pk, "url": "https://x.rs/", "document": targets.document.pk}

    assert list(errors("button", button)) == ["url", "document"]


def test_button_with_one_target_is_fine(errors):
    assert errors("button", {**BUTTON, "url": "https://x.rs/"}) == {}


def test_gallery_needs_photos_from_somewhere(errors):
    assert list(errors("gallery", {"gallery": None, "photos": []})) == ["gallery"]


def test_gallery_has_photos_from_one_place(errors, targets):
    photo = listed({"image": {"image": targets.image.pk, "alt_text": "Opis", "decorative": False}})

    assert list(errors("gallery", {"gallery": targets.gallery.pk, "photos": [photo]})) == ["gallery"]
    assert errors("gallery", {"gallery": targets.gallery.pk, "photos": []}) == {}
    assert errors("gallery", {"gallery": None, "photos": [photo]}) == {}


def test_video_must_be_on_a_service_we_can_protect_readers_from(errors):
    assert list(errors("video", {"url": "https://example.org/film.mp4", "title": "Film"})) == ["url"]
    assert errors("video", {"url": "https://vimeo.com/76979871", "title": "Film"}) == {}


@pytest.mark.parametrize(
    ("texts", "alt_text", "decorative", "wrong"),
    [
        ({}, "", False, False),
        ({"alt_en": ""}, "", False, True),
        ({"alt_en": ""}, "Opis", False, False),
        ({"alt_sr": "", "alt_en": ""}, "", True, False),
    ],
)
def test_image_needs_a_text_in_every_language_or_is_decorative(
    errors, site_tree, texts, alt_text, decorative, wrong
):
    image = {"image": make_image(**texts).pk, "alt_text": alt_text, "decorative": decorative}

    assert list(errors("image", {"image": image})) == (["image.alt_text"] if wrong else [])


def test_image_must_be_chosen(errors):
    assert list(errors("image", {"image": {"image": None, "alt_text": "", "decorative": False}})) == [
        "image.image"
    ]


@pytest.mark.parametrize(("phone", "wrong"), [("+381 (0)18 123-456", False), ("zovite", True)])
def test_phone_is_a_number(errors, phone, wrong):
    assert list(errors("contact_card", {"name": "Ana", "phone": phone})) == (["phone"] if wrong else [])


def test_key_figures_need_a_figure_and_its_meaning(errors):
    assert list(errors("key_figures", {"figures": [listed({"value": "40", "label": "", "note": ""})]})) == [
        "figures.0.label"
    ]
    assert "figures" in errors("key_figures", {"figures": []})


def test_draft_may_be_unfinished(read):
    story = read(
        [item("button", BUTTON), item("gallery", {"gallery": None, "photos": []}), item("image", {})]
    )

    story.stream_block.clean_deferred(story)
