"""How each family of content becomes the fields of its page, in one language."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from wagtail.models import Page, TranslatableMixin

from events.models import (
    EventAttachment,
    EventDateChange,
    EventPage,
    EventParticipant,
    EventRelatedPage,
    EventSession,
)
from galleries.models import GalleryPage, GalleryPhoto
from home.demo.content import frame
from home.demo.content.schema import Event, Filed, Gallery, Item, News, Standard, Text
from home.models import ContactFormField, ContactPage, StandardPage
from newsroom.models import NewsAttachment, NewsPage, NewsRelatedPage

from .stories import Stories
from .world import LANGUAGES, World, stable_id

_TIMES = ("start_time", "end_time")


@dataclass(frozen=True)
class Family:
    """A kind of page: its model, the fields it cannot be saved without, and how the rest is filled in."""

    model: type[Page]
    required: Callable[[Any], dict[str, Any]]
    fill: Callable[[Page, Any, str, World], None]


def fill_common(page: Any, item: Item, language: str, world: World) -> None:
    """Set what every page has: texts, lead picture, story."""
    page.title = item.title.get(language)
    page.lead = item.lead.get(language)
    page.lead_image = world.images.get(item.picture)
    page.lead_image_caption = item.picture_caption.get(language)
    page.listing_title = item.listing_title.get(language)
    page.search_description = item.search_description.get(language)
    if hasattr(page, "body"):
        page.body = Stories(world).story(item.body, language, item.key, "body")


def fill_filed(
    page: Any, item: Filed, language: str, world: World, attachment: type, related: type | None
) -> None:
    """Set categories, tags, related pages and attachments."""
    page.categories = [world.terms[f"category:{key}"] for key in item.categories]
    page.tags = [world.terms[f"tag:{key}"] for key in item.tags]
    if related:
        page.related_pages = [
            related(target=world.pages[key], sort_order=number) for number, key in enumerate(item.related)
        ]
    if item.attachments:
        page.attachments = [
            part(
                attachment,
                page,
                item,
                "attachment",
                number,
                document=world.documents[key],
                title=title.get(language),
            )
            for number, (key, title) in enumerate(item.attachments)
        ]


def part(
    model: type[TranslatableMixin], page: Page, item: Item, kind: str, number: int, **values: Any
) -> Any:
    """Return a translatable part of a page, with the key that ties it to the same part in the other language."""
    key = stable_id(item.key, kind, number)
    return model(locale=page.locale, translation_key=key, sort_order=number, **values)


def fill_news(page: Any, item: News, language: str, world: World) -> None:
    """Set all fields of a news item."""
    fill_common(page, item, language, world)
    fill_filed(page, item, language, world, NewsAttachment, NewsRelatedPage)
    page.publication_date = item.date
    page.publication_date_precision = item.precision
    page.place = item.place.get(language)
    page.author = item.author
    page.source_name = item.source_name.get(language)
    page.source_url = item.source_url


def fill_event(page: Any, item: Event, language: str, world: World) -> None:
    """Set all fields of an event."""
    fill_common(page, item, language, world)
    fill_filed(page, item, language, world, EventAttachment, EventRelatedPage)
    page.start_date = item.start
    for name, value in item.facts.items():
        setattr(page, name, _fact(name, value, language))
    page.series = world.terms.get(f"series:{item.series}")
    page.report = Stories(world).story(item.report, language, item.key, "report")
    page.gallery = world.pages.get(item.gallery)
    page.agenda_document = world.documents[item.agenda.get(language)] if item.agenda else None
    if item.brokerage:
        page.brokerage_title = item.brokerage.title.get(language)
        page.brokerage_text = item.brokerage.text.get(language)
        page.brokerage_deadline = item.brokerage.deadline
        page.brokerage_url = item.brokerage.url
    page.participants = [
        part(EventParticipant, page, item, "participant", number, role=one.role, name=one.name.get(language),
             description=one.description.get(language), url=one.url)
        for number, one in enumerate(item.participants)
    ]  # fmt: skip
    page.sessions = [
        part(EventSession, page, item, "session", number, date=item.start + dt.timedelta(days=one.day),
             start_time=dt.time.fromisoformat(one.start), end_time=dt.time.fromisoformat(one.end),
             title=one.title.get(language), description=one.description.get(language), place=one.place.get(language))
        for number, one in enumerate(item.sessions)
    ]  # fmt: skip
    page.date_changes = [
        part(EventDateChange, page, item, "date change", number, date=one.date, change=one.change,
             new_date=one.new_date, note=one.note.get(language))
        for number, one in enumerate(item.date_changes)
    ]  # fmt: skip


def _fact(name: str, value: Any, language: str) -> Any:
    if isinstance(value, Text):
        return value.get(language)
    return dt.time.fromisoformat(value) if name in _TIMES else value


def fill_gallery(page: Any, item: Gallery, language: str, world: World) -> None:
    """Set all fields of a gallery."""
    fill_common(page, item, language, world)
    fill_filed(page, item, language, world, GalleryPhoto, None)
    page.date = item.date
    page.date_precision = item.precision
    page.place = item.place.get(language)
    page.event = world.pages.get(item.event)
    page.photos = [
        part(GalleryPhoto, page, item, "photo", number, image=world.images[photo.picture],
             caption=photo.caption.get(language), alt=photo.alt.get(language), is_decorative=photo.decorative)
        for number, photo in enumerate(item.photos)
    ]  # fmt: skip


def fill_standard(page: Any, item: Standard, language: str, world: World) -> None:
    """Set all fields of a plain page."""
    fill_common(page, item, language, world)
    page.show_in_menus = item.in_menu


def fill_contact(page: Any, item: Standard, language: str, world: World) -> None:
    """Set all fields of the contact page, its form included."""
    fill_standard(page, item, language, world)
    page.thank_you_text = frame.THANK_YOU.get(language)
    page.subject = frame.SUBJECT.get(language)
    page.to_address = frame.SETTINGS["email"]
    page.from_address = "sajt@example.rs"
    page.form_fields = [
        part(ContactFormField, page, item, "field", number, clean_name=name, field_type=field_type,
             label=label.get(language), required=required)
        for number, (name, field_type, label, required) in enumerate(frame.FORM_FIELDS)
    ]  # fmt: skip


def draft_in(family: Family, item: Item, language: str, world: World, translation_key: Any) -> models.Model:
    """Return an unsaved page that has the item's texts in a language, to read its segments from."""
    page = family.model(
        locale=world.locales[LANGUAGES[language]], translation_key=translation_key, **family.required(item)
    )
    family.fill(page, item, language, world)
    return page


NEWS = Family(NewsPage, lambda item: {"publication_date": item.date}, fill_news)
EVENT = Family(EventPage, lambda item: {"start_date": item.start}, fill_event)
GALLERY = Family(GalleryPage, lambda item: {"date": item.date}, fill_gallery)
STANDARD = Family(StandardPage, lambda item: {}, fill_standard)
CONTACT = Family(ContactPage, lambda item: {}, fill_contact)
