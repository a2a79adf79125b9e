"""No page is the alias of another, whoever asks for it (design.md, decision 2). Messages are read in Serbian."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import LocaleSynchronization

from home.factories import StandardPageFactory
from tests.translations.desk import submit, target


@pytest.fixture
def about(site_tree) -> Page:
    page = StandardPageFactory(parent=site_tree.sr.home, title="O nama", slug="o-nama")
    page.save_revision().publish()
    return page


@pytest.fixture(autouse=True)
def _no_alias_is_left(db):
    yield
    assert not Page.objects.filter(alias_of__isnull=False).exists()


class TestCode:
    def test_an_alias_is_not_made(self, about):
        with pytest.raises(ValidationError, match="preslikan"), transaction.atomic():
            about.create_alias(update_slug="alias")

    def test_a_copy_for_translation_is_no_alias(self, site_tree, about):
        with pytest.raises(ValidationError, match="preslikan"), transaction.atomic():
            about.copy_for_translation(site_tree.en.home.locale, alias=True)

    def test_pages_above_are_not_filled_in(self, site_tree, about):
        child = StandardPageFactory(parent=about, title="Tim")
        with pytest.raises(ValidationError, match="preslikan"), transaction.atomic():
            child.copy_for_translation(site_tree.en.home.locale, copy_parents=True)

    def test_a_page_does_not_become_one(self, about):
        other = StandardPageFactory(parent=about.get_parent(), title="Drugo")
        other.alias_of = about
        with pytest.raises(ValidationError, match="preslikan"):
            other.full_clean()
        with pytest.raises(ValidationError, match="preslikan"), transaction.atomic():
            other.save(update_fields=["alias_of"], clean=False)


class TestAdmin:
    def test_copying_offers_no_alias(self, admin_client, about):
        url = reverse("wagtailadmin_pages:copy", args=[about.pk])
        assert "alias" not in admin_client.get(url).context["form"].fields
        values = {"new_title": "Kopija", "new_slug": "kopija", "new_parent_page": about.get_parent().pk}
        admin_client.post(url, {**values, "alias": "on"})
        assert Page.objects.get(slug="kopija").alias_of_id is None

    def test_a_translation_is_not_converted(self, admin_client, about):
        page = target(submit(about))
        url = reverse("wagtail_localize:convert_to_alias", args=[page.pk])
        response = admin_client.post(url, follow=True)
        assert "preslikan" in " ".join(str(message) for message in response.context["messages"])

    def test_nor_offered_to_be(self, admin_client, about):
        record = submit(about)
        record.enabled = False
        record.save()
        url = reverse("wagtailadmin_pages:edit", args=[target(record).pk])
        text = admin_client.get(url).text
        assert "localize-restart-translation" in text
        assert "localize-convert-to-alias" not in text

    def test_the_page_above_is_translated_first(self, admin_client, site_tree, about):
        child = StandardPageFactory(parent=about, title="Tim")
        url = reverse("wagtail_localize:submit_page_translation", args=[child.pk])
        values = {"locales": [site_tree.en.home.locale.pk], "include_subtree": ""}
        response = admin_client.post(url, values, follow=True)
        assert "O nama" in " ".join(str(message) for message in response.context["messages"])
        assert not child.has_translation(site_tree.en.home.locale)
        submit(about)
        admin_client.post(url, values)
        assert child.has_translation(site_tree.en.home.locale)


class TestSynchronisedLocales:
    def test_the_form_refuses_it(self, admin_client, site_tree):
        english = site_tree.en.home.locale
        prefix = f"component-{LocaleSynchronization._meta.db_table}"
        response = admin_client.post(
            reverse("wagtaillocales:edit", args=[english.pk]),
            {
                "language_code": "en",
                f"{prefix}-enabled": "on",
                f"{prefix}-sync_from": site_tree.sr.home.locale.pk,
            },
        )
        assert response.status_code == 200
        assert "preslikala" in response.text
        assert not LocaleSynchronization.objects.exists()

    def test_the_form_still_saves_without_it(self, admin_client, site_tree):
        url = reverse("wagtaillocales:edit", args=[site_tree.en.home.locale.pk])
        assert admin_client.post(url, {"language_code": "en"}).status_code == 302

    def test_a_program_is_refused(self, locales):
        with pytest.raises(ValidationError):
            LocaleSynchronization.objects.create(locale=locales.en, sync_from=locales.sr)
        assert not LocaleSynchronization.objects.exists()
