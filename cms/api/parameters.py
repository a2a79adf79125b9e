"""Query parameters: each is declared once, with what it accepts, and anything else is a 400 that names it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import QueryDict

from cms.api import kinds
from cms.api.errors import ParameterError
from cms.api.kinds import Kind
from cms.api.languages import SCRIPTS

# A null byte is valid nowhere, and databases and path look-ups choke on it.
_NULL = "\x00"


@dataclass(frozen=True)
class Parameter:
    """One query parameter.

    ``kind`` says what its value can be (``cms.api.kinds``), ``help`` what it does, ``default`` what holds when it is not given, and
    ``example`` a value that means something on the demo site. ``types`` are the page types whose lists take it; none means all.
    ``required`` says that its endpoint answers nothing without it.
    """

    name: str
    kind: Kind
    help: str
    default: Any = None
    example: str = ""
    types: tuple[str, ...] = field(default=(), compare=False)
    required: bool = False

    @property
    def allowed(self) -> str | list[str]:
        """What is accepted, in words, or the words themselves."""
        return self.kind.allowed()

    def read_from(self, given: QueryDict) -> Any:
        """The value in a query string, or ``None`` when it is not given. Raises ParameterError when it is wrong."""
        texts = given.getlist(self.name)
        if not texts:
            return None
        if len(texts) > 1:
            raise ParameterError(self.name, f"'{self.name}' is given more than once.", self.allowed)
        try:
            if _NULL in texts[0]:
                raise ValueError("a null byte is not text")
            return self.kind.read(texts[0])
        except ValueError as error:
            shown = texts[0][:100].replace(_NULL, "")
            raise ParameterError(
                self.name, f"'{shown}' is not a value of '{self.name}': {error}.", self.allowed
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


LIMIT_DEFAULT = 20
LIMIT_MAX = settings.WAGTAILAPI_LIMIT_MAX

FIELDS = Parameter(
    "fields",
    kinds.Text(
        "names separated by commas; * for all; _ for none but those named; -name to leave one out; name(a,b) for parts"
    ),
    "Which fields to give, as in Wagtail's API v2.",
    example="_,id,title,html_url",
)
FORMAT = Parameter(
    "format", kinds.Choice(("json",)), "Only JSON is given; accepted for Wagtail's clients.", default="json"
)
CACHE_BUSTER = Parameter(
    "_", kinds.Text("anything", may_be_empty=True), "Ignored; some JavaScript libraries send it."
)
LIMIT = Parameter("limit", kinds.Number(0, LIMIT_MAX), "How many items to give.", default=LIMIT_DEFAULT)
OFFSET = Parameter("offset", kinds.Number(0), "How many items to skip before the first.", default=0)
CURSOR = Parameter(
    "cursor",
    kinds.Text("meta.next_cursor of the answer before", pattern="^[A-Za-z0-9_-]+$"),
    "Where the items before ended. Deep in a list faster than 'offset', and nothing is skipped or given twice when pages are "
    "published meanwhile.",
)
ORDER = Parameter(
    "order",
    kinds.Words("field names separated by commas, - before one for descending, or random"),
    "In what order.",
    default="id",
    example="-first_published_at",
)
LOCALE = Parameter(
    "locale",
    kinds.Language(),
    "The reader's language. Lists give only its pages; an item gives its version in that language.",
    example="sr-Latn",
)
SCRIPT = Parameter(
    "script",
    kinds.Choice(SCRIPTS),
    "In which script Serbian texts are given. locale=sr-Cyrl says it too.",
    default="latn",
)
FALLBACK = Parameter(
    "fallback",
    kinds.Flag(),
    "With locale: also give pages of the other language that have no live translation into this one.",
    default=False,
)
RICH_TEXT_FORMAT = Parameter(
    "rich_text_format",
    kinds.Choice(("html", "markdown", "text")),
    "How rich text is written.",
    default="html",
)
SITE = Parameter(
    "site",
    kinds.Text("a host name, with :port if needed"),
    "Which site, where one server has several; the one of the address asked when not said.",
)
SEARCH = Parameter(
    "search",
    kinds.Text("words"),
    "Pages with these words, in any spelling, best first unless order is given.",
    example="radionica",
)
