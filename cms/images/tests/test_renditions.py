"""Pictures as pages and the API name them, and the files behind the addresses."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import translation
from PIL import Image

from cms.images.cleaning import clean_picture
from cms.images.models import CmsImage, CmsRendition
from cms.images.renditions import every_filter, picture_sources, rendition_dict
from cms.images.sizes import SIZES
from cms.images.tests import files

pytestmark = pytest.mark.django_db


def make(width: int = 2000, height: int = 1500, mode: str = "RGB", **fields) -> CmsImage:
    if mode == "RGBA":
        picture = files.halves(width, height, "RGBA")
        picture.putalpha(Image.linear_gradient("L").resize((width, height)))
        content = files.saved(picture, "PNG")
    else:
        content = files.phone_jpeg(picture=files.halves(width, height))
    texts = {"title": "IMG_5501.jpg", "alt_sr": "Stolar", "alt_en": "A carpenter", "credit": "M. Petrović"}
    return CmsImage.objects.create(file=ContentFile(content, "IMG_5501.jpg"), **(texts | fields))


def addresses(picture) -> list:
    return [candidate for source in picture.sources for candidate in source.srcset]


class TestDescription:
    def test_formats_best_first_and_fallback_last(self):
        picture = picture_sources(make(), "card")
        assert [source.type for source in picture.sources] == ["image/avif", "image/webp", "image/jpeg"]
        assert picture.modern_sources == picture.sources[:2]
        assert picture.src in [candidate.url for candidate in picture.fallback.srcset]

    def test_transparent_picture_falls_back_to_png(self):
        picture = picture_sources(make(600, 400, "RGBA"), "text")
        assert picture.fallback.type == "image/png"

    @pytest.mark.parametrize(
        ("size", "widths"),
        [
            ("photo", [480, 960]),
            ("hero", [480, 960]),
            ("card", [320, 640]),
            ("share", [1000]),
            ("thumbnail", [240, 480]),
        ],
    )
    def test_never_larger_than_the_picture(self, size, widths):
        picture = picture_sources(make(1000, 800), size)
        assert [candidate.width for candidate in picture.fallback.srcset] == widths

    def test_a_picture_between_two_widths_is_offered_whole(self):
        picture = picture_sources(make(1400, 1000), "photo")
        assert [candidate.width for candidate in picture.fallback.srcset] == [480, 960, 1400]

    def test_a_tiny_picture(self):
        picture = picture_sources(make(40, 30), "hero")
        assert [(c.width, c.height) for c in picture.fallback.srcset] == [(40, 24)]

    def test_focal_point_is_told_and_changes_the_address(self):
        image = make(focal_point_x=500, focal_point_y=300, focal_point_width=100, focal_point_height=100)
        picture = picture_sources(image, "photo")
        assert picture.focal_point == {"x": 0.25, "y": 0.2}
        assert picture.object_position == "25% 20%"
        card = picture_sources(image, "card").src
        image.focal_point_x = 900
        assert picture_sources(image, "card").src != card

    def test_without_focal_point(self):
        assert picture_sources(make(), "photo").object_position == "50% 50%"

    def test_unknown_size(self):
        with pytest.raises(KeyError):
            picture_sources(make(), "huge")

    def test_no_picture(self):
        assert picture_sources(None, "card") is None
        assert rendition_dict(None, "card") is None

    def test_one_shape_for_the_api(self):
        data = rendition_dict(make(600, 400), "card", alt="Drugi opis")
        assert sorted(data) == ["alt", "credit", "focal_point", "height", "sizes", "sources", "src", "width"]
        assert data["alt"] == "Drugi opis"
        assert data["credit"] == "M. Petrović"
        assert sorted(data["sources"][0]["srcset"][0]) == ["height", "url", "width"]

    def test_nothing_leads_to_the_original(self):
        image = make()
        assert "originals" not in str(rendition_dict(image, "photo"))
        assert "IMG_5501" not in str(rendition_dict(image, "photo"))

    def test_naming_costs_no_query(self, django_assert_num_queries):
        images = [make(60, 40) for _ in range(3)]
        with django_assert_num_queries(0):
            for image in images:
                for size in SIZES:
                    picture_sources(image, size)


class TestAlt:
    def test_language(self):
        image = make(60, 40)
        assert picture_sources(image, "card", language="en").alt == "A carpenter"
        with translation.override("sr-latn"):
            assert picture_sources(image, "card").alt == "Stolar"

    def test_empty_means_decorative(self):
        assert picture_sources(make(60, 40), "card", alt="").alt == ""

    def test_image_block_texts_count(self):
        image = make(60, 40)
        image.contextual_alt_text = "Radionica u Nišu"
        assert picture_sources(image, "card").alt == "Radionica u Nišu"
        image.decorative = True
        assert picture_sources(image, "card").alt == ""

    def test_file_name_never(self):
        assert picture_sources(make(60, 40, alt_sr="", alt_en=""), "card").alt == ""


class TestFiles:
    @pytest.mark.parametrize("mode", ["RGB", "RGBA"])
    def test_every_address_gives_what_was_said(self, client, mode):
        image = make(
            900, 700, mode, focal_point_x=100, focal_point_y=100, focal_point_width=50, focal_point_height=50
        )
        for size in SIZES:
            picture = picture_sources(image, size)
            for source in picture.sources:
                for candidate in source.srcset:
                    response = client.get(candidate.url)
                    data = b"".join(response.streaming_content)
                    assert response["Content-Type"] == source.type
                    assert Image.open(io.BytesIO(data)).size == (candidate.width, candidate.height)
                    assert files.leaks(data) == []
                    assert not Image.open(io.BytesIO(data)).getexif()

    def test_made_once(self, client):
        url = picture_sources(make(900, 700), "card").src
        first = client.get(url)
        assert "immutable" in first["Cache-Control"]
        assert CmsRendition.objects.count() == 1
        client.get(url)
        assert CmsRendition.objects.count() == 1

    def test_lost_files_are_made_again(self, client):
        url = picture_sources(make(900, 700), "card").src
        assert b"".join(client.get(url).streaming_content)
        rendition = CmsRendition.objects.get()
        rendition.file.storage.delete(rendition.file.name)
        assert client.get(url).status_code == 200

    def test_head_is_allowed_and_post_is_not(self, client):
        url = picture_sources(make(90, 70), "card").src
        assert client.head(url).status_code == 200
        assert client.post(url).status_code == 405

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("fill-320x213", "fill-321x213"),
            ("fill-320x213", "original"),
            ("format-jpeg.jpg", "format-png.png"),
            (".jpg", ""),
        ],
    )
    def test_only_named_renditions_are_made(self, client, old, new):
        small = picture_sources(make(900, 700), "card").fallback.srcset[0].url
        assert old in small
        assert client.get(small.replace(old, new)).status_code == 404
        assert not CmsRendition.objects.exists()

    @pytest.mark.parametrize("name", ["x.jpg", "..%2foriginals%2fx.jpg", "%00.jpg", "." * 300])
    def test_nonsense_is_not_found(self, client, name):
        assert client.get(f"/media/images/{name}").status_code == 404

    def test_missing_original_is_not_found_and_breaks_no_page(self, client):
        image = make(900, 700)
        image.file.storage.delete(image.file.name)
        picture = picture_sources(CmsImage.objects.get(pk=image.pk), "card")
        assert client.get(picture.src).status_code == 404

    def test_damaged_original_is_not_found(self, client):
        image = make(900, 700)
        with open(image.file.path, "wb") as file:  # noqa: PTH123
            file.write(files.phone_jpeg()[:500])
        assert client.get(picture_sources(image, "card").src).status_code == 404

    def test_command_makes_all_and_names_the_unreadable(self, capsys):
        image, lost = make(900, 700), make(900, 700)
        lost.file.storage.delete(lost.file.name)
        call_command("make_renditions")
        assert image.renditions.count() == len(every_filter(image))
        assert str(lost.pk) in capsys.readouterr().err
        with_files = {rendition.file.name.rsplit("/", 1)[-1] for rendition in image.renditions.all()}
        named = {c.url.rsplit("/", 1)[-1] for size in SIZES for c in addresses(picture_sources(image, size))}
        assert named == with_files


class TestOriginals:
    def test_visitors_do_not_get_them(self, client):
        image = make(60, 40)
        response = client.get(image.file.url)
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")

    def test_editors_do(self, admin_client):
        image = make(60, 40)
        response = admin_client.get(image.file.url)
        assert Image.open(io.BytesIO(b"".join(response.streaming_content))).size == (60, 40)
        assert "private" in response["Cache-Control"]

    def test_a_whole_copy_made_by_the_admin_is_not_public(self, client, admin_client):
        image = make(900, 700)
        for spec in ("original", "max-800x600"):
            url = image.get_rendition(spec).url
            assert client.get(url)["Location"].startswith("/admin/login/")
            assert admin_client.get(url).status_code == 200
            assert client.get(url.replace("admin_images", "images")).status_code == 404
        assert not image.file.storage.exists("images")

    def test_unknown(self, admin_client):
        assert admin_client.get("/media/originals/x.jpg").status_code == 404

    def test_names_cannot_be_guessed(self):
        one, other = make(60, 40), make(60, 40)
        assert one.file_hash == other.file_hash
        assert one.file.name != other.file.name


def test_wide_colours_reach_the_renditions(client):
    image = make(600, 400)
    clean = clean_picture(io.BytesIO(files.saved(files.halves(), "JPEG", icc_profile=files.icc())))
    image.file = clean
    image.save()
    for candidate in addresses(picture_sources(image, "card")):
        data = b"".join(client.get(candidate.url).streaming_content)
        assert Image.open(io.BytesIO(data)).info.get("icc_profile")
