"""Mail about releases that wait, to those who planned them and those who translate."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from cms.translations.gate import open_segments
from cms.translations.release.models import ScheduledRelease
from cms.translations.requests.mail import asked, send_later
from cms.translations.requests.models import TranslationRequest


def tell_waiting(scheduled: ScheduledRelease, reasons: list[str]) -> None:
    """Tell whoever set the moment, and whoever translates, that it has passed and why nothing is published.

    ``reasons`` are used where it is not for open texts, which each person is told of in his or her own language.
    """
    context = {
        "scheduled": scheduled,
        "open": len(open_segments(scheduled.translation, summary=scheduled.as_summary)),
        "reasons": reasons,
        "release_url": settings.WAGTAILADMIN_BASE_URL
        + reverse("translations_release", args=[scheduled.translation_id]),
    }
    for person in concerned(scheduled):
        send_later("release_waits", person, [], **context)


def concerned(scheduled: ScheduledRelease) -> list[AbstractUser]:
    """Who set the moment; and who was asked for the translation, or else who has translated last."""
    people = {scheduled.user} if scheduled.user else set()
    return [*people, *(person for person in _translators(scheduled) if person not in people)]


def _translators(scheduled: ScheduledRelease) -> list[AbstractUser]:
    translation = scheduled.translation
    request = (
        TranslationRequest.objects.open()
        .filter(state__translation_key=translation.source.object_id, state__locale=translation.target_locale)
        .select_related("state__locale", "assignee")
        .first()
    )
    if request is not None:
        return asked(request)
    last = (
        StringTranslation.objects.filter(
            context__object_id=translation.source.object_id,
            locale=translation.target_locale,
            last_translated_by__isnull=False,
        )
        .select_related("last_translated_by")
        .order_by("-updated_at")
        .first()
    )
    return [last.last_translated_by] if last else []
