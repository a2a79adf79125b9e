"""What happens to pages and translations, and what receivers are told of it.

Only what readers can see is told of: a draft, a page behind a restriction, or one that was never public is nobody's business.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import pre_delete, pre_save
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.translations.signals import states_written
from cms.translations.state.models import Cause, State
from cms.webhooks.announcing import active_endpoints, announce, subject_of
from cms.webhooks.models import EventType

_BEFORE = "_webhooks_before"
_EVENT_OF_STATE = {
    State.STALE: EventType.TRANSLATION_STALE,
    State.CURRENT: EventType.TRANSLATION_COMPLETE,
}


def connect() -> None:
    """Listen."""
    pre_save.connect(page_is_saved, dispatch_uid="webhooks.page_is_saved")
    pre_delete.connect(page_is_deleted, sender=Page, dispatch_uid="webhooks.page_is_deleted")
    for signal, receiver in (
        (page_published, page_went_live),
        (page_unpublished, page_was_withdrawn),
        (post_page_move, page_was_moved),
        (states_written, translations_changed),
    ):
        signal.connect(receiver, dispatch_uid=f"webhooks.{receiver.__name__}")


def page_is_saved(sender, instance, raw=False, update_fields=None, **kwargs) -> None:
    """Keep what readers have of a page until it is known whether it is published now."""
    if not isinstance(instance, Page) or raw or update_fields is not None or not instance.pk:
        return
    if active_endpoints():
        told = getattr(sender, "told_when_changed", {})
        stored = sender._default_manager.filter(pk=instance.pk, live=True).values(*told, "live").first()
        setattr(instance, _BEFORE, stored)


def page_went_live(sender, instance, **kwargs) -> None:
    """A page was published, for the first time or with changes."""
    before = instance.__dict__.pop(_BEFORE, None)
    endpoints = active_endpoints() if instance.live else []
    if not endpoints or _is_private(instance):
        return
    if before is None:
        names, details = [EventType.PAGE_PUBLISHED, EventType.PAGE_UPDATED], {}
    elif changes := _telling_changes(instance, before):
        names, details = [EventType.EVENT_CHANGED, EventType.PAGE_UPDATED], {"changes": changes}
    else:
        names, details = [EventType.PAGE_UPDATED], {}
    announce([subject_of(instance, **details)], names, endpoints)


def page_was_withdrawn(sender, instance, **kwargs) -> None:
    """A page was unpublished, or has expired. Wagtail says so of a page on its way to deletion too, whose row is live still."""
    endpoints = active_endpoints()
    if endpoints and not _is_live(instance) and not _is_private(instance):
        announce([subject_of(instance)], [EventType.PAGE_UNPUBLISHED], endpoints)


def page_was_moved(sender, instance, parent_page_before, parent_page_after, **kwargs) -> None:
    """A page was moved, and all below it with it."""
    endpoints = active_endpoints() if parent_page_before.pk != parent_page_after.pk else []
    if endpoints:
        moved = Page.objects.descendant_of(instance, inclusive=True).live().public()
        pages = moved.select_related("locale", "content_type")
        announce((subject_of(page) for page in pages), [EventType.PAGE_MOVED], endpoints)


def page_is_deleted(sender, instance, **kwargs) -> None:
    """A page, or one above it, is deleted."""
    endpoints = active_endpoints()
    if endpoints and _is_live(instance) and not _is_private(instance):
        announce([subject_of(instance)], [EventType.PAGE_DELETED], endpoints)


def translations_changed(sender, moved, **kwargs) -> None:
    """Translations came into another state: told is what readers have, out of date or whole."""
    endpoints = active_endpoints()
    if not endpoints:
        return
    page_type = ContentType.objects.get_for_model(Page)
    for row in moved:
        is_found = row.cause == Cause.FOUND
        event = _EVENT_OF_STATE.get(State(row.state))
        is_told = event and row.live and not row.is_original and not is_found
        if not is_told or row.content_type_id != page_type.pk:
            continue
        page = Page.objects.select_related("locale").filter(pk=row.object_id).first()
        if page is not None and not _is_private(page):
            announce([subject_of(page, original_page_id=row.source_object_id)], [event], endpoints)


def _telling_changes(page: Page, before: dict[str, Any]) -> list[str]:
    """What changed of the fields by which readers plan, in the words of the page type."""
    told = getattr(page, "told_when_changed", {})
    return list(dict.fromkeys(word for name, word in told.items() if before[name] != getattr(page, name)))


def _is_live(page: Page) -> bool:
    """Whether readers have it as the database says, whatever the object at hand does."""
    return Page.objects.filter(pk=page.pk, live=True).exists()


def _is_private(page: Page) -> bool:
    return page.get_view_restrictions().exists()
