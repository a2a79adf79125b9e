"""Where a page stands: the pages above it, and its versions in other languages."""

from collections.abc import Iterable
from typing import TypedDict

from django.contrib.contenttypes.models import ContentType
from wagtail.api.utils import get_full_url
from wagtail.models import Page

from cms.api.languages import content_languages
from cms.api.reading import Reading
from cms.delivery.languages import SITE_VIEWS
from cms.delivery.page_links import ReaderPages, ancestor_paths
from cms.translations.state.models import State, TranslationState


class Crumb(TypedDict):
    """One page above."""

    id: int
    type: str
    title: str
    html_url: str


class Version(TypedDict):
    """A page in one language. Without a live translation ``id`` is null and ``html_url`` shows the original text.

    ``state`` says how far the text is for readers: ``current``, ``stale`` (its original has changed since), ``summary`` (title and
    lead only) or ``missing``.
    """

    locale: str
    language: str
    id: int | None
    title: str | None
    html_url: str
    is_live: bool
    state: str


class ViewOfPage(TypedDict):
    """Where one view of the site (a language in a script) shows the page; ``hreflang`` is a BCP 47 tag, or ``x-default`` for
    readers of any other language. ``is_written`` says that the page's text is in that language."""

    hreflang: str
    html_url: str
    is_written: bool


def breadcrumbs(page: Page, pages: ReaderPages, reading: Reading) -> list[Crumb]:
    """The public pages above, from the home page down, out of the page's family."""
    reader = reading.reader_of(page).language_code
    found = (pages.by_path.get(path) for path in ancestor_paths(page))
    above = [
        ancestor
        for ancestor in found
        if ancestor and ancestor.is_open and reading.visibility.is_in_site(ancestor)
    ]
    if page.is_fallback:
        above = [_public_versions(ancestor, pages, reading).get(reader, ancestor) for ancestor in above]
    return [
        {
            "id": ancestor.pk,
            "type": ancestor.cached_content_type.model_class()._meta.label,
            "title": reading.writer.text(ancestor.title, ancestor.locale.language_code),
            "html_url": reading.absolute(ancestor.get_url(reading.request)),
        }
        for ancestor in above
    ]


def versions(page: Page, pages: ReaderPages, reading: Reading) -> list[Version]:
    """One entry for each content language, in the site's order, out of the page's family."""
    public = _public_versions(page, pages, reading)
    known = {locale.language_code for locale in reading.locales.values()}
    found = []
    for code in content_languages():
        version = public.get(code)
        if version is None and code not in known:
            continue
        url = version.get_url(reading.request) if version else pages.address_under(page, code)
        # A draft has its new title in memory.
        title = page.title if version and version.pk == page.pk else version and version.title
        found.append(
            Version(
                locale=code,
                language=reading.writer.tag(code),
                id=version.pk if version else None,
                title=reading.writer.text(title, code),
                html_url=reading.absolute(url),
                is_live=version is not None,
                state=reading.fetched["states"].get(version.pk, State.CURRENT) if version else State.MISSING,
            )
        )
    return found


def alternates(page: Page, pages: ReaderPages, reading: Reading) -> list[ViewOfPage]:
    """One entry for each view of the site, for a switcher; those that are written, and x-default, also for hreflang."""
    public = _public_versions(page, pages, reading)
    found = []
    for view in SITE_VIEWS:
        version = public.get(view.locale_code)
        url = version.get_url(reading.request) if version else pages.address_under(page, view.locale_code)
        address = get_full_url(reading.request, view.script.address(url))
        found.append(ViewOfPage(hreflang=view.tag, html_url=address, is_written=version is not None))
    written = next((view for view in found if view["is_written"]), None)
    return (
        [*found, ViewOfPage(hreflang="x-default", html_url=written["html_url"], is_written=True)]
        if written
        else found
    )


def load_states(pages: Iterable[Page], reading: Reading) -> None:
    """Fetch how far the texts of pages are for readers: one query."""
    missing = {page.pk for page in pages} - reading.fetched["states"].keys()
    if missing:
        rows = TranslationState.objects.filter(
            content_type=ContentType.objects.get_for_model(Page), object_id__in=missing
        )
        reading.fetched["states"] |= dict(rows.exclude(read_state="").values_list("object_id", "read_state"))


def _public_versions(page: Page, pages: ReaderPages, reading: Reading) -> dict[str, Page]:
    """The page and its translations that everybody may read, by language code."""
    written = pages.written(page)
    return {code: found for code, found in written.items() if reading.visibility.is_in_site(found)}
