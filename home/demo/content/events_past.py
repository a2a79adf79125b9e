"""What has been: with a report and photos where they belong, and three from the archive."""

import datetime as dt

from .blocks import figures, para, pic, quote
from .calendar import Calendar, at
from .events_ahead import ADDRESS, HOUSE, NIS, OFFICE
from .schema import Brokerage, Event, Participant, Progress, Session, Text, same


def workshop(cal: Calendar) -> Event:
    """Just over: three days, a report and a gallery."""
    return Event(
        key="event-workshop",
        title=Text("Stari zanati, novo preduzetništvo: trodnevna radionica", "Old crafts, new enterprise: a three-day workshop"),
        lead=Text("Za četrdeset preduzetnica i zanatlijki juga Srbije: cena, priča, ugovor i zajednički nastup.",
                  "For forty businesswomen and craftswomen of southern Serbia: price, story, contract and a common stand."),
        picture="workshop-group",
        start=cal.day(-5),
        facts={"start_time": "09:00", "end_date": cal.day(-3), "end_time": "16:00", "event_type": "workshop", "venue": OFFICE, "address": ADDRESS, "town": NIS,
               "admission": "free"},
        categories=("crafts", "training"),
        tags=("women", "nis"),
        related=("news-workshop",),
        gallery="gallery-workshop",
        participants=(HOUSE, Participant("speaker", same("Vesna Mladenović"), Text("tkalja, Pirot", "weaver, Pirot")),
                      Participant("speaker", same("Ana Krstić"), Text("dizajnerka, Leskovac", "designer, Leskovac"))),
        sessions=(
            Session(0, "09:00", "12:00", Text("Koliko vredi moj sat", "What is my hour worth")),
            Session(0, "13:00", "16:00", Text("Od troška do cene", "From cost to price")),
            Session(1, "09:00", "12:00", Text("Fotografija i opis proizvoda", "Photographing and describing a product")),
            Session(1, "13:00", "16:00", Text("Ugovor koji se potpisuje i onaj koji se ne potpisuje", "The contract one signs and the one one does not")),
            Session(2, "10:00", "16:00", Text("Dogovor o izložbi i klasteru", "Agreeing on the exhibition and the cluster")),
        ),
        body=[para("<p>Radionica je namenjena ženama koje već prave i prodaju, a žele da od toga žive. Ponesite jedan svoj predmet i račune za materijal.</p>",
                   "<p>The workshop is for women who already make and sell and want to live from it. Bring one of your products and the receipts for materials.</p>")],
        report=[
            para("<p>Učestvovalo je četrdeset žena iz dvanaest opština. Sve su na kraju imale izračunatu cenu bar jednog proizvoda, a trideset jedna i "
                 "potpisan dogovor o učešću na izložbi.</p>",
                 "<p>Forty women from twelve municipalities took part. At the end each had worked out the price of at least one product, and thirty-one had signed "
                 "an agreement to exhibit.</p>"),
            figures((same("40"), Text("učesnica", "participants")), (same("31"), Text("potpisan dogovor", "signed agreements")), (same("60"), Text("torbi u prvoj seriji", "bags in the first series"))),
        ],
    )  # fmt: skip


def gathering_before(cal: Calendar) -> Event:
    """The edition before, with a report and a gallery."""
    start = cal.day(-341)
    return Event(
        key="event-gathering-before",
        title=Text("Balkanski susret klastera: energija i zajednička nabavka", "Balkan Cluster Gathering: energy and joint purchasing"),
        lead=Text("Dvesta četrnaest učesnika iz jedanaest zemalja i 312 razgovora za dva dana.", "Two hundred and fourteen participants from eleven countries and 312 meetings in two days."),
        picture="meeting-group",
        start=start,
        series="balkan",
        facts={"edition": "VII", "start_time": "10:00", "end_date": start + dt.timedelta(days=2), "end_time": "14:00", "event_type": "conference",
               "venue": Text("Elektronski fakultet", "Faculty of Electronics"), "town": NIS, "admission": "paid", "fee": Text("100 evra", "100 euros")},
        categories=("international",),
        tags=("b2b", "balkans", "energy"),
        gallery="gallery-meeting",
        participants=(HOUSE, Participant("speaker", same("Eleni Papadaki"), Text("klaster hrane, Solun", "food cluster, Thessaloniki"))),
        brokerage=Brokerage(Text("Poslovni razgovori", "Business meetings"), Text("Trideset stolova tokom dva dana.", "Thirty tables over two days."),
                            at(start - dt.timedelta(days=14), "16:00")),
        body=[para("<p>Tema sedmog susreta bila je zajednička nabavka struje i gasa za male pogone.</p>",
                   "<p>The seventh gathering was about buying electricity and gas together for small plants.</p>")],
        report=[
            para("<p>Devet meseci kasnije pitali smo učesnike šta je od razgovora ostalo. Odgovorilo je 96 firmi: potpisano je 27 ugovora, vredna su ukupno "
                 "1,4 miliona evra, a osamnaest se i dalje izvršava.</p>",
                 "<p>Nine months later we asked the participants what remained of the talks. Ninety-six firms answered: 27 contracts were signed, worth 1.4 million "
                 "euros in all, and eighteen are still running.</p>"),
            quote(Text("Prvi put sam sa sajma otišao sa brojem telefona koji se javlja.", "For the first time I left an event with a phone number that answers."),
                  "Georgi Dimitrov", Text("Sofijski klaster mašinstva", "Sofia Machinery Cluster")),
            pic("meeting-tables-2", "Poslednji krug razgovora", "The last round of meetings"),
        ],
    )  # fmt: skip


def bucharest(cal: Calendar) -> Event:
    """From the archive, in another time zone, with a brokerage event."""
    return Event(
        key="event-bucharest",
        title=Text("VI rumunska klaster konferencija", "VI Romanian Cluster Conference"),
        lead=Text("Pametni klasteri, lanci vrednosti i inovacije koje pokreću firme, uz dvodnevne poslovne razgovore.",
                  "Smart clusters, value chains and innovation driven by firms, with two days of business meetings."),
        picture="lead-archive-hall",
        start=dt.date(2017, 11, 22),
        series="romanian",
        facts={"edition": "VI", "start_time": "09:00", "end_date": dt.date(2017, 11, 23), "end_time": "17:00", "time_zone": "Europe/Bucharest",
               "event_type": "conference", "town": Text("Bukurešt", "Bucharest"), "country": "RO"},
        categories=("international",),
        tags=("balkans", "b2b", "archive"),
        related=("news-bucharest",),
        participants=(Participant("partner", Text("Evropska mreža preduzetništva", "Enterprise Europe Network")),),
        brokerage=Brokerage(Text("Razgovori firmi i klastera (B2B, C2C)", "Meetings of firms and clusters (B2B, C2C)"),
                            Text("Dvostrani sastanci domaćih i stranih firmi.", "Bilateral meetings of home and foreign firms."), at(dt.date(2017, 11, 15), "18:00")),
        body=[para("<p>Konferencija je spojila tri skupa: evropski projekat o podršci klasterima, nacionalnu konferenciju i osmu konferenciju klastera Balkana i "
                   "Crnog mora.</p>",
                   "<p>The conference brought three meetings together: a European project on support for clusters, the national conference, and the eighth "
                   "conference of Balkan and Black Sea clusters.</p>")],
    )  # fmt: skip


def sawmills(cal: Calendar) -> Event:
    """From the archive; English has title and lead."""
    return Event(
        key="event-sawmills",
        progress=Progress.SUMMARY,
        title=Text("8. kongres pilanske industrije jugoistočne Evrope", "8th Congress of the Sawmill Industry of South-East Europe"),
        lead=Text("Cene rezane građe, tehnologije sušenja, nabavka trupaca, peleti i struja iz drveta.",
                  "Prices of sawn timber, drying technology, buying logs, pellets and electricity from wood."),
        picture="sawmill-logs-beech",
        start=dt.date(2017, 9, 28),
        facts={"is_all_day": True, "event_type": "conference", "town": same("Slavonski Brod"), "country": "HR"},
        categories=("wood",),
        tags=("forestry", "archive"),
        related=("news-sawmills",),
        participants=(Participant("organiser", Text("Hrvatski drvni klaster", "Croatian Wood Cluster")),),
        body=[para("<p>Iz naše mreže putovalo je jedanaest ljudi jednim kombijem i jednim kamionom sa uzorcima.</p>")],
    )  # fmt: skip


def fair(cal: Calendar) -> Event:
    """A past fair with a gallery, only in Serbian."""
    return Event(
        key="event-fair",
        progress=Progress.NONE,
        title=Text("Jesenji sajam hrane „Plodovi juga“"),
        lead=Text("Dva dana degustacije, takmičenje u pravljenju ajvara i razgovori sa trgovcima."),
        picture="fair-table",
        start=cal.day(-27),
        facts={"end_date": cal.day(-26), "is_all_day": True, "event_type": "fair", "town": same("Leskovac"), "admission": "free"},
        categories=("food",),
        tags=("fair", "leskovac"),
        gallery="gallery-fair",
        related=("news-food",),
        participants=(Participant("organiser", Text("Klaster „Zdrava hrana juga“")),),
        report=[para("<p>Sajam je posetilo oko šest hiljada ljudi. Za najbolji ajvar žiri je glasao jednoglasno, što se nije desilo od osnivanja.</p>")],
    )  # fmt: skip


PAST = (workshop, gathering_before, bucharest, sawmills, fair)
