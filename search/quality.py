"""How well search answers questions whose answers are known, by two plain measures.

Recall@10 is the share of the pages a reader means that are among the first ten results. The reciprocal rank is 1 divided by the
place of the first of them: 1 when it comes first, 0.5 when second. Both are averaged over the questions.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Q
from wagtail.models import Locale, Page

from search.query import Search
from search.suggest import did_you_mean

DEPTH = 10
"""Results looked at for one question; nobody reads a second page."""
CODES = {"sr": "sr-latn", "en": "en"}


@dataclass(frozen=True)
class Judged:
    """A question, the language it is asked in (``sr`` or ``en``), the slugs meant (``*`` ends a cut one) and its group."""

    group: str
    language: str
    question: str
    slugs: tuple[str, ...]

    def names_all(self) -> bool:
        """Whether every page whose slug begins so is meant (``+``, ``#`` for a number), as in generated content."""
        return any(slug.endswith("+") for slug in self.slugs)


@dataclass(frozen=True)
class Answer:
    """What search gave for a judged question: the slugs of its first results, and how many of those meant are there."""

    judged: Judged
    found: tuple[str, ...]
    meant: tuple[str, ...]
    """The slugs meant; where all that begin so are meant, those that the site has."""

    @property
    def recall(self) -> float:
        """The share of the pages meant that were found, of as many as can be among the first ten."""
        met = sum(any(_is(slug, meant) for slug in self.found) for meant in self.meant)
        return met / min(DEPTH, len(self.meant))

    @property
    def reciprocal_rank(self) -> float:
        """1 / place of the first page meant; 0 when there is none."""
        for place, slug in enumerate(self.found, start=1):
            if any(_is(slug, meant) for meant in self.meant):
                return 1 / place
        return 0.0


@dataclass(frozen=True)
class Quality:
    """The measures over a number of answers."""

    questions: int
    recall: float
    mrr: float


def read_judged(path: Path) -> list[Judged]:
    """The questions of a file; its form is told in ``search/tests/data/judged.txt``. Raises ValueError on a bad line."""
    judged, group = [], ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        line = line.strip()
        if line.startswith("["):
            group = line.strip("[]")
        elif line and not line.startswith("#"):
            parts = [part.strip() for part in line.split("|")]
            if len(parts) != 3 or parts[0] not in CODES or not all(parts):
                raise ValueError(f"{path.name}, line {number}: not “language | question | slugs”: {line}")
            slugs = tuple(slug.strip() for slug in parts[2].split(","))
            judged.append(Judged(group, parts[0], parts[1], slugs))
    return judged


def ask(judged: Iterable[Judged]) -> Iterator[Answer]:
    """Put each question as a reader would: with "did you mean" followed when no page has all the words."""
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    for one in judged:
        locale = locales[CODES[one.language]]
        yield Answer(one, tuple(_results(one.question, locale)), _meant(one, locale))


def measure(answers: Iterable[Answer]) -> Quality:
    """The averages over some answers."""
    answers = list(answers)
    count = len(answers) or 1
    return Quality(
        len(answers),
        sum(answer.recall for answer in answers) / count,
        sum(answer.reciprocal_rank for answer in answers) / count,
    )


def _meant(judged: Judged, locale: Locale) -> tuple[str, ...]:
    if not judged.names_all():
        return judged.slugs
    begins = Q()
    for slug in judged.slugs:
        begins |= Q(slug__regex="^" + slug.rstrip("+").replace("#", r"\d+") + "(-|$)")
    slugs = tuple(Page.objects.live().filter(begins, locale=locale).values_list("slug", flat=True))
    if not slugs:
        raise ValueError(f"No page is meant by “{judged.question}”: {', '.join(judged.slugs)}")
    return slugs


def _results(question: str, locale: Locale) -> list[str]:
    asked = Search(question, locale)
    hits = asked.hits(1, DEPTH)
    if not hits.object_list or asked.is_partial:
        better = did_you_mean(question, locale)
        if better:
            asked = Search(better, locale)
            hits = asked.hits(1, DEPTH)
    found = [hit.page.slug for hit in hits.object_list]
    for _locale, others in asked.hits_elsewhere(DEPTH):
        found += [hit.page.slug for hit in others]
    return found[:DEPTH]


def _is(slug: str, meant: str) -> bool:
    return slug.startswith(meant[:-1]) if meant.endswith("*") else slug == meant
