"""What a fixture writes to the database, kept so that the next test gets it by a few inserts instead of by saving it all again."""

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from django.core.management import call_command
from django.db import connection, transaction

Row = tuple[Any, ...]


class _Table(NamedTuple):
    """What one table held at one moment."""

    key: str
    columns: tuple[str, ...]
    rows: dict[Row, None]

    @property
    def extent(self) -> tuple[int, int | None]:
        """The number of rows and, where keys are numbers, the last of them."""
        place = self.columns.index(self.key)
        return len(self.rows), max(
            (row[place] for row in self.rows if isinstance(row[place], int)), default=None
        )


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
        self._rolls_back = connection.in_atomic_block
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
        """Whether the tables hold as much as when ``make`` ran: only then may the rows be written.

        What follows a commit comes at another moment in a test that commits than in one that rolls back, so rows of one
        kind are not for the other.
        """
        if connection.in_atomic_block != self._rolls_back:
            return False
        with connection.cursor() as cursor:
            for change in self._changes:
                number, last = change.before.extent
                highest = "NULL" if last is None else f'MAX("{change.before.key}")'
                cursor.execute(f'SELECT COUNT(*), {highest} FROM "{change.name}"')  # noqa: S608
                if tuple(cursor.fetchone()) != (number, last):
                    return False
        return True

    def write(self) -> None:
        """Write the rows."""
        # What refers to what is checked at the end of the transaction.
        with transaction.atomic(), connection.cursor() as cursor:
            for name, before, gone, added in self._changes:
                place = before.columns.index(before.key)
                cursor.executemany(
                    f'DELETE FROM "{name}" WHERE "{before.key}" = %s',  # noqa: S608
                    [[row[place]] for row in gone],
                )
                _insert(cursor, name, before.columns, added)


class FirstRows:
    """All rows as they are now, after the migrations, to be put back after a test that commits.

    Django would only empty the tables, and make permissions anew for every model each time.
    """

    def __init__(self) -> None:
        self._tables = _everything()

    def restore(self) -> None:
        """Empty all tables and write the rows again."""
        call_command(
            "flush", verbosity=0, interactive=False, reset_sequences=False, inhibit_post_migrate=True
        )
        with transaction.atomic(), connection.cursor() as cursor:
            for name, table in self._tables.items():
                _insert(cursor, name, table.columns, list(table.rows))


def _insert(cursor: Any, name: str, columns: tuple[str, ...], rows: list[Row]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(["%s"] * len(columns))
    # SQLite's module reads times as Python's and does not write them.
    plain = [[value.isoformat() if isinstance(value, dt.time) else value for value in row] for row in rows]
    cursor.executemany(f'INSERT INTO "{name}" ({names}) VALUES ({values})', plain)  # noqa: S608


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
