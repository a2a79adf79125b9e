"""Where a page stands: the pages above it, and its versions in other languages."""

from typing import TypedDict

from wagtail.models import Page

from cms.api.languages import content_languages
from cms.api.reading import Reading
from cms.delivery.page_links import ReaderPages, ancestor_paths, find_pages


class Crumb(TypedDict):
    """One page above."""

    id: int
    type: str
    title: str
    html_url: str


class Version(TypedDict):
    """A page in one language. Without a live translation ``id`` is null and ``html_url`` shows the original text."""

    locale: str
    language: str
    id: int | None
    title: str | None
    html_url: str
    is_live: bool


def family(page: Page, reading: Reading) -> ReaderPages:
    """The page's versions, and the pages above it with theirs. One query."""
    return find_pages(reading.reader_of(page), reading.request, [page.pk], ancestor_paths(page))


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
        found.append(
            Version(
                locale=code,
                language=reading.writer.tag(code),
                id=version.pk if version else None,
                title=reading.writer.text(version.title, code) if version else None,
                html_url=reading.absolute(url),
                is_live=version is not None,
            )
        )
    return found


def _public_versions(page: Page, pages: ReaderPages, reading: Reading) -> dict[str, Page]:
    """The page and its translations that everybody may read, by language code."""
    written = pages.written(page)
    return {code: found for code, found in written.items() if reading.visibility.is_in_site(found)}
