"""All galleries of the demo site; the photos themselves are in `content.photos`."""

import datetime as dt

from .calendar import Calendar
from .photos import GALLERIES
from .schema import Gallery, Photo, Progress, Text, same


def _photos(name: str, decorative: tuple[str, ...] = (), alts: dict[str, Text] | None = None) -> list[Photo]:
    """Return the photos of a gallery; `decorative` names those that say nothing, `alts` other texts for this use."""
    return [
        Photo(
            shot.picture.key,
            shot.caption,
            (alts or {}).get(shot.picture.key, Photo.alt),
            shot.picture.key in decorative,
        )
        for shot in GALLERIES[name]
    ]


def galleries(cal: Calendar) -> list[Gallery]:
    """Return every gallery as of the calendar's today."""
    return [*_of_events(cal), *_of_places(cal)]


def _of_events(cal: Calendar) -> list[Gallery]:
    return [
        Gallery(
            key="gallery-workshop",
            title=Text("Radionica starih zanata u Nišu", "The old crafts workshop in Niš"),
            lead=Text("Tri dana, četrdeset žena i sedamnaest zanata.", "Three days, forty women and seventeen crafts."),
            picture="workshop-loom",
            date=cal.day(-3),
            place=same("Niš"),
            event="event-workshop",
            categories=("crafts", "training"),
            tags=("women", "nis"),
            photos=_photos(
                "workshop",
                decorative=("workshop-bands",),
                alts={
                    "workshop-loom": Text(
                        "Vesna Mladenović drži ruke na ćilimu i pokazuje polaznicama kako se broji šara",
                        "Vesna Mladenović, her hands on the kilim, shows the participants how the pattern is counted",
                    )
                },
            ),
        ),
        Gallery(
            key="gallery-meeting",
            title=Text("Balkanski susret klastera: tri dana u slikama", "Balkan Cluster Gathering: three days in pictures"),
            lead=Text("Sala, stolovi, fabrika i večera u tvrđavi.", "The hall, the tables, a factory and dinner in the fortress."),
            picture="meeting-hall",
            date=cal.day(-339),
            place=same("Niš"),
            event="event-gathering-before",
            categories=("international",),
            tags=("b2b", "balkans"),
            photos=_photos("meeting"),
        ),
        Gallery(
            key="gallery-fair",
            title=Text("„Plodovi juga“: jesenji sajam u Leskovcu", "“Fruits of the South”: the autumn fair in Leskovac"),
            lead=Text("Paprike, tegle i deset gazdinstava pod jednim znakom.", "Peppers, jars and ten farms under one mark."),
            progress=Progress.STARTED,
            picture="fair-peppers",
            date=cal.day(-26),
            place=same("Leskovac"),
            event="event-fair",
            categories=("food",),
            tags=("fair", "leskovac"),
            photos=_photos("autumn-fair"),
        ),
    ]  # fmt: skip


def _of_places(cal: Calendar) -> list[Gallery]:
    return [
        Gallery(
            key="gallery-open-day",
            title=Text("Pirot, dan otvorenih radionica", "Pirot, Open Workshops Day"),
            lead=Text("Razboji, grnčarska kola, sir i majstori koji rade dok ih gledate.", "Looms, potters' wheels, cheese, and masters who work while you watch."),
            picture="open-kilim-red",
            date=cal.day(-358),
            place=same("Pirot"),
            categories=("crafts",),
            tags=("pirot", "kilim"),
            photos=_photos("open-day"),
        ),
        Gallery(
            key="gallery-sawmill",
            title=Text("Put jednog trupca"),
            lead=Text("Od šume na Radanu do daske u Austriji, u devet slika."),
            progress=Progress.NONE,
            picture="sawmill-logs-beech",
            date=cal.day(-60),
            place=same("Kuršumlija"),
            categories=("wood",),
            tags=("forestry",),
            photos=_photos("sawmill"),
        ),
        Gallery(
            key="gallery-machines",
            title=Text("Mašine i đaci", "Machines and pupils"),
            lead=Text("Zajednička hala za praksu: četiri firme, jedna škola, dva robota.", "A shared practice hall: four firms, one school, two robots."),
            picture="machines-robot",
            date=cal.day(-95),
            place=Text("Doljevac", "Doljevac"),
            categories=("industry",),
            tags=("young", "vocational"),
            photos=_photos("machines"),
        ),
        Gallery(
            key="gallery-region",
            title=Text("Jug kroz godinu: predeli i gradovi", "The South through the year: land and towns"),
            lead=Text("Slike za štampu i prospekte. Slobodne za upotrebu uz navođenje autora.", "Pictures for the press and brochures. Free to use with credit."),
            picture="region-fortress-dusk",
            date=dt.date(cal.today.year - 1, 6, 1),
            precision="year",
            categories=("network",),
            tags=("nis",),
            photos=_photos("region"),
        ),
        Gallery(
            key="gallery-portraits",
            title=Text("Osam zanata, osam lica", "Eight trades, eight faces"),
            lead=Text("Portreti majstora i majstorica snimljeni za desetogodišnjicu mreže.", "Portraits of masters, taken for the network's tenth anniversary."),
            progress=Progress.IN_REVIEW,
            picture="portrait-weaver",
            date=cal.day(-210),
            precision="month",
            categories=("crafts", "network"),
            tags=("women",),
            photos=_photos("portraits"),
        ),
    ]  # fmt: skip
