"""Gives the translation desk something to do: a text out of date, and requests with their days."""

import datetime as dt

from wagtail.models import Page

from cms.translations.models import TranslationRequest, TranslationState
from cms.translations.state.changes import settle
from home.demo.content.calendar import Calendar
from home.demo.content.desk import CORRECTED, REQUESTS, Request

from .publishing import publish
from .world import World

ASKED_BEFORE = dt.timedelta(days=7)


def correct_originals(world: World, made: set[str]) -> None:
    """Publish the corrections of pages that this run has made, so that their translations are out of date."""
    for key, lead in CORRECTED.items():
        if key in made:
            page = Page.objects.get(pk=world.pages[key].pk).specific
            page.lead = lead.sr
            moment = page.last_published_at + dt.timedelta(days=1)
            publish(page, world.users["urednik"], world.users["recenzent"], min(moment, world.now))


def request_translations(world: World, made: set[str]) -> None:
    """Ask for the translations of pages that this run has made. No mail is sent, since nobody has asked in fact."""
    settle()
    for request in REQUESTS:
        if request.key in made:
            asked = TranslationRequest.objects.create(
                state=_state(world, request),
                requester=world.users["urednik"],
                assignee=world.users["prevodilac"],
                due=_due(request, world.calendar),
                note=request.note,
            )
            TranslationRequest.objects.filter(pk=asked.pk).update(created_at=world.now - ASKED_BEFORE)
            world.count(TranslationRequest)


def move_requests(world: World, built: dt.date) -> None:
    """Move the days of open requests on to today, unless somebody has given one another day."""
    for request in REQUESTS:
        TranslationRequest.objects.open().filter(
            state=_state(world, request), note=request.note, due=_due(request, Calendar(built))
        ).update(due=_due(request, world.calendar))


def _state(world: World, request: Request) -> TranslationState | None:
    page = world.pages[request.key]
    return TranslationState.objects.filter(
        translation_key=page.translation_key, locale=world.locales["en"]
    ).first()


def _due(request: Request, calendar: Calendar) -> dt.date:
    return calendar.day(request.due_in)
