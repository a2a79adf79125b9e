"""No page goes live half translated (design.md, decision 4; traps.md, 4).

A translation that wagtail-localize manages is published whole, or as a summary (title and lead; the body gives way to a
linked notice). ``PublicationGateMixin`` refuses anything else on every path, since all of them save the page;
``refusal`` says beforehand what would be refused and why, for the screens that can show it. A page that nobody manages as
a translation, or no longer, must not be the copy of its source either (``cms.translations.copied``).
"""

import logging

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from cms.translations.copied import copied_texts, texts_of

logger = logging.getLogger(__name__)

SUMMARY_FIELDS = ("title", "lead")
# Texts about the page that may be missing: lists and search engines then show title and lead instead.
DISPENSABLE_FIELDS = (
    "lead_image_caption",
    "listing_summary",
    "listing_title",
    "search_description",
    "seo_title",
)
USABLE = Q(has_error=False) & ~Q(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)
"""Which ``StringTranslation`` closes its text: not one with an error, nor a machine's that nobody has confirmed."""
FIELDS_NAMED = 3
SCHEDULED = "wagtail.publish.scheduled"


class TranslationIncompleteError(ValidationError):
    """A page would show two languages in one text. Its message names what is not translated yet.

    ``page`` is the page as it would have been.
    """

    def __init__(self, message: str, page: Page):
        super().__init__({NON_FIELD_ERRORS: [message]})
        self.page = page


def find_translation(instance: TranslatableMixin) -> Translation | None:
    """The record by which wagtail-localize manages a page or snippet as a translation, or ``None``."""
    return (
        Translation.objects.filter(
            source__object_id=instance.translation_key, target_locale_id=instance.locale_id, enabled=True
        )
        .select_related("source__draft_basis", "target_locale")
        .first()
    )


def open_segments(translation: Translation, *, summary: bool = False) -> list[StringSegment]:
    """The texts not translated yet, in the order of the page; with ``summary`` only those a summary shows.

    What a machine has translated is open until a person confirms it, and so is what cannot be used as it is written.
    """
    usable = usable_translations(translation.target_locale_id)
    segments = (
        translation.source.stringsegment_set.filter(~Exists(usable))
        .select_related("context", "string")
        .order_by("order")
    )
    if summary:
        segments = segments.filter(context__path__in=SUMMARY_FIELDS)
    return list(segments)


def usable_translations(locale) -> models.QuerySet:
    """What closes a ``StringSegment`` in a language (its key, or an outer reference to it), to be asked of an outer query."""
    return StringTranslation.objects.filter(
        USABLE, translation_of=OuterRef("string"), context=OuterRef("context"), locale_id=locale
    )


def refusal(instance: TranslatableMixin, *, summary: bool | None = None, linked: bool = False) -> str | None:
    """Why ``instance`` must not be published now, in one sentence with the first fields; ``None`` when it may.

    ``summary`` says whether it would go out as a summary; by default as the page says itself. ``linked`` makes it HTML in
    which each field leads to its first open text in the translation editor.
    """
    translation = find_translation(instance)
    if translation is None:
        return None
    if summary is None:
        summary = getattr(instance, "summary_only", False)
    return open_texts_refusal(translation, instance, summary=summary, linked=linked) or _refusal_of_draft(
        translation, linked=linked
    )


def open_texts_refusal(
    translation: Translation, instance: TranslatableMixin, *, summary: bool, linked: bool = False
) -> str | None:
    """What ``refusal`` says of open texts alone, whatever has become of the original."""
    segments = open_segments(translation, summary=summary)
    return describe(segments, type(instance), instance if linked else None) if segments else None


def _refusal_of_draft(translation: Translation, *, linked: bool) -> str | None:
    """Why a translation of a draft waits: readers have not got the original yet (``cms.translations.release``)."""
    if getattr(translation.source, "draft_basis", None) is None:
        return None
    reason = _("These are the texts of a draft: the original is not published yet.")
    if not linked:
        return reason
    url = reverse("translations_release", args=[translation.pk])
    return format_html('{} <a href="{}">{}</a>', reason, url, _("Publish both together"))


def refusal_of_copy(page: Page) -> str | None:
    """Why ``page`` must not be published as it stands: its texts are still its source's. ``None`` when it may."""
    copied = copied_texts(page, summary_fields=SUMMARY_FIELDS if page.summary_only else ())
    if not copied:
        return None
    return ngettext(
        "%(count)d text is still that of the original (%(fields)s).",
        "%(count)d texts are still those of the original (%(fields)s).",
        len(copied),
    ) % {"count": len(copied), "fields": _listed([segment.path for segment in copied], type(page))}


def refusal_to_publish(page: Page, *, linked: bool = False) -> str | None:
    """Why ``page`` must not be shown as it stands; ``None`` when it may, or when readers see these texts already.

    ``linked`` as for ``refusal``.
    """
    message = (page.pk and refusal(page, linked=linked)) or refusal_of_copy(page)
    if not message:
        return None
    stored = type(page).objects.filter(pk=page.pk, live=True).first() if page.pk else None
    return message if stored is None or _shown_text(stored) != _shown_text(page) else None


def describe(
    segments: list[StringSegment], model: type[models.Model], instance: TranslatableMixin | None = None
) -> str:
    """Say how many texts are open and in which fields they are.

    With ``instance``, the translated page or snippet, it is HTML that leads to them.
    """
    names = [field_name(segment.context.path, model) for segment in segments]
    first = dict(zip(reversed(names), reversed(segments), strict=True))
    edit_url = AdminURLFinder().get_edit_url(instance) if instance is not None else None
    listed: dict[str, str] = {name: name for name in dict.fromkeys(names)}
    if edit_url:
        listed = {
            name: format_html('<a href="{}#{}">{}</a>', edit_url, anchor(first[name]), name)
            for name in listed
        }
    return formatted(
        ngettext(
            "%(count)d text is not translated yet (%(fields)s).",
            "%(count)d texts are not translated yet (%(fields)s).",
            len(segments),
        ),
        count=len(segments),
        fields=_shortened(list(listed.values())),
    )


def formatted(message: str, **values: object) -> str:
    """A translated message with its values put in; HTML when one of them is, and the others are then escaped."""
    if any(isinstance(value, SafeString) for value in values.values()):
        escaped = {
            name: value
            if isinstance(value, int)
            else conditional_escape(str(value) if not isinstance(value, SafeString) else value)
            for name, value in values.items()
        }
        return mark_safe(escape(message) % escaped)
    return message % values


def anchor(segment: StringSegment) -> str:
    """The id of a text in the translation editor, for links to it."""
    return f"segment-{segment.pk}"


def _listed(paths: list[str], model: type[models.Model]) -> str:
    return _shortened(list(dict.fromkeys(field_name(path, model) for path in paths)))


def _shortened(names: list[str]) -> str:
    more = "…" if len(names) > FIELDS_NAMED else ""
    if any(isinstance(name, SafeString) for name in names):
        return format_html(
            "{}{}", format_html_join(", ", "{}", ((name,) for name in names[:FIELDS_NAMED])), more
        )
    return ", ".join(names[:FIELDS_NAMED]) + more


def field_name(path: str, model: type[models.Model]) -> str:
    """What an editor calls the field that a text belongs to."""
    field = model._meta.get_field(path.split(".")[0])
    if isinstance(field, models.Field):
        return str(capfirst(field.verbose_name))
    return str(capfirst(field.related_model._meta.verbose_name_plural))


class PublicationGateMixin:
    """Refuses to save a live page whose text would be of two languages."""

    def save(self, *args, **kwargs):
        """Save; raise TranslationIncompleteError instead of changing a live text to one that is half translated."""
        update_fields = kwargs.get("update_fields")
        if self.live and (update_fields is None or "live" in update_fields):
            self._refuse_mixed_languages()
        if self.pk and self.summary_only and update_fields is None:
            self._leave_out_untranslated()
        return super().save(*args, **kwargs)

    def publish(self, revision, *args, log_action=True, **kwargs):
        """Publish a revision; one whose scheduled time has come waits, without holding up others, until it is whole."""
        try:
            with transaction.atomic():
                return super().publish(revision, *args, log_action=log_action, **kwargs)
        except TranslationIncompleteError as error:
            if log_action != SCHEDULED:
                raise
            logger.warning("Scheduled publication of page %s waits: %s", self.pk, "; ".join(error.messages))
            return None

    def unpublish(self, *args, **kwargs):
        """Withdraw, in one transaction with all that follows from it."""
        with transaction.atomic():
            return super().unpublish(*args, **kwargs)

    def move(self, *args, **kwargs):
        """Move, in one transaction with all that follows from it."""
        with transaction.atomic():
            return super().move(*args, **kwargs)

    def _leave_out_untranslated(self) -> None:
        """Empty what a summary can do without and would show in the source's language."""
        translation = find_translation(self)
        for segment in open_segments(translation) if translation else ():
            if segment.context.path in DISPENSABLE_FIELDS:
                setattr(self, segment.context.path, "")

    def _refuse_mixed_languages(self) -> None:
        message = refusal_to_publish(self)
        if message is not None:
            raise TranslationIncompleteError(
                _("This translation cannot be published. %(reason)s") % {"reason": message}, self
            )


def _shown_text(page: Page) -> list:
    """What readers of a page read: its texts by place, and whether the body is among them."""
    return [page.summary_only, *((segment.path, segment.string.data) for segment in texts_of(page))]
