"""Query parameters: each is declared once, with what it accepts, and anything else is a 400 that names it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import QueryDict

from cms.api.errors import ParameterError
from cms.api.languages import SCRIPTS, content_languages, match_language

# A null byte is valid nowhere, and databases and path look-ups choke on it.
_NULL = "\x00"


@dataclass(frozen=True)
class Parameter:
    """One query parameter.

    ``read`` makes a Python value of the text and raises ValueError, with a sentence for the client, when it cannot.
    ``allowed`` says in words what is accepted, or lists it when called; ``help`` is what the documentation says.
    """

    name: str
    read: Callable[[str], Any]
    allowed: str | Iterable[str] | Callable[[], Iterable[str]]
    help: str

    def read_from(self, given: QueryDict) -> Any:
        """The value in a query string, or ``None`` when it is not given. Raises ParameterError when it is wrong."""
        texts = given.getlist(self.name)
        if not texts:
            return None
        allowed = self.allowed() if callable(self.allowed) else self.allowed
        if len(texts) > 1:
            raise ParameterError(self.name, f"'{self.name}' is given more than once.", allowed)
        try:
            if _NULL in texts[0]:
                raise ValueError("a null byte is not text")
            return self.read(texts[0])
        except ValueError as error:
            shown = texts[0][:100].replace(_NULL, "")
            raise ParameterError(
                self.name, f"'{shown}' is not a value of '{self.name}': {error}.", allowed
            ) from error


def read_parameters(given: QueryDict, known: Iterable[Parameter]) -> dict[str, Any]:
    """Read every given parameter; those not given are left out.

    Raises ParameterError for the first that is unknown, given twice, or wrong.
    """
    by_name = {parameter.name: parameter for parameter in known}
    for name in given:
        if name not in by_name:
            raise ParameterError(name, f"'{name[:100]}' is not a parameter of this address.", by_name)
    return {name: by_name[name].read_from(given) for name in given}


def text(value: str) -> str:
    """Any text but an empty one."""
    if not value.strip():
        raise ValueError("it is empty")
    return value


def words(value: str) -> list[str]:
    """Words separated by commas."""
    found = [word.strip() for word in value.split(",")]
    if not all(found):
        raise ValueError("a word is missing between commas")
    return found


def flag(value: str) -> bool:
    """``true`` or ``false``, also ``1`` and ``0``."""
    try:
        return {"true": True, "1": True, "false": False, "0": False}[value.lower()]
    except KeyError:
        raise ValueError("it is neither true nor false") from None


def whole_number(at_least: int, at_most: int | None = None) -> Callable[[str], int]:
    """A reader of whole numbers within bounds, both inclusive."""

    def read(value: str) -> int:
        if not (value.isascii() and value.isdigit() and len(value) <= 18):
            raise ValueError("it is not a whole number")
        number = int(value)
        if number < at_least:
            raise ValueError(f"it is smaller than {at_least}")
        if at_most is not None and number > at_most:
            raise ValueError(f"it is larger than {at_most}")
        return number

    return read


def page_id(value: str) -> int:
    """The number of a page."""
    return whole_number(1)(value)


def page_id_or_root(value: str) -> int | str:
    """The number of a page, or ``root`` for the home page."""
    return "root" if value == "root" else page_id(value)


def language(value: str) -> str:
    """The content language that a BCP 47 tag asks for."""
    code = match_language(value)
    if code is None:
        raise ValueError(f"pages are written in {' and '.join(content_languages())}")
    return code


def one_of(*choices: str) -> Callable[[str], str]:
    """A reader of one of the given words."""

    def read(value: str) -> str:
        if value not in choices:
            raise ValueError(f"it is none of {', '.join(choices)}")
        return value

    return read


FIELDS = Parameter(
    "fields",
    text,
    "names separated by commas; * for all; _ for none but those named; -name to leave one out; name(a,b) for parts",
    "Which fields to give, as in Wagtail's API v2.",
)
FORMAT = Parameter("format", one_of("json"), "json", "Only JSON is given; accepted for Wagtail's clients.")
CACHE_BUSTER = Parameter("_", str, "anything", "Ignored; some JavaScript libraries send it.")
LIMIT_DEFAULT = 20
LIMIT_MAX = settings.WAGTAILAPI_LIMIT_MAX
LIMIT = Parameter(
    "limit",
    whole_number(0, LIMIT_MAX),
    f"a whole number from 0 to {LIMIT_MAX}",
    f"How many items to give; {LIMIT_DEFAULT} when not said.",
)
OFFSET = Parameter(
    "offset", whole_number(0), "a whole number, 0 or more", "How many items to skip before the first."
)
ORDER = Parameter(
    "order",
    words,
    "field names separated by commas, - before one for descending, or random",
    "In what order.",
)
LOCALE = Parameter(
    "locale",
    language,
    "a BCP 47 tag: sr, sr-Latn, sr-Cyrl, sr-RS, en, en-GB",
    "The reader's language. Lists give only its pages; an item gives its version in that language.",
)
SCRIPT = Parameter(
    "script",
    one_of(*SCRIPTS),
    SCRIPTS,
    "In which script Serbian texts are given; latn when not said. locale=sr-Cyrl says it too.",
)
FALLBACK = Parameter(
    "fallback",
    flag,
    "true or false",
    "With locale: also give pages of the other language that have no live translation into this one.",
)
RICH_TEXT_FORMAT = Parameter(
    "rich_text_format",
    one_of("html", "markdown"),
    "html or markdown",
    "How rich text is written; html when not said.",
)
SITE = Parameter(
    "site", text, "a host name, with :port if needed", "Which site, where one server has several."
)
SEARCH = Parameter("search", text, "words", "Pages with these words, best first unless order is given.")
