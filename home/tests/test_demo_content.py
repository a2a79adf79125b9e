"""The demo's content, before it is built: enough of everything, complete where it says so, no loose ends."""

import datetime as dt
import re

import pytest

from home.demo.builders.stories import texts
from home.demo.content import frame
from home.demo.content.calendar import Calendar
from home.demo.content.documents import DOCUMENTS
from home.demo.content.events import events
from home.demo.content.galleries import galleries
from home.demo.content.news import news
from home.demo.content.pages import pages
from home.demo.content.photos import GALLERIES, PICTURES, leads
from home.demo.content.schema import Block, Filed, FileKey, PageKey, PictureKey, Progress, Stage, Text
from home.demo.content.terms import CATEGORIES, SERIES, TAGS
from home.demo.pictures import SCENES, SHAPES

CALENDAR = Calendar(dt.date(2026, 3, 2))
FILE_NAME = re.compile(r"\.(jpe?g|png|gif|webp)$|^(IMG|DSC|DCIM)[_-]?\d|_\d{3,}", re.I)
CYRILLIC = re.compile(r"[а-яА-ЯђјљњћџЂЈЉЊЋЏ]")


def every_item(calendar=CALENDAR):
    """Everything that becomes a page."""
    return [
        *news(calendar),
        *events(calendar),
        *galleries(calendar),
        *pages(calendar),
        frame.CONTACT,
        frame.HOME,
    ]


def keys_within(value, kind):
    """Yield the keys of a kind (PageKey, PictureKey, FileKey) anywhere within a value."""
    if isinstance(value, kind):
        yield value.key
        if isinstance(value, FileKey) and value.en:
            yield value.en
    elif isinstance(value, Block):
        yield from keys_within(value.value, kind)
    elif isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from keys_within(inner, kind)


def texts_of(item):
    """Yield every text of an item that is translated."""
    yield from (item.title, item.lead, item.picture_caption, item.listing_title, item.search_description)
    yield from texts(item.body)
    yield from texts(getattr(item, "report", []))
    yield from (getattr(item, "place", Text("")), getattr(item, "source_name", Text("")))
    yield from texts(getattr(item, "facts", {}))
    for person in getattr(item, "participants", ()):
        yield from (person.name, person.description)
    for session in getattr(item, "sessions", ()):
        yield from (session.title, session.description, session.place)
    for photo in getattr(item, "photos", ()):
        yield from (photo.caption, photo.alt)
    for _key, title in getattr(item, "attachments", ()):
        yield title


def test_there_is_as_much_as_the_issue_asks_for():
    live_news = [item for item in news(CALENDAR) if item.stage is Stage.LIVE]
    assert len(live_news) >= 14
    assert len(events(CALENDAR)) >= 10
    assert len(galleries(CALENDAR)) >= 6
    assert all(8 <= len(gallery.photos) <= 20 for gallery in galleries(CALENDAR))


def test_events_cover_every_kind():
    today = CALENDAR.today
    found = events(CALENDAR)
    facts = [event.facts for event in found]
    assert any(event.start == today for event in found)
    assert any(event.start < today - dt.timedelta(days=300) for event in found)
    assert sum(event.start > today for event in found) >= 6
    assert any("end_date" in fact for fact in facts)
    assert any(event.sessions and event.sessions[-1].day == 2 for event in found)
    assert any(fact.get("date_precision") == "month" for fact in facts)
    assert any(fact.get("is_all_day") for fact in facts)
    assert {"cancelled", "postponed", "rescheduled", "moved_online"} <= {fact.get("status") for fact in facts}
    assert {"online", "mixed"} <= {fact.get("attendance_mode") for fact in facts}
    assert any(event.brokerage and event.start > today for event in found)
    assert any(event.report and event.gallery for event in found)
    assert len({event.facts.get("edition") for event in found if event.series == "balkan"}) == 2


def test_about_half_is_translated_in_full_and_every_state_occurs():
    items = [item for item in every_item() if isinstance(item, Filed)]
    progress = [item.progress for item in items]
    assert 0.4 <= progress.count(Progress.FULL) / len(items) <= 0.7
    assert set(progress) == set(Progress)
    english_first = [item for item in items if item.origin == "en"]
    assert {item.progress for item in english_first} == {Progress.FULL, Progress.NONE}


@pytest.mark.parametrize("item", every_item(), ids=lambda item: item.key)
def test_texts_are_as_complete_as_the_item_says(item):
    other = "sr" if item.origin == "en" else "en"
    written = [text for text in texts_of(item) if text.get(item.origin)]
    missing = [text.get(item.origin) for text in written if not text.get(other)]
    if item.progress in (Progress.FULL, Progress.IN_REVIEW):
        assert missing == []
    elif item.progress is Progress.SUMMARY:
        assert item.title.get(other)
        assert item.lead.get(other)
    elif item.progress is Progress.STARTED:
        assert missing
        assert item.title.get(other)


def test_lengths_are_true_to_life():
    lengths = sorted(
        sum(len(re.sub(r"<[^>]+>", " ", text.sr).split()) for text in texts([item.lead, *item.body]))
        for item in news(CALENDAR)
        if item.origin == "sr"
    )
    assert lengths[0] < 40
    assert sum(300 <= length <= 700 for length in lengths) >= 2
    assert lengths[-1] >= 1300
    assert max(len(item.title.sr) for item in news(CALENDAR)) > 120
    assert sum(bool(CYRILLIC.search(item.title.sr)) for item in news(CALENDAR)) == 2


def test_every_reference_leads_somewhere():
    known = {item.key for item in every_item()} | set(frame.SECTIONS)
    files = {document.key for document in DOCUMENTS}
    for item in every_item():
        stories = [item.body, getattr(item, "report", [])]
        assert set(keys_within(stories, PageKey)) <= known, item.key
        assert set(keys_within(stories, PictureKey)) <= set(PICTURES), item.key
        assert set(keys_within(stories, FileKey)) <= files, item.key
        linked = {
            key for text in texts(stories) for key in re.findall(r'href="page:([\w-]+)"', text.sr + text.en)
        }
        assert linked <= known, item.key
        assert item.picture in PICTURES or not item.picture
        if isinstance(item, Filed):
            assert set(item.related) <= known, item.key
            assert {key for key, _title in item.attachments} <= files, item.key
            assert set(item.categories) <= set(CATEGORIES), item.key
            assert set(item.tags) <= set(TAGS), item.key
        for reference in (
            getattr(item, "gallery", ""),
            getattr(item, "event", ""),
            getattr(item, "parent", ""),
        ):
            assert reference in known or not reference, item.key
        assert getattr(item, "series", "") in SERIES or not getattr(item, "series", "")
    framed = {key for pair in (*frame.MENU, *frame.FOOTER) for key in pair[1]} | {
        key for key, _ in frame.MENU
    }
    assert framed | {frame.HERO_LINK[0], frame.PINNED} <= known


def test_keys_are_unique():
    keys = [item.key for item in every_item()]
    assert len(keys) == len(set(keys))
    shots = [shot for shots in (*GALLERIES.values(), leads.SHOTS) for shot in shots]
    assert len(shots) == len(PICTURES)


@pytest.mark.parametrize("picture", PICTURES.values(), ids=lambda picture: picture.key)
def test_every_picture_is_described_in_both_languages(picture):
    for alt in (picture.alt_sr, picture.alt_en):
        assert 10 <= len(alt) <= 255
        assert not FILE_NAME.search(alt)
        assert picture.key not in alt
    assert picture.alt_sr != picture.alt_en
    assert picture.scene in SCENES
    assert picture.shape in SHAPES


def test_photographs_have_captions():
    for shots in GALLERIES.values():
        assert all(shot.caption.sr for shot in shots)
        assert all(len(shot.caption.sr) <= 300 for shot in shots)


@pytest.mark.parametrize(
    "today", [dt.date(2024, 2, 29), dt.date(2025, 12, 31), dt.date(2026, 3, 7), dt.date(2026, 3, 9)], ids=str
)
def test_dates_move_with_today_and_stay_in_order(today):
    calendar = Calendar(today)
    for event in events(calendar):
        assert event.facts.get("end_date", event.start) >= event.start, event.key
        if event.brokerage:
            assert event.brokerage.deadline.date() < event.start, event.key
        closes = event.facts.get("registration_closes_at")
        if closes:
            assert event.facts["registration_opens_at"] < closes, event.key
            assert closes.date() <= event.start, event.key
    assert all(item.date <= today for item in news(calendar) if item.stage is Stage.LIVE)
    assert sum(event.start > today for event in events(calendar)) >= 6
