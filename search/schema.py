"""What the migrations install in each database beside Django's tables; ``search/fulltext.py`` asks it.

Each tuple belongs to a migration that has been released: to change anything, add another and a migration.
"""

FIRST_POSTGRES = (
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
FIRST_POSTGRES_REMOVED = (
    """ALTER TABLE search_searchentry DROP COLUMN vector, DROP COLUMN IF EXISTS head_vector,
         DROP COLUMN exact_vector""",
)

_COLUMNS = "title_key, names_key, lead_key, body_key, exact"


def _fts(table: str, key: str) -> tuple[str, ...]:
    """An FTS5 table over the keys of ``table``, without a copy of their text, kept by triggers."""
    new, old = (", ".join(f"{row}.{name}" for name in _COLUMNS.split(", ")) for row in ("new", "old"))
    add = f"INSERT INTO search_fts(rowid, {_COLUMNS}) VALUES (new.{key}, {new});"  # noqa: S608
    drop = f"INSERT INTO search_fts(search_fts, rowid, {_COLUMNS}) VALUES ('delete', old.{key}, {old});"  # noqa: S608
    return (
        f"""CREATE VIRTUAL TABLE search_fts USING fts5({_COLUMNS}, content='{table}', content_rowid='{key}',
              tokenize="unicode61 remove_diacritics 0")""",
        f"CREATE TRIGGER search_fts_insert AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER search_fts_delete AFTER DELETE ON {table} BEGIN {drop} END",
        f"CREATE TRIGGER search_fts_update AFTER UPDATE ON {table} BEGIN {drop} {add} END",
        "INSERT INTO search_fts(search_fts) VALUES ('rebuild')",
    )


FIRST_SQLITE = _fts("search_searchentry", "id")
SQLITE_REMOVED = (
    "DROP TRIGGER search_fts_insert",
    "DROP TRIGGER search_fts_delete",
    "DROP TRIGGER search_fts_update",
    "DROP TABLE search_fts",
)

_HEAD = """setweight(to_tsvector('simple', {0}.title_key), 'A') || setweight(to_tsvector('simple', {0}.names_key), 'B') ||
           setweight(to_tsvector('simple', {0}.lead_key), 'C')"""
_VECTORS = f"""head_vector = {_HEAD},
           vector = {_HEAD} || setweight(to_tsvector('simple', {{0}}.body_key), 'D'),
           exact_vector = to_tsvector('simple', {{0}}.exact)"""

APART_POSTGRES = (
    "ALTER TABLE search_searchentry ADD COLUMN vector tsvector, ADD COLUMN head_vector tsvector, ADD COLUMN exact_vector tsvector",
    # Room on each page of the table: a change of what the public may read then leaves the indexes alone.
    "ALTER TABLE search_searchentry SET (fillfactor = 85)",
    f"""CREATE FUNCTION search_keep_vectors() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          UPDATE search_searchentry SET {_VECTORS.format("NEW")} WHERE id = NEW.entry_id;
          RETURN NULL;
        END $$""",  # noqa: S608
    """CREATE TRIGGER search_keep_vectors AFTER INSERT OR UPDATE ON search_searchtext
         FOR EACH ROW EXECUTE FUNCTION search_keep_vectors()""",
    f"UPDATE search_searchentry SET {_VECTORS.format('texts')} FROM search_searchtext texts WHERE texts.entry_id = id",  # noqa: S608
    # Without a pending list: a publication takes a few milliseconds more, and no question pays for it.
    "CREATE INDEX search_searchentry_vector ON search_searchentry USING gin (vector) WITH (fastupdate = off)",
    """CREATE INDEX search_searchentry_title ON search_searchentry USING gin (to_tsvector('simple', title_key))
         WITH (fastupdate = off)""",
)
"""The vectors stand beside the facts of an entry, so that matching and counting read one narrow table."""
APART_POSTGRES_REMOVED = (
    "DROP TRIGGER search_keep_vectors ON search_searchtext",
    "DROP FUNCTION search_keep_vectors",
    "DROP INDEX search_searchentry_title",
    "ALTER TABLE search_searchentry DROP COLUMN vector, DROP COLUMN head_vector, DROP COLUMN exact_vector",
    "ALTER TABLE search_searchentry RESET (fillfactor)",
)
APART_SQLITE = _fts("search_searchtext", "entry_id")
