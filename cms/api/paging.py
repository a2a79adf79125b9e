"""Going through a list: by ``limit`` and ``offset``, or by a cursor, which says after which row to go on.

A cursor holds the values by which the last row given was ordered. The next rows are those that come after these values, so it
costs the same however deep it is, and rows that appear or disappear meanwhile move nothing (keyset paging).
"""

import base64
import binascii
import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import Combinable, OrderBy
from django.utils import timezone

from cms.api.errors import ParameterError
from cms.api.parameters import CURSOR
from cms.pages.ordering import in_serbian_order

IN_SERBIAN_ORDER = ("title",)
KEY = "pk"


@dataclass(frozen=True)
class Computed:
    """A value that a query computes for each row, which always has one; it is of the kind of the field ``like``."""

    like: str
    make: Callable[[], Combinable]


@dataclass(frozen=True)
class Column:
    """One of the things a list is ordered by: a field or a computed value, in which direction."""

    name: str
    is_descending: bool = False
    computed: Computed | None = None

    @classmethod
    def read(cls, written: str, computed: Mapping[str, Computed]) -> "Column":
        """A column as ``order`` writes it, ``-`` before a descending one."""
        name = written.removeprefix("-")
        return cls(name, written.startswith("-"), computed.get(name))

    @property
    def written(self) -> str:
        """As ``order`` writes it."""
        return f"-{self.name}" if self.is_descending else self.name

    @property
    def source(self) -> str:
        """What a query calls it: titles are compared as a Serbian dictionary has them, anything else by its value."""
        return f"ordered_{self.name}" if self.name in IN_SERBIAN_ORDER else self.name

    def is_nullable(self, model: type[Model]) -> bool:
        """Whether rows may have no value; those come last in either direction."""
        return not self.computed and self.name != KEY and model._meta.get_field(self.name).null

    def expression(self, model: type[Model]) -> OrderBy:
        """For ``order_by``."""
        nulls = {"nulls_last": True} if self.is_nullable(model) else {}
        value = F(self.source)
        return value.desc(**nulls) if self.is_descending else value.asc(**nulls)

    def same(self, value: Any) -> Q:
        """That a row has this value."""
        return Q(**{f"{self.source}__isnull": True}) if value is None else Q(**{self.source: value})

    def not_before(self, value: Any) -> Q:
        """That a row has this value or one that comes after it."""
        return Q(**{f"{self.source}__{'lte' if self.is_descending else 'gte'}": value})

    def after(self, value: Any, model: type[Model]) -> Q:
        """That a row comes after this value."""
        if value is None:
            return Q(pk__in=[])
        later = Q(**{f"{self.source}__{'lt' if self.is_descending else 'gt'}": value})
        return later | Q(**{f"{self.source}__isnull": True}) if self.is_nullable(model) else later


class Ordering:
    """The columns of a list of ``model``, ending with the key, so that no two rows are equal. ``computed`` are values by name by
    which it can be ordered besides its fields."""

    def __init__(
        self, model: type[Model], asked: Iterable[str], computed: Mapping[str, Computed] | None = None
    ):
        self.model = model
        columns = dict.fromkeys(Column.read(name, computed or {}) for name in asked)
        self.columns = [column for column in columns if column.name not in (KEY, "id")]
        key = next((column for column in columns if column.name in (KEY, "id")), None)
        self.columns.append(Column(KEY, key.is_descending if key else False))

    def apply(self, queryset: QuerySet) -> QuerySet:
        """The rows in this order."""
        made = {
            column.source: column.computed.make() if column.computed else in_serbian_order(column.name)
            for column in self.columns
            if column.computed or column.source != column.name
        }
        queryset = queryset.annotate(**made) if made else queryset
        return queryset.order_by(*(column.expression(self.model) for column in self.columns))

    def after(self, queryset: QuerySet, cursor: str) -> list[QuerySet]:
        """The rows after the one that a cursor names, in parts to be read one after the other until there are enough.

        Raises ParameterError when it is not a cursor of this order.
        """
        values = self._values(cursor)
        first = self.columns[0]
        if values[0] is None or not first.is_nullable(self.model):
            return [self._later(queryset, values)]
        # "Later than this, or without a value" has no one place in an index where it begins; each half of it has.
        later = self._later(queryset.filter(first.not_before(values[0])), values)
        return [later, queryset.filter(first.same(None))]

    def after_row(self, queryset: QuerySet, row: Any) -> QuerySet:
        """The rows after a row, in this order."""
        return self._later(self.apply(queryset), [getattr(row, column.name) for column in self.columns])

    def _later(self, queryset: QuerySet, values: list[Any]) -> QuerySet:
        later, same = Q(pk__in=[]), Q()
        for column, value in zip(self.columns, values, strict=True):
            later |= same & column.after(value, self.model)
            same &= column.same(value)
        first = self.columns[0]
        is_stored = not first.computed and not first.is_nullable(self.model)
        # A draft may have no value yet.
        if len(self.columns) > 1 and is_stored and values[0] is not None:
            # Says nothing new, but where in an index to begin, which databases do not read out of the alternatives.
            queryset = queryset.filter(first.not_before(values[0]))
        return queryset.filter(later)

    def cursor(self, row: Any) -> str:
        """The cursor after a row."""
        values = [_plain(getattr(row, column.name)) for column in self.columns]
        document = json.dumps([[column.written for column in self.columns], values], ensure_ascii=False)
        return base64.urlsafe_b64encode(document.encode()).decode().rstrip("=")

    def _values(self, cursor: str) -> list[Any]:
        try:
            padded = cursor + "=" * (-len(cursor) % 4)
            columns, values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            if columns != [column.written for column in self.columns] or len(values) != len(self.columns):
                raise ValueError
            return [self._value(column, value) for column, value in zip(self.columns, values, strict=True)]
        except (ValueError, TypeError, RecursionError, binascii.Error, ValidationError) as error:
            raise ParameterError(
                CURSOR.name, "That is no cursor of a list in this order.", CURSOR.allowed
            ) from error

    def _value(self, column: Column, value: Any) -> Any:
        if (value is not None and not isinstance(value, str | int)) or "\x00" in str(value):
            raise ValueError
        if value is None and not column.is_nullable(self.model):
            raise ValueError
        name = column.computed.like if column.computed else column.name
        field = self.model._meta.pk if name == KEY else self.model._meta.get_field(name)
        read = field.to_python(value)  # type: ignore[union-attr]
        if isinstance(read, dt.datetime) and timezone.is_naive(read):
            raise ValueError
        if isinstance(read, int) and abs(read) >= 2**63:
            raise ValueError
        return read


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date | dt.datetime) else value
