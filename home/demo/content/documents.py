"""Files of the demo site, in both languages: a few pages of text each, made into PDF by `home.demo.pdf`."""

from .schema import Document


def _document(key: str, title: str, language: str, file_name: str, *pages: str) -> Document:
    return Document(
        key, title, language, file_name, tuple(tuple(page.strip().splitlines()) for page in pages)
    )


DOCUMENTS = [
    _document("guide-sr", "Vodič za poslovne razgovore", "sr", "vodic-za-poslovne-razgovore.pdf",
              """# Vodič za poslovne razgovore
Dvadeset minuta prođe brzo. Ovaj vodič pomaže da ih iskoristite.

# Pre razgovora
Pročitajte profil sagovornika i zapišite jedno pitanje na koje samo on može da odgovori.
Ponesite uzorak, cenovnik na engleskom i deset vizitkarti.
Odredite najmanju količinu za koju želite ponudu.""",
              """# Za stolom
Predstavite se za dva minuta: šta pravite, za koga i zašto baš vi.
Pitajte više nego što govorite. Beležite brojeve, ne utiske.
Na kraju ponovite dogovor naglas: ko šalje šta i do kada.

# Dan posle
Pošaljite kratku poruku sa jednim prilogom. Ništa više.""",
              """# Najčešće greške
Razgovor o svemu. Izaberite jedan proizvod.
Popust na prvom sastanku. Prvo količina, pa cena.
Obećan uzorak koji ne stigne. Bolje ga nemojte obećati."""),
    _document("guide-en", "Guide to business meetings", "en", "guide-to-business-meetings.pdf",
              """# Guide to business meetings
Twenty minutes go by quickly. This guide helps you to use them.

# Before the meeting
Read the other side's profile and note one question that only they can answer.
Bring a sample, a price list in English and ten business cards.
Decide the smallest quantity for which you want an offer.""",
              """# At the table
Introduce yourself in two minutes: what you make, for whom, and why you.
Ask more than you talk. Note figures, not impressions.
At the end repeat the agreement aloud: who sends what, and by when.

# The day after
Send a short message with one attachment. Nothing more.""",
              """# Common mistakes
Talking about everything. Choose one product.
A discount at the first meeting. Quantity first, then price.
A promised sample that never arrives. Better not to promise it."""),
    _document("checklist-sr", "Podsetnik za prijavu na konkurs", "sr", "podsetnik-za-prijavu.pdf",
              """# Podsetnik za prijavu na konkurs
[ ] Izvod iz registra, ne stariji od šest meseci
[ ] Uverenje o izmirenim porezima, ne starije od trideset dana
[ ] Predračun sa nazivom modela i rokom isporuke
[ ] Obrazac 3, potpisan na strani 4
[ ] Plan poslovanja, najviše osam strana
[ ] Isti iznos u obrascu, predračunu i planu"""),
    _document("checklist-en", "Grant application checklist", "en", "grant-application-checklist.pdf",
              """# Grant application checklist
[ ] Register extract, no older than six months
[ ] Tax certificate, no older than thirty days
[ ] Quotation with model name and delivery date
[ ] Form 3, signed on page 4
[ ] Business plan, eight pages at most
[ ] One and the same sum in form, quotation and plan"""),
    _document("report-sr", "Deset godina mreže: izveštaj o radu i finansijama", "sr", "deset-godina-mreze.pdf",
              """# Deset godina mreže
Izveštaj o radu i finansijama koji je usvojila skupština.

Članice na kraju godine: 170 klastera, od toga 46 koji redovno sarađuju.
Ugovori među članicama: 312 za deset godina.
Obuke: 4.100 polaznika, od toga 58 odsto žena.""",
              """# Prihodi
Usluge članicama: 61 odsto
Projekti: 29 odsto
Članarine: 10 odsto

# Rashodi
Zarade: 54 odsto
Obuke i sajmovi: 31 odsto
Prostor i ostalo: 15 odsto"""),
    _document("report-en", "Ten years of the network: a summary", "en", "ten-years-of-the-network.pdf",
              """# Ten years of the network: a summary
Members at the end of the year: 170 clusters, 46 of which work together regularly.
Contracts between members: 312 in ten years.
Training: 4,100 people, 58 per cent of them women.

# Income
Services to members 61%, projects 29%, membership fees 10%."""),
    _document("agenda-sr", "Balkanski susret klastera: program", "sr", "balkanski-susret-program.pdf",
              """# Balkanski susret klastera: program
# Prvi dan
9.30 Prijava i kafa
10.00 Otvaranje: šta klaster ume, a firma ne
12.00 Energija za male pogone
15.00 Obilazak metalske hale u Doljevcu""",
              """# Drugi dan
9.00 Poslovni razgovori, prvi deo
14.00 Poslovni razgovori, drugi deo
20.00 Večera u Tvrđavi

# Treći dan
10.00 Radionica: digitalni pasoš proizvoda
12.30 Zaključci i dogovor za narednu godinu"""),
    _document("agenda-en", "Balkan Cluster Gathering: programme", "en", "balkan-gathering-programme.pdf",
              """# Balkan Cluster Gathering: programme
# Day one
9.30 Registration and coffee
10.00 Opening: what a cluster can do and a firm cannot
12.00 Energy for small plants
15.00 Visit to the metalworking hall in Doljevac""",
              """# Day two
9.00 Business meetings, part one
14.00 Business meetings, part two
20.00 Dinner in the Fortress

# Day three
10.00 Workshop: the digital product passport
12.30 Conclusions and plans for next year"""),
    _document("map-sr", "Mapa radionica u Pirotu", "sr", "mapa-radionica-pirot.pdf",
              """# Mapa radionica u Pirotu
1 Ćilimarska zadruga, Tijabara
2 Grnčar Radiša, kod starog mosta
3 Stolar Ljuba, dvorište preko puta crkve
4 Bojadžijnica, ulica uz reku
5 Pijaca u porti, od devet do mraka"""),
]  # fmt: skip
