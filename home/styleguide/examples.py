"""The components, each with its states."""

import datetime as dt
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, NamedTuple

from cms.pages.filters import ListFilters, Place
from cms.taxonomy.models import Category, Tag
from cms.taxonomy.reading import ReaderTerm
from events.models.choices import EventStatus
from home.styleguide.samples import SampleForm, Samples, page_of_many


class Example(NamedTuple):
    """One state of a component: a template and what it is given."""

    state: str
    template: str
    context: dict[str, Any]


class Component(NamedTuple):
    """A component with its examples; ``layout`` is the class of what stands around them."""

    name: str
    examples: list[Example]
    layout: str = ""


def components() -> Iterator[Component]:
    """All components, in the order in which they are shown."""
    samples = Samples()
    yield from _lists(samples)
    yield from _events(samples)
    yield from _ways(samples)
    yield from _messages()
    yield from _forms()


def _states(template: str, **states: dict[str, Any]) -> list[Example]:
    return [Example(name.replace("_", " "), template, context) for name, context in states.items()]


def _lists(samples: Samples) -> Iterator[Component]:
    news = "newsroom/news_card.html"
    large = _states(news, large={"item": samples.news(), "lead": True})
    yield Component(
        "Card, large", [*large, Example("large, long", news, {"item": samples.news(long=True), "lead": True})]
    )
    cards = _states(
        news,
        with_a_picture={"item": samples.news()},
        without={"item": samples.news(picture=False)},
        in_the_other_language={"item": samples.news(foreign=True)},
        long={"item": samples.news(long=True)},
        only_the_year={
            "item": samples.news(publication_date=dt.date(2017, 1, 1), publication_date_precision="year")
        },
    )
    yield Component(
        "Card", [*cards, *_states("galleries/gallery_card.html", gallery={"item": samples.gallery()})], "grid"
    )
    terms = [ReaderTerm("Obuke", "obuke", "1"), ReaderTerm("Trade fairs", "fairs", "2", "en")]
    category = Category(name="Obuke", slug="obuke")
    places = (Place("Niš", "nis", 12, ("Niš",)), Place("Leskovac", "leskovac", 3, ("Leskovac",)))
    yield Component(
        "Filters",
        _states(
            "components/filters.html",
            nothing_chosen={"filters": ListFilters(None, None, terms, None, places)},
            chosen={
                "filters": ListFilters(category, Tag(name="drvo", slug="drvo"), terms, places[0], places)
            },
        ),
    )
    pager = "components/pager.html"
    yield Component("Pager", [Example(str(n), pager, {"page_of_items": page_of_many(n)}) for n in (1, 5, 10)])
    filters = SimpleNamespace(chosen=False), SimpleNamespace(chosen=True)
    empty = {"text": "…"}
    yield Component(
        "Empty list",
        _states(
            "components/empty.html",
            empty=empty | {"filters": filters[0]},
            narrowed=empty | {"filters": filters[1]},
        ),
    )


def _events(samples: Samples) -> Iterator[Component]:
    days = {
        "one_day": samples.event(start_time=dt.time(18), end_time=dt.time(20, 30)),
        "several_days": samples.event(end_date=samples.today + dt.timedelta(days=9)),
        "only_the_month": samples.event(date_precision="month"),
        "now": samples.event(days=0),
        "past": samples.event(days=-30),
        "cancelled": samples.event(status=EventStatus.CANCELLED),
        "postponed": samples.event(status=EventStatus.POSTPONED),
        "new_date": samples.event(status=EventStatus.RESCHEDULED),
        "moved_online": samples.event(status=EventStatus.MOVED_ONLINE),
        "registration_open": samples.event(registration_url="https://example.org/"),
        "in_the_other_language": samples.event(foreign=True),
        "long": samples.event(long=True),
    }
    rows = {name: {"item": event} for name, event in days.items()}
    yield Component("Event in a list, with date block", _states("events/event_row.html", **rows))


def _ways(samples: Samples) -> Iterator[Component]:
    before, after = samples.news(), samples.news(long=True)
    words = {"label": "…", "before_label": "←", "after_label": "→"}
    yield Component(
        "Beside",
        _states(
            "components/beside.html",
            both=words | {"before": before, "after": after},
            one=words | {"before": before},
        ),
    )
    yield Component("Share", _states("components/share.html", share={"page": before}))
    yield Component("Related", _states("components/related.html", related={"pages": [before, after]}))
    terms = [{"name": "drvo", "url": "#", "lang": ""}, {"name": "wool", "url": "#", "lang": "en"}]
    yield Component("Terms", _states("components/terms.html", terms={"terms": terms}))


def _messages() -> Iterator[Component]:
    notice = {
        kind or "plain": {"kind": kind, "title": "Naslov", "text": "Tekst poruke."}
        for kind in ("", "good", "warn", "bad")
    }
    yield Component("Notice", _states("components/notice.html", **notice))


def _forms() -> Iterator[Component]:
    empty, wrong = SampleForm(), SampleForm({"wrong-email": "nije adresa"}, prefix="wrong")
    field = "components/field.html"
    yield Component("Form, what is wrong", _states("components/form_errors.html", errors={"form": wrong}))
    yield Component("Field", [Example(str(bound.label), field, {"field": bound}) for bound in empty])
    yield Component("Field, wrong", [Example(str(bound.label), field, {"field": bound}) for bound in wrong])
