"""Fixtures that every app's tests use."""

from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.test import Client, TransactionTestCase
from django.utils import translation
from wagtail.models import Locale, Page, Site

from cms.delivery.version import start_new_version
from cms.pages.factories import translate
from cms.translations.state.changes import forget, settle_safely
from events.factories import EventListPageFactory
from events.models import EventListPage
from galleries.factories import GalleryListPageFactory
from galleries.models import GalleryListPage
from home.factories import HomePageFactory
from home.models import HomePage
from newsroom.factories import NewsListPageFactory
from newsroom.models import NewsListPage
from tests.kept_rows import FirstRows, KeptRows
from tests.migrated import MigratedDatabase


@pytest.fixture(scope="session")
def _migrated(pytestconfig) -> MigratedDatabase:
    return MigratedDatabase(pytestconfig.cache.mkdir("migrated"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, _migrated):
    """Start from what the last run migrated, where the database is SQLite in memory."""
    _migrated.fill()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, _migrated, django_db_blocker):
    """Keep what was migrated for the next run, and let tests that commit leave it as it was."""
    _migrated.release()
    with django_db_blocker.unblock():
        _migrated.keep()
        first = FirstRows()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: first.restore())
        yield


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


_kept_trees: list[KeptRows] = []


@pytest.fixture
def site_tree(locales) -> SimpleNamespace:
    """Both languages' home pages and sections, live, as the default site.

    ``site_tree.sr`` and ``site_tree.en`` each have ``home``, ``news``, ``events`` and ``galleries``.
    """
    if kept := next((kept for kept in _kept_trees if kept.fit()), None):
        kept.write()
        start_new_version()
    else:
        _kept_trees.append(KeptRows(lambda: _plant(locales)))
    return SimpleNamespace(**{code: _tree(locale) for code, locale in vars(locales).items()})


def _tree(locale: Locale) -> SimpleNamespace:
    models = {"home": HomePage, "news": NewsListPage, "events": EventListPage, "galleries": GalleryListPage}
    pages = {name: model.objects.get(locale=locale) for name, model in models.items()}
    for page in pages.values():
        page.locale = locale
    return SimpleNamespace(**pages)


def _plant(locales: SimpleNamespace) -> None:
    home = HomePage.objects.filter(locale=locales.sr).first()
    if home is None:
        home = HomePageFactory(parent=Page.get_first_root_node(), locale=locales.sr, slug="pocetna")
        Site.objects.all().delete()
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    if not home.get_translation_or_none(locales.en):
        translate(home, title="Cluster House")
    translate(NewsListPageFactory(parent=home, slug="vesti"), title="News", slug="news")
    translate(EventListPageFactory(parent=home, slug="dogadjaji"), title="Events", slug="events")
    translate(GalleryListPageFactory(parent=home, slug="galerije"), title="Galleries", slug="galleries")
    settle_safely()
