"""What is going on today or still to come."""

import datetime as dt

from . import calendar as when
from .blocks import card, figures, files, head, notice, para, quote, ref
from .calendar import Calendar, at
from .schema import Brokerage, DateChange, Event, FileKey, Participant, Progress, Session, Text, same

HOUSE = Participant(
    "organiser", Text("Kuća klastera", "Cluster House"), Text("Niš", "Niš"), "https://example.org/"
)
OFFICE = Text("Kuća klastera, velika sala", "Cluster House, main hall")
ADDRESS = Text("Bulevar radnika 12", "Bulevar radnika 12")
NIS = same("Niš")


def open_doors(cal: Calendar) -> Event:
    """Today, free, with hours."""
    return Event(
        key="event-open-doors",
        title=Text("Otvorena vrata: savetovanje za početnike", "Open doors: advice for beginners"),
        lead=Text("Dođite sa idejom, fasciklom ili računom koji ne razumete. Savetnici su tu celog dana, bez zakazivanja.",
                  "Bring an idea, a folder or a bill you do not understand. Advisers are here all day; no appointment needed."),
        picture="workshop-table",
        start=cal.today,
        facts={"start_time": "10:00", "end_time": "18:00", "event_type": "meeting", "admission": "free", "venue": OFFICE, "address": ADDRESS, "town": NIS},
        categories=("training",),
        tags=("nis", "grants"),
        participants=(HOUSE, Participant("speaker", same("Dragan Ilić"), Text("savetnik za digitalizaciju", "digitalisation adviser"))),
        body=[para("<p>Najčešća pitanja su registracija radnje, paušalni porez, podsticaji i prva prodaja preko mreže. Ponesite ličnu kartu i, ako "
                   "već radite, poslednje rešenje iz registra.</p>",
                   "<p>The usual questions are registering a shop, flat-rate tax, grants and the first sale online. Bring your identity card and, if "
                   "you are already in business, your latest register decision.</p>")],
    )  # fmt: skip


def digital(cal: Calendar) -> Event:
    """Online and fully booked."""
    start = cal.next(when.TUESDAY)
    return Event(
        key="event-digital",
        title=Text("Digitalna prodaja za zanatlije", "Selling online for craftspeople"),
        lead=Text("Šest večeri: od fotografije proizvoda do prve plaćene porudžbine.", "Six evenings: from a photograph of the product to the first paid order."),
        picture="workshop-training",
        start=start,
        facts={
            "start_time": "18:00", "end_time": "20:00", "event_type": "training", "attendance_mode": "online", "country": "",
            "online_url": "https://example.org/ucionica/digitalna-prodaja", "admission": "free",
            "registration_url": "https://example.org/obuke/lista", "is_full": True,
            "registration_opens_at": at(cal.day(-30), "09:00"),
        },
        categories=("training",),
        tags=("digital", "women"),
        related=("news-training",),
        participants=(HOUSE, Participant("speaker", same("Teodora Vasić"), Text("programerka", "programmer"))),
        body=[para("<p>Prvo veče je uvodno, a naredna su svakog utorka u isto vreme. Potreban je računar ili telefon sa kamerom; sve ostalo radimo "
                   "zajedno. Snimci se čuvaju mesec dana.</p>",
                   "<p>The first evening is an introduction; the others follow every Tuesday at the same hour. You need a computer or a telephone with "
                   "a camera; the rest we do together. Recordings are kept for a month.</p>")],
    )  # fmt: skip


def open_day(cal: Calendar) -> Event:
    """All day on the next weekend."""
    return Event(
        key="event-open-day",
        title=Text("Dan otvorenih radionica u Pirotu", "Open Workshops Day in Pirot"),
        lead=Text("Dvadeset dve radionice, jedna mapa i pijaca u porti. Radionice su otvorene od jutra do mraka.",
                  "Twenty-two workshops, one map and a market in the churchyard. The workshops are open from morning until dark."),
        picture="open-market",
        start=cal.next(when.SATURDAY, 1),
        series="open-days",
        facts={"is_all_day": True, "event_type": "other", "admission": "free", "venue": Text("Tijabara i centar", "The Tijabara quarter and the centre"),
               "town": same("Pirot"), "edition": "XI"},
        categories=("crafts",),
        tags=("pirot", "kilim"),
        related=("gallery-open-day", "news-kilim"),
        attachments=(("map-sr", Text("Mapa radionica", "Map of the workshops (in Serbian)")),),
        participants=(
            Participant("organiser", Text("Udruženje ćilimarki „Damsko srce“", "Damsko Srce weavers' association"), same("Pirot")),
            HOUSE,
        ),
        body=[
            para("<p>Mapa se deli na železničkoj stanici i u čaršiji. U svakoj radionici neko radi, a ne samo pokazuje; pitajte šta hoćete i probajte šta "
                 "smete. Deca dobijaju svoj razboj.</p><p>Voz iz Niša polazi u 7.40 i 10.15, a poslednji povratni je u 20.05.</p>",
                 "<p>Maps are handed out at the railway station and in the old town. In every workshop somebody is working, not just showing; ask what you "
                 "like and try what you may. Children get a loom of their own.</p><p>Trains from Niš leave at 7.40 and 10.15; the last one back is at 20.05.</p>"),
            ref("gallery-open-day"),
        ],
    )  # fmt: skip


def exhibition(cal: Calendar) -> Event:
    """Three weeks long."""
    return Event(
        key="event-exhibition",
        title=Text("Niti juga: izložba četrdeset autorki", "Threads of the South: an exhibition by forty makers"),
        listing_title=Text("Izložba „Niti juga“", "Exhibition: Threads of the South"),
        lead=Text("Ćilimi, grnčarija, drvo i odeća iz dvanaest opština, raspoređeni po nitima koje ih povezuju, a ne po zanatima.",
                  "Kilims, pottery, wood and clothes from twelve municipalities, arranged by the threads that join them and not by craft."),
        picture="lead-exhibition",
        start=cal.next(when.FRIDAY, 1),
        facts={"start_time": "19:00", "end_date": cal.next(when.FRIDAY, 4), "end_time": "20:00", "event_type": "exhibition", "admission": "free",
               "venue": Text("Salon u Tvrđavi", "The Fortress Gallery"), "town": NIS},
        categories=("crafts", "textiles"),
        tags=("exhibition", "women", "nis"),
        related=("news-workshop",),
        participants=(HOUSE, Participant("organiser", same("Ana Krstić"), Text("dizajnerka i autorka postavke", "designer and curator")),
                      Participant("partner", Text("Grad Niš", "City of Niš"))),
        body=[
            para("<p>Postavka ima devet celina. U svakoj su najmanje tri predmeta koji se inače nikad ne vide zajedno: ćilim, testija i kaput iste "
                 "boje, na primer, ili tri posude koje su napravile tri generacije iste kuće.</p><p>Svakog petka od 17 časova autorke rade pred "
                 "posetiocima. Prodajni kutak je na izlazu, sa cenama koje su one same odredile.</p>",
                 "<p>The exhibition has nine sections. Each holds at least three things one never sees together: a kilim, a water jug and a coat of one "
                 "colour, for instance, or three vessels made by three generations of one house.</p><p>Every Friday from 5 p.m. the makers work in front "
                 "of visitors. The selling corner is at the exit, at prices they set themselves.</p>"),
            notice("info", "<p>Salon je prilagođen kolicima; ulaz je iz dvorišta.</p>", "<p>The gallery is accessible by wheelchair, from the courtyard.</p>"),
        ],
    )  # fmt: skip


def gathering(cal: Calendar) -> Event:
    """Three days with a programme, a brokerage call, speakers, on site and online."""
    start = cal.next(when.WEDNESDAY, 4)
    return Event(
        key="event-gathering",
        title=Text("Balkanski susret klastera", "Balkan Cluster Gathering"),
        lead=Text("Tri dana razgovora, obilazaka i ugovora: klasteri iz jedanaest zemalja i njihove firme u Nišu.",
                  "Three days of talks, visits and contracts: clusters from eleven countries and their firms in Niš."),
        picture="meeting-hall",
        picture_caption=Text("Otvaranje prošlogodišnjeg susreta", "The opening of last year's gathering"),
        start=start,
        series="balkan",
        facts={
            "edition": "VIII", "start_time": "09:30", "end_date": start + (cal.day(2) - cal.today), "end_time": "15:00", "event_type": "conference",
            "attendance_mode": "mixed", "venue": Text("Elektronski fakultet, amfiteatar A1", "Faculty of Electronics, hall A1"),
            "address": Text("Aleksandra Medvedeva 14", "Aleksandra Medvedeva 14"), "town": NIS,
            "online_url": "https://example.org/susret/prenos", "website": "https://example.org/susret", "admission": "paid",
            "fee": Text("120 evra, članice mreže 80 evra, mala preduzeća bez kotizacije", "120 euros, members 80 euros, small enterprises free"),
            "registration_url": "https://example.org/susret/prijava",
            "registration_opens_at": at(cal.day(-20), "08:00"), "registration_closes_at": at(start - (cal.day(5) - cal.today), "16:00"),
        },
        categories=("international",),
        tags=("b2b", "balkans", "export"),
        related=("news-brokerage", "gallery-meeting"),
        participants=(
            HOUSE,
            Participant("partner", Text("Klaster hrane Egeja", "Aegean Food Cluster"), Text("Solun, Grčka", "Thessaloniki, Greece")),
            Participant("partner", Text("Sofijski klaster mašinstva", "Sofia Machinery Cluster"), Text("Sofija, Bugarska", "Sofia, Bulgaria")),
            Participant("sponsor", Text("Štedionica Jug", "Jug Savings Bank")),
            Participant("speaker", same("Ioana Marinescu"), Text("Institut za klastere, Bukurešt", "Institute for Clusters, Bucharest")),
            Participant("speaker", same("Georgi Dimitrov"), Text("Sofijski klaster mašinstva", "Sofia Machinery Cluster")),
            Participant("speaker", Text("prof. dr Goran Radovanović", "Prof. Goran Radovanović"), Text("Mašinski fakultet, Niš", "Faculty of Mechanical Engineering, Niš")),
            Participant("moderator", same("Jelena Stojanović"), Text("direktorka Kuće klastera", "director of Cluster House")),
        ),
        sessions=(
            Session(0, "09:30", "10:00", Text("Prijava i kafa", "Registration and coffee")),
            Session(0, "10:00", "11:30", Text("Otvaranje: šta klaster ume, a firma ne", "Opening: what a cluster can do and a firm cannot"),
                    Text("Uvodno izlaganje i razgovor sa tri članice.", "Keynote and a conversation with three members."), Text("amfiteatar A1", "hall A1")),
            Session(0, "12:00", "13:30", Text("Energija za male pogone", "Energy for small plants"), Text("Panel", "Panel"), Text("amfiteatar A1", "hall A1")),
            Session(0, "15:00", "18:00", Text("Obilazak: metalska hala u Doljevcu", "Visit: the metalworking hall in Doljevac")),
            Session(1, "09:00", "13:00", Text("Poslovni razgovori, prvi deo", "Business meetings, part one"), Text("", ""), Text("sala na prvom spratu", "first-floor hall")),
            Session(1, "14:00", "17:00", Text("Poslovni razgovori, drugi deo", "Business meetings, part two"), Text("", ""), Text("sala na prvom spratu", "first-floor hall")),
            Session(1, "20:00", "23:00", Text("Večera u Tvrđavi", "Dinner in the Fortress")),
            Session(2, "10:00", "12:00", Text("Radionica: digitalni pasoš proizvoda", "Workshop: the digital product passport"),
                    Text("Ponesite laptop i jedan svoj proizvod.", "Bring a laptop and one of your products."), Text("učionica 431", "room 431")),
            Session(2, "12:30", "15:00", Text("Zaključci i dogovor za narednu godinu", "Conclusions and plans for next year")),
        ),
        brokerage=Brokerage(
            Text("Poslovni razgovori B2B i C2C", "Business meetings, B2B and C2C"),
            Text("Trideset stolova, dvadeset minuta po razgovoru, raspored unapred. Tražimo drvo, tekstil, hranu i obradu metala.",
                 "Thirty tables, twenty minutes a meeting, a timetable in advance. We look for wood, textiles, food and metalworking."),
            at(cal.day(19), "16:00"), "https://example.org/susret/prijava"),
        agenda=FileKey("agenda-sr", "agenda-en"),
        body=[
            para("<p>Susret je radni: manje govora, više stolova. Prvi dan je za ono što se uči, drugi za ono što se prodaje, a treći za ono što se "
                 "dogovara. Prenos uživo obuhvata prvi i treći dan; poslovni razgovori se ne prenose.</p>",
                 "<p>The gathering is for work: fewer speeches, more tables. The first day is for what one learns, the second for what one sells and the third "
                 "for what one agrees. The first and third days are streamed live; the business meetings are not.</p>"),
            figures((same("11"), Text("zemalja", "countries")), (same("30"), Text("stolova", "tables")), (same("120"), Text("mesta za firme", "places for firms"))),
            head("Kako doći", "How to get here"),
            para("<p>Od aerodroma do fakulteta vozi gradski autobus, linija 34, oko dvadeset minuta. Za učesnike iz Sofije i Soluna organizovan je zajednički "
                 "prevoz; mesto se rezerviše uz prijavu.</p>",
                 "<p>City bus 34 runs from the airport to the faculty in about twenty minutes. Shared transport is arranged from Sofia and Thessaloniki; "
                 "reserve a seat when you register.</p>"),
            files(Text("Za učesnike", "For participants"), ("agenda-sr", Text("Program na srpskom", "Programme in Serbian")),
                  ("agenda-en", Text("Program na engleskom", "Programme"))),
            card("Miloš Cvetković", Text("koordinator susreta", "coordinator of the gathering"), Text("Kuća klastera, Niš", "Cluster House, Niš"),
                 "susret@example.rs", "+381 18 555 0142", "lead-coordinator"),
        ],
    )  # fmt: skip


def furniture(cal: Calendar) -> Event:
    """Only the month is known; English has title and lead."""
    return Event(
        key="event-furniture",
        progress=Progress.SUMMARY,
        title=Text("Zajednički štand drvoprerađivača na sajmu nameštaja", "A shared stand of woodworkers at the furniture fair"),
        lead=Text("Šest firmi klastera „Drvo juga“ izlaže na 54 kvadrata. Tačan datum biće poznat kad organizator objavi raspored hala.",
                  "Six firms of the Wood of the South cluster will exhibit on 54 square metres. The exact dates will be known when the organiser publishes the halls."),
        picture="lead-furniture-fair",
        start=cal.month(3),
        facts={"date_precision": "month", "event_type": "fair", "venue": Text("Sajam, hala 4"), "town": Text("Beograd", "Belgrade")},
        categories=("wood",),
        tags=("fair", "design"),
        participants=(Participant("organiser", Text("Klaster „Drvo juga“", "Wood of the South cluster")),),
        body=[para("<p>Za svaku firmu predviđeno je devet kvadrata i zajedničko skladište. Prednost imaju članice koje prošle godine nisu izlagale. "
                   "Troškovi se dele na jednake delove, a mreža plaća projekat štanda i prevoz do Beograda.</p>")],
    )  # fmt: skip


def energy(cal: Calendar) -> Event:
    """On site and online; its English is a draft."""
    start = cal.next(when.THURSDAY, 1)
    return Event(
        key="event-energy",
        progress=Progress.STARTED,
        title=Text("Energetska efikasnost malih pogona: šta se isplati prvo", "Energy efficiency in small plants: what pays off first"),
        lead=Text("Merenja iz devet radionica, računica naglas i pitanja bez ustručavanja.", "Measurements from nine workshops, sums done aloud, and no question too simple."),
        picture="machines-solar",
        start=start,
        facts={"start_time": "11:00", "end_time": "14:30", "event_type": "workshop", "attendance_mode": "mixed", "venue": OFFICE, "address": ADDRESS, "town": NIS,
               "online_url": "https://example.org/ucionica/energija", "admission": "free", "registration_url": "https://example.org/energija",
               "registration_opens_at": at(cal.day(1), "09:00"), "registration_closes_at": at(start - (cal.day(1) - cal.today), "12:00")},
        categories=("industry",),
        tags=("energy",),
        related=("news-solar",),
        participants=(HOUSE, Participant("speaker", Text("prof. dr Goran Radovanović"), Text("Mašinski fakultet, Niš"))),
        body=[para("<p>Polazimo od najjeftinijeg: curenja komprimovanog vazduha, svetla koja gore u praznoj hali i sušare koja radi u pogrešno vreme. "
                   "Solarne ploče dolaze tek na kraju, sa stvarnim računima iz Vlasotinca.</p>")],
    )  # fmt: skip


def customs(cal: Calendar) -> Event:
    """Cancelled, with a note."""
    return Event(
        key="event-customs",
        title=Text("Seminar o carinskim propisima za izvoznike", "Seminar on customs rules for exporters"),
        lead=Text("Seminar je otkazan zbog bolesti predavača.", "The seminar is cancelled because the lecturer is ill."),
        start=cal.next(when.MONDAY, 1),
        facts={"start_time": "12:00", "end_time": "15:00", "event_type": "training", "status": "cancelled",
               "status_note": Text("Kotizacija se vraća u roku od sedam dana. Snimak sličnog seminara dobijate na zahtev.",
                                   "Fees are refunded within seven days. A recording of a similar seminar is available on request."),
               "venue": Text("Regionalna komora", "Regional Chamber"), "town": same("Leskovac"), "admission": "paid", "fee": Text("3.000 dinara", "3,000 dinars")},
        categories=("training",),
        tags=("export", "leskovac"),
        participants=(HOUSE,),
    )  # fmt: skip


def fashion(cal: Calendar) -> Event:
    """Postponed; no English yet."""
    return Event(
        key="event-fashion",
        progress=Progress.NONE,
        title=Text("Studijska poseta klasteru mode u Prilepu"),
        lead=Text("Poseta se odlaže do otvaranja nove krojačnice. Prijave ostaju na snazi."),
        picture="workshop-sewing",
        start=cal.next(when.WEDNESDAY, 1),
        facts={"end_date": cal.next(when.WEDNESDAY, 1) + (cal.day(1) - cal.today), "event_type": "study_visit", "status": "postponed",
               "status_note": Text("Novi datum objavljujemo čim ga domaćini potvrde."), "town": same("Prilep"), "country": "MK"},
        categories=("textiles",),
        tags=("balkans",),
        participants=(Participant("organiser", Text("Klaster „Konac“, Leskovac")),),
        body=[para("<p>Program obuhvata krojačnicu, laboratoriju za ispitivanje tkanina i razgovor o radu za strane brendove.</p>")],
    )  # fmt: skip


def prices(cal: Calendar) -> Event:
    """Moved to another day; no English."""
    return Event(
        key="event-prices",
        progress=Progress.NONE,
        title=Text("Okrugli sto: cene trupaca i ugovori sa šumarstvom"),
        lead=Text("Pilane i šumska gazdinstva o trogodišnjim ugovorima, otpadu i plaćanju u roku."),
        picture="lead-timber",
        start=cal.next(when.THURSDAY, 2),
        facts={"start_time": "10:00", "end_time": "13:00", "event_type": "meeting", "status": "rescheduled", "previous_start_date": cal.next(when.MONDAY),
               "status_note": Text("Pomereno na molbu šumskih gazdinstava."), "venue": Text("Dom kulture"), "town": same("Kuršumlija")},
        categories=("wood",),
        tags=("forestry",),
        participants=(Participant("organiser", Text("Klaster „Drvo juga“")),),
        body=[quote(Text("Ne tražimo jeftiniji trupac. Tražimo da znamo cenu za godinu dana."), "Zoran Petković", Text("pilana Petković, Kuršumlija"))],
    )  # fmt: skip


def vouchers(cal: Calendar) -> Event:
    """Moved online."""
    return Event(
        key="event-vouchers",
        title=Text("Informativni dan: vaučeri za inovacije", "Information day: innovation vouchers"),
        lead=Text("Ko može da dobije vaučer, za šta i kako se piše zahtev koji prolazi.", "Who can get a voucher, what for, and how to write an application that succeeds."),
        start=cal.next(when.FRIDAY),
        facts={"start_time": "13:00", "end_time": "14:30", "event_type": "meeting", "status": "moved_online", "attendance_mode": "online", "country": "",
               "status_note": Text("Zbog radova u zgradi održava se preko mreže. Prijavljeni su dobili vezu poštom.",
                                   "Held online because of works in the building. Those registered have received the link."),
               "online_url": "https://example.org/ucionica/vauceri", "admission": "free"},
        categories=("calls", "industry"),
        tags=("grants", "eu"),
        participants=(HOUSE, Participant("speaker", same("Dragan Ilić"), Text("savetnik za digitalizaciju", "digitalisation adviser"))),
        body=[para("<p>Prvih četrdeset minuta je izlaganje, a ostalo su pitanja. Snimak objavljujemo narednog dana.</p>",
                   "<p>The first forty minutes are a talk, the rest is questions. The recording appears the next day.</p>")],
    )  # fmt: skip


def accounts(cal: Calendar) -> Event:
    """A weekly course, one date of it cancelled and one moved."""
    first = cal.next(when.TUESDAY)

    def week(number: int, days: int = 0) -> dt.date:
        return first + dt.timedelta(weeks=number, days=days)

    return Event(
        key="event-accounts",
        title=Text("Kurs: knjige male radionice", "Course: the books of a small workshop"),
        lead=Text("Šest utoraka o cenama, računima i porezu, sa svojim papirima na stolu.",
                  "Six Tuesdays on prices, invoices and tax, with your own papers on the table."),
        start=first,
        facts={"start_time": "18:00", "end_time": "20:00", "event_type": "training", "venue": OFFICE, "address": ADDRESS, "town": NIS,
               "admission": "free", "registration_url": "https://example.org/knjige", "repetition": "weekly", "repetition_count": 6},
        date_changes=(
            DateChange(week(1), "cancelled", note=Text("Predavačica je na putu.", "The lecturer is travelling.")),
            DateChange(week(2), "moved", week(2, 2), Text("Sala je u utorak zauzeta.", "The room is taken on the Tuesday.")),
        ),
        categories=("training", "crafts"),
        tags=("nis",),
        participants=(HOUSE, Participant("speaker", same("Vesna Stojanović"), Text("knjigovođa", "bookkeeper"))),
        body=[para("<p>Svako veče počinje jednim pravim računom. Ko propusti veče, dobija beleške.</p>",
                   "<p>Each evening begins with one real invoice. Whoever misses an evening gets the notes.</p>")],
    )  # fmt: skip


AHEAD = (
    open_doors,
    digital,
    open_day,
    exhibition,
    gathering,
    furniture,
    energy,
    customs,
    fashion,
    prices,
    vouchers,
    accounts,
)
