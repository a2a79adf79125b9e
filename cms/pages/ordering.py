"""Sorting by the Serbian alphabet in the database, on PostgreSQL and SQLite alike."""

from functools import lru_cache

from django.db.backends.signals import connection_created
from django.db.models.functions import Collate
from django.dispatch import receiver

from cms.serbian import sort_key

# PostgreSQL has this collation from ICU; SQLite is given one of the same name.
COLLATION = "sr-Latn-x-icu"

_key = lru_cache(maxsize=20_000)(sort_key)


def in_serbian_order(field: str) -> Collate:
    """An expression for ``order_by`` that sorts a text field as a Serbian dictionary does: č after c, nj after n."""
    return Collate(field, COLLATION)


@receiver(connection_created)
def give_sqlite_the_collation(sender, connection, **kwargs) -> None:
    """Teach each new SQLite connection the Serbian order."""
    if connection.vendor == "sqlite":
        connection.connection.create_collation(COLLATION, _compare)


def _compare(one: str, other: str) -> int:
    # A column may have the collation, so only the same text may compare as equal; in PostgreSQL it is so too.
    first, second = (_key(one), one), (_key(other), other)
    return (first > second) - (first < second)
