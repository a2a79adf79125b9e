"""The index of the admin's search is kept without measuring all of it at every save."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.search.models import IndexEntry

from newsroom.factories import NewsPageFactory

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="Other databases have no such weights."
)


def test_a_save_measures_no_titles_once_their_mean_is_known(site_tree):
    NewsPageFactory(parent=site_tree.sr.news, title="Sajam zanata")
    page = NewsPageFactory(parent=site_tree.sr.news, title="Izložba starih zanata u Nišu")
    with CaptureQueriesContext(connection) as queries:
        page.save()
    assert [query["sql"] for query in queries if "AVG(" in query["sql"]] == []
    short, long = IndexEntry.objects.order_by("-pk").values_list("title_norm", flat=True)[:2][::-1]
    assert 1.0 != short > long
