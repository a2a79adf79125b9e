"""A draft, and whoever may show it."""

import pytest

from home.roles import EDITORS
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage
from tests.translations.rights.people import someone


@pytest.fixture
def draft(site_tree) -> NewsPage:
    page = NewsPageFactory(
        parent=site_tree.sr.news, title="Radionica", lead="Za zanatlije iz Niša.", live=False
    )
    page.save_revision()
    return NewsPage.objects.get(pk=page.pk)


@pytest.fixture
def editor(draft):
    return someone(EDITORS)
