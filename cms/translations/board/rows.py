"""What the board lists, and for whom."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, FilteredRelation, Q, QuerySet
from wagtail.models import Page

from cms.delivery.visibility import unrestricted
from cms.images.models import CmsImage
from cms.serbian import fold
from cms.translations.rights.languages import Person, languages_of
from cms.translations.state.models import TranslationState


def visible_rows(user: Person) -> QuerySet[TranslationState]:
    """The translations that ``user`` may know of: those of originals in a language that is the user's to write, and those
    into such a language whose original may be read (``rights.sources.readable_text``): public, or submitted.

    Two queries the first time it is asked of a user object, for his or her rights.
    """
    rows = TranslationState.objects.filter(is_original=False)
    if user.is_superuser:
        return rows
    languages = [locale.pk for locale in languages_of(user)]
    public = Q(source_object_id__in=Page.objects.live().filter(unrestricted()).values("pk"))
    other_than_pages = ~Q(content_type=ContentType.objects.get_for_model(Page))
    readable = Q(object_id__isnull=False) | other_than_pages | public
    return rows.filter(Q(source_locale__in=languages) | (Q(locale__in=languages) & readable))


def with_requests(rows: QuerySet[TranslationState]) -> QuerySet[TranslationState]:
    """The rows with what their open request says: ``request_id``, ``due``, ``assignee_id``, and everything a line shows.

    One query for a page of them, whatever their number.
    """
    return rows.annotate(
        asked=FilteredRelation("requests", condition=Q(requests__closed_at=None)),
        request_id=F("asked__id"),
        due=F("asked__due"),
        assignee_id=F("asked__assignee"),
        first_name=F("asked__assignee__first_name"),
        last_name=F("asked__assignee__last_name"),
        username=F("asked__assignee__username"),
    ).select_related("locale", "source_locale", "specific_content_type", "cause_user")


def matching(rows: QuerySet[TranslationState], words: str) -> QuerySet[TranslationState]:
    """The rows whose title, in either language, has every word, however it is spelt and in whichever script."""
    for word in fold(words).split():
        rows = rows.filter(search_key__contains=word)
    return rows


def kind_of(state: TranslationState) -> str:
    """What a text is, in a word: the name of its page type or snippet."""
    model = state.specific_content_type.model_class()
    return str(model._meta.verbose_name) if model else state.specific_content_type.model


KINDS = {
    "pages": lambda: Q(content_type=ContentType.objects.get_for_model(Page)),
    "images": lambda: Q(content_type=ContentType.objects.get_for_model(CmsImage)),
    "snippets": lambda: (
        ~Q(content_type__in=[ContentType.objects.get_for_model(model) for model in (Page, CmsImage)])
    ),
}
"""The three kinds of text, each with its condition."""
