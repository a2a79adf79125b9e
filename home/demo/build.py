"""Builds the whole demo site, in the order in which one thing needs another."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from . import moving
from .builders import desk, families, media, sections, snippets, users
from .builders.families import Family
from .builders.publishing import finish_page, place_page
from .builders.world import LANGUAGES, World
from .content import frame
from .content.calendar import BELGRADE, Calendar
from .content.events import events
from .content.galleries import galleries
from .content.news import news
from .content.pages import pages
from .content.schema import Event, Gallery, Item, News, Standard

Entry = tuple[Family, Item, dt.datetime]


def build_demo(
    password: str,
    say: Callable[[str], None],
    *,
    picture_scale: float = 1.0,
    today: dt.date | None = None,
    only_move: bool = False,
) -> Counter[str]:
    """Make what is missing of the demo site, move its dates to ``today`` (``moving.py``), and return how much was done, by kind.

    ``password`` is given to the users that are made. ``say`` receives progress lines. ``picture_scale`` below 1 draws
    smaller pictures (for tests); ``today`` is what dates are counted from. With ``only_move`` nothing is made: a demo of
    which something is missing is left as it is. All or nothing is kept in the database.
    """
    calendar = Calendar(today or timezone.localdate())
    if only_move and (moving.day_built() or calendar.today) >= calendar.today:
        return Counter()
    now = timezone.now() if today is None else dt.datetime.combine(today, dt.time(12), BELGRADE)
    world = World(calendar, now, say)
    with transaction.atomic(), _quiet_mail(), translation.override(settings.LANGUAGE_CODE):
        say("Users, sections, categories and tags")
        sections.find_homes(world)
        users.build_users(world, password)
        snippets.build_terms(world)
        snippets.build_glossary(world)
        sections.build_sections(world)
        say("Pictures and files")
        media.build_pictures(world, picture_scale)
        media.build_documents(world)
        say("Pages and translations")
        written = _build_pages(world)
        desk.correct_originals(world, written)
        desk.request_translations(world, written)
        say("Home page, menus and footer")
        sections.build_home(world)
        sections.build_frame(world)
        if only_move and world.made:
            say("Something of the demo has been deleted, so its dates stay as they are")
            transaction.set_rollback(True)
            return Counter()
        built = moving.day_built()
        moving.move_dates(world, lambda calendar: _entries(world, calendar))
        if built is not None:
            desk.move_requests(world, built)
    return world.made


@contextmanager
def _quiet_mail() -> Iterator[None]:
    """Send no mail meanwhile: the reviews that the demo starts would notify its moderators."""
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    try:
        yield
    finally:
        settings.EMAIL_BACKEND = backend


def _build_pages(world: World) -> set[str]:
    """Make what is missing of the pages; return the keys of those that were made."""
    entries = _entries(world, world.calendar)
    # Pages name one another, so all are placed before the first is filled in.
    made = [entry for entry in entries if place_page(world, entry[0], entry[1], _parent(world, entry[1]))]
    for number, (family, item, published) in enumerate(made, start=1):
        finish_page(world, family, item, published)
        if number % 20 == 0 or number == len(made):
            world.say(f"  pages written: {number} of {len(made)}")
    return {item.key for _family, item, _published in made}


def _entries(world: World, calendar: Calendar) -> list[Entry]:
    """Return every page as the content has it for a calendar, with the moment at which it was published, parents before children."""
    long_ago = world.moment(calendar.day(-400))
    plain: list[Entry] = [(families.STANDARD, page, long_ago) for page in pages(calendar)]
    plain.append((families.CONTACT, frame.CONTACT, long_ago))
    written = [(families.NEWS, item, world.moment(item.date)) for item in news(calendar)]
    announced = [(families.EVENT, item, _announced(world, item)) for item in events(calendar)]
    shown = [
        (families.GALLERY, item, world.moment(item.date + dt.timedelta(days=2)))
        for item in galleries(calendar)
    ]
    return [*plain, *shown, *announced, *written]


def _announced(world: World, event: Event) -> dt.datetime:
    """Return when an event was announced: a month before, or some days ago when it is farther off than that."""
    return min(world.moment(event.start - dt.timedelta(days=30)), world.moment(world.calendar.day(-7)))


_SECTIONS = {News: "news", Event: "events", Gallery: "galleries"}


def _parent(world: World, item: Item):
    """Return the page below which an item belongs, in the language the item was written in."""
    key = _SECTIONS.get(type(item)) or (item.parent if isinstance(item, Standard) else "") or "home"
    parent = world.pages[key]
    locale = world.locales[LANGUAGES[item.origin]]
    return parent if parent.locale_id == locale.pk else parent.get_translation(locale)
