"""Every path by which a picture file can enter ends in the same cleaning."""

import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image
from wagtail.actions import action_registry
from wagtail.api.v3.registry import registry
from wagtail.images.api.v3.form_data import build_image_form
from wagtail.models import UploadedFile
from wagtail.users.models import UserProfile

from cms.images.cleaning import PictureRefusedError
from cms.images.models import CmsImage
from cms.images.tests import files

pytestmark = pytest.mark.django_db


def stored(image: CmsImage) -> bytes:
    image.refresh_from_db()
    with image.file.open("rb") as file:
        return file.read()


def assert_clean(image: CmsImage) -> None:
    data = stored(image)
    assert files.leaks(data) == []
    assert (image.width, image.height) == Image.open(io.BytesIO(data)).size == (400, 600)
    assert image.file_size == len(data)
    assert image.file_hash == files.sha1(data)
    assert image.file.name.startswith("originals/")
    assert "5501" not in image.file.name


def assert_nothing_left_on_disk(settings) -> None:
    found = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert found == []


TURNED = files.phone_jpeg(orientation=6)


class TestPaths:
    def test_code(self):
        assert_clean(CmsImage.objects.create(title="x", file=files.upload(TURNED)))

    def test_code_by_file_save(self):
        image = CmsImage(title="x")
        image.file.save("IMG_5501.jpg", ContentFile(TURNED))
        assert_clean(image)

    def test_bulk_create(self):
        CmsImage.objects.bulk_create([CmsImage(title="x", file=files.upload(TURNED))])
        assert_clean(CmsImage.objects.get())

    def test_admin_form(self, admin_client):
        data = {"title": "Radionica", "file": files.upload(TURNED), "collection": "1"}
        response = admin_client.post(reverse("wagtailimages:add"), data)
        assert response.status_code == 302
        assert_clean(CmsImage.objects.get())

    def test_admin_multiple(self, admin_client):
        response = admin_client.post(reverse("wagtailimages:add_multiple"), {"files[]": files.upload(TURNED)})
        assert response.json()["success"]
        assert_clean(CmsImage.objects.get())

    def test_chooser(self, admin_client):
        data = {"image-chooser-upload-title": "x", "image-chooser-upload-file": files.upload(TURNED)}
        data["image-chooser-upload-collection"] = "1"
        response = admin_client.post(reverse("wagtailimages_chooser:create"), data)
        assert response.json()["step"] == "chosen"
        assert_clean(CmsImage.objects.get())

    def test_replacing_the_file(self, admin_client):
        image = CmsImage.objects.create(
            title="x", file=files.upload(files.saved(files.halves(60, 60), "PNG"))
        )
        before = image.file.name
        data = {"title": "x", "file": files.upload(TURNED), "collection": "1"}
        assert admin_client.post(reverse("wagtailimages:edit", args=[image.pk]), data).status_code == 302
        assert_clean(image)
        assert not image.file.storage.exists(before)

    def test_api_v3(self, admin_user):
        schema = registry.get(CmsImage._meta.label).create_schema
        form = build_image_form(
            CmsImage, schema(title="x", collection_id=1), files.upload(TURNED), admin_user
        )
        action_registry.get_action_class(CmsImage, "create")(
            form.instance, user=admin_user, form=form
        ).execute()
        assert_clean(CmsImage.objects.get())


class TestRefusals:
    @pytest.mark.parametrize(
        "data", [files.png_bomb(30_000, 30_000), b"<svg/>", TURNED[:900]], ids=["bomb", "svg", "cut"]
    )
    def test_admin_says_why_beside_the_field(self, admin_client, settings, data):
        response = admin_client.post(
            reverse("wagtailimages:add"), {"title": "x", "file": files.upload(data), "collection": "1"}
        )
        assert response.status_code == 200
        assert response.context["form"].errors["file"]
        assert not CmsImage.objects.exists()
        assert_nothing_left_on_disk(settings)

    def test_multiple_upload_answers_with_the_reason(self, admin_client):
        response = admin_client.post(
            reverse("wagtailimages:add_multiple"), {"files[]": files.upload(files.png_bomb(30_000, 30_000))}
        )
        answer = response.json()
        assert not answer["success"]
        assert "64" in answer["error_message"]

    @pytest.mark.parametrize("data", [files.png_bomb(30_000, 30_000), b"<svg/>"], ids=["bomb", "svg"])
    def test_code(self, settings, data):
        with pytest.raises(PictureRefusedError):
            CmsImage.objects.create(title="x", file=files.upload(data))
        assert_nothing_left_on_disk(settings)


class TestExtension:
    @pytest.mark.parametrize(
        ("data", "name", "ending"),
        [
            (files.saved(files.halves(), "HEIF"), "IMG_1.jpg", ".jpg"),
            (files.saved(files.halves(), "WEBP"), "slika.png", ".jpg"),
            (files.saved(files.halves(), "PNG"), "slika.jpg", ".png"),
            (files.phone_jpeg(), "slika", ".jpg"),
            (files.phone_jpeg(), "Š" * 200 + ".JPG", ".jpg"),
        ],
        ids=["heic as jpg", "webp as png", "png as jpg", "no extension", "long name"],
    )
    def test_content_decides(self, admin_client, data, name, ending):
        response = admin_client.post(
            reverse("wagtailimages:add"), {"title": "x", "file": files.upload(data, name), "collection": "1"}
        )
        assert response.status_code == 302
        assert CmsImage.objects.get().file.name.endswith(ending)


def test_an_upload_waiting_for_its_form_is_clean_too(admin_client):
    # Wagtail parks a file whose other fields do not validate yet.
    admin_client.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": files.upload(TURNED), "title": "x" * 300},
    )
    parked = UploadedFile.objects.get()
    with parked.file.open("rb") as file:
        assert files.leaks(file.read()) == []
    assert "5501" not in parked.file.name


class TestPortrait:
    def test_is_clean_and_for_admin_users_only(self, admin_client, admin_user, client):
        profile = UserProfile.objects.create(user=admin_user, avatar=files.upload(TURNED))
        with profile.avatar.open("rb") as file:
            assert files.leaks(file.read()) == []
        assert "5501" not in profile.avatar.name
        assert admin_client.get(profile.avatar.url).status_code == 200
        client.logout()
        assert client.get(profile.avatar.url).status_code == 302

    def test_a_refused_one_is_not_stored(self, admin_user):
        assert not UserProfile.objects.create(user=admin_user, avatar=files.upload(b"<svg/>")).avatar


class TestAltText:
    @pytest.mark.parametrize("text", ["IMG_5501.jpg", "DSC_0042", "scan-001"])
    @pytest.mark.parametrize("field", ["alt_sr", "alt_en"])
    def test_form_refuses_a_file_name(self, admin_client, field, text):
        data = {"title": "x", "file": files.upload(files.phone_jpeg()), "collection": "1", field: text}
        response = admin_client.post(reverse("wagtailimages:add"), data)
        assert text in str(response.context["form"].errors[field])

    def test_editors_are_told_that_the_title_is_theirs_alone(self, admin_client):
        form = admin_client.get(reverse("wagtailimages:add")).context["form"]
        assert form["title"].help_text

    def test_the_file_name_stands_for_nothing(self):
        image = CmsImage(title="IMG_5501.jpg")
        assert image.alt_in("sr-latn") == image.alt_in("en") == image.default_alt_text == ""
