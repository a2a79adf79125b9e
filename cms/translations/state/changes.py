"""What may have changed since the rows were written: noted at once, written once for a request or transaction.

A signal only notes which text may have changed. What was noted is computed and written (``settle``) when the request is
answered, or when the transaction is committed where there is no request: a page saved three times on its way to
publication, or fifty texts of an import, cost one computation. A change that is rolled back costs one that finds nothing.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from asgiref.local import Local
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Revision
from wagtail_localize.models import TranslationContext, TranslationSource

from cms.translations.state.models import Cause

logger = logging.getLogger(__name__)

_local = Local()


@dataclass(frozen=True)
class Event:
    """A change: what it was, in which language, by whom, and the revision it made public."""

    cause: str = Cause.SAVED
    locale_id: int | None = None
    user_id: Any = None
    revision_id: int | None = None


FOUND = Event(Cause.FOUND)

Events = list[Event]
"""Everything that happened to one text between two settlements, each kind in each language once."""


@dataclass
class Noted:
    """What may have changed, and by which change.

    ``texts`` are keys by model (``Page`` for all pages). Of the others the key is asked for later, all at once: ids of
    wagtail-localize's contexts and sources, content type and key of an object, keys of pictures.
    """

    texts: dict[type[models.Model], dict[UUID, Events]] = field(default_factory=lambda: defaultdict(dict))
    contexts: dict[int, Events] = field(default_factory=dict)
    sources: dict[int, Events] = field(default_factory=dict)
    objects: dict[tuple[int, str], Events] = field(default_factory=dict)
    images: dict[int, Events] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any((self.texts, self.contexts, self.sources, self.objects, self.images))


def happening(cause: str, locale_id: int | None = None, revision: Revision | None = None) -> Event:
    """A change that happens now, made by whoever works in the admin, or else whoever made the revision."""
    user_id = getattr(get_active_log_context().user, "pk", None)
    if revision is not None:
        user_id = user_id or revision.user_id
    return Event(cause, locale_id, user_id, revision.pk if revision is not None else None)


def note_text(model: type[models.Model], key: UUID, event: Event) -> None:
    """Note that a page or snippet with this key has changed in some language."""
    _note(noted().texts[Page if issubclass(model, Page) else model], key, event)


def note_context(context_id: int, event: Event) -> None:
    """Note that the translation of a text has changed, whosever text it is."""
    _note(noted().contexts, context_id, event)


def note_source(source_id: int, event: Event) -> None:
    """Note that something about a source of wagtail-localize has changed."""
    _note(noted().sources, source_id, event)


def note_object(content_type_id: int, object_id: str, event: Event) -> None:
    """Note that something about a page or snippet has changed of which only type and primary key are known."""
    _note(noted().objects, (content_type_id, object_id), event)


def note_image(pk: int, event: Event) -> None:
    """Note that the alternative texts of a picture may have changed."""
    _note(noted().images, pk, event)


@contextmanager
def one_settlement() -> Iterator[None]:
    """Write what is noted inside once, at the end; for a request, or for a command of many small transactions."""
    if getattr(_local, "held", False):
        yield
        return
    _local.held = True
    try:
        yield
    finally:
        _local.held = False
        settle_safely()


def settle_safely() -> None:
    """``settle``, without undoing what was done when it fails: the nightly check finds what is missing then."""
    try:
        settle()
    except Exception:
        logger.exception("Translation states were not written; run manage.py translation_state --repair")


def settle() -> None:
    """Write the rows of whatever was noted in this thread; no query when nothing was."""
    from cms.translations.state.keeping import write, write_images
    from cms.translations.writing.shared import batches

    found = noted()
    if not found:
        return
    forget()
    _resolve(found)
    for model, events in found.texts.items():
        for keys in batches(events):
            write(model, {key: events[key] for key in keys})
    for ids in batches(found.images):
        write_images({pk: found.images[pk] for pk in ids})


def noted() -> Noted:
    """What this thread has noted and not written yet."""
    if not hasattr(_local, "noted"):
        _local.noted = Noted()
    return _local.noted


def forget() -> None:
    """Drop what this thread has noted."""
    _local.noted = Noted()


def _note(place: dict, key: Any, event: Event) -> None:
    """Keep a change, and see to it that it is written."""
    _keep(place, key, [event])
    if not getattr(_local, "held", False):
        transaction.on_commit(settle_safely)


def _keep(place: dict, key: Any, events: Events) -> None:
    """Add to what happened to a text; of changes of one kind in one language the latest stays."""
    kinds = {(event.cause, event.locale_id) for event in events}
    earlier = [event for event in place.get(key, ()) if (event.cause, event.locale_id) not in kinds]
    place[key] = [*earlier, *events]


def _resolve(found: Noted) -> None:
    """Find the keys of what was noted by something else: a query for contexts, for sources, and each type of object."""
    rows: list[tuple[int, UUID, Events]] = []
    if found.contexts:
        contexts = TranslationContext.objects.filter(pk__in=list(found.contexts))
        for pk, key, type_id in contexts.values_list("pk", "object_id", "object__content_type_id"):
            rows.append((type_id, key, found.contexts[pk]))
    if found.sources:
        sources = TranslationSource.objects.filter(pk__in=list(found.sources))
        for pk, key, type_id in sources.values_list("pk", "object_id", "object__content_type_id"):
            rows.append((type_id, key, found.sources[pk]))
    by_type = defaultdict(list)
    for type_id, object_id in found.objects:
        by_type[type_id].append(object_id)
    for type_id, ids in by_type.items():
        objects = ContentType.objects.get_for_id(type_id).model_class()._default_manager
        for pk, key in objects.filter(pk__in=ids).values_list("pk", "translation_key"):
            rows.append((type_id, key, found.objects[type_id, str(pk)]))
    for type_id, key, events in rows:
        model = ContentType.objects.get_for_id(type_id).model_class()
        _keep(found.texts[Page if issubclass(model, Page) else model], key, events)
