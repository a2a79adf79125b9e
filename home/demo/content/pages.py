"""Plain pages: about the network, what it does, who works in it, and what the law asks for."""

from .blocks import button, card, figures, files, head, notice, para, pic, quote, ref, table
from .calendar import Calendar
from .schema import Progress, Standard, Text, same


def pages(cal: Calendar) -> list[Standard]:
    """Return every plain page, parents before their children."""
    return [about(), clusters(), services(), team(), history(), privacy(), accessibility()]


def about() -> Standard:
    """About us."""
    return Standard(
        key="page-about",
        in_menu=True,
        title=Text("O nama", "About us"),
        lead=Text("Kuća klastera povezuje male firme juga Srbije da zajedno kupuju, prodaju i uče. Živi od usluga koje njene članice plaćaju.",
                  "Cluster House brings small firms of southern Serbia together to buy, sell and learn. It lives from services its members pay for."),
        picture="region-noon",
        body=[
            para("<p>Osnovana je u Nišu kad je završen program koji je finansirao prve klastere. Ostali su ljudi i adresari, i od njih je nastala mreža. "
                 "Danas okuplja sedam klastera iz regiona i sarađuje sa više od sto sedamdeset klastera iz jedanaest zemalja.</p>",
                 "<p>It was founded in Niš when the programme that had paid for the first clusters ended. People and address books remained, and the network "
                 "grew from them. Today it unites seven clusters of the region and works with more than a hundred and seventy from eleven countries.</p>"),
            figures((same("7"), Text("klastera u regionu", "clusters in the region")), (same("186"), Text("firmi članica", "member firms")), (Text("3.540", "3,540"), Text("zaposlenih", "employees"))),
            head("Kako radimo", "How we work"),
            para("<ul><li>Cene usluga su javne i iste za sve članice.</li><li>Projekti donose najviše trećinu prihoda.</li>"
                 "<li>O članarini i cenovniku odlučuje skupština, jedna članica, jedan glas.</li><li>Ne posredujemo za proviziju.</li></ul>",
                 "<ul><li>Prices are public and the same for all members.</li><li>Projects bring in no more than a third of the income.</li>"
                 "<li>The assembly decides on fees and prices, one member, one vote.</li><li>We take no commission.</li></ul>"),
            quote(Text("Ne gradimo institucije. Gradimo naviku da se pozoveš pre nego što odustaneš.", "We do not build institutions. We build the habit of calling before giving up."),
                  "Jelena Stojanović", Text("direktorka", "director")),
            files(Text("Dokumenti", "Documents"), "report-sr", "report-en"),
        ],
    )  # fmt: skip


def clusters() -> Standard:
    """The member clusters, a table."""
    return Standard(
        key="page-clusters",
        parent="page-about",
        title=Text("Klasteri", "Clusters"),
        lead=Text("Sedam klastera, od drveta do softvera.", "Seven clusters, from timber to software."),
        picture="meeting-fair-2",
        body=[
            table(
                Text("Klasteri u mreži", "Clusters in the network"),
                (Text("Klaster", "Cluster"), Text("Delatnost", "Field"), Text("Sedište", "Seat"), Text("Firmi", "Firms")),
                (Text("Drvo juga", "Wood of the South"), Text("prerada drveta i nameštaj", "woodworking and furniture"), same("Kuršumlija"), same("31")),
                (Text("Metalska mreža Niš", "Niš Metal Network"), Text("obrada metala i alati", "metalworking and tools"), same("Niš"), same("38")),
                (same("Konac"), Text("tekstil i odeća", "textiles and clothing"), same("Leskovac"), same("27")),
                (Text("Zdrava hrana juga", "Healthy Food of the South"), Text("prerada voća i povrća", "fruit and vegetable processing"), same("Leskovac"), same("34")),
                (Text("Stari zanati", "Old Crafts"), Text("rukotvorine, u osnivanju", "handicrafts, being founded"), same("Pirot"), same("22")),
                (Text("Sunce i energija", "Sun and Energy"), Text("obnovljivi izvori", "renewable energy"), same("Vlasotince"), same("12")),
                (Text("Digitalni jug", "Digital South"), Text("softver i obuka", "software and training"), same("Niš"), same("22")),
                header_column=True,
            ),
            para("<p>Firma bira klaster po delatnosti, a članarinu plaća jednom. Ako delatnosti nema na spisku, <a href=\"page:page-contact\">javite nam se</a>: "
                 "klaster se osniva kad se nađe osam firmi sa problemom koji jedna drugoj mogu da reše.</p>",
                 "<p>A firm chooses a cluster by its field and pays one membership fee. If your field is not on the list, <a href=\"page:page-contact\">get in touch</a>: "
                 "a cluster is founded when there are eight firms with problems they can solve for each other.</p>"),
        ],
    )  # fmt: skip


def services() -> Standard:
    """What members and partners can ask for."""
    return Standard(
        key="page-services",
        parent="page-about",
        in_menu=True,
        title=Text("Usluge", "Services"),
        lead=Text("Šta radimo za članice i partnere, koliko košta i koliko traje.", "What we do for members and partners, what it costs and how long it takes."),
        body=[
            head("Za članice", "For members"),
            para("<p>Prvi sat savetovanja je besplatan i za one koji nisu članice.</p>", "<p>The first hour of advice is free, for non-members too.</p>"),
            table(
                Text("Cenovnik", "Price list"),
                (Text("Usluga", "Service"), Text("Članice", "Members"), Text("Ostali", "Others")),
                (Text("Pronalaženje kupca u inostranstvu", "Finding a buyer abroad"), Text("od 180 evra", "from 180 euros"), Text("od 300 evra", "from 300 euros")),
                (Text("Pregled ugovora", "Contract review"), Text("40 evra", "40 euros"), Text("70 evra", "70 euros")),
                (Text("Zajednički štand, po kvadratu", "Shared stand, per square metre"), Text("90 evra", "90 euros"), Text("—", "—")),
                (Text("Obuka, po danu", "Training, per day"), Text("25 evra", "25 euros"), Text("45 evra", "45 euros")),
            ),
            head("Za strane partnere", "For partners abroad"),
            para("<p>Na upit odgovaramo u roku od dva radna dana, sa spiskom firmi koje zaista mogu da isporuče. Organizujemo obilazak, prevodioca i prvu špediciju. "
                 "Najčešća pitanja skupili smo u <a href=\"page:news-partners-ask\">posebnom tekstu</a>.</p>",
                 "<p>We answer an enquiry within two working days with a list of firms that can really deliver. We arrange a visit, an interpreter and the first shipment. "
                 "The usual questions are answered in <a href=\"page:news-partners-ask\">a text of their own</a>.</p>"),
            button(Text("Pišite nam", "Write to us"), page="page-contact"),
            ref("event-open-doors"),
        ],
    )  # fmt: skip


def team() -> Standard:
    """People, as cards."""
    house = Text("Kuća klastera", "Cluster House")
    return Standard(
        key="page-team",
        parent="page-about",
        title=Text("Ljudi", "People"),
        lead=Text("Petoro ljudi, jedan telefon i mnogo kilometara.", "Five people, one telephone and many kilometres."),
        body=[
            card("Jelena Stojanović", Text("direktorka", "director"), house, "jelena@example.rs", "+381 18 555 0140", "lead-director"),
            card("Miloš Cvetković", Text("međunarodna saradnja", "international cooperation"), house, "milos@example.rs", "+381 18 555 0142", "lead-coordinator"),
            card("Tijana Đorđević", Text("urednica", "editor"), house, "tijana@example.rs", "+381 18 555 0143", "lead-editor"),
            card("Dragan Ilić", Text("savetnik za digitalizaciju", "digitalisation adviser"), house, "dragan@example.rs", "+381 18 555 0144", "lead-adviser"),
            card("Katarina Milić", Text("članstvo i obuke", "membership and training"), house, "katarina@example.rs", "+381 18 555 0145"),
        ],
    )  # fmt: skip


def history() -> Standard:
    """Only in Serbian."""
    return Standard(
        key="page-history",
        parent="page-about",
        progress=Progress.NONE,
        title=Text("Kratka istorija"),
        lead=Text("Od pet ljudi u iznajmljenoj učionici do mreže u jedanaest zemalja."),
        body=[
            para("<p>Klasteri na jugu Srbije nastali su uz međunarodnu podršku koja je trajala pet godina. Kad je ona prestala, pet menadžera se dogovorilo da "
                 "nastavi o svom trošku. Prve godine imali su osamnaest članica i jedan ugovor.</p>"),
            pic("lead-archive-hall", "Arhivski snimak: konferencija klastera"),
            para("<p>Prekretnica je bio zajednički nastup devet pilana, koje su prvi put prodale isti kontejner. Posle njih je isto uradilo šest šivara, pa "
                 "prerađivači voća. O tome opširno piše u <a href=\"page:news-longread\">tekstu povodom deset godina mreže</a>.</p>"),
        ],
    )  # fmt: skip


def privacy() -> Standard:
    """Privacy notice."""
    return Standard(
        key="page-privacy",
        title=Text("Privatnost", "Privacy"),
        lead=Text("Koje podatke prikupljamo, zašto i koliko dugo.", "What data we collect, why, and for how long."),
        body=[
            head("Šta beležimo", "What we record"),
            para("<p>Ovaj sajt ne prati posetioce i ne koristi kolačiće treće strane. Jedini kolačići pamte izabrani jezik i, ako se prijavite, vašu sesiju. Video "
                 "snimci se učitavaju sa drugih sajtova tek kad pritisnete dugme za puštanje.</p>",
                 "<p>This site does not track visitors and uses no third-party cookies. The only cookies remember your language and, if you sign in, your session. "
                 "Videos are loaded from other sites only when you press play.</p>"),
            head("Poruke i prijave", "Messages and registrations"),
            para("<p>Poruku poslatu preko obrasca čuvamo godinu dana. Prijave na obuke čuvamo tri godine, jer to traže propisi o izdavanju potvrda. Pristup imaju "
                 "samo zaposleni Kuće klastera.</p><p>Uvid, ispravku ili brisanje možete da zatražite na "
                 "<a href=\"mailto:privatnost@example.rs\">privatnost@example.rs</a>; odgovaramo u roku od trideset dana.</p>",
                 "<p>Messages sent through the form are kept for a year. Training registrations are kept for three, as the rules on certificates require. Only Cluster "
                 "House staff have access.</p><p>To see, correct or delete your data, write to <a href=\"mailto:privatnost@example.rs\">privatnost@example.rs</a>; we answer "
                 "within thirty days.</p>"),
            head("Fotografije", "Photographs"),
            para("<p>Na događajima fotografišemo. Ako ne želite da budete na slici, recite fotografu ili nam pišite i sliku ćemo ukloniti. Podaci o mestu snimanja "
                 "brišu se pre objavljivanja.</p>",
                 "<p>We take photographs at events. If you do not want to be in a picture, tell the photographer or write to us and we shall remove it. Location data is "
                 "deleted before publication.</p>"),
        ],
    )  # fmt: skip


def accessibility() -> Standard:
    """Accessibility statement."""
    return Standard(
        key="page-accessibility",
        title=Text("Pristupačnost", "Accessibility"),
        lead=Text("Želimo da sajt može da koristi svako. Evo šta smo uradili i šta još nismo.", "We want everybody to be able to use this site. Here is what we have done, and what not yet."),
        body=[
            para("<p>Sajt pratimo prema smernicama WCAG 2.2, nivo AA. Može se koristiti samo tastaturom, uvećan četiri puta i sa čitačem ekrana. Svaka fotografija koja "
                 "nešto govori ima opis.</p>",
                 "<p>We check the site against WCAG 2.2, level AA. It can be used with the keyboard alone, enlarged four times and with a screen reader. Every "
                 "photograph that says something has a description.</p>"),
            notice("info", "<p>Poznat nedostatak: stariji PDF dokumenti nemaju oznake naslova. Na zahtev šaljemo običan tekst.</p>",
                   "<p>Known gap: older PDF files have no heading tags. We send plain text on request.</p>"),
            para("<p>Naišli ste na prepreku? Pišite na <a href=\"mailto:pristupacnost@example.rs\">pristupacnost@example.rs</a>. Odgovaramo u roku od pet radnih dana.</p>",
                 "<p>Have you met an obstacle? Write to <a href=\"mailto:pristupacnost@example.rs\">pristupacnost@example.rs</a>. We answer within five working days.</p>"),
        ],
    )  # fmt: skip
