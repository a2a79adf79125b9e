"""Realistic content in bulk, for measuring: seeded, in both languages, with a handful of pictures used again and again."""

import datetime as dt
import json
import random
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.images.models import CmsImage
from events.models import EventPage, EventParticipant
from galleries.models import GalleryPage, GalleryPhoto
from newsroom.models import NewsPage

from .builders import media, sections, snippets
from .builders.world import World, stable_id
from .bulk import BATCH, Shelf, write_parts
from .content.photos import PICTURES
from .content.schema import Text
from .content.terms import CATEGORIES, TAGS
from .phrases import CAPTIONS, EVENT_TITLES, GALLERY_TITLES, HEADINGS, NEWS_TITLES, Phrases

HANDFUL = 12
"""How many pictures the generated pages share."""
TRANSLATED = 0.5
YEARS = 7
"""News and galleries lie this many years back; events as far back and one year ahead."""

Tick = Callable[[int], None]


@dataclass
class Draft:
    """One item in both languages before it is written: fields of the page by language, and its parts."""

    fields: dict[str, dict[str, Any]]
    published: dt.datetime
    parts: Callable[[Any, str], Iterator[Any]]


class Generator:
    """Writes generated pages below the sections of a site, made first where it has none."""

    def __init__(self, world: World, seed: int) -> None:
        self.world = world
        self.rng = random.Random(seed)  # noqa: S311 - made-up content, not a secret
        self.seed = seed
        self.phrases = Phrases(self.rng)
        sections.find_homes(world)
        snippets.build_terms(world)
        sections.build_sections(world)
        self.images = self._pictures()
        self.categories = [world.terms[f"category:{key}"] for key in CATEGORIES]
        self.tags = [world.terms[f"tag:{key}"] for key in TAGS]

    def _pictures(self) -> list[CmsImage]:
        found = list(CmsImage.objects.order_by("pk")[:HANDFUL])
        if len(found) < HANDFUL:
            keys = [key for number, key in enumerate(PICTURES) if number % (len(PICTURES) // HANDFUL) == 0][
                :HANDFUL
            ]
            media.build_pictures(self.world, 1.0, keys)
            found = list(CmsImage.objects.order_by("pk")[:HANDFUL])
        return found

    def news(self, count: int, tick: Tick) -> None:
        """Write that many news items; `tick` is told how many are done."""
        self._write("news", NewsPage, count, self._news, tick)

    def events(self, count: int, tick: Tick) -> None:
        """Write that many events."""
        self._write("events", EventPage, count, self._event, tick)

    def galleries(self, count: int, tick: Tick) -> None:
        """Write that many galleries."""
        self._write("galleries", GalleryPage, count, self._gallery, tick)

    def _write(self, key: str, model: type[Page], count: int, draft: Callable[[], Draft], tick: Tick) -> None:
        serbian = Page.objects.get(pk=self.world.pages[key].pk)
        english = serbian.get_translation(self.world.locales["en"])
        # Numbers go on where the section's children end, so that a further run does not meet its own slugs.
        offset = serbian.numchild + english.numchild
        shelves = {"sr": Shelf(serbian, model, count), "en": Shelf(english, model, count)}
        for begin in range(0, count, BATCH):
            batch = [(offset + number, draft()) for number in range(begin, min(begin + BATCH, count))]
            with transaction.atomic():
                self._write_batch(key, shelves, batch)
            tick(begin + len(batch))

    def _write_batch(self, key: str, shelves: dict[str, Shelf], batch: list[tuple[int, Draft]]) -> None:
        written: dict[str, list[Draft]] = {"sr": [], "en": []}
        for number, draft in batch:
            identity = stable_id("generated", self.seed, key, number)
            languages = (
                ["sr", "en"]
                if self.rng.random() < TRANSLATED
                else [self.rng.choices(["sr", "en"], (9, 1))[0]]
            )
            for language in languages:
                shelves[language].add(identity, draft.published, number, **draft.fields[language])
                written[language].append(draft)
        for language, drafts in written.items():
            pages = shelves[language].write()
            write_parts(
                row for page, draft in zip(pages, drafts, strict=True) for row in draft.parts(page, language)
            )

    # --- what an item is made of ------------------------------------------------------------------------

    def _common(self, titles: tuple[Text, ...], **facts: Any) -> dict[str, dict[str, Any]]:
        title, lead = self.phrases.one(titles), self.phrases.paragraph(self.rng.randint(1, 2))
        image = self.rng.choice(self.images) if self.rng.random() < 0.9 else None
        return {
            language: {
                "title": title.get(language),
                "lead": lead.get(language)[3:-4][:600],
                "lead_image_id": image.pk if image else None,
                **facts,
            }
            for language in ("sr", "en")
        }

    def _story(self) -> dict[str, str]:
        """Return a story of a true-to-life length: most are short, a few are very long."""
        length = min(30, max(1, round(self.rng.lognormvariate(1.4, 0.7))))
        blocks: list[tuple[str, Callable[[str], Any]]] = []
        for number in range(length):
            if number and number % 4 == 0:
                heading = self.phrases.one(HEADINGS)
                blocks.append(
                    ("heading", lambda language, text=heading: {"text": text.get(language), "level": "h2"})
                )
            paragraph = self.phrases.paragraph(self.rng.randint(2, 6))
            blocks.append(("rich_text", lambda language, text=paragraph: text.get(language)))
            if self.rng.random() < 0.12:
                blocks.append(("image", self._image_block()))
        ids = [str(uuid.UUID(int=self.rng.getrandbits(128), version=4)) for _ in blocks]
        return {
            language: json.dumps(
                [
                    {"type": kind, "value": value(language), "id": id_}
                    for (kind, value), id_ in zip(blocks, ids, strict=True)
                ],
                ensure_ascii=False,
            )
            for language in ("sr", "en")
        }

    def _image_block(self) -> Callable[[str], Any]:
        image, caption = self.rng.choice(self.images), self.phrases.one(CAPTIONS)
        return lambda language: {
            "image": {"image": image.pk, "alt_text": "", "decorative": False},
            "caption": caption.get(language),
            "credit": "",
            "width": "text",
        }

    def _day(self, ahead: int = 0) -> dt.date:
        return self.world.calendar.day(self.rng.randint(-365 * YEARS, ahead))

    def _filed(self, page: Any) -> Iterator[Any]:
        """Yield the rows that file a page under categories and tags."""
        for name, terms, most in (("categories", self.categories, 2), ("tags", self.tags, 4)):
            through = type(page)._meta.get_field(name).remote_field.through
            page_field = f"{type(page)._meta.model_name}_id"
            for term in self.rng.sample(terms, self.rng.randint(1, most)):
                yield through(**{page_field: page.pk, f"{term._meta.model_name}_id": term.pk})

    def _news(self) -> Draft:
        day = self._day()
        fields = self._common(
            NEWS_TITLES, publication_date=day, place=self.phrases.town(), author="Tijana Đorđević"
        )
        for language, body in self._story().items():
            fields[language]["body"] = body
        return Draft(fields, self.world.moment(day), lambda page, language: self._filed(page))

    def _event(self) -> Draft:
        day = self._day(365)
        start, hours = self.rng.choice((9, 10, 12, 17)), self.rng.randint(2, 7)
        fields = self._common(
            EVENT_TITLES,
            start_date=day,
            start_time=dt.time(start),
            end_time=dt.time(min(23, start + hours)),
            end_date=day + dt.timedelta(days=self.rng.randint(1, 3)) if self.rng.random() < 0.2 else None,
            town=self.phrases.town(),
            event_type=self.rng.choice(("conference", "workshop", "training", "fair", "meeting")),
            status=self.rng.choices(("scheduled", "cancelled", "postponed"), (18, 1, 1))[0],
        )
        for language, body in self._story().items():
            fields[language]["body"] = body
            # What saving an event computes; the bulk way does not pass there.
            moments = EventPage(**fields[language]).compute_moments()
            fields[language]["starts_at"], fields[language]["ends_at"] = moments
        return Draft(fields, self.world.moment(day - dt.timedelta(days=30)), self._event_parts)

    def _event_parts(self, page: Any, language: str) -> Iterator[Any]:
        yield from self._filed(page)
        for number, role in enumerate(("organiser", "speaker")):
            yield EventParticipant(
                page=page,
                locale=page.locale,
                translation_key=_part_key(page, number),
                sort_order=number,
                role=role,
                name="Kuća klastera",
            )

    def _gallery(self) -> Draft:
        day = self._day()
        photos = [
            (self.rng.choice(self.images), self.phrases.one(CAPTIONS)) for _ in range(self.rng.randint(8, 20))
        ]
        fields = self._common(
            GALLERY_TITLES,
            date=day,
            place=self.phrases.town(),
            cover_id=photos[0][0].pk,
            number_of_photos=len(photos),
        )

        def parts(page: Any, language: str) -> Iterator[Any]:
            yield from self._filed(page)
            for number, (image, caption) in enumerate(photos):
                yield GalleryPhoto(
                    page=page,
                    locale=page.locale,
                    translation_key=_part_key(page, number),
                    sort_order=number,
                    image=image,
                    caption=caption.get(language),
                )

        return Draft(fields, self.world.moment(day), parts)


def _part_key(page: Any, number: int) -> uuid.UUID:
    """Return the key that a part of a page shares with the same part in the other language."""
    return uuid.uuid5(page.translation_key, str(number))
