"""Noting the addresses of pages that leave the site, whatever path they leave by.

Wagtail says that a page is unpublished also when it is deleted, alone or with what is above it, and when it expires. What was
never live, or never open to everybody, had no address that anybody could know.
"""

from typing import Any

from wagtail.models import Locale, Page
from wagtail.signals import page_unpublished

from cms.delivery.retired.models import RetiredAddress, digest


def connect() -> None:
    """Listen; called once when Django starts."""
    page_unpublished.connect(note, dispatch_uid="retired.page_unpublished")


def note(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Note where readers of each language found the page."""
    if instance.get_view_restrictions():
        return
    marks = [RetiredAddress(digest=digest(path)) for path in _addresses(instance) if path]
    RetiredAddress.objects.bulk_create(marks, ignore_conflicts=True)


def _addresses(page: Page) -> list[str]:
    """The page's own address, and the one at which a language without a live text of its own showed it."""
    written = set(page.get_translations().filter(live=True).values_list("locale_id", flat=True))
    others = Locale.objects.exclude(pk__in=[*written, page.locale_id])
    return [page.get_url(), *(_address_in(page, locale) for locale in others)]


def _address_in(page: Page, locale: Locale) -> str:
    """The nearest translated ancestor's address, then the original slugs, as ``cms.translations.reading`` has it.

    That counts on sections to have pages below them, which they may not have any more while one is deleted.
    """
    slugs = [page.slug]
    for above in page.get_ancestors().filter(depth__gt=1).order_by("-depth"):
        counterpart = above.get_translations().filter(locale=locale, live=True).first()
        if counterpart is not None:
            return "".join([counterpart.get_url() or "", *(f"{slug}/" for slug in slugs)])
        slugs.insert(0, above.slug)
    return ""
