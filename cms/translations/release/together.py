"""Publishing an original and its translation in one transaction."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision
from wagtail_localize.models import Translation

from cms.translations.gate import find_translation, formatted, open_texts_refusal
from cms.translations.holding import hold_translations
from cms.translations.publishing import save_and_publish
from cms.translations.release.models import ScheduledRelease
from cms.translations.rights.languages import Person, may_publish
from cms.translations.staleness import refresh_source
from cms.translations.targets import target_of


class ReleaseRefusedError(Exception):
    """Nothing was published. ``reasons`` are sentences, some of them HTML with links to open texts."""

    def __init__(self, reasons: Iterable[str]):
        self.reasons = list(reasons)
        super().__init__(" ".join(self.reasons))


def pages_of(translation: Translation) -> tuple[Page, Page]:
    """The original and the translated page, each as its own type.

    Raises ObjectDoesNotExist when one of them is gone.
    """
    return translation.source.get_source_instance(), target_of(translation)


def missing_rights(user: Person, source: Page, target: Page) -> list[str]:
    """What keeps ``user`` from publishing both, a sentence for each language: no right to publish, or a lock."""
    reasons = []
    for page in (source, target):
        language = page.locale.get_display_name()
        lock = page.get_lock()
        if not may_publish(user, page):
            reasons.append(_("You may not publish in this language: %(language)s.") % {"language": language})
        elif lock is not None and lock.for_user(user):
            reasons.append(_("The page in this language is locked: %(language)s.") % {"language": language})
    return reasons


def release(
    translation: Translation,
    user: AbstractUser | None,
    *,
    as_summary: bool = False,
    revision: Revision | None = None,
) -> tuple[Page, Page]:
    """Publish original and translation, both or neither; return them.

    Args:
        translation: which translation of the original.
        user: who publishes, and must be allowed to publish both; ``None`` for the clock.
        as_summary: whether of the translation only title and lead are shown.
        revision: what of the original; by default its latest draft. One older than what is published is not published again.

    Raises:
        ReleaseRefusedError: one of the two cannot be published; nothing has changed then.
        ObjectDoesNotExist: one of the two is gone.
    """
    try:
        with transaction.atomic():
            return _release(translation, user, as_summary, revision)
    except ValidationError as error:
        raise ReleaseRefusedError(error.messages) from error


def _release(
    translation: Translation, user: AbstractUser | None, as_summary: bool, revision: Revision | None
) -> tuple[Page, Page]:
    # Two people, or somebody and the clock, wait for each other.
    hold_translations([translation.pk])
    source, target = pages_of(translation)
    _refuse([] if user is None else missing_rights(user, source, target))
    _refuse([] if translation.enabled else [_("The translation is no longer managed as one.")])
    revision = revision or source.latest_revision or source.save_revision(user=user, log_action=False)
    if _is_news(revision, source):
        _publish_original(translation, revision, target, as_summary, user)
    translation = find_translation(target)
    _refuse_open(translation, target, as_summary)
    save_and_publish(translation, user, as_summary=as_summary)
    ScheduledRelease.objects.filter(translation=translation).delete()
    source, target = pages_of(translation)
    _refuse(_not_live(page) for page in (source, target) if not page.live)
    return source, target


def _publish_original(
    translation: Translation, revision: Revision, target: Page, as_summary: bool, user: AbstractUser | None
) -> None:
    draft = revision.as_object()
    _refuse([_not_live(draft)] if draft.go_live_at and draft.go_live_at > timezone.now() else [])
    # The texts as they will be public: refused before anything is published, and so with nothing to take back outside.
    refresh_source(translation.source, draft)
    _refuse_open(translation, target, as_summary)
    revision.publish(user=user)


def _is_news(revision: Revision, source: Page) -> bool:
    """Whether readers have neither this revision of the original nor a newer one."""
    live = source.live_revision if source.live else None
    return live is None or (live.pk != revision.pk and live.created_at <= revision.created_at)


def _refuse_open(translation: Translation, target: Page, as_summary: bool) -> None:
    reason = open_texts_refusal(translation, target, summary=as_summary, linked=True)
    _refuse([reason] if reason else [])


def _refuse(reasons: Iterable[str]) -> None:
    reasons = list(reasons)
    if reasons:
        raise ReleaseRefusedError(reasons)


def _not_live(page: Page) -> str:
    return formatted(
        _("“%(title)s” has a date of its own on which it goes live. Remove it in the page editor first."),
        title=page.get_admin_display_title(),
    )


def is_gone(translation: Translation) -> bool:
    """Whether the original or the translated page has been deleted."""
    try:
        pages_of(translation)
    except models.ObjectDoesNotExist:
        return True
    return False
