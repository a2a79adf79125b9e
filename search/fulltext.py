"""Full-text search over the keys of search entries, in each of the two databases' own way.

PostgreSQL keeps ``tsvector`` columns with GIN indexes, SQLite an FTS5 table; triggers keep both as the texts are, on
whichever path they were written (``search/schema.py``). The rest of the app sees one class with one behaviour. The
search backends that come with Wagtail are not used here: they rank on SQLite row by row and miss the index on PostgreSQL.
"""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from enum import Enum

from django.db import connections, transaction
from django.db.models import FloatField, QuerySet
from django.db.models.expressions import RawSQL

from search import schema
from search.models import SearchEntry

TERM = re.compile(r"\w+")
COUNTS = "count(*), count(*) FILTER (WHERE in_category), count(*) FILTER (WHERE fits_else)"


@dataclass(frozen=True)
class Terms:
    """What to look for: stemmed keys, and the words as typed (lower-case Latin) that rank an exact spelling first.

    ``is_any`` asks for pages with at least one of the keys instead of all; ``prefix`` is the start of one more word,
    and ``prefix_key`` its key in case that it is typed to the end already;
    ``title`` is the key of a title that says just what was typed, whose page ranks first.
    ``foreign`` holds, for keys that have another form in the other language, that form: files may be written in either.
    """

    keys: tuple[str, ...]
    exact: tuple[str, ...] = ()
    is_any: bool = False
    prefix: str = ""
    prefix_key: str = ""
    title: str = ""
    foreign: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.keys or self.prefix)

    @property
    def forms(self) -> list[tuple[str, ...]]:
        """For each key the forms of which one has to be there."""
        foreign = dict(self.foreign)
        return [(key, foreign[key]) if key in foreign else (key,) for key in self.keys]


class Part(Enum):
    """Which of the matching entries are meant: those with all the words in the title, the others, or both."""

    ALL = "all"
    TITLE = "title"
    REST = "rest"


class PostgresFullText:
    """``vector`` holds the keys with weights A to D, ``head_vector`` all but the body's, ``exact_vector`` unfolded words."""

    # Weights of body, lead, names and title, in the order PostgreSQL wants them (D, C, B, A).
    WEIGHTS = "{0.1, 0.4, 0.5, 1.0}"
    MATCH = "search_searchentry.vector @@ to_tsquery('simple', %s)"
    TITLE_MATCH = "to_tsvector('simple', search_searchentry.title_key) @@ to_tsquery('simple', %s)"
    RANK = f"ts_rank('{WEIGHTS}', search_searchentry.vector, to_tsquery('simple', %s))"
    # A body's vector lies outside its row; reading thousands of them is what takes time.
    HEAD_RANK = RANK.replace(".vector,", ".head_vector,")
    EXACT_RANK = " + ts_rank(search_searchentry.exact_vector, to_tsquery('simple', %s)) * 0.5"
    # A title that has all the words stands above whatever has them here and there, and one that has no others above all.
    IN_TITLE_RANK = " + (search_searchentry.head_vector @@ to_tsquery('simple', %s))::int"
    TITLE_RANK = " + (search_searchentry.title_key = %s)::int"
    # What matches is read once and summed up twice; ``category_keys`` is null in the sums by type, year and place.
    TALLY = f"""SELECT kind, year, place_key, max(place), category_keys, {COUNTS} FROM ({{matched}}) matched
               GROUP BY GROUPING SETS ((kind, year, place_key), (category_keys))"""  # noqa: S608
    INSTALL, REMOVE = schema.FIRST_POSTGRES, schema.FIRST_POSTGRES_REMOVED

    @contextmanager
    def by_index(self) -> Iterator[None]:
        """Within the block, have the index asked for frequent words too.

        PostgreSQL does not count in that a vector lies outside its row: for a word on half of the pages it would read them
        all. What has no index then looks so dear to it that it would compile the query, which takes longer than any answer.
        """
        using = SearchEntry.objects.db
        with transaction.atomic(using=using), connections[using].cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off")
            yield
            cursor.execute("SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL jit TO DEFAULT")

    def narrow(self, entries: QuerySet, terms: Terms, part: Part = Part.ALL) -> QuerySet:
        """The entries that match."""
        query = self._query(terms)
        where = [self.TITLE_MATCH if part is Part.TITLE else self.MATCH]
        if part is Part.REST:
            where.append(f"NOT ({self.TITLE_MATCH})")
        return entries.extra(where=where, params=[query] * len(where))  # noqa: S610

    def rank(
        self, entries: QuerySet, terms: Terms, part: Part = Part.ALL, *, by_head: bool = False
    ) -> QuerySet:
        """Matching entries, best first; ``by_head`` leaves the bodies out of the comparison, for large numbers."""
        sql, params = self.HEAD_RANK if by_head else self.RANK, [self._query(terms)]
        if terms.exact:
            sql += self.EXACT_RANK
            params.append(" | ".join(f"'{word}'" for word in terms.exact))
        if part is Part.ALL and not terms.is_any:
            sql += self.IN_TITLE_RANK
            params.append(self._query(terms, ":A"))
        if terms.title:
            sql += self.TITLE_RANK
            params.append(terms.title)
        rank = RawSQL(sql, params, output_field=FloatField())  # noqa: S611
        return self.narrow(entries, terms, part).annotate(rank=rank).order_by("-rank", "-page_id")

    @staticmethod
    def _query(terms: Terms, weight: str = "") -> str:
        keys = ["(" + " | ".join(f"'{form}'{weight}" for form in forms) + ")" for forms in terms.forms]
        query = (" | " if terms.is_any else " & ").join(keys)
        start = f"{weight or ':'}*"
        prefix = f"('{terms.prefix}'{start} | '{terms.prefix_key}'{weight})" if terms.prefix else ""
        return " & ".join(part for part in (f"({query})" if query else "", prefix) if part)


class SqliteFullText:
    """``search_fts`` is an FTS5 table over the same columns, without a copy of their text."""

    COLUMNS = "{title_key names_key lead_key body_key}"
    TITLE = "{title_key}"
    # Asked first and kept: left to itself SQLite may put the question to the index again for every entry.
    MATCH = """search_searchentry.id IN (WITH found AS MATERIALIZED (
                 SELECT rowid AS id FROM search_fts WHERE search_fts MATCH %s) SELECT id FROM found)"""
    # A title that has all the words stands above whatever has them here and there, and one that has no others above all.
    IN_TITLE_RANK = f" - 100 * ({MATCH})"
    TITLE_RANK = " - 100 * (search_searchentry.title_key = %s)"
    RANK = "bm25(search_fts, 10.0, 5.0, 4.0, 1.0, 3.0)"
    TALLY = f"""WITH matched AS MATERIALIZED ({{matched}})
               SELECT kind, year, place_key, max(place), NULL, {COUNTS} FROM matched GROUP BY kind, year, place_key
               UNION ALL
               SELECT NULL, NULL, NULL, NULL, category_keys, {COUNTS} FROM matched GROUP BY category_keys"""  # noqa: S608
    INSTALL, REMOVE = schema.FIRST_SQLITE, schema.SQLITE_REMOVED

    def by_index(self) -> AbstractContextManager[None]:
        """Nothing to say to SQLite: its index is a table of its own."""
        return nullcontext()

    def narrow(self, entries: QuerySet, terms: Terms, part: Part = Part.ALL) -> QuerySet:
        """The entries that match."""
        return entries.extra(where=[self.MATCH], params=[self._query(terms, part)])  # noqa: S610

    def rank(
        self, entries: QuerySet, terms: Terms, part: Part = Part.ALL, *, by_head: bool = False
    ) -> QuerySet:
        """Matching entries, best first; ``by_head`` changes nothing here."""
        query = self._query(terms, part)
        if terms.exact:
            # The alternative adds the exact words to the rank without finding anything more.
            exact = " OR ".join(f'"{word}"' for word in terms.exact)
            query = f"({query}) AND (({query}) OR exact : ({exact}))"
        rank, params = self.RANK, []
        if part is Part.ALL and not terms.is_any:
            rank += self.IN_TITLE_RANK
            params.append(self._query(terms, Part.TITLE))
        if terms.title:
            rank += self.TITLE_RANK
            params.append(terms.title)
        joined = entries.extra(  # noqa: S610
            tables=["search_fts"],
            where=["search_fts.rowid = search_searchentry.id", "search_fts MATCH %s"],
            params=[query],
            select={"rank": rank},
            select_params=params,
        )
        return joined.extra(order_by=["rank", "-page_id"])

    @classmethod
    def _query(cls, terms: Terms, part: Part) -> str:
        keys = ["(" + " OR ".join(f'"{form}"' for form in forms) + ")" for forms in terms.forms]
        query = (" OR " if terms.is_any else " AND ").join(keys)
        prefix = f'("{terms.prefix}" * OR "{terms.prefix_key}")' if terms.prefix else ""
        both = " AND ".join(one for one in (f"({query})" if query else "", prefix) if one)
        in_title, anywhere = f"{cls.TITLE} : ({both})", f"{cls.COLUMNS} : ({both})"
        if part is Part.TITLE:
            return in_title
        return anywhere if part is Part.ALL else f"({anywhere}) NOT ({in_title})"


BACKENDS: dict[str, type[PostgresFullText] | type[SqliteFullText]] = {
    "postgresql": PostgresFullText,
    "sqlite": SqliteFullText,
}


def full_text(vendor: str | None = None) -> PostgresFullText | SqliteFullText:
    """The implementation for a database vendor; that of the site's own database by default."""
    return BACKENDS[vendor or connections[SearchEntry.objects.db].vendor]()
