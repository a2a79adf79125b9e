"""What a fixture writes to the database, kept so that the next test gets it by a few inserts instead of by saving it all again."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import connection

Row = tuple[Any, ...]


class _Table(NamedTuple):
    """What one table held at one moment."""

    key: str
    columns: tuple[str, ...]
    rows: dict[Row, None]

    @property
    def extent(self) -> tuple[int, Any]:
        place = self.columns.index(self.key)
        return len(self.rows), max((row[place] for row in self.rows), default=None)


class _Change(NamedTuple):
    """What was taken from a table and put into it."""

    name: str
    before: _Table
    gone: list[Row]
    added: list[Row]


class KeptRows:
    """The rows that ``make`` wrote the first time it ran, and what the tables held before it.

    Rows are copied as they lie in the database: no signal is sent and no in-process cache hears of it, so ``make`` has to
    finish what it starts (deferred work included). Keys stay the same from test to test.
    """

    def __init__(self, make: Callable[[], object]) -> None:
        before = _everything()
        make()
        self._changes = [
            _Change(
                name,
                was := before[name],
                gone=[row for row in was.rows if row not in table.rows],
                added=[row for row in table.rows if row not in was.rows],
            )
            for name, table in _everything().items()
            if table.rows != before[name].rows
        ]

    def fit(self) -> bool:
        """Whether the tables hold as much as when ``make`` ran: only then may the rows be written."""
        with connection.cursor() as cursor:
            for change in self._changes:
                cursor.execute(f'SELECT COUNT(*), MAX("{change.before.key}") FROM "{change.name}"')  # noqa: S608
                if tuple(cursor.fetchone()) != change.before.extent:
                    return False
        return True

    def write(self) -> None:
        """Write the rows, in the transaction of the test: what refers to what is checked at its end."""
        with connection.cursor() as cursor:
            for name, (key, columns, _), gone, added in self._changes:
                place = columns.index(key)
                cursor.executemany(f'DELETE FROM "{name}" WHERE "{key}" = %s', [[row[place]] for row in gone])  # noqa: S608
                names = ", ".join(f'"{column}"' for column in columns)
                values = ", ".join(["%s"] * len(columns))
                cursor.executemany(f'INSERT INTO "{name}" ({names}) VALUES ({values})', added)  # noqa: S608


def _everything() -> dict[str, _Table]:
    """The tables of all models, those aside that the database keeps by triggers."""
    found = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.django_table_names(only_existing=True):
            if not name.endswith("_fts"):
                cursor.execute(f'SELECT * FROM "{name}"')  # noqa: S608
                columns, rows = (
                    tuple(column[0] for column in cursor.description),
                    dict.fromkeys(cursor.fetchall()),
                )
                key = connection.introspection.get_primary_key_column(cursor, name)
                found[name] = _Table(key, columns, rows)
    return found
