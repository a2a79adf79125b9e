"""Fixtures that every app's tests use."""

from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from wagtail.models import Locale, Page, Site

from cms.pages.factories import translate
from cms.translations.state.changes import forget, settle_safely
from events.factories import EventListPageFactory
from galleries.factories import GalleryListPageFactory
from home.factories import HomePageFactory
from home.models import HomePage
from newsroom.factories import NewsListPageFactory


@pytest.fixture(autouse=True)
def _clean_process(settings, tmp_path):
    """Keep one test's language, cache and files out of the next."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    cache.clear()
    Site.clear_site_root_paths_cache()
    forget()
    with translation.override("sr-latn"):
        yield


@pytest.fixture(autouse=True)
def _settled_before_requests(monkeypatch):
    """Follow up what a test has changed before anybody asks, as production does: within a test nothing is committed, so it
    would happen at the end of the first request, which would then start a new version of the content."""
    ask = Client.request

    def settle_and_ask(client, **request):
        settle_safely()
        return ask(client, **request)

    monkeypatch.setattr(Client, "request", settle_and_ask)


@pytest.fixture
def locales(db) -> SimpleNamespace:
    """The two content locales: ``locales.sr`` and ``locales.en``."""
    return SimpleNamespace(
        sr=Locale.objects.get_or_create(language_code="sr-latn")[0],
        en=Locale.objects.get_or_create(language_code="en")[0],
    )


@pytest.fixture
def site_tree(locales) -> SimpleNamespace:
    """Both languages' home pages and sections, live, as the default site.

    ``site_tree.sr`` and ``site_tree.en`` each have ``home``, ``news``, ``events`` and ``galleries``.
    """
    home = HomePage.objects.filter(locale=locales.sr).first()
    if home is None:
        home = HomePageFactory(parent=Page.get_first_root_node(), locale=locales.sr, slug="pocetna")
        Site.objects.all().delete()
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    home_en = home.get_translation_or_none(locales.en) or translate(home, title="Cluster House")
    sr = SimpleNamespace(
        home=home,
        news=NewsListPageFactory(parent=home, slug="vesti"),
        events=EventListPageFactory(parent=home, slug="dogadjaji"),
        galleries=GalleryListPageFactory(parent=home, slug="galerije"),
    )
    en = SimpleNamespace(
        home=home_en,
        news=translate(sr.news, title="News", slug="news"),
        events=translate(sr.events, title="Events", slug="events"),
        galleries=translate(sr.galleries, title="Galleries", slug="galleries"),
    )
    return SimpleNamespace(sr=sr, en=en)
