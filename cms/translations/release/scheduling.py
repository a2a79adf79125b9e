"""Releasing at a set moment: when it comes and one of the two cannot be published, neither is, and people are told."""

import datetime as dt
import logging

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail_localize.models import Translation

from cms.translations.holding import hold_translations
from cms.translations.release.drafts import translate_draft
from cms.translations.release.mail import tell_waiting
from cms.translations.release.models import ScheduledRelease
from cms.translations.release.together import (
    ReleaseRefusedError,
    is_gone,
    missing_rights,
    pages_of,
    release,
)
from cms.translations.rights.languages import Person

logger = logging.getLogger(__name__)


@transaction.atomic
def schedule(
    translation: Translation, user: Person, go_live_at: dt.datetime, *, as_summary: bool = False
) -> ScheduledRelease:
    """Have the original as it is now and its translation published together at ``go_live_at`` (aware).

    The translation may still be unfinished; its texts are those of the original's draft from now on.

    Raises ReleaseRefusedError when the person may not publish both.
    """
    hold_translations([translation.pk])
    source, target = pages_of(translation)
    reasons = missing_rights(user, source, target)
    if reasons:
        raise ReleaseRefusedError(reasons)
    if source.latest_revision is None:
        source.save_revision(user=user, log_action=False)
    translate_draft(translation.source)
    scheduled, _made = ScheduledRelease.objects.update_or_create(
        translation=translation,
        defaults={
            "revision": source.latest_revision,
            "go_live_at": go_live_at,
            "as_summary": as_summary,
            "user": user,
            "told_at": None,
        },
    )
    _note(translation, "translations.release_scheduled", user, moment=go_live_at.isoformat())
    return scheduled


@transaction.atomic
def cancel(scheduled: ScheduledRelease, user: Person) -> None:
    """Publish neither by the clock; both can still be published by hand."""
    hold_translations([scheduled.translation_id])
    _note(scheduled.translation, "translations.release_cancelled", user)
    scheduled.delete()


def release_due(now: dt.datetime | None = None) -> int:
    """Release what is due; return how many. What cannot be released is tried again each time, and told of once."""
    due = ScheduledRelease.objects.filter(go_live_at__lte=now or timezone.now())
    keys = list(due.order_by("go_live_at", "pk").values_list("pk", "translation_id"))
    return sum(_release(due.filter(pk=pk), translation_id) for pk, translation_id in keys)


def _release(due: QuerySet[ScheduledRelease], translation_id: int) -> bool:
    """Release what ``due`` finds, if it is still due when its turn has come."""
    scheduled = None
    try:
        with transaction.atomic():
            hold_translations([translation_id])
            scheduled = due.select_related(
                "translation__source", "translation__target_locale", "revision", "user"
            ).first()
            return scheduled is not None and _publish(scheduled)
    except ReleaseRefusedError as refused:
        if scheduled is not None and scheduled.told_at is None:
            _tell(scheduled, [strip_tags(reason) for reason in refused.reasons])
        return False
    except Exception:
        # One that fails for another reason holds up no other, and is found in the log.
        logger.exception("Scheduled release of translation %s failed", translation_id)
        return False


def _publish(scheduled: ScheduledRelease) -> bool:
    if is_gone(scheduled.translation):
        scheduled.delete()
        return False
    if scheduled.revision is None:
        raise ReleaseRefusedError([_("The draft that was to be published is gone. Set the moment again.")])
    release(scheduled.translation, None, as_summary=scheduled.as_summary, revision=scheduled.revision)
    return True


def _tell(scheduled: ScheduledRelease, reasons: list[str]) -> None:
    logger.warning("Scheduled release %s waits: %s", scheduled.pk, " ".join(reasons))
    untold = ScheduledRelease.objects.filter(pk=scheduled.pk, told_at=None)
    with transaction.atomic():
        if not untold.update(told_at=timezone.now()):
            return
        _note(scheduled.translation, "translations.release_waits", None, reason=" ".join(reasons))
        tell_waiting(scheduled, reasons)


def _note(translation: Translation, action: str, user: Person | None, **data: str) -> None:
    """Write into the history of both pages what was decided or happened."""
    for page in pages_of(translation):
        log(
            page,
            action,
            user=user,
            data={"language": translation.target_locale.get_display_name(), **data},
        )
