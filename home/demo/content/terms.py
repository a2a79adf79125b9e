"""Categories, tags and event series, by key, and the glossary."""

from dataclasses import dataclass

from .schema import EMPTY, Text, same


@dataclass(frozen=True)
class GlossaryEntry:
    """A term in both languages; a name is the same in both. ``avoided`` are words that must not stand for it."""

    term: Text
    note: str = ""
    avoided: Text = EMPTY
    is_name: bool = False


CATEGORIES: dict[str, Text] = {
    "crafts": Text("Stari zanati", "Old crafts"),
    "training": Text("Obuke", "Training"),
    "international": Text("Međunarodna saradnja", "International cooperation"),
    "wood": Text("Drvo i nameštaj", "Wood and furniture"),
    "textiles": Text("Tekstil i moda", "Textiles and fashion"),
    "food": Text("Hrana i poljoprivreda", "Food and farming"),
    "industry": Text("Industrija i digitalizacija", "Industry and digitalisation"),
    "calls": Text("Pozivi i konkursi", "Calls and tenders"),
    "network": Text("Iz mreže", "From the network"),
}

TAGS: dict[str, Text] = {
    "kilim": Text("pirotski ćilim", "Pirot kilim"),
    "women": Text("žensko preduzetništvo", "women in business"),
    "b2b": Text("poslovni razgovori", "business meetings"),
    "export": Text("izvoz", "export"),
    "fair": Text("sajam", "fair"),
    "eu": Text("projekti EU", "EU projects"),
    "balkans": same("Balkan"),
    "nis": same("Niš"),
    "pirot": same("Pirot"),
    "leskovac": same("Leskovac"),
    "young": Text("mladi", "young people"),
    "certificate": Text("sertifikacija", "certification"),
    "energy": Text("energetska efikasnost", "energy efficiency"),
    "design": Text("dizajn", "design"),
    "digital": Text("digitalne veštine", "digital skills"),
    "grants": Text("podsticaji", "grants"),
    "forestry": Text("šumarstvo", "forestry"),
    "vocational": Text("stručno obrazovanje", "vocational education"),
    "exhibition": Text("izložba", "exhibition"),
    "archive": Text("arhiva", "archive"),
}

SERIES: dict[str, tuple[Text, Text]] = {
    "balkan": (
        Text("Balkanski susret klastera", "Balkan Cluster Gathering"),
        Text(
            "Godišnji susret klastera i njihovih firmi iz jugoistočne Evrope: razgovori, obilasci i ugovori.",
            "The yearly gathering of clusters and their firms from South-East Europe: talks, visits and contracts.",
        ),
    ),
    "romanian": (
        Text("Rumunska klaster konferencija", "Romanian Cluster Conference"),
        Text(
            "Nacionalna konferencija klastera Rumunije, otvorena za susede sa Balkana i Crnog mora.",
            "The national conference of Romania's clusters, open to neighbours from the Balkans and the Black Sea.",
        ),
    ),
    "open-days": (
        Text("Dan otvorenih radionica", "Open Workshops Day"),
        Text(
            "Jednom godišnje pirotske radionice otvaraju vrata svima koji žele da vide kako nastaje rukotvorina.",
            "Once a year the workshops of Pirot open their doors to all who want to see how things are made by hand.",
        ),
    ),
}

GLOSSARY: tuple[GlossaryEntry, ...] = (
    GlossaryEntry(
        Text("klaster", "cluster"), "Firme jednog kraja i jedne delatnosti koje nastupaju zajedno."
    ),
    GlossaryEntry(Text("Kuća klastera", "Cluster House"), "Ime naše organizacije."),
    GlossaryEntry(
        Text("poslovni razgovori", "business meetings"), "Ugovoreni razgovori firmi, po dvadeset minuta."
    ),
    GlossaryEntry(Text("javni poziv", "public call"), "", avoided=Text("", "public invitation, tender")),
    GlossaryEntry(Text("ćilim", "kilim"), "Tkan bez čupavog lica.", avoided=Text("", "carpet, rug")),
    GlossaryEntry(Text("stari zanati", "old crafts")),
    GlossaryEntry(Text("jugoistočna Evropa", "South-East Europe")),
    GlossaryEntry(Text("Enterprise Europe Network", ""), "Ime evropske mreže; ne prevodi se.", is_name=True),
)
