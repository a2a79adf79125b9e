"""Old addresses keep leading on in the language that has no text of its own.

Wagtail makes a redirect from a page's own address when it moves or its slug changes. Readers of another language knew the same
page under that language's address (``cms.translations.fallback``), which has moved as well.
"""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page, Site
from wagtail.signals import page_slug_changed, post_page_move

from cms.translations.reading import address


def connect() -> None:
    """Listen to moves and changed slugs, whatever path they come by."""
    post_page_move.connect(page_moved, dispatch_uid="translations.redirects_of_moves")
    page_slug_changed.connect(slug_changed, dispatch_uid="translations.redirects_of_slugs")


def page_moved(
    sender,
    instance: Page,
    parent_page_before: Page,
    parent_page_after: Page,
    url_path_before,
    url_path_after,
    **kwargs,
) -> None:
    """Redirect what lies in other languages below the old place; a change of order moves nothing."""
    if url_path_before != url_path_after:
        _redirect(instance, instance.slug, parent_page_before, parent_page_after)


def slug_changed(sender, instance: Page, instance_before: Page, **kwargs) -> None:
    """Redirect what lies in other languages below the old slug."""
    parent = instance.get_parent()
    _redirect(instance, instance_before.slug, parent, parent)


def _redirect(page: Page, old_slug: str, old_parent: Page, new_parent: Page) -> None:
    site = Site.objects.filter(is_default_site=True).first()
    made = []
    for locale in Locale.objects.exclude(pk=page.locale_id):
        bases = [_address(parent, locale) for parent in (old_parent, new_parent)]
        if None in bases:
            continue
        for below in _only_here(page, locale):
            made.append((f"{bases[0]}{old_slug}/{below}", f"{bases[1]}{page.slug}/{below}"))
    redirects = [
        Redirect(
            old_path=Redirect.normalise_path(old), redirect_link=new, site=site, automatically_created=True
        )
        for old, new in made
        if old != new
    ]
    # What is reached again needs no way around; what led to an old address is made anew.
    touched = {Redirect.normalise_path(path) for pair in made for path in pair}
    Redirect.objects.filter(automatically_created=True, site=site, old_path__in=touched).delete()
    Redirect.objects.bulk_create(redirects, ignore_conflicts=True)


def _address(page: Page, locale: Locale) -> str | None:
    """Where readers of a language find a page: its translation's address, else that of the text in their frame."""
    written = page.get_translation_or_none(locale)
    if written is not None and written.live:
        return written.get_url()
    if not page.live or page.depth < 2:
        return None
    return address([page], locale)[0].reader_url


def _only_here(page: Page, locale: Locale) -> Iterator[str]:
    """The addresses, relative to ``page``, of it and the live pages below it that readers of a language find by its address.

    A page with a live translation has an address of its own, and so has what stands below it.
    """
    translated = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=locale, live=True)
    own_addresses: list[str] = []
    pages = (
        Page.objects.descendant_of(page, inclusive=True).filter(live=True).annotate(own=Exists(translated))
    )
    stored = Page.objects.get(pk=page.pk)
    for found in pages.order_by("path"):
        if found.own:
            own_addresses.append(found.path)
        elif not found.path.startswith(tuple(own_addresses)):
            yield found.url_path.removeprefix(stored.url_path)
