"""What a query parameter's value can be. A kind reads a value, says in words what it accepts, and describes it as JSON Schema.

The three come from one declaration, so the check, the text of a 400 and the OpenAPI document cannot differ.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from cms.api.languages import content_languages, match_language

Schema = dict[str, Any]


class Kind:
    """Any text but an empty one; base of the kinds. ``has_few_values`` says that there are not many different ones."""

    has_few_values = False

    def read(self, value: str) -> Any:
        """The Python value; raises ValueError, with the end of a sentence for the client, when there is none."""
        if not value.strip():
            raise ValueError("it is empty")
        return value

    def allowed(self) -> str | list[str]:
        """What is accepted, in words, or the words themselves."""
        return "text"

    def schema(self) -> Schema:
        """The value as JSON Schema (OpenAPI 3.1)."""
        return {"type": "string", "minLength": 1}


@dataclass(frozen=True)
class Text(Kind):
    """Text; ``meaning`` says what it means, ``pattern`` (a regular expression) how it is written."""

    meaning: str = "text"
    pattern: str = ""
    may_be_empty: bool = False

    def read(self, value: str) -> str:
        return value if self.may_be_empty else super().read(value)

    def allowed(self) -> str:
        return self.meaning

    def schema(self) -> Schema:
        schema = {"type": "string"} if self.may_be_empty else super().schema()
        return {**schema, **({"pattern": self.pattern} if self.pattern else {})}


@dataclass(frozen=True)
class Words(Kind):
    """Words separated by commas."""

    meaning: str = "words separated by commas"

    def read(self, value: str) -> list[str]:
        found = [word.strip() for word in value.split(",")]
        if not all(found):
            raise ValueError("a word is missing between commas")
        return found

    def allowed(self) -> str:
        return self.meaning

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[^,]+(,[^,]+)*$"}


class Flag(Kind):
    """``true`` or ``false``, also ``1`` and ``0``."""

    has_few_values = True

    def read(self, value: str) -> bool:
        try:
            return {"true": True, "1": True, "false": False, "0": False}[value.lower()]
        except KeyError:
            raise ValueError("it is neither true nor false") from None

    def allowed(self) -> list[str]:
        return ["true", "false"]

    def schema(self) -> Schema:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Number(Kind):
    """A whole number within bounds, both inclusive."""

    at_least: int
    at_most: int | None = None
    meaning: str = ""

    def read(self, value: str) -> int:
        if not (value.isascii() and value.isdigit() and len(value) <= 18):
            raise ValueError("it is not a whole number")
        number = int(value)
        if number < self.at_least:
            raise ValueError(f"it is smaller than {self.at_least}")
        if self.at_most is not None and number > self.at_most:
            raise ValueError(f"it is larger than {self.at_most}")
        return number

    def allowed(self) -> str:
        if self.meaning:
            return self.meaning
        return f"a whole number, {self.at_least} or more" + (
            f", at most {self.at_most}" if self.at_most else ""
        )

    def schema(self) -> Schema:
        bounds = {"minimum": self.at_least, **({"maximum": self.at_most} if self.at_most is not None else {})}
        return {"type": "integer", **bounds}


@dataclass(frozen=True)
class Choice(Kind):
    """One of the given words."""

    choices: tuple[str, ...]
    has_few_values = True

    def read(self, value: str) -> str:
        if value not in self.choices:
            raise ValueError(f"it is none of {', '.join(self.choices)}")
        return value

    def allowed(self) -> list[str]:
        return list(self.choices)

    def schema(self) -> Schema:
        return {"type": "string", "enum": list(self.choices)}


@dataclass(frozen=True)
class Choices(Kind):
    """Some of the given words, separated by commas. ``words`` gives them when asked; letter case does not matter."""

    words: Callable[[], Iterable[str]]
    has_few_values = True

    def read(self, value: str) -> list[str]:
        known = {word.lower(): word for word in self.words()}
        named = list(dict.fromkeys(Words().read(value)))
        unknown = [word for word in named if word.lower() not in known]
        if unknown:
            raise ValueError(f"there is no {', '.join(unknown)}")
        return [known[word.lower()] for word in named]

    def allowed(self) -> list[str]:
        return list(self.words())

    def schema(self) -> Schema:
        one = "|".join(self.words()).replace(".", r"\.")
        return {"type": "string", "pattern": f"^({one})(,({one}))*$"}


class PageId(Kind):
    """The number of a page."""

    has_few_values = True

    def read(self, value: str) -> int | str:
        return Number(1).read(value)

    def allowed(self) -> str:
        return "a page's id"

    def schema(self) -> Schema:
        return Number(1).schema()


class PageIdOrRoot(PageId):
    """The number of a page, or ``root`` for the home page."""

    def read(self, value: str) -> int | str:
        return "root" if value == "root" else super().read(value)

    def allowed(self) -> str:
        return "a page's id, or root"

    def schema(self) -> Schema:
        return {"oneOf": [Number(1).schema(), {"const": "root"}]}


class Language(Kind):
    """A BCP 47 tag; read as the content language that it asks for."""

    has_few_values = True

    def read(self, value: str) -> str:
        code = match_language(value)
        if code is None:
            raise ValueError(f"pages are written in {' and '.join(content_languages())}")
        return code

    def allowed(self) -> str:
        return "a BCP 47 tag: sr, sr-Latn, sr-Cyrl, sr-RS, en, en-GB"

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$"}


def day_moment(value: dt.date, *, end: bool = False) -> dt.datetime:
    """The first moment of a day in the site's time zone, or with ``end`` the first after it."""
    day = value + dt.timedelta(days=1) if end else value
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


class Date(Kind):
    """A day. Days near the ends of the calendar are refused: there is nothing there, and arithmetic would fall off."""

    def read(self, value: str) -> dt.date:
        try:
            day = parse_date(value) if value.isascii() and len(value) == len("2026-01-31") else None
        except ValueError:
            day = None
        if day is None:
            raise ValueError("it is not a day")
        if not 1000 <= day.year <= 9000:
            raise ValueError("it is too far from today")
        return day

    def allowed(self) -> str:
        return "a day as YYYY-MM-DD"

    def schema(self) -> Schema:
        return {"type": "string", "format": "date"}


class Moment(Kind):
    """A moment with its offset from UTC, or a day, which means its first moment in the site's time zone."""

    def read(self, value: str) -> dt.datetime:
        # A plus that was not percent-encoded arrives as a space.
        text = value.replace(" ", "+") if "T" in value else value
        try:
            moment = parse_datetime(text) if "T" in text else day_moment(Date().read(text))
        except ValueError:
            moment = None
        if moment is None or not 1000 <= moment.year <= 9000:
            raise ValueError("it is not a moment")
        if timezone.is_naive(moment):
            raise ValueError("it lacks its offset from UTC, such as Z or %2B01:00")
        return moment

    def allowed(self) -> str:
        return "a moment as 2026-01-31T10:00:00Z, or a day as 2026-01-31"

    def schema(self) -> Schema:
        return {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]}
