"""A fresh site is usable in both languages, and setting it up again changes nothing."""

import pytest
from wagtail.models import Locale, Page, Site

from home.bootstrap import ensure_site
from home.models import HomePage

pytestmark = pytest.mark.django_db


@pytest.fixture
def empty_site():
    """Nothing but what Wagtail's own first migration makes."""
    Page.objects.filter(depth__gt=1).delete()
    Locale.objects.exclude(language_code="sr-latn").delete()
    root = Page.objects.get(depth=1)
    Page.objects.filter(pk=root.pk).update(numchild=0)
    root.refresh_from_db()
    welcome = root.add_child(instance=Page(title="Welcome to your new Wagtail site!", slug="home"))
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
    return welcome


def test_two_live_home_pages_are_each_others_translation(empty_site):
    homes = ensure_site()
    serbian, english = (HomePage.objects.get(pk=homes[code].pk) for code in ("sr-latn", "en"))
    assert (serbian.live, english.live) == (True, True)
    assert serbian.get_translations().get() == english
    assert (serbian.get_url(), english.get_url()) == ("/sr-latn/", "/en/")


def test_the_default_site_leads_to_them_at_the_address_of_the_settings(empty_site, settings):
    settings.SITE_URL = "https://example.rs"
    homes = ensure_site()
    site = Site.objects.get()
    assert (site.hostname, site.port, site.is_default_site) == ("example.rs", 443, True)
    assert site.root_page_id == homes["sr-latn"].pk


def test_wagtails_welcome_page_is_gone_and_the_tree_is_sound(empty_site):
    ensure_site()
    assert not Page.objects.filter(pk=empty_site.pk).exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_pages_can_be_added_below_and_beside(empty_site):
    homes = ensure_site()
    home = HomePage.objects.get(pk=homes["sr-latn"].pk)
    home.add_child(instance=Page(title="Vest"))
    Page.objects.get(depth=1).add_child(instance=Page(title="Drugo"))
    assert Page.find_problems() == ([], [], [], [], [])


def test_again_changes_nothing(empty_site):
    ensure_site()
    Site.objects.update(hostname="other.example")
    before = list(Page.objects.order_by("path").values())
    ensure_site()
    assert list(Page.objects.order_by("path").values()) == before
    assert Site.objects.get().hostname == "other.example"


def test_it_restores_what_a_flushed_database_lacks():
    Site.objects.all().delete()
    Page.objects.all().delete()
    Locale.objects.all().delete()
    ensure_site()
    assert HomePage.objects.count() == 2
    assert Site.objects.get().root_page.specific.locale.language_code == "sr-latn"


def test_a_home_page_that_editors_have_made_is_kept(empty_site):
    root = Page.objects.get(depth=1)
    own = root.add_child(instance=HomePage(title="Naša kuća", slug="nasa-kuca", locale=Locale.get_default()))
    homes = ensure_site()
    assert homes["sr-latn"].pk == own.pk
    assert homes["en"].translation_key == own.translation_key
