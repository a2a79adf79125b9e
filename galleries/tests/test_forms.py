"""A gallery is published when every photo can be described, and saved as a draft at any time."""

import pytest
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cms.images.factories import CmsImageFactory
from galleries.factories import GalleryPageFactory, GalleryPhotoFactory
from galleries.models import GalleryPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def gallery(site_tree):
    return GalleryPageFactory(parent=site_tree.sr.galleries, title="Radionica u Nišu")


def post(client, gallery, photos, action=None):
    data = {
        "title": gallery.title,
        "slug": gallery.slug,
        "lead": "",
        "date": "2017-09-25",
        "date_precision": "day",
        "photos": inline_formset(photos),
        "comments": inline_formset([]),
    }
    if action:
        data[action] = "1"
    return client.post(reverse("wagtailadmin_pages:edit", args=[gallery.pk]), nested_form_data(data))


def photo(image, **fields):
    return {"image": str(image.pk), "caption": "", "alt": "", "credit": "", **fields}


@pytest.fixture
def bare():
    return CmsImageFactory(alt_sr="", alt_en="A hall")


@pytest.fixture
def described():
    return CmsImageFactory(alt_sr="Sala puna privrednica")


def test_publishing_names_the_photos_without_a_text(admin_client, gallery, bare, described):
    response = post(admin_client, gallery, [photo(described), photo(bare), photo(bare)], "action-publish")
    form = response.context["form"]
    assert [sorted(f.errors) for f in form.formsets["photos"].forms] == [[], ["alt"], ["alt"]]
    assert "2" in form.formsets["photos"].forms[1].errors["alt"][0]
    assert "2, 3" in str(form.non_field_errors())
    assert not gallery.revisions.exists()


def test_numbers_follow_the_order_on_the_screen(admin_client, gallery, bare, described):
    photos = [photo(bare, ORDER="2"), photo(described, ORDER="1")]
    form = post(admin_client, gallery, photos, "action-publish").context["form"]
    assert "2" in form.formsets["photos"].forms[0].errors["alt"][0]


def test_submitting_for_review_asks_the_same(admin_client, gallery, bare):
    workflow = Workflow.objects.create(name="Pregled")
    workflow.workflow_tasks.create(task=GroupApprovalTask.objects.create(name="Recenzent"), sort_order=0)
    WorkflowPage.objects.update_or_create(page=gallery.get_parent(), defaults={"workflow": workflow})
    form = post(admin_client, gallery, [photo(bare)], "action-submit").context["form"]
    assert form.formsets["photos"].forms[0].errors["alt"]
    assert not GalleryPage.objects.get(pk=gallery.pk).workflow_in_progress


@pytest.mark.parametrize("fields", [{"alt": "Sala"}, {"is_decorative": "on"}])
def test_a_text_or_the_mark_is_enough(admin_client, gallery, bare, fields):
    assert post(admin_client, gallery, [photo(bare, **fields)], "action-publish").status_code == 302
    assert GalleryPage.objects.get(pk=gallery.pk).photo_count == 1


def test_the_images_own_text_is_enough(admin_client, gallery, described):
    assert post(admin_client, gallery, [photo(described)], "action-publish").status_code == 302


def test_a_deleted_photo_needs_nothing(admin_client, gallery, bare, described):
    photos = [photo(bare, DELETE="1"), photo(described)]
    assert post(admin_client, gallery, photos, "action-publish").status_code == 302
    assert GalleryPage.objects.get(pk=gallery.pk).photo_count == 1


def test_a_draft_can_wait(admin_client, gallery, bare):
    assert post(admin_client, gallery, [photo(bare)]).status_code == 302
    assert gallery.revisions.count() == 1


def test_a_file_name_is_refused_even_in_a_draft(admin_client, gallery, bare):
    form = post(admin_client, gallery, [photo(bare, alt="IMG_5501.jpg")]).context["form"]
    assert "IMG_5501.jpg" in form.formsets["photos"].forms[0].errors["alt"][0]


def test_the_editor_sees_which_photos_wait(admin_client, gallery, bare):
    GalleryPhotoFactory(page=gallery, sort_order=0)
    GalleryPhotoFactory(page=gallery, sort_order=1, alt="", image=bare)
    url = reverse("wagtailadmin_pages:edit", args=[gallery.pk])
    html = admin_client.get(url, headers={"accept-language": "en"}).content.decode()
    assert "help-warning" in html
    GalleryPage.objects.get(pk=gallery.pk).photos.last().delete()
    assert "help-warning" not in admin_client.get(url).content.decode()
