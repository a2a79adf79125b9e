"""PostgreSQL answers the hot questions by its indexes, whatever share of the pages has a word."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.fulltext import full_text
from search.query import Search
from search.speed import MadeUpSite

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's planner")


@pytest.fixture
def site(site_tree) -> MadeUpSite:
    """Enough entries that reading them all would be a choice."""
    site = MadeUpSite(7, vocabulary=400)
    site.grow_to(600, is_vacuumed=False)
    return site


def plans_of(search: Search) -> list[str]:
    """How the database answers each query that a whole answer puts to the index."""
    with full_text().by_index(), CaptureQueriesContext(connection) as queries:
        search.hits(1, 20)
        search.facets()
        search.hits_elsewhere(5)
        search.suggestions(8)
        asked = [query["sql"] for query in queries if "tsquery" in query["sql"]]
        plans = []
        with connection.cursor() as cursor:
            for sql in asked:
                cursor.execute(f"EXPLAIN {sql}")
                plans.append("\n".join(line for (line,) in cursor.fetchall()))
    return plans


@pytest.mark.parametrize("place", [1, 30, 300])
def test_no_question_reads_all_entries(site, place):
    language = "sr"
    search = Search(site.words[language].about(place), site.locales[language])
    plans = plans_of(search)
    assert len(plans) >= 4
    for plan in plans:
        assert "Seq Scan on search_searchentry" not in plan, plan
        assert "Bitmap Index Scan on search_searchentry_" in plan, plan
        assert "JIT" not in plan, plan
