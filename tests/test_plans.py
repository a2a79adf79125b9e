"""On a site of 100,000 pages PostgreSQL answers what every reader asks by its indexes.

The pages are copies that the database makes of three real ones, so that they take seconds; each statement is explained that the
addresses really put to it.
"""

from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext, override_settings
from wagtail.models import Page

from cms.api.representation.kept import kept_json
from cms.delivery.version import start_new_version
from cms.pages.factories import translate
from cms.taxonomy.models import Tag
from events.factories import EventPageFactory
from galleries.factories import GalleryPageFactory
from home.benchmark.addresses import measured_addresses
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsPage

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's planner"),
    pytest.mark.slow,
    pytest.mark.django_db,
]

NEWS, EVENTS, GALLERIES = 30_000, 15_000, 5_000
"""Of each in each language; half of them are translations of each other."""

MOST_ROWS = 6_000
"""What a statement may read of the tables that grow. The events to come are some six hundred, each read in a few tables."""

GROWING = {
    "newsroom_newspage",
    "newsroom_newspage_tags",
    "events_eventpage",
    "events_occurrence",
    "galleries_gallerypage",
    "wagtailcore_page",
}


@pytest.fixture
def large_site(site_tree):
    """Lists of tens of thousands of pages in both languages."""
    news = NewsPageFactory(parent=site_tree.sr.news, lead="Uvod.")
    event = EventPageFactory(parent=site_tree.sr.events)
    gallery = GalleryPageFactory(parent=site_tree.sr.galleries)
    counts = {news: NEWS, event: EVENTS, gallery: GALLERIES}
    # Before any copy is made, whose keys the database's counters do not know.
    translations = {page: translate(page, title="Copied") for page in counts}
    first = Page.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    for page, count in counts.items():
        for number, original in enumerate((page, translations[page])):
            copy(original, count, key=f"{first} + n * 2 + {number}", shift=number * count // 2)
        first += 2 * count + 2
    tag_some(news)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    start_new_version()
    return site_tree


def tag_some(page: NewsPage) -> None:
    """Give a third of the news one of five tags each."""
    tags = [
        Tag.objects.create(name=f"oznaka {number}", slug=f"oznaka-{number}", locale=page.locale)
        for number in range(5)
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO newsroom_newspage_tags (newspage_id, tag_id) "
            "SELECT page_ptr_id, %s + page_ptr_id / 3 %% 5 FROM newsroom_newspage WHERE page_ptr_id %% 3 = 0",
            [tags[0].pk],
        )


def copy(page: Page, count: int, key: str, shift: int) -> None:
    """Put ``count`` copies of a page beside it, each older than the one before.

    Args:
        key: the SQL of the primary key of copy ``n``.
        shift: by how many steps the keys are moved that make pages translations of each other: copies of two pages with the same step
            belong together.
    """
    stem = page.path[: -Page.steplen]
    own = {
        "id": key,
        "page_ptr_id": key,
        # Hexadecimal digits are digits of the tree's alphabet, in the same order.
        "path": f"'{stem}' || upper(lpad(to_hex(n + 256), 4, '0'))",
        "slug": f"slug || '-{page.locale_id}-' || n",
        "url_path": f"rtrim(url_path, '/') || '-{page.locale_id}-' || n || '/'",
        "title": "title || ' ' || n",
        "translation_key": f"md5('{type(page).__name__}' || (n + {shift}))::uuid",
        "publication_date": "publication_date - n % 5000",
        "date": "date - n % 5000",
        "starts_at": "starts_at - n * interval '2 hours' + interval '1000 hours'",
        "ends_at": "ends_at - n * interval '2 hours' + interval '1000 hours'",
        "first_published_at": "now() - n * interval '1 hour'",
        "last_published_at": "now() - n * interval '1 minute'",
        "latest_revision_id": "NULL",
        "live_revision_id": "NULL",
    }
    for model in (Page, type(page)):
        _copy_rows(model, own, f"{model._meta.pk.column} = {page.pk}", count)


def _copy_rows(model: type[Model], own: dict[str, str], condition: str, count: int) -> None:
    columns = [field.column for field in model._meta.local_concrete_fields]
    values = ", ".join(own.get(column, f'"{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ({names}) SELECT {values} FROM "{table}", generate_series(1, {count}) AS n '  # noqa: S608
            f"WHERE {condition}"
        )


def rows_read(client, path: str) -> dict[str, int]:
    """How many rows of the growing tables each statement reads that an address puts to the database, by the statement."""
    # What many answers share is kept then, as it is on a running site.
    assert client.get(path).status_code == 200, path
    kept_json.forget()
    with override_settings(PAGE_CACHE_MEGABYTES=0), CaptureQueriesContext(connection) as queries:
        b"".join(client.get(path))
    found = {}
    with connection.cursor() as cursor:
        for query in queries:
            if query["sql"].startswith("SELECT"):
                cursor.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {query['sql']}")
                found[query["sql"]] = _rows_of(cursor.fetchone()[0][0]["Plan"])
    return found


def _rows_of(plan: dict[str, Any]) -> int:
    """The rows that a part of a plan and the parts below it read of the growing tables, those included that do not fit."""
    below = sum(map(_rows_of, plan.get("Plans", ())))
    if plan.get("Relation Name") not in GROWING:
        return below
    once = plan["Actual Rows"] + sum(rows for name, rows in plan.items() if name.startswith("Rows Removed"))
    return below + round(once * plan["Actual Loops"])


LISTS = {
    "newest, of the other language too": "type=newsroom.NewsPage&locale=en&fallback=true&order=-publication_date",
    "deep by a cursor": "type=newsroom.NewsPage&locale=sr&order=-publication_date&cursor={cursor}",
    "events to come": "type=events.EventPage&when=upcoming&locale=sr",
    "galleries": "type=galleries.GalleryPage&locale=sr&order=-date",
}

ORDERS = [
    f"{sign}{name}"
    for name in ("id", "title", "slug", "first_published_at", "last_published_at")
    for sign in ("", "-")
]
"""Those of lists of all types."""


def hot_addresses(client) -> dict[str, str]:
    """What readers and programs ask for most, by what it is."""
    found = {
        f"{name}, {code}": path
        for code in ("sr-latn", "en")
        for name, path in measured_addresses(code).items()
    }
    found["article between others"] = _between_others().get_url()
    lists = {name: f"/api/v2/pages/?{query}" for name, query in LISTS.items()}
    lists |= {f"all types by {order}": f"/api/v2/pages/?order={order}" for order in ORDERS}
    lists |= {f"{name}, deep": f"{lists[name]}&cursor={{cursor}}" for name in lists if "all types" in name}
    return found | {name: _with_cursor(client, path) for name, path in lists.items()}


def _between_others() -> NewsPage:
    """An article that has thousands before and after it in time, and tags."""
    return NewsPage.objects.exclude(tags=None).order_by("publication_date", "pk")[NEWS // 6]


def _with_cursor(client, path: str) -> str:
    """An address of a list, its cursor in the middle of the news if it wants one."""
    if "cursor" not in path:
        return path
    half = client.get(path.replace("cursor={cursor}", f"limit=1&offset={NEWS // 2}")).json()
    return path.format(cursor=half["meta"]["next_cursor"])


def test_no_hot_address_reads_a_large_part_of_the_site(client, large_site):
    """Neither by reading whole tables nor by following an index all the way."""
    too_many = {
        f"{name}: {sql}": rows
        for name, path in hot_addresses(client).items()
        for sql, rows in rows_read(client, path).items()
        if rows > MOST_ROWS
    }
    assert too_many == {}
