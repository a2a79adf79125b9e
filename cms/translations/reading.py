"""What a reader of one language may read, and at which address (design.md, decision 2).

A page is written once per language that has its text. Where a language has no live text of its own, its lists show the
page of the other language, marked; nothing is copied. ``readable_in`` chooses the rows of a list; ``address`` and
``present`` prepare pages for a template or the API.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Locale, Page


def readable_in(queryset, locale: Locale):
    """Narrow live pages to what a reader of ``locale`` sees: its own, and others that have no live translation into it."""
    translation = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=locale, live=True)
    return queryset.filter(Q(locale=locale) | ~Exists(translation))


def address(pages: Iterable[Page], locale: Locale, request=None) -> list[Page]:
    """Give each page the address at which a reader of ``locale`` finds it, and the mark that it is in another language.

    Every returned page carries ``reader_url`` (a path on this site) and ``is_fallback``. Two queries when a page is in
    another language, none otherwise.
    """
    pages = list(pages)
    fallbacks = [page for page in pages if page.locale_id != locale.pk]
    fallback_urls = _fallback_urls(fallbacks, locale, request) if fallbacks else {}
    for page in pages:
        page.is_fallback = page.locale_id != locale.pk
        page.reader_url = fallback_urls[page.pk] if page.is_fallback else page.get_url(request)
    return pages


def present(pages: Iterable[Page], locale: Locale, request=None) -> list[Page]:
    """Give each page in the reader's language where it exists, addressed (see ``address``).

    Order is kept; a page that is not live, or is private, is left out. Costs a fixed number of queries for each page type.
    """
    keys = [page.translation_key for page in pages if page is not None]
    if not keys:
        return []
    candidates = Page.objects.filter(translation_key__in=keys).live().public().specific()
    chosen: dict = {}
    for candidate in candidates:
        if candidate.translation_key not in chosen or candidate.locale_id == locale.pk:
            chosen[candidate.translation_key] = candidate
    return address([chosen[key] for key in dict.fromkeys(keys) if key in chosen], locale, request)


def _fallback_urls(pages: list[Page], locale: Locale, request) -> dict[int, str]:
    """The address of each page under another language: its nearest translated ancestor's, then the original slugs."""
    steplen = Page.steplen
    lineages = {
        page.pk: [page.path[:end] for end in range(len(page.path) - steplen, steplen, -steplen)]
        for page in pages
    }
    paths = {path for lineage in lineages.values() for path in lineage}
    ancestors = {
        path: (key, slug)
        for path, key, slug in Page.objects.filter(path__in=paths).values_list(
            "path", "translation_key", "slug"
        )
    }
    keys = {key for key, _slug in ancestors.values()}
    counterparts = {
        page.translation_key: page
        for page in Page.objects.filter(locale=locale, live=True, translation_key__in=keys)
    }
    urls = {}
    for page in pages:
        slugs = [page.slug]
        base = f"/{locale.language_code}/"
        for path in lineages[page.pk]:
            key, slug = ancestors[path]
            if key in counterparts:
                base = counterparts[key].get_url(request) or base
                break
            slugs.insert(0, slug)
        urls[page.pk] = base + "".join(f"{slug}/" for slug in slugs)
    return urls
