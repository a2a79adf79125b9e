"""Requesting translations: one person's wish for any number of texts, and what became of each."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import log
from wagtail.models import Locale, Page, TranslatableMixin
from wagtail_localize.operations import translate_object

from cms.images.models import CmsImage
from cms.translations.holding import hold_state
from cms.translations.requests.mail import tell_requested
from cms.translations.requests.models import TranslationRequest
from cms.translations.rights.languages import Person, languages_of, may_write_in, people_of
from cms.translations.rights.sources import requestable_languages
from cms.translations.state.changes import settle
from cms.translations.state.models import State, TranslationState

FINISHED = (State.CURRENT,)


@dataclass(frozen=True)
class Wish:
    """What is asked: of whom (``None`` for anybody who writes the language), by which day, with which note."""

    requester: Person
    assignee: AbstractUser | None = None
    due: dt.date | None = None
    note: str = ""
    accepts_summary: bool = False


@dataclass
class Report:
    """What became of each text: the requests made, and why others were not."""

    made: list[TranslationRequest] = field(default_factory=list)
    refused: list[tuple[TranslationState, str]] = field(default_factory=list)


def request_translations(states: Iterable[TranslationState], wish: Wish) -> Report:
    """Ask for all of ``states``; submit to wagtail-localize what never was; tell the people with one mail each.

    A text that cannot be asked for is refused with its reason and holds up no other. Pages above come before those below.
    """
    report = Report()
    for state, source in _in_tree_order(states):
        with transaction.atomic():
            # Of two who ask for the same at once the second is told.
            hold_state(state.pk)
            reason = refusal(state, source, wish)
            if reason is None:
                report.made.append(_request(state, source, wish))
            else:
                report.refused.append((state, reason))
    tell_requested(report.made)
    return report


def refusal(state: TranslationState, source: object | None, wish: Wish) -> str | None:
    """Why ``state`` cannot be asked for, or ``None`` when it can."""
    if source is None:
        return _("The original is gone.")
    if state.is_original:
        return _("This is the original.")
    if state.state in FINISHED:
        return _("It is translated already.")
    if state.requests.open().exists():
        return _("It has been requested already.")
    if wish.assignee and not may_write_in(wish.assignee, state.locale_id):
        return _("%(person)s does not write in %(language)s.") % {
            "person": get_user_display_name(wish.assignee),
            "language": state.locale.get_display_name(),
        }
    if not may_request(wish.requester, state, source):
        return _("You may not request this translation.")
    return _missing_above(state, source)


def may_request(user: Person, state: TranslationState, source: object) -> bool:
    """Whether ``user`` may ask for this text in this language."""
    if isinstance(source, CmsImage):
        return bool(languages_of(user))
    if not isinstance(source, TranslatableMixin):
        return False
    return state.locale_id in {locale.pk for locale in requestable_languages(user, source)}


def assignable(locales: Iterable[Locale]) -> list[AbstractUser]:
    """The people who write every one of these languages, by name."""
    found = [set(people_of(locale)) for locale in locales]
    people = set.intersection(*found) if found else set()
    return sorted(people, key=lambda person: get_user_display_name(person).casefold())


def source_of(state: TranslationState) -> object | None:
    """The page (as its own type), snippet or picture whose text it is, or ``None`` when it is gone."""
    return sources_of([state]).get(state.pk)


def sources_of(states: Iterable[TranslationState]) -> dict[int, object]:
    """The sources that are there, by the keys of the states. One query for each type of text."""
    by_type: dict[int, list[TranslationState]] = defaultdict(list)
    for state in states:
        by_type[state.specific_content_type_id].append(state)
    found: dict[int, object] = {}
    for type_id, of_type in by_type.items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        texts = model.objects.in_bulk([state.source_object_id for state in of_type]) if model else {}
        found |= {state.pk: texts[key] for state in of_type if (key := state.source_object_id) in texts}
    return found


def _in_tree_order(states: Iterable[TranslationState]) -> list[tuple[TranslationState, object | None]]:
    states = list(states)
    sources = sources_of(states)
    found = [(state, sources.get(state.pk)) for state in states]
    return sorted(found, key=lambda pair: getattr(pair[1], "path", ""))


def _missing_above(state: TranslationState, source: object) -> str | None:
    """wagtail-localize would fill in pages above as live aliases; there are none here (design.md, decision 2)."""
    if state.object_id is not None or not isinstance(source, Page):
        return None
    parent = source.get_parent()
    if parent.is_root() or parent.has_translation(state.locale):
        return None
    return _("Translate the page above it first: “%(title)s”.") % {"title": parent.get_admin_display_title()}


def _request(state: TranslationState, source: object, wish: Wish) -> TranslationRequest:
    if state.object_id is None and not isinstance(source, CmsImage):
        translate_object(source, [state.locale], user=wish.requester)
        settle()
        state.refresh_from_db()
    request = TranslationRequest.objects.create(
        state=state,
        requester=wish.requester,
        assignee=wish.assignee,
        due=wish.due,
        note=wish.note,
        accepts_summary=wish.accepts_summary,
    )
    note_in_history(request, "translations.request", wish.requester)
    return request


def note_in_history(request: TranslationRequest, action: str, user: Person | None, **data: object) -> None:
    """Write into the history of the original that its translation was asked for, asked otherwise, or no longer."""
    source = source_of(request.state)
    if source is None:
        return
    data = {"language": request.state.locale.get_display_name(), **data}
    log(source, action, user=user, data=data)
