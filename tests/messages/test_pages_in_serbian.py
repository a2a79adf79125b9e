"""Visitors of the Serbian pages read Serbian: the site's own words, and those of Django and Wagtail behind them."""

import datetime as dt
import re

import polib
import pytest
from bs4 import BeautifulSoup, Comment, Doctype
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import PageViewRestriction

from cms.images.factories import CmsImageFactory
from cms.taxonomy.models import Category, Tag
from events.factories import EventPageFactory
from events.models.choices import EventStatus
from galleries.factories import GalleryPageFactory, GalleryPhotoFactory
from home.factories import ContactPageFactory, StandardPageFactory
from home.models import ContactFormField
from newsroom.factories import NewsPageFactory
from search.indexing import rebuild
from tests.messages.catalogue import SERBIAN

pytestmark = pytest.mark.usefixtures("catalogues")

# Words that a sentence, a label or a button in English can hardly do without, and that are no Serbian words.
ENGLISH = re.compile(
    r"""\b(?:the|and|of|is|are|be|has|have|was|were|been|this|that|these|there|here|not|no|yes|all|any|more|with|from|for
    |by|at|your|you|we|our|pages?|search|photos?|events?|news|gallery|galleries|files?|home|menu|language|available|only
    |previous|next|read|back|continue|send|sent|message|required|field|password|close[sd]?|opens?|register|registration
    |cancelled|postponed|past|upcoming|when|where|source|related|follow|top|skip|content|results?|found|free|paid|online
    |conference|workshop|speakers?|organisers?|programme|day|month|year|type|place|category|error|please|try|again|enter
    |valid|correct)\b""",
    re.IGNORECASE | re.VERBOSE,
)
MESSAGES = {
    entry.msgid for entry in polib.pofile(str(SERBIAN)) if entry.msgstr.lower() != entry.msgid.lower()
}
LATIN_WORD = re.compile(r"[A-Za-zčćžšđČĆŽŠĐ]{2}")
SPOKEN_ATTRIBUTES = ("alt", "aria-label", "placeholder", "title", "data-title")


@pytest.fixture
def site(site_tree):
    """A site with something of every kind, enough of it to need pagers, and pages in each state."""
    sr = site_tree.sr
    category = Category.objects.create(name="Obuke", locale=sr.home.locale)
    tag = Tag.objects.create(name="zanati", locale=sr.home.locale)
    picture = CmsImageFactory()
    for number in range(25):
        item = NewsPageFactory(parent=sr.news, title=f"Obuka za zanatlije {number}", lead_image=picture)
        item.categories, item.tags = [category], [tag]
        item.source_name = "Regionalna komora"
        item.save()
    states = [
        {"status": EventStatus.CANCELLED, "status_note": "Zbog snega."},
        {"status": EventStatus.POSTPONED},
        {"status": EventStatus.MOVED_ONLINE},
        {"status": EventStatus.RESCHEDULED, "previous_start_date": dt.date(2026, 9, 1)},
        {"start_date": timezone.localdate() - dt.timedelta(days=9)},
        {"registration_url": "https://example.org/", "admission": "paid", "fee": "120 evra"},
        {"registration_url": "https://example.org/", "is_full": True, "admission": "free"},
    ]
    for number, state in enumerate(states):
        EventPageFactory(parent=sr.events, title=f"Radionica {number}", slug=f"radionica-{number}", **state)
    gallery = GalleryPageFactory(parent=sr.galleries, title="Tri dana u slikama", slug="slike")
    GalleryPhotoFactory(page=gallery, credit="Zoran Ilić")
    GalleryPhotoFactory(page=gallery)
    about = StandardPageFactory(parent=sr.home, title="O nama", slug="o-nama")
    StandardPageFactory(parent=about, title="Usluge", slug="usluge")
    locked = StandardPageFactory(parent=sr.home, title="Za članove", slug="za-clanove")
    PageViewRestriction.objects.create(
        page=locked, restriction_type=PageViewRestriction.PASSWORD, password="tajna"
    )
    internal = StandardPageFactory(parent=sr.home, title="Za urednike", slug="za-urednike")
    PageViewRestriction.objects.create(page=internal, restriction_type=PageViewRestriction.LOGIN)
    contact = ContactPageFactory(parent=sr.home, slug="kontakt")
    ContactFormField.objects.create(
        page=contact,
        clean_name="e_posta",
        label="Vaša adresa",
        field_type="email",
        required=True,
        locale=contact.locale,
    )
    list(rebuild())


ADDRESSES = [
    "",
    "vesti/",
    "vesti/?page=2",
    "vesti/?category=obuke",
    "vesti/?tag=zanati",
    "vesti/obuka-za-zanatlije-1/",
    "dogadjaji/",
    "dogadjaji/?when=past",
    *[f"dogadjaji/radionica-{number}/" for number in range(7)],
    "galerije/",
    "galerije/slike/",
    "galerije/slike/photo/1/",
    "galerije/slike/photo/2/",
    "o-nama/",
    "kontakt/",
    "za-clanove/",
    "za-urednike/",
    "pretraga/",
    "pretraga/?q=obuka",
    "pretraga/?q=nepostojece",
]


def page(client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200, address
    return response.content.decode()


def spoken(html: str) -> list[str]:
    """What people read or hear on a page in the page's own language."""
    soup = BeautifulSoup(html, "html.parser")
    own = soup.html["lang"]
    for element in soup(["script", "style"]):
        element.decompose()
    for element in soup.find_all(translate="no"):
        element.decompose()
    for element in soup.body.find_all(lang=lambda lang: lang and lang != own):
        element.decompose()
    strings = [
        str(text).strip() for text in soup.find_all(string=True) if not isinstance(text, Comment | Doctype)
    ]
    strings += [
        element[name] for element in soup.find_all(True) for name in SPOKEN_ATTRIBUTES if element.get(name)
    ]
    return [text for text in strings if text]


def english_in(html: str) -> list[str]:
    """The texts with a word of English, and those that are a message of ours as it stands in the code."""
    return [text for text in spoken(html) if ENGLISH.search(text) or text in MESSAGES]


def test_no_page_shows_english_words(client, site):
    english = {address: english_in(page(client, f"/sr-latn/{address}")) for address in ADDRESSES}
    assert {address: texts for address, texts in english.items() if texts} == {}


def test_no_latin_word_of_the_interface_is_left_in_the_cyrillic_pages(client, site):
    latin = {
        address: [text for text in spoken(page(client, f"/sr-cyrl/{address}")) if LATIN_WORD.search(text)]
        for address in ADDRESSES
    }
    assert {address: texts for address, texts in latin.items() if texts} == {}


def test_the_faults_of_a_form_are_told_in_serbian(client, site):
    html = client.post("/sr-latn/kontakt/", {"e_posta": "nije adresa"}).content.decode()
    assert "Poruka nije poslata" in html
    assert english_in(html) == []


def test_a_wrong_password_is_refused_in_serbian(client, site):
    asked = BeautifulSoup(client.get("/sr-latn/za-clanove/").content, "html.parser").find(
        "form", method="post"
    )
    answer = client.post(
        asked["action"],
        {field["name"]: field.get("value", "") for field in asked("input")} | {"password": "pogrešna"},
    )
    html = answer.content.decode()
    assert "Lozinka nije tačna" in html
    assert english_in(html) == []


def test_a_page_for_people_with_an_account_asks_who_they_are_in_serbian(client, site):
    assert "Ova stranica je namenjena onima koji ovde imaju nalog." in page(client, "/sr-latn/za-urednike/")


def test_the_search_counts_its_results_in_serbian(client, site):
    assert "25 rezultata za „obuka”" in strip_tags(page(client, "/sr-latn/pretraga/?q=obuka"))


def test_an_event_says_in_serbian_what_has_become_of_it(client, site):
    expected = [
        ["Otkazan", "Ovaj događaj je otkazan."],
        ["Odložen", "Ovaj događaj je odložen; nov termin još nije poznat."],
        ["Održava se onlajn", "Ovaj događaj se održava onlajn."],
        ["Nov termin", "Prvobitno je bio najavljen za 1. septembar 2026."],
        ["Završen"],
        ["Prijave su otvorene", "Uz kotizaciju", "Prijavite se"],
        ["Sva mesta su popunjena", "Besplatno"],
    ]
    missing = {
        number: [
            text for text in texts if text not in page(client, f"/sr-latn/dogadjaji/radionica-{number}/")
        ]
        for number, texts in enumerate(expected)
    }
    assert {number: texts for number, texts in missing.items() if texts} == {}
