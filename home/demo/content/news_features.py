"""News of the last year: advice, an interview, figures, an obituary, and work in progress."""

from . import calendar as when
from .blocks import button, card, figures, files, head, notice, para, pic, quote, table
from .calendar import Calendar
from .schema import FileKey, News, Progress, Stage, Text, same

TIJANA = "Tijana Đorđević"


def grants(cal: Calendar) -> News:
    """Advice with an ordered list, a table and files in both languages."""
    deadline = cal.day(33)
    return News(
        key="news-grants",
        title=Text("Konkurs za male zanatske radnje: kako da prijava ne padne na formalnostima",
                   "Grants for small craft shops: how not to fail on formalities"),
        lead=Text(
            f"Podsticaji pokrivaju do 60 odsto nove opreme, a prijave se primaju do {when.sr_short(deadline)}. Prošle godine je svaka četvrta "
            "prijava odbijena zbog papira koji se pribavlja za jedno jutro.",
            f"The grants cover up to 60 per cent of new equipment, and applications close on {when.en_short(deadline)}. Last year one in four was "
            "turned down for want of a paper that takes a morning to get.",
        ),
        picture="open-bench",
        date=cal.day(-29),
        author=TIJANA,
        categories=("calls", "crafts"),
        tags=("grants",),
        related=("event-open-doors",),
        attachments=(("checklist-sr", Text("Podsetnik za prijavu", "Checklist (in Serbian)")),
                     ("checklist-en", Text("Podsetnik na engleskom", "Application checklist"))),
        body=[
            para(
                "<p>Konkurs je namenjen radnjama sa najviše deset zaposlenih koje su registrovane najmanje godinu dana. Može se kupiti "
                "mašina, alat, peć ili program, nov ili polovan uz procenu, ali ne i vozilo. Iznos je od 150.000 do 2.000.000 dinara.</p>"
                "<p>Savetnici Kuće klastera pregledali su 118 prošlogodišnjih odbijenica. Pet grešaka čini devet desetina slučajeva:</p>"
                "<ol><li><b>Uverenje o porezu starije od trideset dana.</b> Vadi se elektronski i stiže istog dana; izvadite ga poslednje, a ne "
                "prvo.</li>"
                "<li><b>Predračun bez naziva modela.</b> „Mašina za drvo“ nije predračun, nego želja.</li>"
                "<li><b>Potpis i pečat na pogrešnoj strani.</b> Obrazac 3 potpisuje se na strani 4, ne na kraju.</li>"
                "<li><b>Zbir koji ne odgovara.</b> Iznos u obrascu, predračunu i planu mora da bude isti do poslednje pare.</li>"
                "<li><b>Plan poslovanja prepisan od komšije.</b> Komisija čita sve prijave istog dana i to primeti.</li></ol>",
                "<p>The call is open to shops of up to ten employees that have been registered for at least a year. One may buy a machine, tools, "
                "a kiln or software, new or second-hand with a valuation, but not a vehicle. The sums run from 150,000 to 2,000,000 dinars.</p>"
                "<p>Cluster House's advisers went through 118 of last year's refusals. Five mistakes account for nine tenths of them:</p>"
                "<ol><li><b>A tax certificate older than thirty days.</b> It is issued electronically on the same day; get it last, not first.</li>"
                "<li><b>A quotation without a model name.</b> “Woodworking machine” is not a quotation but a wish.</li>"
                "<li><b>Signature and stamp on the wrong page.</b> Form 3 is signed on page 4, not at the end.</li>"
                "<li><b>Totals that do not agree.</b> Form, quotation and plan must match to the last penny.</li>"
                "<li><b>A business plan copied from a neighbour.</b> The board reads all applications on one day and notices.</li></ol>",
            ),
            table(
                Text("Šta prilažete i gde se to vadi", "What to enclose and where to get it"),
                (Text("Dokument", "Document"), Text("Gde", "Where"), Text("Koliko važi", "Valid for")),
                (Text("Izvod iz registra", "Register extract"), Text("Agencija za privredne registre", "Business Registers Agency"), Text("6 meseci", "6 months")),
                (Text("Uverenje o porezu", "Tax certificate"), Text("Poreska uprava, elektronski", "Tax Administration, online"), Text("30 dana", "30 days")),
                (Text("Predračun", "Quotation"), Text("dobavljač", "supplier"), Text("do kraja konkursa", "until the call closes")),
                (Text("Plan poslovanja", "Business plan"), Text("sami, uz našu pomoć", "yourself, with our help"), Text("—", "—")),
            ),
            notice("deadline", f"<p>Prijave se predaju do <b>{when.sr(deadline)}</b>, elektronski ili preporučenom poštom.</p>",
                   f"<p>Applications are due by <b>{when.en(deadline)}</b>, online or by registered post.</p>"),
            para("<p>Ako niste sigurni, dođite sa fasciklom na <a href=\"page:event-open-doors\">otvorena vrata</a>. Pregled traje dvadeset "
                 "minuta i ne košta ništa.</p>",
                 "<p>If you are not sure, bring your folder to our <a href=\"page:event-open-doors\">open doors</a>. A check takes twenty minutes and "
                 "costs nothing.</p>"),
            button(Text("Preuzmite podsetnik", "Download the checklist"), file=FileKey("checklist-sr", "checklist-en"), style="secondary"),
        ],
    )  # fmt: skip


def robot(cal: Calendar) -> News:
    """A translation has been begun and left half way."""
    return News(
        key="news-robot",
        progress=Progress.STARTED,
        title=Text("Robot u fabrici sa dvadeset radnika", "A robot in a factory of twenty"),
        lead=Text("Metalska firma iz Doljevca kupila je robota za zavarivanje. Niko nije dobio otkaz, a dvoje varilaca je dobilo povišicu.",
                  "A metal firm in Doljevac has bought a welding robot. Nobody was dismissed, and two welders got a rise."),
        picture="lead-robot",
        date=cal.day(-41),
        place=Text("Doljevac", "Doljevac"),
        author="Dragan Ilić",
        categories=("industry",),
        tags=("digital", "vocational"),
        related=("gallery-machines",),
        body=[
            para(
                "<p>Kad je vest o robotu stigla u halu, prva je dala otkaz čistačica, jer je čula da će on i da mete. Vratila se posle dva "
                "dana. Robot ne mete. On vari istu tačku na istom okviru bicikla, hiljadu puta dnevno, i ne traži kafu.</p>"
                "<p>Računica je bila jednostavna. Firma je odbijala svaku treću porudžbinu jer nije imala varioce, a varilaca nema ni u "
                "okolini: škola godišnje izvede šestoro, a otputuje sedmoro. Robot je plaćen iz kredita na pet godina i već posle šest "
                "meseci radi u dve smene.</p>",
                "<p>When news of the robot reached the shop floor, the cleaner was the first to resign: she had heard it would sweep too. She "
                "came back two days later. The robot does not sweep. It welds the same spot on the same bicycle frame a thousand times a day, "
                "and never asks for coffee.</p>"
                "<p>The arithmetic was simple. The firm was turning down every third order for lack of welders, and there are none nearby "
                "either: the school trains six a year and seven leave. The robot was paid for with a five-year loan and after six months it "
                "already works two shifts.</p>",
            ),
            head("Ko programira robota", "Who programs the robot"),
            para(
                "<p>Goran i Milan, varioci sa dvadeset godina staža. Obuka je trajala tri nedelje, u zajedničkoj hali tehničke škole, i "
                "završila se ispitom na kojem je robot morao da zavari kutiju u koju može da se sipa voda. „Ja sam zavarivao, a on ponavlja“, "
                "kaže Goran. „Samo što njemu ruka ne zadrhti petkom.“</p>"
                "<p>Najviše vremena nije otišlo na robota, nego na ono pre njega. Okviri su ranije bili „otprilike isti“, što čoveku ne smeta jer "
                "vidi gde šav počinje. Robot ne vidi. Zato je firma prvo morala da napravi alat koji svaki okvir drži na istom mestu, a zatim da "
                "sečenje cevi dovede na pola milimetra. „Robot nam je naplatio sve što smo godinama radili od oka“, kaže direktor.</p>"
                "<p>Povišica za varioce nije bila velikodušnost. Obojica su dobila ponude iz Slovenije iste nedelje kad su položila ispit. Ostali su, "
                "kažu, zato što ovde sada rade nešto što njihovi drugovi tamo još nisu probali.</p>"
            ),
            figures((same("1"), Text("robot")), (same("0"), Text("otkaza")), (same("2"), Text("povišice")), (Text("34%"), Text("manje dorade"))),
            para("<p>Obuka u školskoj hali otvorena je za sve članice mreže. Sledeća grupa počinje kad se prijavi osmoro.</p>"),
        ],
    )  # fmt: skip


def farewell(cal: Calendar) -> News:
    """A few lines, only in Serbian."""
    return News(
        key="news-farewell",
        progress=Progress.NONE,
        title=Text("Otišao je majstor Svetozar"),
        lead=Text("Svetozar Cvetanović, bačvar iz Knjaževca, preminuo je u osamdeset drugoj godini. Iza njega su ostale tri stotine buradi i "
                  "četvorica šegrta, od kojih jedan još uvek savija duge istim čekićem. Hvala mu."),
        date=cal.day(-55),
        place=same("Knjaževac"),
        categories=("crafts",),
    )  # fmt: skip


def solar(cal: Calendar) -> News:
    """English is complete and waits for a moderator."""
    return News(
        key="news-solar",
        progress=Progress.IN_REVIEW,
        title=Text("Solarne ploče na krovu hale u Vlasotincu: stigli prvi računi", "Solar panels on a workshop roof in Vlasotince: the first bills are in"),
        lead=Text("Posle godinu dana merenja: ušteda je manja nego u ponudi, a veća nego što su se članice bojale. Evo svih brojeva.",
                  "After a year of measuring: savings are smaller than in the offer and larger than members feared. Here are all the figures."),
        picture="lead-solar-roof",
        date=cal.day(-70),
        place=same("Vlasotince"),
        author="Dragan Ilić",
        categories=("industry",),
        tags=("energy",),
        related=("event-energy",),
        body=[
            para("<p>Stolarska radionica „Bor“ postavila je 30 kilovata na krov okrenut jugoistoku. Ponuda je obećavala 38.000 kilovat-sati "
                 "godišnje. Brojilo je na kraju godine pokazalo 33.400: zima je bila maglovita, a topola na susednoj parceli viša nego na crtežu.</p>",
                 "<p>The Bor joinery installed 30 kilowatts on a roof facing south-east. The offer had promised 38,000 kilowatt-hours a year. At the "
                 "end of the year the meter showed 33,400: the winter was foggy, and the poplar on the next plot taller than in the drawing.</p>"),
            table(
                Text("Godinu dana na krovu", "A year on the roof"),
                (Text("Tromesečje", "Quarter"), Text("Proizvedeno (kWh)", "Produced (kWh)"), Text("Potrošeno na licu mesta", "Used on the spot")),
                (Text("zima", "winter"), Text("3.900", "3,900"), same("96%")),
                (Text("proleće", "spring"), Text("10.200", "10,200"), same("71%")),
                (Text("leto", "summer"), Text("12.800", "12,800"), same("58%")),
                (Text("jesen", "autumn"), Text("6.500", "6,500"), same("83%")),
            ),
            para("<p>Najveći dobitak nije došao od sunca, nego od rasporeda: sušara sada radi od deset do četiri, kad je struja svoja. Ulaganje "
                 "se, po sadašnjim cenama, vraća za sedam godina.</p>",
                 "<p>The greatest gain came not from the sun but from the timetable: the kiln now runs from ten to four, when the power is their own. "
                 "At present prices the investment pays for itself in seven years.</p>"),
        ],
    )  # fmt: skip


def interview(cal: Calendar) -> News:
    """A long interview of which English has only title and lead."""
    return News(
        key="news-interview",
        progress=Progress.SUMMARY,
        title=Text("„Tkanje se uči prstima, a zaboravlja očima“", "“Weaving is learned with the fingers and forgotten with the eyes”"),
        lead=Text("Vesna Mladenović tka četrdeset godina i uči druge dvadeset. Razgovarali smo o šarama, strpljenju i devojkama koje dolaze iz grada.",
                  "Vesna Mladenović has been weaving for forty years and teaching for twenty. We talked about patterns, patience and the young women "
                  "who come from the city."),
        picture="open-loom",
        date=cal.day(-101),
        place=same("Pirot"),
        author=TIJANA,
        categories=("crafts",),
        tags=("kilim", "women", "pirot"),
        body=[
            para("<p><b>Koliko traje dok neko ne nauči?</b></p><p>Osnovno tri meseca. Da prestane da gleda u ruke, godinu. Da joj ruke same kažu da je "
                 "pogrešila, sedam godina. Posle toga više ne uči nego se seća.</p>"
                 "<p><b>Pirotski ćilim ima desetine šara. Kako se pamte?</b></p><p>Kao pesme. Niko ne pamti pesmu reč po reč, nego zna šta dolazi posle čega. "
                 "„Kornjača“ ti kaže broj, „ašik“ ti kaže okret. Kad neko crta na kvadratiće, ja mu kažem: dobro, ali to ti je nota, a ne pesma.</p>"),
            pic("open-kilim-red", "Rombovi sa rogovima: šara se broji, ne crta", width="wide"),
            para("<p><b>Dolaze li mlade?</b></p><p>Dolaze. Ranije su dolazile iz sela jer su morale. Sada dolaze iz grada jer hoće. Ove godine imam jednu "
                 "arhitektkinju i jednu medicinsku sestru. Arhitektkinja bolje broji, a sestra bolje čeka.</p>"
                 "<p><b>Šta je najteže objasniti kupcu?</b></p><p>Da dva ćilima iste šare nisu ista. Vuna iz maja i vuna iz septembra ne primaju boju "
                 "jednako. Ljudi to zovu greškom. Ja im kažem: to je potpis ovce.</p>"),
            para("<p><b>Kako izgleda vaš dan?</b></p><p>Ustajem u pet, jer je tada kuća moja. Do sedam tkam bez reči. Posle dođu učenice, pa "
                 "se tka i priča, a popodne niko ne tka jer svetlo laže. Uveče se samo namotava. Kad sam bila mlada, tkala sam i pod sijalicom, "
                 "pa sam jedan ceo rub isparala jer je zelena ujutru bila plava.</p>"
                 "<p><b>Da li ste nekad poželeli da radite nešto drugo?</b></p><p>Jedne zime sam radila u fabrici konfekcije. Norma je bila sto "
                 "dvadeset džepova. Na kraju smene nisam znala kako izgleda kaput. Vratila sam se kući, sela za razboj i prvi put shvatila da "
                 "ja, u stvari, volim da vidim kraj.</p>"),
            quote(Text("Ljudi misle da strpljenje znači čekati. Ne znači. Znači raditi, a ne gledati na sat."), "Vesna Mladenović", Text("tkalja iz Pirota")),
            para("<p><b>A klaster?</b></p><p>Dugo sam mislila da mi ne treba. Imam razboj, imam ruke. Onda mi je jednog proleća stigla porudžbina od "
                 "četrdeset komada i ja sam je odbila. Te noći nisam spavala. Sutradan sam obišla ulicu i izbrojala devet razboja, od kojih su četiri "
                 "bila prazna. Eto vam klastera.</p>"
                 "<p><b>Šta biste poručili onima koje počinju?</b></p><p>Da prvi komad nikome ne prodaju. Prvi je za zid. Da vide odakle su krenule.</p>"),
        ],
    )  # fmt: skip


def report(cal: Calendar) -> News:
    """A short item whose point is the files."""
    return News(
        key="news-report",
        title=Text("Godišnji izveštaj mreže", "Annual report of the network"),
        lead=Text("Objavljujemo izveštaj o radu i finansijama za prethodnu godinu, koji je skupština usvojila bez glasova protiv.",
                  "We publish the report on work and finances for the past year, adopted by the assembly with no votes against."),
        date=cal.day(-183),
        place=same("Niš"),
        categories=("network",),
        body=[
            files(Text("Izveštaji", "Reports"), ("report-sr", Text("Izveštaj o radu i finansijama", "Full report (in Serbian)")),
                  ("report-en", Text("Sažetak na engleskom", "Summary"))),
        ],
    )  # fmt: skip


def women(cal: Calendar) -> News:
    """An item of last year; English has only title and lead."""
    return News(
        key="news-women",
        progress=Progress.SUMMARY,
        title=Text("Svaka treća nova radnja u Jablaničkom i Pčinjskom okrugu pripada ženi", "In two southern districts every third new shop belongs to a woman"),
        lead=Text("Prošli smo kroz registar i zvali redom. Najčešći razlog za otvaranje radnje nije ideja, nego to što posla blizu kuće nije bilo.",
                  "We went through the register and called, one after another. The usual reason for opening a shop is not an idea but that there was "
                  "no work near home."),
        picture="workshop-sewing",
        date=cal.day(-402),
        author=TIJANA,
        categories=("network",),
        tags=("women",),
        body=[
            para("<p>Od 214 radnji otvorenih za godinu dana, 74 vode žene. Polovina se bavi ličnim uslugama, četvrtina proizvodnjom hrane, a "
                 "ostatak zanatima i knjigovodstvom. Prosečna vlasnica ima 41 godinu i dvoje dece, i pre toga je radila za platu najmanje deset godina.</p>"
                 "<p>Zatvorilo se devet radnji, manje nego u celom registru. Kad smo pitali šta im je najviše pomoglo, retko koja je pomenula "
                 "podsticaj. Pominjale su majku koja čuva decu i knjigovođu koja se javlja na telefon.</p>"),
        ],
    )  # fmt: skip


def draft(cal: Calendar) -> News:
    """The editor's own draft, not published."""
    return News(
        key="news-draft",
        stage=Stage.DRAFT,
        progress=Progress.NONE,
        title=Text("Plan obuka za narednu sezonu"),
        lead=Text("Šest ciklusa, četiri grada i jedna novina: vikend-obuke za one koji rade u smenama."),
        date=cal.day(3),
        categories=("training",),
        body=[para("<p>Spisak predavača još nije potvrđen.</p>")],
    )  # fmt: skip


def new_members(cal: Calendar) -> News:
    """The editor has submitted it; a moderator has not decided."""
    return News(
        key="news-members",
        stage=Stage.IN_REVIEW,
        progress=Progress.NONE,
        title=Text("Mreža ima sedam novih članica"),
        lead=Text("Skupština je primila dve pekare, jednu livnicu, tri šivare i zadrugu pčelara iz Crne Trave."),
        picture="fair-group",
        date=cal.day(0),
        author=TIJANA,
        categories=("network",),
        body=[
            para("<p>Novim članicama je dodeljen mentor iz klastera kojem pripadaju. Prve godine plaćaju pola članarine i nemaju pravo glasa o "
                 "cenovniku, ali imaju pravo da ga kritikuju.</p>"),
            card("Katarina Milić", Text("prijem novih članica"), Text("Kuća klastera, Niš"), "katarina@example.rs"),
        ],
    )  # fmt: skip


FEATURES = (grants, robot, farewell, solar, interview, report, women, draft, new_members)
