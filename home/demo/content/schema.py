"""What a text of the demo site is made of. Builders turn it into pages; nothing here knows Django."""

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


@dataclass(frozen=True)
class Text:
    """One piece of text in both languages; an empty `en` or `sr` is not written yet."""

    sr: str
    en: str = ""

    def get(self, language: str) -> str:
        """Return the text in `language`, "sr" or "en"."""
        return self.en if language == "en" else self.sr


EMPTY = Text("")


def same(text: str) -> Text:
    """Return a text that reads alike in both languages: names, numbers."""
    return Text(text, text)


class Progress(Enum):
    """How far the other language of a text has come."""

    FULL = "full"
    SUMMARY = "summary"
    """Title and lead are translated; the body stays in the original."""
    IN_REVIEW = "in_review"
    """Everything is translated and waits for a moderator."""
    STARTED = "started"
    """A translator has begun: a draft with open segments."""
    NONE = "none"


class Stage(Enum):
    """How far the original itself has come."""

    LIVE = "live"
    DRAFT = "draft"
    IN_REVIEW = "in_review"


@dataclass(frozen=True)
class PageKey:
    """Stands for another page of the demo, by its key."""

    key: str


@dataclass(frozen=True)
class PictureKey:
    """Stands for a picture, by its key."""

    key: str


@dataclass(frozen=True)
class FileKey:
    """Stands for a file, by its key; `en` is another file for English readers."""

    key: str
    en: str = ""

    def get(self, language: str) -> str:
        """Return the key of the file for a language, "sr" or "en"."""
        return (self.en if language == "en" else "") or self.key


@dataclass(frozen=True)
class Block:
    """One block of a story: its type and its value, in which any leaf may be a Text or a key."""

    kind: str
    value: Any


@dataclass
class Item:
    """What every page has. `key` identifies it within the demo; `origin` is the language it was written in."""

    key: str
    title: Text
    lead: Text = EMPTY
    body: list[Block] = field(default_factory=list)
    picture: str = ""
    picture_caption: Text = EMPTY
    origin: str = "sr"
    progress: Progress = Progress.FULL
    stage: Stage = Stage.LIVE
    listing_title: Text = EMPTY
    search_description: Text = EMPTY


@dataclass
class Filed(Item):
    """A page that is filed under categories and tags (by key) and may point to others."""

    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    attachments: tuple[tuple[str, Text], ...] = ()


@dataclass
class News(Filed):
    """A news item; `precision` is "day", "month" or "year"."""

    date: dt.date = dt.date.min
    precision: str = "day"
    place: Text = EMPTY
    author: str = ""
    source_name: Text = EMPTY
    source_url: str = ""


@dataclass
class Participant:
    """A person or an organisation with a part in an event; `role` as in the events app."""

    role: str
    name: Text
    description: Text = EMPTY
    url: str = ""


@dataclass
class Session:
    """One point of a programme; `day` counts from the first day of the event, which is 0."""

    day: int
    start: str
    end: str
    title: Text
    description: Text = EMPTY
    place: Text = EMPTY


@dataclass
class Brokerage:
    """A call for business meetings beside an event."""

    title: Text
    text: Text
    deadline: dt.datetime
    url: str = ""


@dataclass
class DateChange:
    """What is different on one date of an event that repeats; `change` as in the events app."""

    date: dt.date
    change: str
    new_date: dt.date | None = None
    note: Text = EMPTY


@dataclass
class Event(Filed):
    """An event; `facts` are further fields of the events app by name, whose Texts are resolved by language."""

    start: dt.date = dt.date.min
    facts: dict[str, Any] = field(default_factory=dict)
    series: str = ""
    participants: tuple[Participant, ...] = ()
    sessions: tuple[Session, ...] = ()
    date_changes: tuple[DateChange, ...] = ()
    brokerage: Brokerage | None = None
    agenda: FileKey | None = None
    report: list[Block] = field(default_factory=list)
    gallery: str = ""


@dataclass
class Photo:
    """A picture's place in a gallery; `alt` only where this use needs another text than the picture's own."""

    picture: str
    caption: Text = EMPTY
    alt: Text = EMPTY
    decorative: bool = False


@dataclass
class Gallery(Filed):
    """Photos of one occasion, in order."""

    date: dt.date = dt.date.min
    precision: str = "day"
    place: Text = EMPTY
    event: str = ""
    photos: list[Photo] = field(default_factory=list)


@dataclass
class Standard(Item):
    """A plain page; `parent` is the key of the page it stands under, empty for the home page."""

    parent: str = ""
    in_menu: bool = False


@dataclass(frozen=True)
class Document:
    """A file made by code; each of `pages` is a list of lines, a line that starts with "# " is a heading."""

    key: str
    title: str
    language: str
    file_name: str
    pages: tuple[tuple[str, ...], ...]
