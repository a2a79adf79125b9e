"""The one long read, about 1,500 words, translated in full."""

from .blocks import card, figures, files, head, notice, para, photos, pic, quote, table, video
from .calendar import Calendar
from .schema import News, Text, same


def longread(cal: Calendar) -> News:
    """What ten years of working together have changed."""
    return News(
        key="news-longread",
        title=Text(
            "Sto sedamdeset klastera, jedna mreža: šta je deset godina saradnje promenilo na jugu Srbije",
            "A hundred and seventy clusters, one network: what ten years of working together have changed in southern Serbia",
        ),
        listing_title=Text("Deset godina mreže: šta se promenilo", "Ten years of the network: what has changed"),
        lead=Text(
            "Bez budžeta, bez zgrade i sa jednim telefonom. Tako je počelo. Prošli smo kroz deset godina dokumenata i razgovarali sa "
            "četrnaest ljudi da vidimo šta je ostalo, šta je propalo i šta bi danas uradili drugačije.",
            "No budget, no building and one telephone. That is how it began. We went through ten years of papers and talked to fourteen "
            "people to see what has lasted, what has failed and what they would do differently today.",
        ),
        search_description=Text(
            "Deset godina mreže klastera na jugu Srbije: brojevi, greške i sledeći koraci.",
            "Ten years of a cluster network in southern Serbia: figures, mistakes and next steps.",
        ),
        picture="region-nisava-morning",
        picture_caption=Text("Nišava uzvodno od Bele Palanke", "The Nišava above Bela Palanka"),
        date=cal.day(-19),
        place=same("Niš"),
        author="Tijana Đorđević",
        categories=("network", "international"),
        tags=("balkans", "export", "eu"),
        related=("page-about", "event-gathering", "gallery-meeting"),
        body=[*_beginning(), *_numbers(), *_money(), *_failures(), *_borders(), *_people(), *_next()],
        attachments=(("report-sr", Text("Deset godina u brojevima", "Ten years in figures (in Serbian)")),
                     ("report-en", Text("Sažetak na engleskom", "Ten years in figures: a summary"))),
    )  # fmt: skip


def _beginning():
    return [
        head("Kako se počinje bez para", "How to begin without money"),
        para(
            "<p>Kad je međunarodni program koji je finansirao prve klastere na jugu završen, ostali su ljudi, adresari i jedna navika: da "
            "se ponedeljkom ujutru zovu. Program je ostavio i izveštaj u kojem piše da su klasteri „održivi“. U praksi je to značilo da od "
            "prvog sledećeg meseca niko ne plaća struju.</p>"
            "<p>„Sedeli smo nas petoro u iznajmljenoj učionici i računali koliko koštamo“, seća se Jelena Stojanović, danas direktorka "
            "Kuće klastera. „Ispalo je da koštamo koliko jedan prosečan službeni automobil. Onda smo se pitali da li vredimo toliko. "
            "Mislim da je to bilo prvo pravo pitanje koje smo sebi postavili.“</p>"
            "<p>Odgovor su tražili od firmi. Obišli su šezdeset dve i svakoj postavili isto pitanje: šta biste platili, a sami ne možete "
            "da uradite? Tri odgovora su se ponavljala: neko ko zna kupca u inostranstvu, neko ko će pročitati ugovor i neko ko će "
            "umesto mene sedeti na sajmu. Od ta tri odgovora nastao je cenovnik na jednoj strani. Mreža i danas radi po njemu, samo "
            "su cifre drugačije.</p>",
            "<p>When the international programme that had paid for the first clusters in the South came to an end, what remained were "
            "people, address books and one habit: calling each other on Monday mornings. The programme also left a report saying that "
            "the clusters were “sustainable”. In practice that meant that from the following month nobody paid the electricity bill.</p>"
            "<p>“Five of us sat in a rented classroom and worked out what we cost,” recalls Jelena Stojanović, today director of Cluster "
            "House. “It turned out that we cost as much as one average company car. Then we asked ourselves whether we were worth it. I "
            "think that was the first real question we put to ourselves.”</p>"
            "<p>They looked for the answer among firms. They visited sixty-two and asked each the same thing: what would you pay for that "
            "you cannot do yourself? Three answers kept coming back: somebody who knows a buyer abroad, somebody who will read the "
            "contract, and somebody who will sit at the fair in my place. Those three answers became a one-page price list. The network "
            "still works by it; only the figures have changed.</p>",
        ),
        photos(
            ("region-noon", Text("Žetva u Dobriču", "Harvest in the Dobrič plain")),
            ("sawmill-hall", Text("Stara hala, nova linija", "Old hall, new line")),
            (
                "meeting-tables-1",
                Text("Poslovni razgovori na prošlom susretu", "Business meetings at the last gathering"),
            ),
        ),
    ]


def _numbers():
    return [
        head("Brojevi koji nešto znače", "Figures that mean something"),
        para(
            "<p>Mreže vole velike brojeve. Sto sedamdeset klastera iz jedanaest zemalja zvuči dobro na plakatu, ali većina njih se javi "
            "dvaput godišnje. Zato smo u ovom tekstu izdvojili samo ono što se može proveriti: ugovore, poslove i ljude.</p>",
            "<p>Networks love large numbers. A hundred and seventy clusters from eleven countries looks good on a poster, but most of them "
            "get in touch twice a year. So in this text we keep only what can be checked: contracts, orders and people.</p>",
        ),
        figures(
            (same("170"), Text("klastera u mreži", "clusters in the network"), Text("redovno sarađuje 46", "46 work together regularly")),
            (same("312"), Text("ugovora među članicama", "contracts between members"), Text("za deset godina", "in ten years")),
            (Text("4.100", "4,100"), Text("ljudi na obukama", "people trained"), Text("od toga 58% žena", "58% of them women")),
            (same("19"), Text("zaposlenih ima prosečna članica", "employees in the average member firm")),
        ),
        table(
            Text("Šta su članice radile zajedno", "What members have done together"),
            (Text("Oblast", "Field"), Text("Prve tri godine", "First three years"), Text("Poslednje tri godine", "Last three years")),
            (Text("Zajednička nabavka", "Joint purchasing"), same("4"), same("61")),
            (Text("Zajednički nastup na sajmu", "Shared stand at a fair"), same("11"), same("38")),
            (Text("Ugovori sa stranim kupcem", "Contracts with a foreign buyer"), same("7"), same("94")),
            (Text("Deljene mašine i laboratorije", "Shared machines and laboratories"), same("0"), same("9")),
            (Text("Sudski sporovi među članicama", "Lawsuits between members"), same("3"), same("1")),
            header_column=True,
        ),
        para(
            "<p>Najzanimljiviji je red koji se ne vidi na plakatima: deljene mašine. Prve tri godine nije bilo nijedne, jer niko "
            "nije verovao da će mu se vratiti u istom stanju. Preokret je doneo jedan presek. Pet metalskih firmi iz okoline Niša "
            "kupilo je polovan uređaj za merenje, dogovorilo raspored po satima i napisalo pravilnik od jedne rečenice: ko ga pokvari, "
            "plaća i izvinjava se. Posle toga je bilo lakše.</p>"
            "<p>Prodaja u inostranstvu rasla je sporije nego što su svi očekivali, a onda odjednom. Pet godina se dogovarao po jedan ili "
            "dva posla godišnje; šeste godine osamnaest. Ljudi koji su to radili kažu da se ništa posebno nije desilo, sem što je kupac "
            "posle pete isporuke prestao da proverava svaku paletu.</p>",
            "<p>The most interesting row never makes it onto posters: shared machines. In the first three years there were none, because "
            "nobody believed they would get one back in the state in which they had lent it. One instrument turned things round. Five metalworking firms near Niš "
            "bought a second-hand measuring machine, agreed a timetable by the hour and wrote rules one sentence long: whoever breaks it "
            "pays and apologises. After that it was easier.</p>"
            "<p>Sales abroad grew more slowly than anyone expected, and then all at once. For five years there were one or two deals a "
            "year; in the sixth, eighteen. Those who did the work say that nothing special happened, except that after the fifth delivery "
            "the buyer stopped checking every pallet.</p>",
        ),
    ]  # fmt: skip


def _money():
    return [
        head("Ko to plaća", "Who pays for it"),
        para(
            "<p>Najčešće pitanje novinara glasi: a ko vas finansira? Odgovor ih obično razočara, jer nema ni donatora ni ministarstva. Šezdeset "
            "jedan odsto prihoda dolazi od usluga koje firme plaćaju kad im zatrebaju, deset odsto od članarina, a ostatak od projekata. "
            "Članarina je namerno mala, oko cene jedne porodične večere mesečno. „Da je veća, tražili bi da im je opravdavamo. "
            "Ovako je to ulaznica, a predstava se plaća posebno“, kaže Dragan Ilić, koji vodi savetovanje.</p>"
            "<p>Takav račun ima svoju cenu. Mreža nikad nije imala pravnika u stalnom radnom odnosu, vozilo je kupljeno tek osme godine, a "
            "dvaput se dogodilo da plate kasne dve nedelje. Zauzvrat, niko joj ne određuje teme. Kad se pre šest godina pojavio poziv "
            "za projekat o „pametnim gradovima“, mreža se nije prijavila, iako je novca bilo. Razlog stoji u zapisniku u jednoj rečenici: "
            "nijedna članica nije pitala za to.</p>"
            "<p>Proverili smo i suprotno, da li firme koje plaćaju zaista dobijaju. Od 186 članica, 141 je u poslednje tri godine kroz mrežu dobila bar "
            "jedan posao, a prosečan posao vredi jedanaest godišnjih članarina. Četrdeset pet nije dobilo ništa. Od njih je polovina ipak "
            "produžila članstvo. Kad smo pitali zašto, jedan stolar iz Svrljiga odgovorio je ovako: „Ni vatrogasci mi još nisu trebali.“</p>",
            "<p>The question journalists ask most is: and who finances you? The answer tends to disappoint them, for there is neither donor nor ministry. "
            "Sixty-one per cent of the income comes from services that firms pay for when they need them, ten per cent from membership fees and the "
            "rest from projects. The fee is small on purpose, about the price of one family dinner a month. “If it were higher they would want us to "
            "justify it. As it is, it is a ticket, and the play is paid for separately,” says Dragan Ilić, who runs the advice service.</p>"
            "<p>Such a budget has its price. The network has never had a lawyer on its staff, it bought a vehicle only in its eighth year, and "
            "twice salaries were two weeks late. In return, nobody sets its agenda. When six years ago there was a call for projects on “smart "
            "cities”, the network did not apply, although the money was there. The minutes give the reason in one sentence: no member had "
            "asked for it.</p>"
            "<p>We checked the opposite too, whether firms that pay really receive. Of 186 members, 141 have had at least one order through the network in "
            "the last three years, and an average order is worth eleven annual fees. Forty-five have had nothing. Half of them renewed "
            "all the same. Asked why, a joiner from Svrljig answered: “I have not needed the fire brigade yet either.”</p>",
        ),
    ]  # fmt: skip


def _failures():
    return [
        head("Šta nije uspelo", "What did not work"),
        para(
            "<p>Svaki jubilarni tekst ima poglavlje o uspesima. Ovaj ima i drugo. Zamolili smo sagovornike da navedu po jednu stvar koju "
            "više ne bi radili. Nijedan nije morao dugo da razmišlja.</p>",
            "<p>Every anniversary text has a chapter on successes. This one has another as well. We asked the people we spoke to for one "
            "thing they would never do again. None of them had to think for long.</p>",
        ),
        head("Portal za sve", "A portal for everything", level="h3"),
        para(
            "<p>Treće godine mreža je naručila portal sa profilima firmi, berzom ponude, forumom i kalendarom. Koštao je kao dve godine "
            "rada. Na forumu je za četrnaest meseci otvoreno devet tema, od toga pet o tome kako se menja lozinka. Firme su nastavile da "
            "se zovu telefonom. Pouka je skupa, ali kratka: prvo navika, pa alat.</p>",
            "<p>In its third year the network ordered a portal with company profiles, an exchange, a forum and a calendar. It cost as much as "
            "two years of work. In fourteen months nine topics were opened on the forum, five of them about how to change a password. The "
            "firms went on telephoning. An expensive lesson, but a short one: habit first, tools later.</p>",
        ),
        head("Klaster na silu", "A cluster by force", level="h3"),
        para(
            "<p>Na mapi regiona zjapila je rupa: nije bilo klastera građevinara. Napravljen je za tri nedelje, sa statutom, logotipom i "
            "osamnaest članica. Prestao je da radi posle dve skupštine. „Nijedna od tih firmi nije imala problem koji bi druga mogla da "
            "reši“, kaže Nenad Živković iz Metalske mreže Niš. „Imale su isti problem, a to je nešto sasvim drugo.“</p>",
            "<p>There was a gap on the map of the region: no cluster of builders. One was made in three weeks, with statutes, a logo and "
            "eighteen members. It stopped working after two assemblies. “None of those firms had a problem that another could solve,” says "
            "Nenad Živković of the Niš Metal Network. “They all had the same problem, and that is something else entirely.”</p>",
        ),
        head("Projekti radi projekata", "Projects for the sake of projects", level="h3"),
        para(
            "<p>U jednoj godini mreža je vodila sedam projekata istovremeno. Prihodi su se udvostručili, a broj ugovora među članicama pao "
            "za trećinu: ljudi koji su ranije spajali firme pisali su izveštaje. Otad važi pravilo da projekti ne smeju da donesu više od "
            "trećine prihoda. Dvaput je zbog njega odbijen dobar novac.</p>",
            "<p>In one year the network ran seven projects at once. Income doubled, and the number of contracts between members fell by a "
            "third: those who used to bring firms together were writing reports. Since then projects may bring in no more than a third of "
            "the income. Twice, good money has been turned down because of that rule.</p>",
        ),
        notice(
            "info",
            "<p>Pravilo trećine zapisano je u <a href=\"page:page-about\">statutu mreže</a> i može da ga promeni samo skupština.</p>",
            "<p>The rule of the third is written into <a href=\"page:page-about\">the network's statutes</a> and only the assembly can change it.</p>",
        ),
    ]  # fmt: skip


def _borders():
    return [
        head("Preko granice, pa kući", "Across the border and home again"),
        para(
            "<p>Saradnja sa susedima nije počela konferencijom, nego kvarom. Mlinu kod Dimitrovgrada pukla je osovina usred berbe, a "
            "najbliža livnica koja je takvu mogla da izlije bila je u Perniku, na sat i po vožnje. Niko nije znao koga da pozove. Zvali su "
            "klaster, klaster je zvao klaster, i osovina je stigla trećeg dana, pre nego što je bilo ko napisao memorandum.</p>"
            "<p>Danas takvih poziva ima oko dve stotine godišnje i mreža ih beleži u najobičniju tabelu: ko je zvao, šta mu je trebalo, ko mu je "
            "pomogao i da li je platio. Kad se tabela složi po godinama, vidi se da se granica pomerila. U početku se tražila roba. Zatim su se tražili "
            "majstori. Poslednjih godina se najčešće traži znanje: kako popuniti carinsku prijavu za sedam zemalja, ko ume da izmeri "
            "formaldehid u ploči, gde se ispituje igračka.</p>"
            "<p>Ima i onoga što ne ide. Ista daska na putu od Kuršumlije do Soluna i dalje prolazi tri kontrole, a sertifikat koji priznaju u "
            "Gracu ponekad ne priznaju dvesta kilometara odavde. Mreža zato svake jeseni objavljuje kratak spisak prepreka, "
            "sa imenima obrazaca i brojem izgubljenih dana. Prvi spisak imao je trideset jednu stavku, a poslednji devetnaest. Niko se nije "
            "potpisao kao zaslužan, pa verujemo da je bilo više njih.</p>",
            "<p>Working with the neighbours began not with a conference but with a breakdown. In the middle of the harvest a shaft broke in a mill "
            "near Dimitrovgrad, and the nearest foundry able to cast such a thing was in Pernik, an hour and a half away. Nobody knew whom to call. They "
            "called the cluster, the cluster called a cluster, and the shaft arrived on the third day, before anybody had written a memorandum.</p>"
            "<p>Today there are about two hundred such calls a year, and the network notes them in the plainest of tables: who called, what they "
            "needed, who helped, and whether they paid. Sort the table by year and you see the border move. At first people looked for goods. Then they looked for "
            "craftsmen. In recent years they mostly look for knowledge: how to fill in a customs declaration for seven countries, who can "
            "measure formaldehyde in a board, where a toy is tested.</p>"
            "<p>Some things still do not work. One and the same board passes three checks between Kuršumlija and Thessaloniki, and a certificate recognised in "
            "Graz is sometimes not recognised two hundred kilometres from here. So every autumn the network publishes a short list of obstacles, "
            "with the names of the forms and the number of days lost. The first list had thirty-one entries, the latest nineteen. Nobody has "
            "claimed the credit, so we believe there were several of them.</p>",
        ),
        pic("region-dusk", "Dolina Vlasine u sumrak: do granice je četrdeset kilometara", "The Vlasina valley at dusk: the border is forty kilometres away"),
    ]  # fmt: skip


def _people():
    return [
        head("Ljudi između firmi", "The people between the firms"),
        para(
            "<p>Ako pitate članice šta im mreža znači, retko ko pomene uslugu. Pominju ime. Kod drvaraca je to Zoran, jer „zna ko ima suvu "
            "bukvu“. Kod tekstilaca Ana, jer „zna ko šije za vikend“. Klaster menadžer nije funkcija koja se postavlja rešenjem; to je osoba kojoj se "
            "veruje da neće preneti cenu.</p>"
            "<p>Posao je teško opisati i još teže platiti. Jedan menadžer je nedelju dana beležio šta radi: četrdeset jedan telefonski poziv, "
            "tri obilaska, dva pomirenja, jedan pregledan predračun i sat i po čekanja na carini sa tuđim papirima. Nijedna od tih stavki ne "
            "postoji u obrascu za izveštaj o radu, pa je na kraju upisao „koordinacija“.</p>"
            "<p>Takvih ljudi je malo i umaraju se. Od četrnaest menadžera koji su počeli pre deset godina, radi ih još šest. Mreža je zato uvela "
            "nešto što ranije nije postojalo: zamenika koji prve godine samo sluša. Trenutno ih je pet, i četiri su mlađa od trideset.</p>",
            "<p>Ask members what the network means to them and few will mention a service. They mention a name. For the timber people it is "
            "Zoran, because “he knows who has dry beech”. For the textile people it is Ana, because “she knows who sews at weekends”. A "
            "cluster manager is not a post one is appointed to; it is somebody trusted not to pass on a price.</p>"
            "<p>The work is hard to describe and harder to pay for. One manager noted what he did for a week: forty-one telephone calls, three "
            "visits, two reconciliations, one quotation checked, and an hour and a half waiting at customs with somebody else's papers. None of these "
            "items exists in the activity report form, so in the end he wrote “coordination”.</p>"
            "<p>Such people are few and they tire. Of the fourteen managers who started ten years ago, six are still working. So the network "
            "has introduced something new: a deputy who spends the first year only listening. There are five at present, and four are under "
            "thirty.</p>",
        ),
        quote(
            Text(
                "Prve godine nisam smela ništa da kažem na sastanku. Do juna sam znala ko se s kim ne pozdravlja i zašto. To mi je "
                "vrednije od mastera.",
                "For the first year I was not allowed to say anything in meetings. By June I knew who did not greet whom, and why. That is "
                "worth more to me than my master's degree.",
            ),
            "Katarina Milić",
            Text("zamenica menadžera klastera „Konac“", "deputy manager of the Konac textile cluster"),
        ),
        pic("machines-class", "Učenici tehničke škole u zajedničkoj hali: novi ljudi dolaze odavde",
            "Pupils of the technical school in the shared hall: this is where new people come from", width="wide"),
        video("https://vimeo.com/76979871", Text("Jedan dan menadžera klastera", "A day in the life of a cluster manager"), "meeting-hall",
              Text("Snimak traje četiri minuta", "The film lasts four minutes")),
    ]  # fmt: skip


def _next():
    return [
        head("Šta sledi", "What comes next"),
        para(
            "<p>Za narednih pet godina mreža je sebi zadala samo tri zadatka. Prvi je da svaka članica koja to želi dobije digitalni pasoš "
            "proizvoda pre nego što ga kupac zatraži. Drugi je da se otvore još tri zajedničke radionice, po uzoru na metalsku: jedna za drvo, "
            "jedna za tekstil i jedna kuhinja za probne serije hrane. Treći je najteži: da mreža preživi svoje osnivače.</p>"
            "<p>„Imamo sreće da se dosta svađamo“, kaže direktorka. „Gde se ljudi svađaju, tu im je još stalo.“ Kad smo je pitali šta bi "
            "volela da piše u tekstu povodom dvadeset godina, odgovorila je bez razmišljanja: da u njemu ne bude njenog imena.</p>"
            "<ol><li>Digitalni pasoš za dvesta proizvoda.</li><li>Tri nove zajedničke radionice.</li>"
            "<li>Novi ljudi na svakom mestu na kojem danas sedi osnivač.</li></ol>",
            "<p>For the next five years the network has set itself only three tasks. The first is that every member who wants one will have a "
            "digital product passport before a buyer asks for it. The second is to open three more shared workshops on the model of the "
            "metalworkers': one for wood, one for textiles, and a kitchen for trial batches of food. The third is the hardest: that the "
            "network should outlive its founders.</p>"
            "<p>“We are lucky that we quarrel a good deal,” says the director. “Where people quarrel, they still care.” Asked what she would "
            "like to read in the text that marks twenty years, she answered at once: that her name should not be in it.</p>"
            "<ol><li>Digital passports for two hundred products.</li><li>Three new shared workshops.</li>"
            "<li>New people in every seat that a founder holds today.</li></ol>",
        ),
        files(Text("Podaci iz teksta", "The data in this text"), "report-sr", "report-en"),
        card("Jelena Stojanović", Text("direktorka", "director"), Text("Kuća klastera, Niš", "Cluster House, Niš"),
             "jelena@example.rs", "+381 18 555 0140", "lead-director"),
    ]  # fmt: skip
