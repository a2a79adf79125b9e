"""News of the last days."""

from . import calendar as when
from .blocks import button, card, figures, gallery, head, notice, para, pic, quote, ref, table
from .calendar import Calendar
from .schema import News, Progress, Text, same

NIS = same("Niš")
TIJANA = "Tijana Đorđević"


def workshop(cal: Calendar) -> News:
    """The news of the day: a long title, everything in it, translated in full."""
    first, last = cal.day(-5), cal.day(-3)
    return News(
        key="news-workshop",
        title=Text(
            "Četrdeset preduzetnica i zanatlijki sa juga Srbije tri dana učilo u Nišu: u decembru zajednička izložba, "
            "do proleća i klaster starih zanata",
            "Forty businesswomen and craftswomen from southern Serbia spent three days learning in Niš: a joint "
            "exhibition in December, a cluster of old crafts by spring",
        ),
        listing_title=Text(
            "Četrdeset zanatlijki, jedan klaster: tri dana u Nišu",
            "Forty craftswomen, one cluster: three days in Niš",
        ),
        lead=Text(
            "Računale su cenu sata, fotografisale svoje radove i pravile ugovore koje će zaista potpisati. Iz radionice "
            "izlaze sa zajedničkom izložbom i nacrtom statuta budućeg klastera.",
            "They worked out the price of an hour, photographed their work and drafted contracts they will really sign. "
            "They leave the workshop with a joint exhibition and draft statutes of a cluster to be.",
        ),
        picture="workshop-loom",
        picture_caption=Text(
            "Ćilim na razboju: svaka šara ima ime", "A kilim on the loom: every motif has a name"
        ),
        date=cal.day(-1),
        place=NIS,
        author=TIJANA,
        categories=("crafts", "training"),
        tags=("women", "kilim", "nis", "exhibition"),
        related=("event-workshop", "gallery-workshop", "event-exhibition"),
        body=[
            para(
                f"<p>U Kući klastera u Nišu od {when.sr_span(first, last)} okupilo se četrdeset žena koje od rada svojih "
                "ruku žive ili bi od njega htele da žive. Došle su iz Pirota, Leskovca, Vranja, Prokuplja, Babušnice i još "
                "sedam opština. Tkaju, pletu, šiju, peku, režu drvo i oblikuju glinu. Zajedničko im je to što proizvod "
                "umeju da naprave bolje nego što umeju da ga prodaju.</p>"
                "<p>Zato radionica nije počela zanatom, nego računicom. Svaka učesnica je na papir stavila jedan svoj "
                "predmet i popisala sve što u njega ulazi: materijal, struju, pakovanje, put do pošte i, na kraju, "
                "sate. Na kraju prvog dana ispostavilo se da tri četvrtine grupe svoje predmete prodaje ispod cene "
                "po kojoj ih pravi.</p>",
                f"<p>On {when.en_span(first, last)} forty women gathered at Cluster House in Niš. They live from the work "
                "of their hands, or would like to. They came from Pirot, Leskovac, Vranje, Prokuplje, Babušnica and seven "
                "other municipalities. They weave, knit, sew, bake, carve wood and shape clay. What they share is that "
                "they know how to make a product better than they know how to sell it.</p>"
                "<p>So the workshop began not with craft but with arithmetic. Each participant took one of her products "
                "and listed everything that goes into it: material, electricity, packaging, the trip to the post office "
                "and, last of all, hours. By the end of the first day it turned out that three quarters of the group "
                "sell below what it costs them to make.</p>",
            ),
            quote(
                Text(
                    "Trideset godina sam mušterijama govorila cenu vune, a svoj rad sam poklanjala. Sad znam da mi je sat "
                    "jeftiniji od kafe koju popijem dok tkam.",
                    "For thirty years I told customers the price of the wool and gave my work away. Now I know that my "
                    "hour is cheaper than the coffee I drink while weaving.",
                ),
                "Ljubinka Đokić",
                Text("ćilimarka iz Pirota", "kilim weaver from Pirot"),
            ),
            figures(
                (
                    same("40"),
                    Text("učesnica", "participants"),
                    Text("iz 12 opština", "from 12 municipalities"),
                ),
                (same("3"), Text("dana rada", "days of work")),
                (
                    same("112"),
                    Text("predloga za izložbu", "ideas for the exhibition"),
                    Text("izabrano je devet", "nine were chosen"),
                ),
                (same("17"), Text("zanata", "crafts")),
            ),
            head("Od predmeta do ponude", "From an object to an offer"),
            para(
                "<p>Drugog dana radilo se u tri grupe. Prva je fotografisala radove: jedan prozor, jedan beo karton i "
                "telefon sasvim su dovoljni ako se zna odakle dolazi svetlo. Druga je pisala opise na srpskom i "
                "engleskom, bez reči „unikatno“ i „autentično“, koje na kraju ne znače ništa. Treća je s pravnicom "
                "Kuće klastera prolazila kroz ugovor o komisionoj prodaji i podvlačila rečenice koje se ne potpisuju.</p>"
                "<p>Popodne je dizajnerka Ana Krstić iz Leskovca donela torbe sašivene od ostataka ćilima. Ćilim se kroji "
                "nerado, ali ostaci od krajeva i probnih komada inače završe u fioci. Četiri učesnice su se na licu mesta "
                "dogovorile o maloj seriji od šezdeset torbi: Pirot tka, Leskovac šije, Niš prodaje.</p>",
                "<p>On the second day they worked in three groups. The first took photographs: one window, one sheet of white "
                "card and a telephone are quite enough if you know where the light comes from. The second wrote descriptions in "
                "Serbian and English, without the words “unique” and “authentic”, which in the end mean nothing. The third went "
                "through a consignment contract with Cluster House's lawyer and underlined the sentences one does not sign.</p>"
                "<p>In the afternoon the designer Ana Krstić from Leskovac brought bags sewn from kilim remnants. Nobody likes to "
                "cut a kilim, but ends and trial pieces otherwise finish in a drawer. Four participants agreed on the spot on a "
                "small series of sixty bags: Pirot weaves, Leskovac sews, Niš sells.</p>",
            ),
            gallery("gallery-workshop"),
            head("Zašto klaster, a ne još jedno udruženje", "Why a cluster and not one more association"),
            para(
                "<p>Treći dan bio je posvećen pitanju koje se na jugu često preskače: šta radimo zajedno, a šta svako za sebe. "
                "Predlog koji su učesnice usvojile je kratak. Zajedno će:</p>"
                "<ul><li>nabavljati vunu i boje, tri puta godišnje;</li>"
                "<li>imati jednu prodavnicu na mreži i jedan štand na sajmovima;</li>"
                "<li>držati obuke za devojke i žene koje tek počinju;</li>"
                "<li>štititi ime pirotskog ćilima, jer kopije stižu brže od pravih.</li></ul>"
                "<p>Sve ostalo, od šare do cene, ostaje majstorici. Nacrt statuta poslat je na čitanje, a osnivačka skupština "
                f"očekuje se u {when.sr_month(cal.month(4))}</p>",
                "<p>The third day went to a question that the South tends to skip: what do we do together, and what does each of us "
                "do alone? The proposal the participants adopted is short. Together they will:</p>"
                "<ul><li>buy wool and dyes, three times a year;</li>"
                "<li>run one online shop and one stand at fairs;</li>"
                "<li>train girls and women who are just starting;</li>"
                "<li>protect the name of the Pirot kilim, since copies arrive faster than originals.</li></ul>"
                "<p>Everything else, from the pattern to the price, stays with the maker. The draft statutes have been sent out for "
                f"reading, and the founding assembly is expected in {when.en_month(cal.month(4))}.</p>",
            ),
            quote(
                Text(
                    "Klaster nije pečat ni prostorija. To je trenutak kad shvatiš da ti komšinica nije konkurencija, nego kapacitet.",
                    "A cluster is neither a stamp nor a room. It is the moment you see that your neighbour is not your "
                    "competition but your capacity.",
                ),
                "Jelena Stojanović",
                Text("direktorka Kuće klastera", "director of Cluster House"),
            ),
            para(
                "<p>Prvo zajedničko pojavljivanje je izložba „Niti juga“, sa devet celina i prodajnim kutkom. Ulaz je slobodan, "
                "a autorke će svakog petka raditi pred posetiocima.</p>",
                "<p>Their first joint appearance is the exhibition “Threads of the South”, with nine sections and a selling corner. "
                "Admission is free, and every Friday the makers will work in front of visitors.</p>",
            ),
            ref("event-exhibition"),
        ],
    )


def closed(cal: Calendar) -> News:
    """Three lines with a short title."""
    friday = cal.next(when.FRIDAY)
    return News(
        key="news-closed",
        title=Text("Kancelarija u petak ne radi", "Office closed on Friday"),
        lead=Text(
            f"U petak, {when.sr(friday)}, zbog preseljenja arhive ne radimo sa strankama. Javite se elektronskom poštom; "
            "odgovaramo u ponedeljak.",
            f"On Friday, {when.en(friday)}, we do not receive visitors because the archive is moving. Write to us; we answer "
            "on Monday.",
        ),
        date=cal.day(-2),
        place=NIS,
        categories=("network",),
        body=[para("<p>Hitni slučajevi: <a href=\"mailto:kancelarija@example.rs\">kancelarija@example.rs</a>.</p>",
                   "<p>Urgent matters: <a href=\"mailto:kancelarija@example.rs\">kancelarija@example.rs</a>.</p>")],
    )  # fmt: skip


def brokerage(cal: Calendar) -> News:
    """A call with a deadline, a button and a reference to its event."""
    deadline = cal.day(19)
    return News(
        key="news-brokerage",
        title=Text(
            "Otvoren poziv za poslovne razgovore uz Balkanski susret klastera",
            "Call open: business meetings at the Balkan Cluster Gathering",
        ),
        lead=Text(
            f"Firme i klasteri mogu do {when.sr_short(deadline)} da se prijave za unapred zakazane razgovore. Učešće je "
            "besplatno za mala preduzeća, a broj mesta je ograničen na sto dvadeset.",
            f"Until {when.en_short(deadline)} firms and clusters can apply for meetings arranged in advance. Taking part is free "
            "for small enterprises; there are a hundred and twenty places.",
        ),
        picture="lead-brokerage",
        date=cal.day(-4),
        place=NIS,
        author="Miloš Cvetković",
        categories=("calls", "international"),
        tags=("b2b", "export", "balkans"),
        related=("event-gathering", "news-partners-ask"),
        body=[
            notice(
                "deadline",
                f"<p>Prijave se primaju do <b>{when.sr(deadline)} u 16 časova</b>. Raspored stiže pet dana pre susreta.</p>",
                f"<p>Applications close on <b>{when.en(deadline)} at 4 p.m.</b> Timetables are sent five days before the gathering.</p>",
            ),
            para(
                "<p>Razgovori se održavaju drugog dana susreta, u sali na prvom spratu, za trideset stolova istovremeno. Svaki traje "
                "dvadeset minuta. Sagovornike birate sami na osnovu profila, a naš tim pazi da kod istog stola ne završe dve "
                "firme koje se već poznaju.</p>"
                "<p>Ove godine posebno tražimo:</p>"
                "<ul><li>proizvođače ploča i ambalaže od drveta;</li><li>šivare koje rade male serije;</li>"
                "<li>prerađivače voća i povrća sa sertifikatom;</li><li>mašinske radionice za obradu lima do tri milimetra.</li></ul>",
                "<p>The meetings take place on the second day of the gathering, in the hall on the first floor, at thirty tables at a "
                "time. Each lasts twenty minutes. You choose whom to meet from their profiles, and our team makes sure that two firms "
                "who already know each other do not end up at one table.</p>"
                "<p>This year we are looking in particular for:</p>"
                "<ul><li>makers of wooden boards and packaging;</li><li>garment workshops that take small series;</li>"
                "<li>certified processors of fruit and vegetables;</li><li>machine shops working sheet metal up to three millimetres.</li></ul>",
            ),
            table(
                Text("Kotizacija po učesniku", "Fee per participant"),
                (Text("Ko se prijavljuje", "Who applies"), Text("Do roka", "By the deadline"), Text("Posle roka", "After it")),
                (Text("Preduzeće do 50 zaposlenih", "Firm of up to 50 employees"), Text("besplatno", "free"), Text("40 evra", "40 euros")),
                (Text("Veće preduzeće", "Larger firm"), Text("60 evra", "60 euros"), Text("90 evra", "90 euros")),
                (Text("Klaster ili komora", "Cluster or chamber"), Text("besplatno", "free"), Text("besplatno", "free")),
            ),
            button(Text("Prijavite firmu", "Register your firm"), url="https://example.org/susret/prijava"),
            para(
                "<p>Za firme koje dolaze prvi put pripremili smo kratak vodič, u prilogu: šta poneti, kako se "
                "predstaviti za dva minuta i šta poslati dan posle razgovora.</p>",
                "<p>For first-timers there is a short guide, attached: what to bring, how to introduce "
                "yourself in two minutes and what to send the day after.</p>",
            ),
            ref("event-gathering"),
            card("Miloš Cvetković", Text("koordinator za međunarodnu saradnju", "coordinator for international cooperation"),
                 Text("Kuća klastera, Niš", "Cluster House, Niš"), "milos@example.rs", "+381 18 555 0142", "lead-coordinator"),
        ],
        attachments=(("guide-sr", Text("Vodič za poslovne razgovore", "Guide to business meetings (in Serbian)")),
                     ("guide-en", Text("Vodič na engleskom", "Guide to business meetings"))),
    )  # fmt: skip


def certificate(cal: Calendar) -> News:
    """A middling item of which English has only title and lead."""
    return News(
        key="news-certificate",
        title=Text("Drvo sa Radana dobilo sertifikat, pilane dobile kupca", "Timber from Mount Radan is certified, and sawmills have found a buyer"),
        lead=Text(
            "Devet pilana klastera „Drvo juga“ prvi put prodaje zajedno. Austrijski kupac traži četiri kamiona mesečno, ali samo uz "
            "dokaz o poreklu svakog trupca.",
            "Nine sawmills of the Wood of the South cluster are selling together for the first time. An Austrian buyer wants four "
            "lorries a month, but only with proof of origin for every log.",
        ),
        progress=Progress.SUMMARY,
        picture="sawmill-logs-oak",
        date=cal.day(-6),
        place=same("Kuršumlija"),
        author=TIJANA,
        categories=("wood",),
        tags=("certificate", "export", "forestry"),
        related=("gallery-sawmill", "event-prices"),
        body=[
            para(
                "<p>Sertifikat lanca nadzora stigao je u Kuršumliju posle četrnaest meseci. Nije ga dobila nijedna pilana "
                "pojedinačno, nego grupa: devet porodičnih pilana sa ukupno sto trideset zaposlenih, koje zajednički vode evidenciju "
                "od panja do palete.</p>"
                "<p>Evidencija zvuči lakše nego što jeste. Svaki trupac dobija broj u šumi, broj putuje sa njim do stovarišta, a na pilani se cepa na "
                "onoliko brojeva koliko je dasaka ispalo. Prvih meseci su se brojevi gubili na kiši, pa je klaster umesto papirnih etiketa "
                "nabavio plastične, one iste kojima se u rasadnicima obeležavaju voćke. Cena je četiri dinara po trupcu.</p>"
                "<p>„Sam ga nikad ne bih dobio“, kaže Zoran Petković, čija pilana radi od pedesetih godina. „Košta koliko i nova "
                "testera, a papira ima koliko i dasaka. Podeljeno na devet, košta me kao jedna rezervna traka.“</p>"
            ),
            pic("sawmill-boards", "Daske se suše na letvicama, godinu dana po centimetru debljine"),
            para(
                "<p>Kupac iz Štajerske javio se dve nedelje kasnije. Potrebna su mu četiri kamiona hrastovih elemenata mesečno, "
                "vlažnosti do deset odsto. Nijedna pilana iz grupe ne može sama da ispuni ni polovinu, a zajedno mogu sve, pod "
                "uslovom da suše po istom režimu. Prva probna isporuka kreće sledećeg meseca.</p>"
                "<p>Klaster je zato iz zajedničkog fonda kupio šest vlagomera i napravio tabelu koju svi popunjavaju na isti način. "
                "Nije to velika tehnika, ali je prvi put da devet pilana govori istim brojevima.</p>"
            ),
        ],
    )  # fmt: skip


def partners_ask(cal: Calendar) -> News:
    """Written in English first, translated into Serbian in full."""
    return News(
        key="news-partners-ask",
        origin="en",
        title=Text("Šta nas strani partneri najčešće pitaju", "What foreign partners ask us most"),
        lead=Text(
            "Posle dvadeset i nešto poseta ovog proleća, pitanja se ponavljaju. Evo odgovora, bez ulepšavanja.",
            "After some twenty visits this spring the questions repeat themselves. Here are the answers, unvarnished.",
        ),
        picture="meeting-round",
        date=cal.day(-9),
        place=NIS,
        author="Miloš Cvetković",
        categories=("international",),
        tags=("b2b", "export"),
        related=("page-services", "news-brokerage"),
        body=[
            head("Koliko su vaše firme zaista velike?", "How big are your firms, really?"),
            para(
                "<p>Male. Prosečna firma u mreži ima devetnaest zaposlenih. Zato vam ne nudimo firmu nego klaster: ako vam treba "
                "količina, odgovaraće vam pet firmi sa jednim ugovorom, jednom kontrolom kvaliteta i jednim čovekom koga zovete.</p>",
                "<p>Small. The average firm in the network employs nineteen people. That is why we do not offer you a firm but a "
                "cluster: if you need volume, five firms will answer with one contract, one quality control and one person to call.</p>",
            ),
            head("Ko odgovara ako nešto krene po zlu?", "Who answers if something goes wrong?"),
            para(
                "<p>Nosilac posla, koji je naveden u ugovoru. Kuća klastera nije strana u ugovoru i ne uzima proviziju, ali čuva "
                "kopiju specifikacije i, ako se strane ne slože, plaća veštaka. Za deset godina to se desilo četiri puta.</p>",
                "<p>The lead firm, which the contract names. Cluster House is not a party to it and takes no commission, but we keep a "
                "copy of the specification and, if the parties disagree, we pay for an expert. In ten years that has happened four times.</p>",
            ),
            head("Govorite li engleski?", "Do you speak English?"),
            para(
                "<p>U kancelariji svi. U radionicama najčešće jedna osoba, obično mlađa. Za prvi sastanak dajemo prevodioca, a posle "
                "trećeg, iskustvo kaže, više vam ne treba.</p>",
                "<p>In the office, everybody. In the workshops usually one person, usually the younger one. For a first meeting we provide "
                "an interpreter; after the third, experience says, you will not need one.</p>",
            ),
            head("Koliko traje put robe do Beča?", "How long do goods take to reach Vienna?"),
            para(
                "<p>Dva dana kamionom ako su papiri uredni. Papiri su naš posao: za prvu isporuku špedicija je o trošku mreže.</p>",
                "<p>Two days by lorry if the papers are in order. Papers are our job: for a first delivery the network pays the forwarder.</p>",
            ),
            notice(
                "info",
                "<p>Imate pitanje kojeg ovde nema? Pišite na <a href=\"mailto:partneri@example.rs\">partneri@example.rs</a> ili "
                "pogledajte <a href=\"page:page-services\">šta radimo za partnere</a>.</p>",
                "<p>Is your question missing? Write to <a href=\"mailto:partneri@example.rs\">partneri@example.rs</a> or see "
                "<a href=\"page:page-services\">what we do for partners</a>.</p>",
            ),
        ],
    )  # fmt: skip


RECENT = (workshop, closed, brokerage, certificate, partners_ask)
