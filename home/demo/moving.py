"""Moves the demo's dates on to today, so that what was to come when it was built is still to come.

The content is written for a day: its dates, and the texts that name them, are counted from it. The content for the day on
which the demo was built says what the pages were given, that for today what they are to have; what differs is moved, and
what somebody has changed meanwhile is left as it is.
"""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.serbian import slugify
from cms.translations.gate import open_segments
from events.models import EventPage
from home.models import HomePage

from .builders.families import Family, draft_in
from .builders.publishing import publish
from .builders.sections import pinned_until
from .builders.translating import Translator
from .builders.world import LANGUAGES, World, other
from .content.calendar import Calendar
from .content.events_ahead import open_doors
from .content.schema import Item, Progress

Entry = tuple[Family, Item, dt.datetime]
# What belongs to a page and has dates of its own.
DATED_CHILDREN = {"sessions": ("date",), "date_changes": ("date", "new_date")}


def move_dates(world: World, entries: Callable[[Calendar], Iterable[Entry]]) -> None:
    """Move the dates of every published page of the demo, unless somebody has given one of them another date.

    ``entries`` gives the content for a calendar. ``world`` holds the pages, and counts those that are moved. A page with an
    unpublished draft is left alone: the draft is somebody's work.
    """
    built = day_built()
    if built is None or built >= world.calendar.today:
        return
    then = {item.key: item for _family, item, _published in entries(Calendar(built))}
    moves = [
        _Move(world, family, then[item.key], item, published)
        for family, item, published in entries(world.calendar)
        if then[item.key] != item and _is_published(world.pages[item.key])
    ]
    if not all(move.has_the_dates_it_was_given() for move in moves):
        world.say("Somebody has changed dates of the demo, so they stay as they are")
        return
    for move in moves:
        move.carry_out()
        world.made["pages moved to today"] += 1
    _move_pin(world, Calendar(built))


def day_built() -> dt.date | None:
    """The day on which the demo was built or to which it was last moved; ``None`` where there is no demo.

    It is the date of the event that the content puts on the very day for which it is written.
    """
    title = open_doors(Calendar(timezone.localdate())).title.sr
    found = EventPage.objects.filter(slug=slugify(title), locale__language_code=LANGUAGES["sr"], live=True)
    return found.values_list("start_date", flat=True).first()


@dataclass
class _Move:
    """One page on its way from the content of the day it was built to that of today."""

    world: World
    family: Family
    old: Item
    new: Item
    published: dt.datetime

    def __post_init__(self) -> None:
        self.page = self.world.pages[self.new.key]
        self.before = self._draft(self.old)
        self.after = self._draft(self.new)

    def _draft(self, item: Item) -> Page:
        return draft_in(self.family, item, item.origin, self.world, self.page.translation_key)

    def has_the_dates_it_was_given(self) -> bool:
        """Whether nobody has changed a date of the page since it was built."""
        return _dates(self.page) == _dates(self.before)

    def carry_out(self) -> None:
        """Publish the page with today's dates, and its translation after it."""
        is_as_built = all(
            _value(name, self.page) == _value(name, self.before) for name in _names(self.family.model)
        )
        for name in _names(self.family.model) if is_as_built else _date_names(self.family.model):
            if _value(name, self.before) != _value(name, self.after):
                setattr(self.page, name, getattr(self.after, name))
        for name, fields in DATED_CHILDREN.items():
            after = {child.translation_key: child for child in _children(self.after, name)}
            children = list(_children(self.page, name))
            for child in children:
                if moved := after.get(child.translation_key):
                    for field in fields:
                        setattr(child, field, getattr(moved, field))
            if children:
                setattr(self.page, name, children)
        publish(self.page, self.world.users["urednik"], self.world.users["recenzent"], self.published)
        self._translate(with_texts=is_as_built)

    def _translate(self, *, with_texts: bool) -> None:
        """Give the translation the new dates, and the new texts where the original has them."""
        translation = Translation.objects.filter(source__object_id=self.page.translation_key).first()
        if translation is None:
            return
        source = self.family.model.objects.get(pk=self.page.pk)
        if with_texts:
            target = draft_in(
                self.family, self.new, other(self.new.origin), self.world, source.translation_key
            )
            is_summary = self.new.progress is Progress.SUMMARY
            Translator(self.world, source, target).translate(partly=True, only_summary=is_summary)
        republish(translation, self.world, self.published + dt.timedelta(days=1))


def republish(translation: Translation, world: World, moment: dt.datetime) -> None:
    """Publish a translation again with what its original now says; one that is a draft, or behind an original that somebody
    has rewritten, stays as it is."""
    written = translation.get_target_instance()
    if not _is_published(written) or _is_open(translation, written):
        return
    author = world.users["prevodilac"]
    translation.save_target(user=author, publish=False)
    made = type(written).objects.get(pk=written.pk).get_latest_revision_as_object()
    if hasattr(written, "summary_only"):
        made.summary_only = written.summary_only
    publish(made, author, world.users["recenzent"], min(moment, world.now))


def _move_pin(world: World, built: Calendar) -> None:
    """Keep the demo's pinned page pinned, unless somebody has chosen another moment."""
    page = HomePage.objects.get(pk=world.homes["sr-latn"].pk)
    if page.pinned_until != pinned_until(built) or not _is_published(page):
        return
    moment = page.last_published_at
    page.pinned_until = pinned_until(world.calendar)
    publish(page, world.users["admin"], world.users["admin"], moment)
    for translation in Translation.objects.filter(source__object_id=page.translation_key):
        republish(translation, world, moment)


def _is_published(page: Page) -> bool:
    return page.live and not page.has_unpublished_changes


def _names(model: type[Page]) -> Iterator[str]:
    """What of a page the content says in fields: those of its own type, and the title."""
    for field in model._meta.concrete_fields:
        is_own = field.model is not Page and not field.primary_key
        if field.editable and (is_own or field.name in ("title", "search_description")):
            yield field.name


def _date_names(model: type[Page]) -> list[str]:
    return [name for name in _names(model) if isinstance(model._meta.get_field(name), models.DateField)]


def _value(name: str, page: Page) -> Any:
    """A field's value in a form that can be compared, whether it was just set or read from the database."""
    field = page._meta.get_field(name)
    if isinstance(field, StreamField):
        return json.loads(field.value_to_string(page) or "[]")
    return field.value_from_object(page)


def _dates(page: Page) -> dict[Any, Any]:
    """Every date of a page, of its programme, and of the changes to its dates."""
    dates: dict[Any, Any] = {name: _value(name, page) for name in _date_names(type(page))}
    for name, fields in DATED_CHILDREN.items():
        for child in _children(page, name):
            dates[child.translation_key] = tuple(getattr(child, field) for field in fields)
    return dates


def _children(page: Page, name: str) -> Iterable[Any]:
    return getattr(page, name).all() if hasattr(page, name) else ()


def _is_open(translation: Translation, written: Page) -> bool:
    """Whether a text that readers see lacks its translation."""
    return bool(open_segments(translation, summary=getattr(written, "summary_only", False)))
