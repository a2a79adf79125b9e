"""Building blocks of linked data, and what every page says of itself."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, NamedTuple

from django.http import HttpRequest
from wagtail.models import Page

from cms.images.renditions import picture_sources
from cms.linked_data.organisation import Organisation, organisation
from cms.pages.dates import DatePrecision
from cms.translations.languages import language_tag

Thing = dict[str, Any]
"""An object of schema.org; what has no value is left out by ``told``."""

CONTEXT = "https://schema.org"
# What search engines show of a headline.
HEADLINE_LENGTH = 110


class Crumb(NamedTuple):
    """A page above: its title and absolute address."""

    title: str
    url: str


class PageData:
    """What builders know besides the page: its absolute ``url``, and how its texts and addresses are written for the reader.

    ``text`` writes a text of the page, ``absolute`` gives a path of the site its host, ``tag`` is the BCP 47 tag of the text as given.
    """

    def __init__(
        self,
        page: Page,
        request: HttpRequest,
        *,
        absolute: Callable[[str], str],
        text: Callable[[str], str] = str,
        tag: str = "",
        crumbs: Iterable[Crumb] = (),
    ):
        self.page = page
        self.request = request
        self.absolute = absolute
        self.text = text
        self.language = page.locale.language_code
        self.tag = tag or language_tag(self.language)
        self.url = absolute(page.get_url(request) or "/")
        self.crumbs = list(crumbs)

    @cached_property
    def organisation(self) -> Organisation:
        """Whose site it is, in the page's language."""
        return organisation(self.request, self.language)

    @property
    def organisation_id(self) -> str:
        """The name by which things refer to it."""
        return f"{self.absolute('/')}#organisation"

    @property
    def publisher(self) -> Thing:
        """A reference to the organisation."""
        return {"@id": self.organisation_id}

    def image(self, image: Any, size: str = "share") -> Thing | None:
        """A picture in one of the named sizes, or ``None`` where there is none."""
        picture = picture_sources(image, size, language=self.language)
        if picture is None:
            return None
        return told(
            {
                "@type": "ImageObject",
                "url": self.absolute(picture.src),
                "width": picture.width,
                "height": picture.height,
                "caption": self.text(picture.alt),
                "creditText": self.text(picture.credit),
            }
        )

    def images(self, *wanted: tuple[Any, str]) -> list[Thing]:
        """Those of the pictures (each with its size) that there are, each file once."""
        found = [thing for image, size in wanted if (thing := self.image(image, size))]
        return list({thing["url"]: thing for thing in found}.values())


def told(thing: Thing) -> Thing:
    """The same without what has no value."""
    return {name: value for name, value in thing.items() if value not in (None, "", [], {})}


def written_date(day: dt.date, precision: str) -> str:
    """A day as ISO 8601, no more exact than it is known."""
    shown = {DatePrecision.MONTH: "%Y-%m", DatePrecision.YEAR: "%Y"}.get(DatePrecision(precision), "%Y-%m-%d")
    return day.strftime(shown)


def moment(when: dt.datetime | None) -> str | None:
    """A moment as ISO 8601, to the second, in UTC."""
    return when.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if when else None


def description_of(page: Any) -> str:
    """What a page says of itself in a sentence; of one that gives only a summary nothing but its lead is sure to be translated."""
    return page.lead if page.summary_only else page.meta_description


def common(page: Any, data: PageData, kind: str, part: str = "") -> Thing:
    """What is said of anything that stands on a page of its own. ``part`` tells the thing from the page."""
    return {
        "@type": kind,
        "@id": f"{data.url}#{part or 'page'}",
        "url": data.url,
        "name": data.text(page.title),
        "description": data.text(description_of(page)),
        "inLanguage": data.tag,
    }


def web_page(page: Any, data: PageData, kind: str = "WebPage") -> Thing:
    """A page that is about nothing else than itself."""
    return told(
        {
            **common(page, data, kind),
            "datePublished": moment(page.first_published_at),
            "dateModified": moment(page.last_published_at),
            "primaryImageOfPage": data.image(page.share_image),
            "publisher": data.publisher,
        }
    )


def organisation_thing(data: PageData) -> Thing:
    """The organisation itself. Its e-mail address is left out: in a page it is hidden from those who gather addresses."""
    described = data.organisation
    return told(
        {
            "@type": "Organization",
            "@id": data.organisation_id,
            "name": data.text(described.name),
            "url": data.absolute("/"),
            "logo": data.image(described.logo, "thumbnail"),
            "telephone": described.phone,
            "address": data.text(described.address),
            "sameAs": list(described.accounts),
        }
    )


def breadcrumb_list(data: PageData) -> Thing:
    """The way down to the page, which comes last."""
    steps = [*data.crumbs, Crumb(data.text(data.page.title), data.url)]
    return {
        "@type": "BreadcrumbList",
        "@id": f"{data.url}#breadcrumbs",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": step.title, "item": step.url}
            for position, step in enumerate(steps, start=1)
        ],
    }


def linked_data(page: Any, data: PageData) -> Thing:
    """Everything that a page tells: what it is, where it stands, and whose it is."""
    above = [breadcrumb_list(data)] if data.crumbs else []
    return {"@context": CONTEXT, "@graph": [page.linked_data(data), *above, organisation_thing(data)]}
