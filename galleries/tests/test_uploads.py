"""Many photos into a gallery at once, as editors do it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission
from wagtail_localize.models import Translation, TranslationSource

from cms.images.models import CmsImage
from cms.images.tests import files
from galleries.factories import GalleryPageFactory, GalleryPhotoFactory
from galleries.models import GalleryPage
from galleries.uploads import append_photos

pytestmark = pytest.mark.django_db


@pytest.fixture
def gallery(site_tree):
    gallery = GalleryPageFactory(parent=site_tree.sr.galleries, title="Radionica u Nišu")
    GalleryPhotoFactory(page=gallery, caption="Prva", sort_order=0)
    return GalleryPage.objects.get(pk=gallery.pk)


def draft(gallery: GalleryPage) -> GalleryPage:
    return GalleryPage.objects.get(pk=gallery.pk).get_latest_revision_as_object()


def titles(gallery: GalleryPage) -> list[str]:
    return [photo.image.title for photo in draft(gallery).get_photos()][1:]


def add_url(gallery):
    return reverse("galleries:add_photos", args=[gallery.pk])


def upload_one(client, gallery, name: str, data: bytes | None = None, **fields):
    url = reverse("galleries:upload_photo", args=[gallery.pk])
    return client.post(url, {"file": files.upload(data or files.phone_jpeg(), name), **fields})


def append(client, gallery, ids):
    return client.post(reverse("galleries:append_photos", args=[gallery.pk]), {"image": ids})


class TestPlainForm:
    def test_all_files_go_to_the_draft_in_order(self, admin_client, gallery):
        chosen = [files.upload(files.phone_jpeg(), f"IMG_{n}.jpg") for n in (3, 1, 2)]
        response = admin_client.post(add_url(gallery), {"files": chosen, "credit": "M. Petrović"})
        assert response.url == reverse("wagtailadmin_pages:edit", args=[gallery.pk])
        assert titles(gallery) == ["IMG_3", "IMG_1", "IMG_2"]
        added = draft(gallery).get_photos()[1:]
        assert {photo.credit_line for photo in added} == {"M. Petrović"}
        assert {photo.alt_text for photo in added} == {""}
        assert {photo.locale for photo in added} == {gallery.locale}

    def test_what_is_live_stays(self, admin_client, gallery):
        admin_client.post(add_url(gallery), {"files": [files.upload(files.phone_jpeg())]})
        live = GalleryPage.objects.get(pk=gallery.pk)
        assert (live.live, live.photos.count(), live.has_unpublished_changes) == (True, 1, True)

    def test_refused_files_are_named_and_the_others_kept(self, admin_client, gallery):
        chosen = [
            files.upload(files.phone_jpeg(), "dobra.jpg"),
            files.upload(files.png_bomb(30_000, 30_000), "bomba.png"),
            files.upload(b"<svg/>", "crtez.jpg"),
        ]
        response = admin_client.post(add_url(gallery), {"files": chosen})
        assert [file["name"] for file in response.context["refused"]] == ["bomba.png", "crtez.jpg"]
        assert all(file["reason"] in response.content.decode() for file in response.context["refused"])
        assert titles(gallery) == ["dobra"]

    def test_nothing_chosen(self, admin_client, gallery):
        response = admin_client.post(add_url(gallery), {})
        assert response.status_code == 200
        assert not gallery.revisions.exists()

    def test_the_page_explains_itself(self, admin_client, gallery):
        html = admin_client.get(add_url(gallery)).content.decode()
        assert "multiple" in html
        assert 'type="file"' in html
        assert reverse("galleries:upload_photo", args=[gallery.pk]) in html


class TestOneByOne:
    def test_upload_then_append(self, admin_client, gallery):
        ids = [upload_one(admin_client, gallery, f"IMG_{n}.jpg").json()["id"] for n in (1, 2, 10)]
        assert titles(gallery) == []
        response = append(admin_client, gallery, ids)
        assert response.status_code == 200
        assert "3" in response.json()["message"]
        assert titles(gallery) == ["IMG_1", "IMG_2", "IMG_10"]
        assert gallery.revisions.count() == 1

    def test_files_are_cleaned(self, admin_client, gallery):
        pk = upload_one(admin_client, gallery, "IMG_1.jpg", files.phone_jpeg(orientation=6)).json()["id"]
        image = CmsImage.objects.get(pk=pk)
        assert files.leaks(image.file.read()) == []
        assert image.width < image.height

    def test_a_refused_file_says_why(self, admin_client, gallery):
        response = upload_one(admin_client, gallery, "slika.jpg", b"<svg/>")
        assert response.status_code == 422
        assert response.json()["error"]
        assert not CmsImage.objects.filter(title="slika").exists()

    def test_nothing_sent(self, admin_client, gallery):
        assert admin_client.post(reverse("galleries:upload_photo", args=[gallery.pk])).status_code == 400
        assert append(admin_client, gallery, []).status_code == 400

    def test_photos_of_a_gallery_never_published_are_stored_once(self, admin_client, admin_user, gallery):
        GalleryPage.objects.filter(pk=gallery.pk).update(live=False)
        ids = [upload_one(admin_client, gallery, "IMG_1.jpg").json()["id"]]
        append(admin_client, gallery, ids)
        photos = draft(gallery).get_photos()
        assert [photo.pk for photo in photos] == list(
            GalleryPage.objects.get(pk=gallery.pk).photos.values_list("pk", flat=True)
        )
        assert len(photos) == 2

    def test_only_own_uploads_can_be_appended(self, admin_client, gallery):
        foreign = GalleryPhotoFactory.build(page=gallery).image
        foreign.save()
        assert append(admin_client, gallery, [foreign.pk]).status_code == 400
        assert append(admin_client, gallery, ["x"]).status_code == 400
        assert titles(gallery) == []


class TestTogether:
    def test_two_uploads_at_once_both_count(self, admin_client, admin_user, gallery):
        first = upload_one(admin_client, gallery, "a.jpg").json()["id"]
        second = upload_one(admin_client, gallery, "b.jpg").json()["id"]
        append_photos(gallery.pk, [CmsImage.objects.get(pk=first)], admin_user)
        append(admin_client, gallery, [second])
        assert titles(gallery) == ["a", "b"]

    def test_an_unpublished_edit_is_kept(self, admin_client, gallery):
        edited = draft(gallery)
        edited.title = "Novi naslov"
        edited.save_revision()
        append(admin_client, gallery, [upload_one(admin_client, gallery, "a.jpg").json()["id"]])
        assert draft(gallery).title == "Novi naslov"

    def test_order_of_the_draft_is_kept(self, admin_client, gallery):
        GalleryPhotoFactory(page=gallery, caption="Druga", sort_order=99)
        append(admin_client, gallery, [upload_one(admin_client, gallery, "a.jpg").json()["id"]])
        append(admin_client, gallery, [upload_one(admin_client, gallery, "b.jpg").json()["id"]])
        photos = draft(gallery).get_photos()
        assert [photo.caption for photo in photos] == ["Prva", "Druga", "", ""]
        draft(gallery).save_revision().publish()
        published = GalleryPage.objects.get(pk=gallery.pk).get_photos()
        assert [photo.image_id for photo in published] == [photo.image_id for photo in photos]


class TestPermission:
    @pytest.fixture
    def editor(self, django_user_model, client, gallery):
        group = Group.objects.create(name="Samo ova galerija")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        user = django_user_model.objects.create_user("urednica", password="x")
        user.groups.add(group)
        client.force_login(user)
        return group

    def may(self, group, codename, on):
        permission = Permission.objects.get(codename=codename)
        if isinstance(on, Collection):
            GroupCollectionPermission.objects.create(group=group, collection=on, permission=permission)
        else:
            GroupPagePermission.objects.create(group=group, page=on, permission=permission)

    def statuses(self, client, gallery):
        return [
            client.get(add_url(gallery)).status_code,
            upload_one(client, gallery, "a.jpg").status_code,
            append(client, gallery, [1]).status_code,
        ]

    def test_both_rights_are_needed(self, client, editor, gallery):
        assert self.statuses(client, gallery) == [302, 302, 302]
        self.may(editor, "change_page", gallery.page_ptr)
        assert self.statuses(client, gallery) == [302, 302, 302]
        self.may(editor, "add_image", Collection.get_first_root_node())
        assert self.statuses(client, gallery) == [200, 200, 400]

    def test_image_right_alone_is_not_enough(self, client, editor, gallery):
        self.may(editor, "add_image", Collection.get_first_root_node())
        assert self.statuses(client, gallery) == [302, 302, 302]

    def test_anonymous(self, client, gallery):
        assert client.get(add_url(gallery)).url.startswith("/admin/login/")

    def test_locked_by_somebody_else(self, client, editor, gallery, admin_user):
        self.may(editor, "change_page", gallery.page_ptr)
        self.may(editor, "add_image", Collection.get_first_root_node())
        gallery.locked, gallery.locked_by = True, admin_user
        gallery.save()
        assert self.statuses(client, gallery) == [302, 302, 302]

    def test_other_pages_are_not_found(self, admin_client, site_tree):
        assert admin_client.get(add_url(site_tree.sr.home), follow=True).status_code == 404

    def test_a_gallery_that_follows_another_language(self, admin_client, gallery, locales):
        source, _created = TranslationSource.update_or_create_from_instance(gallery)
        Translation.objects.create(source=source, target_locale=locales.en).save_target(publish=False)
        english = gallery.get_translation(locales.en)
        assert admin_client.get(add_url(english)).status_code == 302

    def test_the_button_shows_for_whom_it_works(self, admin_client, client, gallery):
        html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[gallery.pk])).content.decode()
        assert html.count(add_url(gallery)) >= 2
