"""What frames the pages: the home page, section pages, contact form, menus, footer and settings."""

from dataclasses import dataclass

from .blocks import card, figures, head, para, ref
from .schema import Item, Standard, Text, same

HOME = Item(
    key="home",
    title=Text("Kuća klastera", "Cluster House"),
    lead=Text("Mreža malih firmi juga Srbije: zajedno kupujemo, prodajemo i učimo.", "A network of small firms in southern Serbia: we buy, sell and learn together."),
    picture="lead-home",
    picture_caption=Text("Nišava u jutarnjem svetlu", "The Nišava in morning light"),
    search_description=Text("Kuća klastera iz Niša povezuje zanatlije i male firme juga Srbije.", "Cluster House in Niš connects craftspeople and small firms of southern Serbia."),
    body=[
        head("Mreža u brojevima", "The network in figures"),
        figures((same("7"), Text("klastera", "clusters")), (same("186"), Text("firmi", "firms")), (same("11"), Text("zemalja", "countries"))),
        para("<p>Nova ste zanatlija, mala firma ili partner iz inostranstva? Počnite od <a href=\"page:page-services\">usluga</a> ili dođite na "
             "<a href=\"page:event-open-doors\">otvorena vrata</a>.</p>",
             "<p>A craftswoman just starting out, a small firm or a partner from abroad? Begin with our <a href=\"page:page-services\">services</a> or come to our "
             "<a href=\"page:event-open-doors\">open doors</a>.</p>"),
        ref("event-gathering"),
    ],
)  # fmt: skip
HERO_LINK = ("page-about", Text("Upoznajte mrežu", "Meet the network"))
PINNED = "news-brokerage"


@dataclass(frozen=True)
class Section:
    """The list page of one family, with its address in each language."""

    key: str
    title: Text
    slug: Text
    lead: Text


SECTIONS = {
    "news": Section("news", Text("Vesti", "News"), Text("vesti", "news"),
                    Text("Šta se događa u mreži i oko nje.", "What happens in the network and around it.")),
    "events": Section("events", Text("Događaji", "Events"), Text("dogadjaji", "events"),
                      Text("Obuke, sajmovi, susreti i rokovi.", "Training, fairs, gatherings and deadlines.")),
    "galleries": Section("galleries", Text("Galerije", "Galleries"), Text("galerije", "galleries"),
                         Text("Fotografije sa događaja i iz radionica.", "Photographs from events and workshops.")),
}  # fmt: skip

CONTACT = Standard(
    key="page-contact",
    in_menu=True,
    title=Text("Kontakt", "Contact"),
    lead=Text("Bulevar radnika 12, 18000 Niš. Radnim danima od 8 do 16 časova.", "Bulevar radnika 12, 18000 Niš. Weekdays from 8 a.m. to 4 p.m."),
    body=[
        card("Kuća klastera", Text("kancelarija", "office"), same("Bulevar radnika 12, Niš"), "kancelarija@example.rs", "+381 18 555 0140"),
        para("<p>Ulaz je prilagođen kolicima. Najbliža stanica autobusa je „Bulevar“, linije 1 i 6.</p>", "<p>The entrance is accessible by wheelchair. The nearest bus stop is Bulevar, lines 1 and 6.</p>"),
    ],
)  # fmt: skip
THANK_YOU = Text(
    "<p>Hvala! Odgovaramo u roku od dva radna dana.</p>",
    "<p>Thank you! We answer within two working days.</p>",
)
SUBJECT = Text("Poruka sa sajta", "Message from the website")
FORM_FIELDS: tuple[tuple[str, str, Text, bool], ...] = (
    ("ime", "singleline", Text("Ime i prezime", "Name"), True),
    ("e_posta", "email", Text("Elektronska pošta", "E-mail"), True),
    ("firma", "singleline", Text("Firma ili klaster", "Firm or cluster"), False),
    ("poruka", "multiline", Text("Poruka", "Message"), True),
)

# A menu item is a page's key (or a section's) and the keys below it.
MENU: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("news", ()),
    ("events", ()),
    ("galleries", ()),
    ("page-about", ("page-clusters", "page-services", "page-team", "page-history")),
    ("page-contact", ()),
)

FOOTER: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (Text("Mreža", "The network"), ("page-about", "page-clusters", "page-team")),
    (Text("Na sajtu", "On this site"), ("news", "events", "galleries")),
    (Text("O sajtu", "About this site"), ("page-privacy", "page-accessibility", "page-contact")),
)
FOOTER_TEXT = Text("<p>Kuća klastera je neprofitna mreža. Tekstovi se mogu prenositi uz navođenje izvora.</p>",
                   "<p>Cluster House is a non-profit network. Texts may be reproduced with credit.</p>")  # fmt: skip

SETTINGS: dict[str, str] = {
    "name_sr": "Kuća klastera",
    "name_en": "Cluster House",
    "email": "kancelarija@example.rs",
    "phone": "+381 18 555 0140",
    "address_sr": "Bulevar radnika 12, 18000 Niš",
    "address_en": "Bulevar radnika 12, 18000 Niš, Serbia",
    "linkedin_url": "https://example.org/linkedin/kuca-klastera",
    "youtube_url": "https://example.org/video/kuca-klastera",
}
LOGO, SHARE_IMAGE = "lead-logo", "lead-home"
"""Keys of the pictures used as the site's logo and default share picture."""
