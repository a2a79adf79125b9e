"""One of every page and snippet, with everything filled in, in Serbian."""

import datetime as dt

from cms.documents.models import CmsDocument
from cms.images.factories import CmsImageFactory
from cms.taxonomy.models import Category, Tag
from events.factories import EventPageFactory
from events.models import EventSeries
from galleries.factories import GalleryPageFactory, GalleryPhotoFactory
from home.factories import ContactPageFactory, StandardPageFactory
from home.models import Footer, Navigation
from newsroom.factories import NewsPageFactory

BODY = [{"type": "heading", "value": {"text": "Program", "level": "h2"}, "id": "b"}]
SINGLE = {"name": "Obuka"}


def everything() -> dict:
    """Values for the fields that every page has."""
    image = CmsImageFactory()
    return {
        "title": "Naslov",
        "lead": "Uvod.",
        "lead_image": image,
        "lead_image_caption": "Potpis",
        "seo_title": "Naslov za pretraživače",
        "search_description": "Opis za pretraživače",
        "listing_title": "Naslov u listi",
        "listing_summary": "Uvod u listi",
        "listing_image": image,
        "social_image": image,
    }


def attach(page) -> None:
    document = CmsDocument.objects.create(title="Program", file="program.pdf")
    page.attachments.create(document=document, title="Program", locale=page.locale, sort_order=0)
    page.save()


def full_news(tree):
    page = NewsPageFactory(
        parent=tree.sr.news,
        body=BODY,
        place="Niš",
        author="Ana",
        source_name="Agencija",
        source_url="https://example.org/",
        **everything(),
    )
    attach(page)
    return page


def full_event(tree):
    document = CmsDocument.objects.create(title="Agenda", file="agenda.pdf")
    page = EventPageFactory(
        parent=tree.sr.events,
        body=BODY,
        report=BODY,
        venue="Hala",
        address="Ulica 1",
        town="Niš",
        attendance_mode="mixed",
        online_url="https://example.org/sala",
        website="https://example.org/",
        status_note="Napomena",
        series=EventSeries.objects.create(name="Dani", locale=tree.sr.home.locale),
        edition="VI",
        agenda_document=document,
        fee="120 EUR",
        admission="paid",
        registration_url="https://example.org/prijava",
        brokerage_title="Susreti",
        brokerage_text="Sastanci.",
        brokerage_url="https://example.org/b2b",
        repetition="weekly",
        repetition_count=3,
        **everything(),
    )
    page.date_changes.create(date=page.start_date, note="Otkazano.", locale=page.locale, sort_order=0)
    page.participants.create(
        name="Ana", description="Klaster", url="https://example.org/", locale=page.locale, sort_order=0
    )
    page.sessions.create(
        title="Otvaranje",
        description="Opis",
        place="Sala",
        date=page.start_date,
        start_time=dt.time(9),
        locale=page.locale,
        sort_order=0,
    )
    attach(page)
    return page


def full_gallery(tree):
    page = GalleryPageFactory(parent=tree.sr.galleries, place="Niš", **everything())
    GalleryPhotoFactory(page=page, credit="Ana")
    return page


def full_contact(tree):
    page = ContactPageFactory(
        parent=tree.sr.home,
        body=BODY,
        thank_you_text="<p>Hvala.</p>",
        subject="Poruka",
        to_address="a@example.org",
        from_address="b@example.org",
        **everything(),
    )
    page.form_fields.create(
        label="Ime",
        help_text="Pomoć",
        field_type="singleline",
        choices="a,b",
        default_value="a",
        locale=page.locale,
        sort_order=0,
    )
    page.save()
    return page


def full_home(tree):
    for name, value in {
        **everything(),
        "hero_link_text": "Više",
        "body": BODY,
        "pinned_page": tree.sr.news,
    }.items():
        setattr(tree.sr.home, name, value)
    tree.sr.home.save()
    return tree.sr.home


def full_section(name: str):
    def fill(tree):
        section = getattr(tree.sr, name)
        for field, value in everything().items():
            setattr(section, field, value)
        section.save()
        return section

    return fill


def menu(tree) -> list:
    link = {"page": tree.sr.news.pk, "url": "", "label": "Vesti"}
    outside = {"page": None, "url": "https://example.org/", "label": "Mreža"}
    children = [{"type": "item", "value": outside, "id": "child"}]
    return [{"type": "item", "value": {**link, "children": children}, "id": "i"}]


def full_footer(tree):
    links = [
        {"type": "item", "value": {"page": None, "url": "https://example.org/", "label": "Mreža"}, "id": "l"}
    ]
    return Footer.objects.create(
        locale=tree.sr.home.locale,
        columns=[{"type": "column", "value": {"heading": "Adresa", "links": links}, "id": "c"}],
        text="<p>Niš, <a href='https://example.org/'>mapa</a></p>",
    )


FILLED = {
    "home.HomePage": full_home,
    "home.StandardPage": lambda tree: StandardPageFactory(parent=tree.sr.home, body=BODY, **everything()),
    "home.ContactPage": full_contact,
    "newsroom.NewsListPage": full_section("news"),
    "newsroom.NewsPage": full_news,
    "events.EventListPage": full_section("events"),
    "events.EventPage": full_event,
    "galleries.GalleryListPage": full_section("galleries"),
    "galleries.GalleryPage": full_gallery,
    "taxonomy.Category": lambda tree: Category.objects.create(locale=tree.sr.home.locale, **SINGLE),
    "taxonomy.Tag": lambda tree: Tag.objects.create(locale=tree.sr.home.locale, **SINGLE),
    "events.EventSeries": lambda tree: EventSeries.objects.create(
        locale=tree.sr.home.locale, description="Opis", **SINGLE
    ),
    "home.Navigation": lambda tree: Navigation.objects.create(locale=tree.sr.home.locale, items=menu(tree)),
    "home.Footer": full_footer,
}
"""Model → what makes one, given the ``site_tree`` fixture."""


def fill(label: str, tree):
    """A stored page or snippet of a model (``app.Model``) with a value in every field."""
    made = FILLED[label](tree)
    return type(made).objects.get(pk=made.pk)
