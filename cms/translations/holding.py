"""Two people who write the texts of one translation, or ask for it, wait for each other, so that the second sees what the first has stored.

Whoever compares what is stored with what somebody sent, and writes by it, holds the translation first and reads then. SQLite
lets one transaction write at a time anyway (``transaction_mode`` in the settings); PostgreSQL does not.
"""

from collections.abc import Iterable

from django.db.models import QuerySet
from wagtail_localize.models import Translation, TranslationSource

from cms.images.models import CmsImage
from cms.translations.state.models import TranslationState


def hold_translations(keys: Iterable[int]) -> None:
    """Let others who would hold these translations wait until the transaction of the caller ends. One query.

    Rows that refer to them can be written meanwhile. Held in the order of their keys, so that nobody waits in a circle.
    """
    _hold(Translation.objects.filter(pk__in=list(keys)))


def hold_source(key: int) -> None:
    """The same for a source, of which the segments are written: two who do that at once would write each of them twice."""
    _hold(TranslationSource.objects.filter(pk=key))


def hold_images(keys: Iterable[int]) -> None:
    """The same for pictures, of which the alternative texts are written."""
    _hold(CmsImage.objects.filter(pk__in=list(keys)))


def hold_state(key: int) -> None:
    """The same for how far a text is, for which a translation is requested."""
    _hold(TranslationState.objects.filter(pk=key))


def _hold(rows: QuerySet) -> None:
    list(rows.select_for_update(no_key=True).order_by("pk").values_list("pk", flat=True))
