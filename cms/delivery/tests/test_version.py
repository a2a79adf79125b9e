"""What is kept for a content version is gone with the first change of content."""

import pytest
from wagtail.models import Collection

from cms.delivery.version import content_version, kept_for_version
from home.models import Navigation, SiteSettings
from newsroom.factories import NewsPageFactory


def test_a_value_is_computed_once_for_a_version(db):
    computed = []
    for _ in range(3):
        assert kept_for_version("test", lambda: computed.append(1), "sr-latn") is None
    kept_for_version("test", lambda: computed.append(1), "en")
    assert len(computed) == 2


@pytest.mark.parametrize(
    "change",
    ["publish", "unpublish", "move", "delete", "restrict", "navigation", "settings"],
)
def test_any_change_of_content_starts_a_new_version(site_tree, locales, change):
    page = NewsPageFactory(parent=site_tree.sr.news)
    revision = page.save_revision()
    before = content_version()
    if change == "publish":
        revision.publish()
    elif change == "unpublish":
        page.unpublish()
    elif change == "move":
        page.move(site_tree.en.news, pos="last-child")
    elif change == "delete":
        page.delete()
    elif change == "restrict":
        page.view_restrictions.create(restriction_type="login")
    elif change == "navigation":
        Navigation.objects.create(name="Meni", locale=locales.sr)
    else:
        SiteSettings.objects.create(site=site_tree.sr.home.get_site(), email="a@example.org")
    assert content_version() != before


def test_moving_a_collection_starts_a_new_version(db):
    """Below a private one its files are private too."""
    root = Collection.get_first_root_node()
    first, second = (root.add_child(name=name) for name in ("Javno", "Tajno"))
    before = content_version()
    first.move(second, "sorted-child")
    assert content_version() != before


def test_reading_starts_none(site_tree, client):
    client.get("/sr-latn/")
    before = content_version()
    client.get("/sr-latn/")
    assert content_version() == before


@pytest.mark.django_db(transaction=True)
def test_the_version_changes_again_when_the_change_becomes_visible():
    from django.db import transaction
    from wagtail.models import Locale

    with transaction.atomic():
        locale = Locale.objects.get_or_create(language_code="en")[0]
        locale.save()
        inside = content_version()
    assert content_version() != inside
