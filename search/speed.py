"""A made-up site of any size to measure search on (``search/timing.py``).

Words are invented from syllables with Serbian and English endings and drawn as in any language, a few of them very often and
most of them seldom (Zipf), so that the index has the shape of a real one. Everything follows from the seed.
"""

import random
import uuid
from collections.abc import Callable, Iterator
from itertools import accumulate

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Locale, Page

from search.facets import Narrowing, place_key
from search.highlight import word_key
from search.indexing import join_categories, language_of
from search.models import SearchEntry, SearchText
from search.query import Search
from search.terms import title_key
from search.visibility import keep_visibility

KINDS = ("newsroom.newspage",) * 6 + ("events.eventpage",) * 3 + ("galleries.gallerypage",)
PLACES = ("Niš", "Leskovac", "Pirot", "Vranje", "Kuršumlija", "Beograd", "Solun", "Sofija", "")
YEARS = tuple(range(2015, 2027))
VOCABULARY = 30_000
TITLE, LEAD, BODY = 7, 22, 260
"""Words of a title, a lead and a body; the mean of the demo's news."""
BATCH = 2_000
ENGLISH_SHARE = 0.4
ENDINGS = {"sr": ("", "a", "u", "om", "e", "ima", "i"), "en": ("", "s", "ing", "ed", "er")}
SYLLABLES = ["ba", "ce", "ći", "do", "đe", "ga", "hi", "je", "ka", "ko", "la", "lje", "ma", "mo", "na", "njo", "pa", "pe", "po", "ra", "re", "sa", "sto", "ša", "ta", "tre", "va", "vo", "za", "že", "zi", "kla", "ster", "dr", "vo", "mre", "ža", "nis", "sve", "gra"]  # fmt: skip


class Words:
    """The invented words of one language: roots with their endings and keys, the frequent ones first."""

    def __init__(self, language: str, chance: random.Random, vocabulary: int = VOCABULARY):
        self.language, self.chance = language, chance
        roots: dict[str, None] = {}
        while len(roots) < vocabulary:
            roots[
                "".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3, 4)))) + chance.choice("tknrlmv")
            ] = None
        self.roots = list(roots)
        self.weights = list(accumulate(1 / (place + 3) for place in range(vocabulary)))

    def text(self, length: int) -> tuple[str, str]:
        """So many words and their keys, each joined by spaces."""
        roots = self.chance.choices(self.roots, cum_weights=self.weights, k=length)
        words = [self.form(root) for root in roots]
        return " ".join(words), " ".join(word_key(word, self.language) for word in words)

    def form(self, root: str) -> str:
        """A root with one of its endings."""
        return root + self.chance.choice(ENDINGS[self.language])

    def about(self, place: int) -> str:
        """A form of a word near a place in the order of frequency."""
        return self.form(self.roots[min(len(self.roots) - 1, int(place * self.chance.uniform(0.8, 1.2)))])


class MadeUpSite:
    """Fills an empty, migrated database with pages that have no bodies, and with full search entries for them."""

    def __init__(self, seed: int, vocabulary: int = VOCABULARY):
        self.chance = random.Random(seed)  # noqa: S311
        self.words = {language: Words(language, self.chance, vocabulary) for language in ("sr", "en")}
        self.locales = {
            "sr": Locale.objects.get_or_create(language_code="sr-latn")[0],
            "en": Locale.objects.get_or_create(language_code="en")[0],
        }
        self.kinds = {kind: ContentType.objects.get_by_natural_key(*kind.split(".")) for kind in set(KINDS)}
        self.categories = [uuid.UUID(int=self.chance.getrandbits(128)) for _ in range(10)]
        self.home = Page.objects.filter(depth=2).order_by("path").first()
        self.size = 0
        self.unpaired: list[uuid.UUID] = []

    def grow_to(self, size: int, *, is_vacuumed: bool = True) -> None:
        """Add pages until there are ``size``, and let the database take stock of them.

        Not ``is_vacuumed`` is for use inside a transaction.
        """
        while self.size < size:
            self._add(min(BATCH, size - self.size))
        Page.objects.filter(pk=self.home.pk).update(numchild=self.size)
        keep_visibility()
        with connection.cursor() as cursor:
            with_vacuum = is_vacuumed and connection.vendor == "postgresql"
            cursor.execute("VACUUM ANALYZE" if with_vacuum else "ANALYZE")

    def _add(self, count: int) -> None:
        languages = ["en" if self.chance.random() < ENGLISH_SHARE else "sr" for _ in range(count)]
        pages = [self._page(self.size + number + 1, language) for number, language in enumerate(languages)]
        Page.objects.bulk_create(pages, batch_size=BATCH)
        entries = SearchEntry.objects.bulk_create(map(self._entry, pages), batch_size=BATCH)
        SearchText.objects.bulk_create(map(self._text, entries, languages), batch_size=BATCH)
        self.size += count

    def _page(self, number: int, language: str) -> Page:
        key = uuid.UUID(int=self.chance.getrandbits(128))
        if language == "sr":
            self.unpaired.append(key)
        elif self.unpaired and self.chance.random() < 0.75:
            # A translation of a Serbian page; the rest of the English pages stand alone.
            key = self.unpaired.pop()
        title, _keys = self.words[language].text(TITLE)
        slug = f"made-up-{number}"
        return Page(
            path=Page._get_path(self.home.path, 3, 1_000 + number),
            depth=3,
            title=title,
            draft_title=title,
            slug=slug,
            url_path=f"{self.home.url_path}{slug}/",
            content_type=self.kinds[self.chance.choice(KINDS)],
            locale=self.locales[language],
            translation_key=key,
            live=True,
        )

    def _entry(self, page: Page) -> SearchEntry:
        place = self.chance.choice(PLACES)
        categories = self.chance.sample(self.categories, self.chance.choice((1, 1, 2)))
        return SearchEntry(
            page=page,
            locale=page.locale,
            kind=".".join(page.content_type.natural_key()),
            year=self.chance.choice(YEARS),
            place=place,
            place_key=place_key(place),
            category_keys=join_categories(categories),
            title_key=title_key(page.title, language_of(page.locale.language_code)),
        )

    def _text(self, entry: SearchEntry, language: str) -> SearchText:
        words = self.words[language]
        lead, lead_key = words.text(LEAD)
        body, body_key = words.text(int(BODY * self.chance.uniform(0.3, 1.7)))
        return SearchText(
            entry=entry,
            title=entry.page.title,
            title_key=entry.title_key,
            names_key=entry.place_key,
            lead=lead,
            lead_key=lead_key,
            body=body,
            body_key=body_key,
            exact=f"{entry.page.title} {entry.place} {lead}".lower(),
        )

    def questions(self, count: int) -> Iterator[Search]:
        """A mix of questions: frequent and rare words, several words, words that no page has, narrowed ones, two languages."""
        shapes: list[Callable[[Words], str]] = [
            lambda words: words.about(5),
            lambda words: words.about(60),
            lambda words: words.about(600),
            lambda words: words.about(6_000),
            lambda words: f"{words.about(20)} {words.about(80)}",
            lambda words: f"{words.about(100)} {words.about(1_500)}",
            lambda words: f"{words.about(40)} {words.about(90)} {words.about(200)}",
            lambda words: f"{words.about(9_000)} {words.about(300)} {words.about(12_000)}",
            lambda words: f"kvrckžq {words.about(800)}",
        ]
        for number in range(count):
            language = "en" if number % 4 == 0 else "sr"
            narrowing = Narrowing(type="newspage") if number % 5 == 0 else Narrowing()
            if number % 7 == 0:
                narrowing = Narrowing(year=str(self.chance.choice(YEARS)))
            text = shapes[number % len(shapes)](self.words[language])
            yield Search(text, self.locales[language], narrowing, self.locales.values())
