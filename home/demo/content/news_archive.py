"""Old items with what is known of their date, and a Cyrillic one without translation."""

import datetime as dt

from .blocks import para, ref
from .calendar import Calendar
from .schema import News, Progress, Text, same

ARCHIVE_SOURCE = Text("Arhiva mreže", "The network's archive")


def bucharest(cal: Calendar) -> News:
    """Only the month is known."""
    return News(
        key="news-bucharest",
        title=Text("Balkanski i crnomorski klasteri sastaju se u Bukureštu", "Balkan and Black Sea clusters meet in Bucharest"),
        lead=Text(
            "Šesta rumunska klaster konferencija okuplja domaće i strane mreže oko pametnih klastera, lanaca vrednosti i inovacija koje "
            "pokreću same firme.",
            "The sixth Romanian Cluster Conference brings home and foreign networks together around smart clusters, value chains and innovation "
            "driven by firms themselves.",
        ),
        picture="lead-archive-hall",
        date=dt.date(2017, 11, 1),
        precision="month",
        place=Text("Bukurešt", "Bucharest"),
        source_name=ARCHIVE_SOURCE,
        categories=("international",),
        tags=("balkans", "b2b", "archive"),
        related=("event-bucharest",),
        body=[
            para(
                "<p>Konferencija se održava uporedo sa osmom konferencijom klastera Balkana i Crnog mora. Prvog dana se govori o tome kako univerziteti, "
                "uprava i preduzeća zajedno menjaju industriju, a drugog se za stolovima razgovara o poslu: firma sa firmom i klaster sa klasterom, "
                "uz podršku Evropske mreže preduzetništva.</p><p>Naredno okupljanje najavljeno je za mart 2018. u Sofiji.</p>",
                "<p>The conference runs alongside the eighth conference of Balkan and Black Sea clusters. The first day is about how universities, "
                "government and companies change industry together; on the second people talk business at tables, firm to firm and cluster to "
                "cluster, with the support of the Enterprise Europe Network.</p><p>The next gathering is announced for March 2018 in Sofia.</p>",
            ),
            ref("event-bucharest"),
        ],
    )  # fmt: skip


def thessaloniki(cal: Calendar) -> News:
    """An archive item whose day is known."""
    return News(
        key="news-thessaloniki",
        title=Text("Pedeset klastera u Solunu: nov početak za Balkan", "Fifty clusters in Thessaloniki: a fresh start for the Balkans"),
        lead=Text("Posle godina zastoja, klasteri sa Balkana i Sredozemlja dva dana su u Solunu tražili partnere i zajednička rešenja.",
                  "After years at a standstill, clusters from the Balkans and the Mediterranean spent two days in Thessaloniki looking for partners "
                  "and common answers."),
        date=dt.date(2017, 9, 18),
        place=Text("Solun", "Thessaloniki"),
        source_name=ARCHIVE_SOURCE,
        categories=("international",),
        tags=("balkans", "eu", "archive"),
        body=[
            para("<p>Susret je organizovala evropska platforma za saradnju klastera 13. i 14. septembra 2017. Pedeset klastera složilo se da im je "
                 "potrebna dugoročna podrška koja kreće odozdo, od firmi, a ne još jedan kratak projekat. Najveći broj pitanja nije bio o novcu, "
                 "nego o ljudima: ko drži klaster na okupu kad se projekat završi?</p>",
                 "<p>The meeting was organised by the European platform for cluster cooperation on 13 and 14 September 2017. The fifty clusters "
                 "agreed that they need long-term support that starts from below, from firms, rather than one more short project. Most questions "
                 "were not about money but about people: who holds a cluster together once the project ends?</p>"),
        ],
    )  # fmt: skip


def sawmills(cal: Calendar) -> News:
    """One sentence; only the year is known."""
    return News(
        key="news-sawmills",
        progress=Progress.NONE,
        title=Text("Pilane jugoistočne Evrope na kongresu u Slavonskom Brodu"),
        lead=Text("Osmi kongres pilanske industrije bavi se cenama rezane građe, sušenjem, nabavkom trupaca i proizvodnjom peleta."),
        date=dt.date(2017, 1, 1),
        precision="year",
        place=same("Slavonski Brod"),
        source_name=ARCHIVE_SOURCE,
        categories=("wood",),
        tags=("forestry", "archive"),
        related=("event-sawmills",),
    )  # fmt: skip


def cyrillic(cal: Calendar) -> News:
    """Written in Cyrillic, with no English."""
    return News(
        key="news-honey",
        progress=Progress.NONE,
        title=Text("Пчелари Црне Траве траже младе комшије"),
        lead=Text("Задруга има двеста кошница, четири колибе и ниједног члана млађег од педесет. Нуде и једно и друго: мед и кућу."),
        picture="portrait-beekeeper",
        date=cal.day(-130),
        place=Text("Црна Трава"),
        categories=("food",),
        tags=("young",),
        body=[
            para("<p>Понуда је озбиљна колико и необична. Ко дође на пет година, добија кућу без закупа, двадесет кошница и учитеља. Заузврат "
                 "одржава пашњаке око села и учествује у продаји. До сада се јавило једанаест породица, а три су дошле да виде пут зими.</p>"
                 "<p>„Најлакше је наћи оне који воле мед“, каже пчеларка Милена Ђинђић. „Теже је наћи оне који воле јануар.“</p>"),
        ],
    )  # fmt: skip


ARCHIVE = (bucharest, thessaloniki, sawmills, cyrillic)
