"""Where a page stands: the pages above it, and its versions in other languages."""

from typing import TypedDict

from wagtail.models import Page

from cms.api.languages import content_languages
from cms.api.reading import Reading
from cms.translations.reading import address


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


def breadcrumbs(page: Page, reading: Reading) -> list[Crumb]:
    """The live pages above, from the home page down. Two queries at most."""
    above = list(
        page.get_ancestors()
        .filter(reading.visibility.is_public)
        .select_related("content_type")
        .order_by("path")
    )
    reading.own_locales(above)
    if page.is_fallback and above:
        counterparts = reading.visibility.pages().filter(
            translation_key__in=[ancestor.translation_key for ancestor in above], locale=reading.reader
        )
        theirs = {found.translation_key: found for found in counterparts.select_related("content_type")}
        above = [theirs.get(ancestor.translation_key, ancestor) for ancestor in above]
        reading.own_locales(above)
    return [
        {
            "id": ancestor.pk,
            "type": ancestor.cached_content_type.model_class()._meta.label,
            "title": reading.writer.text(ancestor.title, ancestor.locale.language_code),
            "html_url": reading.absolute(ancestor.get_url(reading.request)),
        }
        for ancestor in above
    ]


def versions(page: Page, reading: Reading) -> list[Version]:
    """One entry for each content language, in the site's order. One query, and two for each missing language."""
    live = {
        reading.locales[found.locale_id].language_code: found
        for found in reading.visibility.pages().filter(translation_key=page.translation_key)
    }
    reading.own_locales(live.values())
    by_code = {locale.language_code: locale for locale in reading.locales.values()}
    found = []
    for code in content_languages():
        version = live.get(code)
        if version is None and code in by_code:
            url = _fallback_url(page, by_code[code], reading)
        elif version is not None:
            url = version.get_url(reading.request)
        else:
            continue
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


def _fallback_url(page: Page, locale, reading: Reading) -> str:
    """Where readers of another language find this page; the page's own marks are put back afterwards."""
    kept = page.reader_url, page.is_fallback
    try:
        return address([page], locale, reading.request)[0].reader_url
    finally:
        page.reader_url, page.is_fallback = kept
