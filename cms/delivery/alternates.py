"""The same page in the site's other views, and the way back to where its text was written."""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import translate_url
from wagtail.models import Page

from cms.delivery.languages import SITE_VIEWS, SiteView, reader_view, view_of_locale
from cms.delivery.page_links import gather_links


@dataclass(frozen=True)
class Alternate:
    """One view of the site and where it shows the present page.

    ``is_written`` says that a live, public page in that language stands there; otherwise the address shows the text in the
    language that has it. ``full_url`` is absolute and only set when ``is_written``.
    """

    view: SiteView
    url: str
    is_current: bool
    is_written: bool
    full_url: str = ""
    page: Page | None = None

    def at(self, below: str) -> "Alternate":
        """The same for what stands below the page, such as one photo of a gallery or one year of the news."""
        return replace(self, url=self.url + below, full_url=self.full_url and self.full_url + below)


def page_alternates(page: Page, request: HttpRequest) -> list[Alternate]:
    """Where each view shows ``page``; asks nothing of the database when the request's links were gathered."""
    kept = getattr(request, "_page_alternates", None)
    if kept is None or kept[0] != page.pk:
        kept = request._page_alternates = (page.pk, _find_alternates(page, request))  # type: ignore[attr-defined]
    return kept[1]


def view_alternates(request: HttpRequest) -> list[Alternate]:
    """Where each view shows an address that is no page (search, errors): its translated address, else the front page."""
    current, here = reader_view(), request.get_full_path()
    alternates = []
    for view in SITE_VIEWS:
        there = here if view.locale_code == current.locale_code else translate_url(here, view.locale_code)
        if there == here and view.locale_code != current.locale_code:
            there = f"/{view.code}/"
        alternates.append(Alternate(view, view.script.address(there), view == current, is_written=False))
    return alternates


def written_alternate(page: Page, request: HttpRequest) -> Alternate | None:
    """The other language's page that has the full text, for a page that gives only title and lead."""
    for alternate in page_alternates(page, request):
        other = alternate.page
        if other is not None and other.locale_id != page.locale_id and not _is_summary(other):
            return alternate
    return None


def _find_alternates(page: Page, request: HttpRequest) -> list[Alternate]:
    pages = gather_links(page, request)
    written = pages.written(page)
    current, alternates = reader_view(), []
    for view in SITE_VIEWS:
        own = written.get(view.locale_code)
        if own:
            url, full_url = own.get_url(request), own.get_full_url(request)
        else:
            url, full_url = pages.address_under(page, view.locale_code), ""
        convert = view.script.address
        full_url = convert(full_url) if full_url else ""
        alternates.append(Alternate(view, convert(url), view == current, bool(own), full_url, own))
    return alternates


def _is_summary(page: Page) -> bool:
    return getattr(page.specific, "summary_only", False)


def language_of(page: Page) -> SiteView:
    """The view in whose language a page is written."""
    return view_of_locale(page.locale.language_code)
