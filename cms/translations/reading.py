"""What a reader of one language may read, and at which address (design.md, decision 2).

A page is written once per language that has its text. Where a language has no live text of its own, its lists show the
page of the other language, marked; nothing is copied. ``readable_in`` chooses the rows of a list; ``address`` and
``present`` prepare pages for a template or the API; ``in_language`` does the same for terms and other snippets.
"""

from collections.abc import Iterable
from typing import TypeVar

from django.db.models import BooleanField, F, Func, Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Locale, Page, TranslatableMixin

from cms.delivery.version import kept_for_version
from cms.translations.locales import locales_by_id

Translatable = TypeVar("Translatable", bound=TranslatableMixin)


class Untranslated(Func):
    """That no live page of the locale with key ``locale`` has the translation key given. Written out, as ``cms.delivery.visibility`` does."""

    template = (
        "NOT EXISTS (SELECT 1 FROM wagtailcore_page translation "
        "WHERE translation.translation_key = %(expressions)s AND translation.locale_id = %(locale)d AND translation.live)"
    )
    arity = 1
    output_field = BooleanField()


def readable_in(queryset: QuerySet, locale: Locale) -> QuerySet:
    """Narrow live pages to what a reader of ``locale`` sees: its own, and others that have no live translation into it."""
    return queryset.filter(Q(locale=locale) | Q(Untranslated(F("translation_key"), locale=locale.pk)))


def address(pages: Iterable[Page], locale: Locale, request: HttpRequest | None = None) -> list[Page]:
    """Give each page the address at which a reader of ``locale`` finds it, and the mark that it is in another language.

    Every returned page carries ``reader_url`` (a path on this site) and ``is_fallback``. No query for pages in the
    reader's language, however many; when one is in another, one after each change of content, and one when nobody has
    asked for its locale yet.
    """
    pages = list(pages)
    fallbacks = [page for page in pages if page.locale_id != locale.pk]
    fallback_urls = _fallback_urls(fallbacks, locale, request) if fallbacks else {}
    locales = {locale.pk: locale}
    if fallbacks:
        locales |= locales_by_id({page.locale_id for page in fallbacks}, request)
    for page in pages:
        page.locale = locales[page.locale_id]
        page.is_fallback = page.locale_id != locale.pk
        page.reader_url = fallback_urls[page.pk] if page.is_fallback else page.get_url(request)
    return pages


def present(pages: Iterable[Page | None], locale: Locale, request: HttpRequest | None = None) -> list[Page]:
    """Give each page in the reader's language where it exists, addressed (see ``address``).

    Order is kept, and a page is given once; one that is not live, or is private, is left out, and so is one whose
    translation into the reader's language is private. Costs a fixed number of queries for each page type.
    """
    keys = [page.translation_key for page in pages if page is not None]
    if not keys:
        return []
    chosen: dict = {}
    for candidate in Page.objects.filter(translation_key__in=keys).live():
        if candidate.translation_key not in chosen or candidate.locale_id == locale.pk:
            chosen[candidate.translation_key] = candidate.pk
    public = {
        page.translation_key: page for page in Page.objects.filter(pk__in=chosen.values()).public().specific()
    }
    return address([public[key] for key in dict.fromkeys(keys) if key in public], locale, request)


def in_language(objects: Iterable[Translatable], locale: Locale) -> list[Translatable]:
    """Give terms, series and other translated snippets of one model in the reader's language where they exist.

    Order is kept, and each is given once. One query when one of them is in another language, none otherwise.
    """
    by_key = {found.translation_key: found for found in objects}
    foreign = [key for key, found in by_key.items() if found.locale_id != locale.pk]
    if foreign:
        model = type(by_key[foreign[0]])
        for translated in model.objects.filter(translation_key__in=foreign, locale=locale):
            by_key[translated.translation_key] = translated
    return list(by_key.values())


def _sections() -> list[Page]:
    """Every page that has pages below it in some language: what addresses are made of."""
    keys = Page.objects.filter(numchild__gt=0).values("translation_key")
    return list(Page.objects.filter(translation_key__in=keys).order_by("path"))


def _fallback_urls(pages: list[Page], locale: Locale, request: HttpRequest | None) -> dict[int, str]:
    """The address of each page under another language: its nearest translated ancestor's, then the original slugs."""
    steplen = Page.steplen
    lineages = {
        page.pk: [page.path[:end] for end in range(len(page.path) - steplen, steplen, -steplen)]
        for page in pages
    }
    paths = {path for lineage in lineages.values() for path in lineage}
    sections = kept_for_version("sections", _sections)
    if not paths <= {page.path for page in sections}:
        # Made by something that tells nobody, such as a bulk import.
        sections = _sections()
    ancestors = {page.path: (page.translation_key, page.slug) for page in sections}
    counterparts = {
        page.translation_key: page for page in sections if page.locale_id == locale.pk and page.live
    }
    urls = {}
    for page in pages:
        is_home = not lineages[page.pk]
        slugs = [] if is_home else [page.slug]
        base = f"/{locale.language_code}/"
        for path in lineages[page.pk]:
            key, slug = ancestors[path]
            if key in counterparts:
                base = counterparts[key].get_url(request) or base
                break
            if len(path) > 2 * steplen:
                slugs.insert(0, slug)
        urls[page.pk] = base + "".join(f"{slug}/" for slug in slugs)
    return urls
