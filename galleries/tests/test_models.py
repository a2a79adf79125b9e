"""Galleries: covers and counts in lists, alternative texts, order."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.images.factories import CmsImageFactory
from galleries.covers import refresh_covers
from galleries.factories import GalleryPageFactory, GalleryPhotoFactory
from galleries.models import GalleryPage, GalleryPhoto

pytestmark = pytest.mark.django_db


@pytest.fixture
def gallery(site_tree):
    return GalleryPageFactory(parent=site_tree.sr.galleries, title="Radionica u Nišu")


def names(gallery: GalleryPage) -> list[str]:
    return [photo.caption for photo in GalleryPage.objects.get(pk=gallery.pk).photos.all()]


class TestCover:
    def test_first_photo_and_number(self, gallery):
        second = GalleryPhotoFactory(page=gallery, sort_order=2)
        first = GalleryPhotoFactory(page=gallery, sort_order=1)
        gallery = GalleryPage.objects.get(pk=gallery.pk)
        assert (gallery.teaser_image, gallery.photo_count) == (first.image, 2)
        first.delete()
        gallery = GalleryPage.objects.get(pk=gallery.pk)
        assert (gallery.teaser_image, gallery.photo_count) == (second.image, 1)

    def test_chosen_pictures_go_first(self, gallery):
        GalleryPhotoFactory(page=gallery)
        gallery.lead_image = lead = CmsImageFactory()
        gallery.save()
        assert gallery.teaser_image == lead

    def test_empty_gallery(self, gallery):
        assert (gallery.teaser_image, gallery.photo_count) == (None, 0)

    def test_a_draft_changes_nothing_until_it_is_published(self, gallery):
        GalleryPhotoFactory(page=gallery)
        gallery = GalleryPage.objects.get(pk=gallery.pk)
        gallery.photos.add(GalleryPhoto(image=CmsImageFactory(), locale=gallery.locale, sort_order=9))
        revision = gallery.save_revision()
        assert GalleryPage.objects.get(pk=gallery.pk).photo_count == 1
        revision.publish()
        assert GalleryPage.objects.get(pk=gallery.pk).photo_count == 2

    def test_an_old_revision_does_not_bring_its_count_back(self, gallery):
        gallery.save_revision()
        GalleryPhotoFactory(page=gallery)
        latest = GalleryPage.objects.get(pk=gallery.pk).get_latest_revision_as_object()
        assert (latest.photos.count(), latest.photo_count) == (0, 1)

    def test_after_writes_past_the_models(self, gallery):
        image = CmsImageFactory()
        GalleryPhoto.objects.bulk_create(
            GalleryPhoto(page=gallery, image=image, locale=gallery.locale, sort_order=n) for n in range(4)
        )
        refresh_covers()
        gallery.refresh_from_db()
        assert (gallery.cover, gallery.number_of_photos) == (image, 4)


class TestQueries:
    """Photos are one query, their images one, whatever their number; the rest of a page is counted elsewhere."""

    @pytest.fixture
    def queries(self, client):
        def run(url: str) -> list[str]:
            client.get(url)
            with CaptureQueriesContext(connection) as context:
                assert client.get(url).status_code == 200
            return [query["sql"] for query in context.captured_queries]

        return run

    def fill(self, gallery, number):
        for n in range(number):
            GalleryPhotoFactory(page=gallery, sort_order=n)

    def test_a_gallery_costs_the_same_with_3_and_40_photos(self, queries, site_tree):
        few = GalleryPageFactory(parent=site_tree.sr.galleries)
        many = GalleryPageFactory(parent=site_tree.sr.galleries)
        self.fill(few, 3)
        self.fill(many, 40)
        small, large = queries(few.url), queries(many.url)
        assert len(small) == len(large)
        assert len([sql for sql in large if 'FROM "galleries_galleryphoto"' in sql]) == 1

    def test_the_list_costs_the_same_with_2_and_12_galleries(self, queries, site_tree):
        section = site_tree.sr.galleries
        for _ in range(2):
            self.fill(GalleryPageFactory(parent=section), 3)
        small = queries(section.url)
        for _ in range(10):
            self.fill(GalleryPageFactory(parent=section), 5)
        large = queries(section.url)
        assert len(small) == len(large)
        assert not [sql for sql in large if "galleries_galleryphoto" in sql]
        assert not [sql for sql in large if 'FROM "images_cmsimage"' in sql]  # joined to the galleries

    def test_photos_with_images_and_texts(self, gallery, django_assert_num_queries):
        self.fill(gallery, 6)
        gallery = GalleryPage.objects.select_related("locale").get(pk=gallery.pk)
        with django_assert_num_queries(2):  # photos, images
            assert all(photo.alt_text and photo.credit_line for photo in gallery.get_photos())

    def test_photos_of_an_unsaved_preview(self, gallery):
        gallery.photos.add(GalleryPhoto(image=CmsImageFactory(alt_sr="Štand"), sort_order=0))
        assert [photo.alt_text for photo in gallery.get_photos()] == ["Štand"]


class TestAlt:
    def photo(self, gallery, **fields):
        image = CmsImageFactory(alt_sr="Sa slike", alt_en="From the image", credit="Milan")
        return GalleryPhotoFactory.build(page=gallery, image=image, locale=gallery.locale, **fields)

    def test_own_text_first_then_the_images(self, gallery):
        assert self.photo(gallery, alt="Sa fotografije").alt_text == "Sa fotografije"
        assert self.photo(gallery, alt="").alt_text == "Sa slike"

    def test_decorative(self, gallery):
        assert self.photo(gallery, alt="", is_decorative=True).alt_text == ""

    def test_decorative_with_a_text_is_refused(self, gallery):
        with pytest.raises(ValidationError) as caught:
            self.photo(gallery, alt="Sala", is_decorative=True).clean()
        assert "alt" in caught.value.message_dict

    def test_a_file_name_is_refused(self, gallery):
        with pytest.raises(ValidationError) as caught:
            self.photo(gallery, alt="IMG_5501.jpg").clean_fields()
        assert "alt" in caught.value.message_dict

    def test_credit(self, gallery):
        assert self.photo(gallery).credit_line == "Milan"
        assert self.photo(gallery, credit="Jovana").credit_line == "Jovana"


class TestTranslation:
    def test_photos_keep_their_order_and_get_translated_texts(self, gallery, locales):
        for n in range(3):
            GalleryPhotoFactory(
                page=gallery, sort_order=3 - n, caption=f"Natpis {n}", alt=f"Opis fotografije {n}"
            )
        gallery = GalleryPage.objects.get(pk=gallery.pk)
        gallery.save_revision().publish()
        source, _created = TranslationSource.update_or_create_from_instance(gallery)
        translation = Translation.objects.create(source=source, target_locale=locales.en)
        for segment in source.stringsegment_set.all():
            StringTranslation.objects.create(
                translation_of=segment.string,
                context=segment.context,
                locale=locales.en,
                data=segment.string.data.replace("Natpis", "Caption").replace("Opis fotografije", "Photo of"),
            )
        translation.save_target(publish=True)
        english = gallery.get_translation(locales.en)
        photos = english.get_photos()
        assert [photo.caption for photo in photos] == ["Caption 2", "Caption 1", "Caption 0"]
        assert [photo.alt_text for photo in photos] == ["Photo of 2", "Photo of 1", "Photo of 0"]
        assert {photo.locale_id for photo in GalleryPhoto.objects.filter(page=english)} == {locales.en.pk}
        assert [p.image_id for p in photos] == [p.image_id for p in gallery.get_photos()]
        assert english.photo_count == 3

    def test_image_texts_follow_the_language(self, gallery, locales):
        GalleryPhotoFactory(page=gallery, alt="", image=CmsImageFactory(alt_sr="Sala", alt_en="Hall"))
        gallery = GalleryPage.objects.get(pk=gallery.pk)
        english = gallery.copy_for_translation(locales.en, copy_parents=True)
        assert [photo.alt_text for photo in gallery.get_photos()] == ["Sala"]
        assert [photo.alt_text for photo in english.get_photos()] == ["Hall"]


def test_event_is_chosen_among_events(admin_client, gallery):
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[gallery.pk]))
    assert "events.eventpage" in response.content.decode()
