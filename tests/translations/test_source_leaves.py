"""Withdrawing, moving or deleting a source leaves its translation readable and editable (traps.md, 7)."""

import pytest
from django.urls import reverse
from wagtail_localize.models import LocaleSynchronization, Translation

from cms.translations.checks import check_no_synchronised_locales, check_settings
from home.factories import StandardPageFactory
from home.models import StandardPage
from tests.translations.desk import submit, target, write_all


@pytest.fixture
def record(site_tree, django_capture_on_commit_callbacks) -> Translation:
    about = StandardPageFactory(parent=site_tree.sr.home, title="O nama", slug="o-nama")
    about.save_revision().publish()
    record = submit(about)
    write_all(record)
    with django_capture_on_commit_callbacks(execute=True):
        record.save_target(publish=True)
    return record


def test_unpublished_source(client, record):
    record.source.get_source_instance().unpublish()
    assert client.get("/en/en-o-nama/").status_code == 200
    response = client.get("/sr-latn/o-nama/")
    assert (response.status_code, response["Location"]) == (302, "/sr-latn/en-o-nama/")


def test_moved_source(client, site_tree, record):
    other = StandardPageFactory(parent=site_tree.sr.home, title="Drugo", slug="drugo")
    record.source.get_source_instance().move(other, pos="last-child")
    assert client.get("/en/en-o-nama/").status_code == 200
    response = client.get("/en/drugo/o-nama/")
    assert (response.status_code, response["Location"]) == (301, "/en/en-o-nama/")


def test_deleted_source(client, admin_client, record):
    english = target(record)
    record.source.get_source_instance().delete()
    assert client.get("/en/en-o-nama/").status_code == 200
    url = reverse("wagtailadmin_pages:edit", args=[english.pk])
    assert "wagtailadmin/pages/edit.html" in [t.name for t in admin_client.get(url).templates]
    english.title = "About us"
    english.save_revision().publish()
    assert StandardPage.objects.get(pk=english.pk).title == "About us"


def test_deleted_translation(client, record):
    target(record).delete()
    assert client.get("/en/o-nama/").status_code == 200
    assert submit(record.source.get_source_instance()).enabled


class TestChecks:
    def test_all_is_well(self, locales):
        assert check_settings() == []
        assert check_no_synchronised_locales(databases=["default"]) == []

    def test_a_submitted_translation_would_go_live(self, settings):
        settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = True
        assert [error.id for error in check_settings()] == ["translations.E001"]

    def test_a_synchronised_locale_would_make_aliases(self, locales):
        LocaleSynchronization.objects.bulk_create(
            [LocaleSynchronization(locale=locales.en, sync_from=locales.sr)]
        )
        found = check_no_synchronised_locales(databases=["default"])
        assert [error.id for error in found] == ["translations.E002"]
