"""A small whole site to walk through: a page of every type in both languages, with everything that a page can show."""

import datetime as dt
import json
import shutil
import tempfile
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.test import TestCase
from django.utils import timezone
from wagtail.models import Page, Site

from cms.blocks.tests.stories import full_story, make_document, make_image, make_targets
from cms.delivery.version import start_new_version
from cms.serbian import to_cyrillic
from cms.taxonomy.models import Category, Tag
from cms.translations.state.changes import settle_safely
from events.factories import EventPageFactory
from events.models import EventDateChange, EventPage, EventParticipant, EventSession
from galleries.factories import GalleryPageFactory, GalleryPhotoFactory
from home.factories import ContactPageFactory, StandardPageFactory
from home.models import ContactFormField, Footer, Navigation, SiteSettings
from newsroom.factories import NewsPageFactory
from newsroom.models import NewsAttachment, NewsRelatedPage
from tests.kept_rows import KeptRows
from tests.translations.desk import submit, target, write, write_all

VIEWS = ("sr-latn", "sr-cyrl", "en")
LONG_WORD = "poljoprivrednoprehrambenoprerađivačkog"
CONTACT_FIELDS = (
    ("name", "Ime i prezime", "Your name", "singleline"),
    ("email", "E-pošta", "E-mail", "email"),
    ("topic", "Tema", "Topic", "dropdown"),
    ("message", "Poruka", "Message", "multiline"),
)


def path_in(view: str, page: Page) -> str:
    """Where a view of the site shows a page that has a text in both languages."""
    language = "en" if view == "en" else "sr-latn"
    own = (
        page
        if page.locale.language_code == language
        else page.get_translations().get(locale__language_code=language)
    )
    return own.url.replace("/sr-latn/", f"/{view}/")


def in_view(view: str, serbian: str, english: str) -> str:
    """A text as a view of the site shows it."""
    return {"sr-latn": serbian, "sr-cyrl": to_cyrillic(serbian), "en": english}[view]


def addresses(town: SimpleNamespace, view: str) -> dict[str, str]:
    """A path for every type of page that visitors see, by what it is."""
    pages = {name: path_in(view, page) for name, page in vars(town.pages).items()}
    search = "search" if view == "en" else "pretraga"
    return {
        **pages,
        "archive": f"{pages['news']}{town.pages.item.publication_date:%Y/%m}/",
        "past events": f"{pages['events']}?when=past",
        "month of events": f"{pages['events']}{town.pages.event.start_date:%Y/%m}/",
        "course": path_in(view, town.course),
        "photo": f"{pages['gallery']}photo/1/",
        "only in the other language": (
            f"/en/news/{town.only_serbian.slug}/"
            if view == "en"
            else f"/{view}/vesti/{town.only_english.slug}/"
        ),
        "search": f"/{view}/{search}/?q=djacka",
        "empty search": f"/{view}/{search}/?q=qwertzuiop",
    }


class _KeptTown:
    """A town as it was built: its rows, its files and what the builder returned."""

    def __init__(self, tree: SimpleNamespace) -> None:
        self.rows = KeptRows(lambda: self._build(tree))
        self.folder = tempfile.TemporaryDirectory(prefix="cms-town-")
        shutil.copytree(settings.MEDIA_ROOT, self.folder.name, dirs_exist_ok=True)

    def _build(self, tree: SimpleNamespace) -> None:
        # Where the test rolls back, what follows a commit is done here.
        with TestCase.captureOnCommitCallbacks(execute=True):
            self.town = _build(tree)
        settle_safely()

    def write(self) -> None:
        """Build it again."""
        self.rows.write()
        start_new_version()
        shutil.copytree(self.folder.name, settings.MEDIA_ROOT, dirs_exist_ok=True)


_kept: list[_KeptTown] = []


def build_town(tree: SimpleNamespace) -> SimpleNamespace:
    """Fill ``site_tree``; ``pages`` are those with a text in both languages, in Serbian, by what they are."""
    kept = next((kept for kept in _kept if kept.rows.fit()), None)
    if kept:
        kept.write()
    else:
        kept = _KeptTown(tree)
        _kept.append(kept)
    return _read(kept.town)


def _read(value: Any) -> Any:
    """What the database now holds of a model instance, or of each in a namespace."""
    if isinstance(value, SimpleNamespace):
        return SimpleNamespace(**{name: _read(part) for name, part in vars(value).items()})
    return type(value)._default_manager.get(pk=value.pk) if isinstance(value, Model) else value


def _build(tree: SimpleNamespace) -> SimpleNamespace:
    targets = make_targets(tree)
    event = _event(tree, targets)
    course = _course(tree)
    news = _news(tree, targets, event)
    about = StandardPageFactory(
        parent=tree.sr.home, title="O nama", slug="o-nama", body=json.dumps(full_story(targets))
    )
    _publish_both(about, title="About us", lead="Who we are.")
    _publish_both(StandardPageFactory(parent=about, title="Naši članovi"), title="Our members")
    contact = _contact(tree, targets)
    _gallery(tree)
    only_serbian = NewsPageFactory(parent=tree.sr.news, title="Nova sednica odbora", lead_image=targets.image)
    only_english = NewsPageFactory(
        parent=tree.en.news, title="Visitors from Graz", lead="They stayed for a week."
    )
    _frame(tree, about, contact, news)
    pages = SimpleNamespace(
        home=tree.sr.home, news=tree.sr.news, events=tree.sr.events, galleries=tree.sr.galleries,
        item=news, event=event, gallery=targets.gallery, standard=about, contact=contact,
    )  # fmt: skip
    return SimpleNamespace(
        pages=pages, course=course, only_serbian=only_serbian, only_english=only_english, targets=targets
    )


def _publish_both(page: Page, **english: str) -> Page:
    """Publish a page, then its translation with these texts and, for the others, the Serbian after an ``EN``."""
    page.save_revision().publish()
    record = submit(page)
    write(record, **english)
    write_all(record)
    record.save_target(publish=True)
    return target(record)


def _news(tree, targets, event) -> Page:
    category = _term(Category, tree, "Obrazovanje", "Education")
    tag = _term(Tag, tree, "škole", "schools")
    news = NewsPageFactory(
        parent=tree.sr.news,
        title=f"Đačka izložba {LONG_WORD} razvoja u Čačku",
        slug="djacka-izlozba",
        lead="Učenici četrdeset škola pokazali su svoje radove.",
        lead_image=targets.image,
        lead_image_caption="Otvaranje izložbe",
        body=json.dumps(full_story(targets)),
        publication_date=timezone.localdate(),
        place="Čačak",
        author="Milica Petrović",
        source_name="Gimnazija u Čačku",
        source_url="https://www.example.org/izvor",
        categories=[category],
        tags=[tag],
    )
    NewsAttachment.objects.create(
        page=news, document=make_document("Pravila", size=1_300_000), locale=news.locale
    )
    NewsRelatedPage.objects.create(page=news, target=event)
    news.refresh_from_db()
    _publish_both(news, title="A pupils’ exhibition in Čačak", lead="Pupils have shown their work.")
    return news


def _event(tree, targets) -> Page:
    soon = timezone.now() + dt.timedelta(days=5)
    event = EventPageFactory(
        parent=tree.sr.events,
        title="Susreti zanatlija",
        lead="Dva dana razgovora.",
        lead_image=targets.image,
        end_date=timezone.localdate() + dt.timedelta(days=8),
        venue="Gradska kuća",
        address="Ulica generala Milojka Lešjanina 1",
        online_url="https://www.example.org/prenos",
        attendance_mode="mixed",
        website="https://www.example.org/susreti",
        fee="1.500 RSD",
        admission="paid",
        registration_url="https://www.example.org/prijava",
        registration_closes_at=soon,
        brokerage_title="Poslovni susreti",
        brokerage_text="Razgovori od dvadeset minuta.",
        brokerage_deadline=soon,
        brokerage_url="https://www.example.org/razgovori",
        gallery=targets.gallery,
        body=json.dumps(full_story(targets)),
        status="rescheduled",
        previous_start_date=timezone.localdate() + dt.timedelta(days=1),
        status_note="Sala je bila zauzeta.",
    )
    for days, title in enumerate(("Otvaranje", "Obilazak radionica")):
        EventSession.objects.create(
            page=event, date=event.start_date + dt.timedelta(days=days), start_time=dt.time(10),
            end_time=dt.time(11, 30), title=title, place="Velika sala", description="Ulaz je slobodan.",
            locale=event.locale,
        )  # fmt: skip
    for role, name in (("organiser", "Kuća klastera"), ("speaker", "Jovana Stanković")):
        EventParticipant.objects.create(
            page=event, role=role, name=name, description="Niš", locale=event.locale
        )
    event.refresh_from_db()
    _publish_both(event, title="Artisans’ meetings", lead="Two days of talks.")
    gone = EventPageFactory(
        parent=tree.sr.events,
        title="Sajam meda",
        start_date=timezone.localdate() - dt.timedelta(days=30),
        status="cancelled",
    )
    _publish_both(gone, title="A honey fair")
    return event


def _course(tree) -> Page:
    """Six evenings, one of them cancelled and one moved."""
    first = timezone.localdate() + dt.timedelta(days=3)
    course = EventPageFactory(
        parent=tree.sr.events,
        title="Kurs šivenja",
        start_date=first,
        repetition="weekly",
        repetition_count=6,
        address="Čarnojevića 5",
    )
    week = dt.timedelta(days=7)
    for order, (change, new_date) in enumerate(
        (("cancelled", None), ("moved", first + dt.timedelta(days=16)))
    ):
        EventDateChange.objects.create(
            page=course, date=first + (order + 1) * week, change=change, new_date=new_date, note="Zbog praznika.",
            sort_order=order, locale=course.locale,
        )  # fmt: skip
    course = EventPage.objects.get(pk=course.pk)
    _publish_both(course, title="A sewing course")
    return course


def _contact(tree, targets) -> Page:
    contact = ContactPageFactory(
        parent=tree.sr.home,
        slug="kontakt",
        to_address="kancelarija@example.org",
        subject="Poruka sa sajta",
        body=json.dumps([block for block in full_story(targets) if block["type"] == "contact_card"]),
    )
    for order, (name, label, _english, kind) in enumerate(CONTACT_FIELDS):
        ContactFormField.objects.create(
            page=contact, clean_name=name, label=label, field_type=kind, required=name != "topic",
            choices="Sajam,Radionica", sort_order=order, locale=contact.locale,
        )  # fmt: skip
    contact.refresh_from_db()
    english = _publish_both(contact, title="Contact", lead="Write to us.")
    for name, _serbian, label, _kind in CONTACT_FIELDS:
        english.form_fields.filter(clean_name=name).update(label=label, choices="Fair,Workshop")
    english.refresh_from_db()
    english.save_revision().publish()
    return contact


def _frame(tree, about, contact, news) -> None:
    home = tree.sr.home
    home.lead, home.lead_image, home.hero_link, home.pinned_page = "Mesto susreta.", make_image(), about, news
    home.body = json.dumps([{"type": "quote", "value": {"text": "Zajedno je lakše."}, "id": "q"}])
    home.save_revision().publish()
    links = [(tree.sr.news, []), (tree.sr.events, []), (tree.sr.galleries, []), (about, [contact])]
    Navigation.objects.create(
        locale=home.locale,
        items=json.dumps(
            [
                {"type": "item", "value": {**_link(page), "children": [_listed(child) for child in children]}}
                for page, children in links
            ]
        ),
    )
    Footer.objects.create(
        locale=home.locale,
        columns=json.dumps(
            [{"type": "column", "value": {"heading": "Kuća", "links": [_listed(about), _listed(contact)]}}]
        ),
        text="<p>Sva prava su slobodna.</p>",
    )
    SiteSettings.objects.update_or_create(
        site=Site.objects.get(is_default_site=True),
        defaults={
            "email": "kancelarija@example.org",
            "phone": "+381 18 123 456",
            "address_sr": "Obrenovićeva 1, Niš",
            "address_en": "1 Obrenovićeva Street, Niš",
            "facebook_url": "https://www.facebook.com/example",
        },
    )


def _gallery(tree) -> None:
    """Give the gallery that the stories choose an English version and a photo that is decorative."""
    gallery = tree.sr.galleries.get_children().specific().first()
    GalleryPhotoFactory(page=gallery, alt="", caption="", is_decorative=True, sort_order=2)
    gallery.refresh_from_db()
    _publish_both(gallery, title="Cluster days")
    _publish_both(GalleryPageFactory(parent=tree.sr.galleries, title="Još bez slika"), title="No photos yet")


def _link(page: Page) -> dict:
    return {"page": page.pk, "url": "", "label": ""}


def _listed(page: Page) -> dict:
    return {"type": "item", "value": _link(page)}


def _term(model, tree, name: str, english: str):
    term = model.objects.create(name=name, locale=tree.sr.home.locale)
    translated = term.copy_for_translation(tree.en.home.locale)
    translated.name, translated.slug = english, ""
    translated.save()
    return term
