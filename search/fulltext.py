"""Full-text search over the keys of ``SearchEntry``, in each of the two databases' own way.

PostgreSQL keeps generated ``tsvector`` columns with GIN indexes, SQLite an FTS5 table kept by triggers; both are
always what the row says, on whichever path it was written. The rest of the app sees one class with one behaviour. The
search backends that come with Wagtail are not used here: they rank on SQLite row by row and miss the index on PostgreSQL.
"""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass

from django.db import connections, transaction
from django.db.models import FloatField, QuerySet
from django.db.models.expressions import RawSQL

from search.models import SearchEntry

TERM = re.compile(r"\w+")


@dataclass(frozen=True)
class Terms:
    """What to look for: stemmed keys, and the words as typed (lower-case Latin) that rank an exact spelling first.

    ``is_any`` asks for pages with at least one of the keys instead of all; ``prefix`` is the start of one more word,
    and ``prefix_key`` its key in case that it is typed to the end already;
    ``title`` is the key of a title that says just what was typed, whose page ranks first.
    """

    keys: tuple[str, ...]
    exact: tuple[str, ...] = ()
    is_any: bool = False
    prefix: str = ""
    prefix_key: str = ""
    title: str = ""

    def __bool__(self) -> bool:
        return bool(self.keys or self.prefix)


class PostgresFullText:
    """``vector`` holds the keys with weights A to D, ``head_vector`` all but the body's, ``exact_vector`` unfolded words."""

    # Weights of body, lead, names and title, in the order PostgreSQL wants them (D, C, B, A).
    WEIGHTS = "{0.1, 0.4, 0.5, 1.0}"
    MATCH = "search_searchentry.vector @@ to_tsquery('simple', %s)"
    RANK = f"ts_rank('{WEIGHTS}', search_searchentry.vector, to_tsquery('simple', %s))"
    # A body's vector lies outside its row; reading thousands of them is what takes time.
    HEAD_RANK = RANK.replace(".vector,", ".head_vector,")
    EXACT_RANK = " + ts_rank(search_searchentry.exact_vector, to_tsquery('simple', %s)) * 0.5"
    TITLE_RANK = " + (search_searchentry.title_key = %s)::int"
    INSTALL = (
        """ALTER TABLE search_searchentry
             ADD COLUMN vector tsvector GENERATED ALWAYS AS (
               setweight(to_tsvector('simple', title_key), 'A') || setweight(to_tsvector('simple', names_key), 'B') ||
               setweight(to_tsvector('simple', lead_key), 'C') || setweight(to_tsvector('simple', body_key), 'D')
             ) STORED,
             ADD COLUMN head_vector tsvector GENERATED ALWAYS AS (
               setweight(to_tsvector('simple', title_key), 'A') || setweight(to_tsvector('simple', names_key), 'B') ||
               setweight(to_tsvector('simple', lead_key), 'C')
             ) STORED,
             ADD COLUMN exact_vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', exact)) STORED""",
        "CREATE INDEX search_searchentry_vector ON search_searchentry USING gin (vector)",
    )
    REMOVE = (
        """ALTER TABLE search_searchentry DROP COLUMN vector, DROP COLUMN IF EXISTS head_vector,
             DROP COLUMN exact_vector""",
    )

    @contextmanager
    def by_index(self) -> Iterator[None]:
        """Within the block, have the index asked for frequent words too.

        PostgreSQL does not count in that a vector lies outside its row: for a word on half of the pages it would read them all.
        """
        using = SearchEntry.objects.db
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            yield
            cursor.execute("SET LOCAL enable_seqscan = on")

    def narrow(self, entries: QuerySet, terms: Terms) -> QuerySet:
        """The entries that match."""
        return entries.extra(where=[self.MATCH], params=[self._query(terms)])  # noqa: S610

    def rank(self, entries: QuerySet, terms: Terms, *, by_head: bool = False) -> QuerySet:
        """Matching entries, best first; ``by_head`` leaves the bodies out of the comparison, for large numbers."""
        sql, params = self.HEAD_RANK if by_head else self.RANK, [self._query(terms)]
        if terms.exact:
            sql += self.EXACT_RANK
            params.append(" | ".join(f"'{word}'" for word in terms.exact))
        if terms.title:
            sql += self.TITLE_RANK
            params.append(terms.title)
        rank = RawSQL(sql, params, output_field=FloatField())  # noqa: S611
        return self.narrow(entries, terms).annotate(rank=rank).order_by("-rank", "-page_id")

    @staticmethod
    def _query(terms: Terms) -> str:
        query = (" | " if terms.is_any else " & ").join(f"'{key}'" for key in terms.keys)
        prefix = f"('{terms.prefix}':* | '{terms.prefix_key}')" if terms.prefix else ""
        return " & ".join(part for part in (f"({query})" if query else "", prefix) if part)


class SqliteFullText:
    """``search_fts`` is an FTS5 table over the same columns, without a copy of their text."""

    COLUMNS = ("title_key", "names_key", "lead_key", "body_key")
    # Asked first and kept: left to itself SQLite may put the question to the index again for every entry.
    MATCH = """search_searchentry.id IN (WITH found AS MATERIALIZED (
                 SELECT rowid AS id FROM search_fts WHERE search_fts MATCH %s) SELECT id FROM found)"""
    TITLE_RANK = " - 10 * (search_searchentry.title_key = %s)"
    RANK = "bm25(search_fts, 10.0, 5.0, 4.0, 1.0, 3.0)"
    INSTALL = (
        """CREATE VIRTUAL TABLE search_fts USING fts5(
             title_key, names_key, lead_key, body_key, exact,
             content='search_searchentry', content_rowid='id', tokenize="unicode61 remove_diacritics 0")""",
        """CREATE TRIGGER search_fts_insert AFTER INSERT ON search_searchentry BEGIN
             INSERT INTO search_fts(rowid, title_key, names_key, lead_key, body_key, exact)
             VALUES (new.id, new.title_key, new.names_key, new.lead_key, new.body_key, new.exact); END""",
        """CREATE TRIGGER search_fts_delete AFTER DELETE ON search_searchentry BEGIN
             INSERT INTO search_fts(search_fts, rowid, title_key, names_key, lead_key, body_key, exact)
             VALUES ('delete', old.id, old.title_key, old.names_key, old.lead_key, old.body_key, old.exact); END""",
        """CREATE TRIGGER search_fts_update AFTER UPDATE ON search_searchentry BEGIN
             INSERT INTO search_fts(search_fts, rowid, title_key, names_key, lead_key, body_key, exact)
             VALUES ('delete', old.id, old.title_key, old.names_key, old.lead_key, old.body_key, old.exact);
             INSERT INTO search_fts(rowid, title_key, names_key, lead_key, body_key, exact)
             VALUES (new.id, new.title_key, new.names_key, new.lead_key, new.body_key, new.exact); END""",
        "INSERT INTO search_fts(search_fts) VALUES ('rebuild')",
    )
    REMOVE = (
        "DROP TRIGGER search_fts_insert",
        "DROP TRIGGER search_fts_delete",
        "DROP TRIGGER search_fts_update",
        "DROP TABLE search_fts",
    )

    def by_index(self) -> AbstractContextManager[None]:
        """Nothing to say to SQLite: its index is a table of its own."""
        return nullcontext()

    def narrow(self, entries: QuerySet, terms: Terms) -> QuerySet:
        """The entries that match."""
        return entries.extra(where=[self.MATCH], params=[self._query(terms)])  # noqa: S610

    def rank(self, entries: QuerySet, terms: Terms, *, by_head: bool = False) -> QuerySet:
        """Matching entries, best first; ``by_head`` changes nothing here."""
        query = self._query(terms)
        if terms.exact:
            # The alternative adds the exact words to the rank without finding anything more.
            exact = " OR ".join(f'"{word}"' for word in terms.exact)
            query = f"({query}) AND (({query}) OR exact : ({exact}))"
        joined = entries.extra(  # noqa: S610
            tables=["search_fts"],
            where=["search_fts.rowid = search_searchentry.id", "search_fts MATCH %s"],
            params=[query],
            select={"rank": self.RANK + (self.TITLE_RANK if terms.title else "")},
            select_params=[terms.title] if terms.title else [],
        )
        return joined.extra(order_by=["rank", "-page_id"])

    @classmethod
    def _query(cls, terms: Terms) -> str:
        query = (" OR " if terms.is_any else " AND ").join(f'"{key}"' for key in terms.keys)
        prefix = f'("{terms.prefix}" * OR "{terms.prefix_key}")' if terms.prefix else ""
        both = " AND ".join(part for part in (f"({query})" if query else "", prefix) if part)
        return f"{{{' '.join(cls.COLUMNS)}}} : ({both})"


BACKENDS: dict[str, type[PostgresFullText] | type[SqliteFullText]] = {
    "postgresql": PostgresFullText,
    "sqlite": SqliteFullText,
}


def full_text(vendor: str | None = None) -> PostgresFullText | SqliteFullText:
    """The implementation for a database vendor; that of the site's own database by default."""
    return BACKENDS[vendor or connections[SearchEntry.objects.db].vendor]()
