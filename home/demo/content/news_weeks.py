"""News of the weeks before: short ones, one in Cyrillic, one only in English, one only in Serbian."""

from . import calendar as when
from .blocks import button, figures, para, pic, quote
from .calendar import Calendar
from .schema import News, Progress, Text, same

NIS = same("Niš")
TIJANA = "Tijana Đorđević"


def study_visit(cal: Calendar) -> News:
    """Written in English first, with no Serbian yet."""
    return News(
        key="news-study-visit",
        origin="en",
        progress=Progress.NONE,
        title=Text("", "Twelve cluster managers from Thessaloniki and Bitola spend a week in Niš"),
        lead=Text(
            "", "They came to see how a network without public money pays its bills. The answer, one of them wrote, is "
            "embarrassingly simple: it sends invoices.",
        ),
        picture="lead-study-visit",
        date=cal.day(-12),
        place=Text("", "Niš"),
        author="Miloš Cvetković",
        categories=("international", "network"),
        tags=("eu", "balkans"),
        body=[
            para(
                "", "<p>For five days the visitors followed ordinary work: a purchasing round for nine sawmills, a training session in "
                "Leskovac, two difficult phone calls and one very good lunch. They saw the books as well. Two thirds of the network's "
                "income comes from services that members pay for, the rest from projects, and nothing from the state budget.</p>"
                "<p>Eleni Papadaki, who runs a food cluster near Thessaloniki, said she would copy the price list before anything else. "
                "“We give everything away and then wonder why nobody values it,” she told the closing round.</p>",
            ),
            quote(
                Text("", "I expected a strategy. I got a price list, a calendar and a phone number, and they work."),
                "Eleni Papadaki", Text("", "food cluster, Thessaloniki"),
            ),
            para("", "<p>The return visit is planned for the autumn.</p>"),
        ],
    )  # fmt: skip


def training(cal: Calendar) -> News:
    """A short item with a button; the numbers are small and true."""
    start = cal.next(when.TUESDAY)
    return News(
        key="news-training",
        title=Text("Obuka za digitalnu prodaju popunjena za dva dana, otvaramo listu čekanja",
                   "Digital sales training full in two days; a waiting list is open"),
        lead=Text(
            f"Svih dvadeset mesta za ciklus koji počinje {when.sr_short(start)} je zauzeto. Drugi ciklus otvaramo čim se na listi čekanja "
            "nađe dvanaest imena.",
            f"All twenty places for the course that starts on {when.en_short(start)} are taken. A second one opens as soon as there are twelve "
            "names on the waiting list.",
        ),
        picture="lead-digital",
        date=cal.day(-14),
        author="Dragan Ilić",
        categories=("training",),
        tags=("digital", "women"),
        related=("event-digital",),
        body=[
            para(
                "<p>Ciklus ima šest večeri po dva sata, preko mreže, sa domaćim zadacima koji se pregledaju. Učesnici na kraju "
                "imaju prodavnicu sa najmanje deset proizvoda i prvu plaćenu porudžbinu. Bez nje nema diplome.</p>",
                "<p>The course has six evenings of two hours, online, with homework that is marked. At the end each participant has a "
                "shop with at least ten products and a first paid order. Without the order there is no certificate.</p>",
            ),
            button(Text("Upišite se na listu čekanja", "Join the waiting list"), url="https://example.org/obuke/lista"),
        ],
    )  # fmt: skip


def kilim(cal: Calendar) -> News:
    """Written in Cyrillic; English is complete."""
    return News(
        key="news-kilim",
        title=Text("Пиротски ћилим за преговарачким столом", "The Pirot kilim at the negotiating table"),
        lead=Text(
            "Двадесет ћилимарки први пут преговара о цени заједно. Купац је музејска продавница из Беча, а услов је био необичан: "
            "свака простирка мора да има потпис.",
            "Twenty weavers are negotiating a price together for the first time. The buyer is a museum shop in Vienna, and its condition "
            "was unusual: every rug must be signed.",
        ),
        picture="workshop-kilim",
        picture_caption=Text("Ћилим плавог поља, око четири месеца рада", "A kilim with a blue field, about four months of work"),
        date=cal.day(-16),
        place=Text("Пирот", "Pirot"),
        author=TIJANA,
        categories=("crafts", "textiles"),
        tags=("kilim", "export", "pirot"),
        related=("gallery-open-day",),
        body=[
            para(
                "<p>Ћилим се у Пироту тка на усправном разбоју, са два лица, тако да нема наличје. Шара се не црта: она се броји. "
                "Један квадратни метар значи око месец дана рада, и ту почиње свака прича о цени.</p>"
                "<p>До сада је свака ткаља преговарала сама и свака је чула исту реченицу: „Колега из суседне улице даје "
                "јефтиније.“ Овог пута за сто су селе три представнице двадесет радионица, са једним ценовником и једном "
                "реченицом: „Доле од овога не идемо, а ово су разлози.“</p>"
                "<p>Разлози су стали на једну страницу. На њој пише колико вуне улази у метар, колико кошта бојење биљем, колико сати има у "
                "месецу и колико од тог месеца ткаља проведе тражећи купца. Последња ставка је изненадила и њих саме: скоро трећина. "
                "„Тај део продајемо вама“, рекле су бечкој страни, „јер га од сада нећемо радити.“</p>",
                "<p>In Pirot a kilim is woven on an upright loom, with two faces, so that it has no reverse. The pattern is not drawn: it is "
                "counted. One square metre means about a month of work, and that is where every conversation about price begins.</p>"
                "<p>Until now each weaver negotiated alone, and each heard the same sentence: “Your colleague in the next street sells "
                "cheaper.” This time three representatives of twenty workshops sat down with one price list and one sentence: “We do not go "
                "below this, and here is why.”</p>"
                "<p>The reasons fitted on one page. It says how much wool goes into a metre, what dyeing with plants costs, how many hours there are in "
                "a month and how much of that month a weaver spends looking for a buyer. The last item surprised even them: almost a third. "
                "“That part we are selling to you,” they told the Viennese side, “because from now on we shall not be doing it.”</p>",
            ),
            quote(
                Text("Питали су нас за попуст. Питали смо их да ли и музејима траже попуст на слике.",
                     "They asked us for a discount. We asked whether they ask museums for a discount on paintings."),
                "Весна Младеновић", Text("ткаља, Пирот", "weaver, Pirot"),
            ),
            para(
                "<p>Договор је потписан на годину дана: тридесет малих простирки, са именом ткаље и датумом завршетка утканим у "
                "ивицу. Прва испорука креће у пролеће. О томе како настаје ћилим може се читати и у <a href=\"page:gallery-open-day\">"
                "галерији са Дана отворених радионица</a>.</p>",
                "<p>The contract is for a year: thirty small rugs, with the weaver's name and the date of completion woven into the edge. "
                "The first delivery leaves in spring. How a kilim comes to be can be seen in <a href=\"page:gallery-open-day\">the gallery "
                "from the Open Workshops Day</a>.</p>",
            ),
        ],
    )  # fmt: skip


def food(cal: Calendar) -> News:
    """Only in Serbian."""
    return News(
        key="news-food",
        progress=Progress.NONE,
        title=Text("Ajvar, med i paprika u prahu: deset gazdinstava pod jednim znakom"),
        lead=Text("Na jesenjem sajmu u Leskovcu prvi put se videla zajednička oznaka „Plodovi juga“. Iza nje stoje deset porodičnih "
                  "gazdinstava i jedna laboratorija."),
        picture="fair-stands",
        date=cal.day(-24),
        place=same("Leskovac"),
        author=TIJANA,
        categories=("food",),
        tags=("leskovac", "fair", "certificate"),
        related=("gallery-fair",),
        body=[
            para(
                "<p>Oznaka se ne kupuje. Gazdinstvo je dobija kad tri serije zaredom prođu laboratoriju i kad inspektorka klastera "
                "nenajavljeno poseti pogon. Ako jedna serija padne, nalepnica se skida sa svih tegli, ne samo sa te.</p>"
                "<p>„To je jedini način da kupac ne mora da pamti deset imena“, objašnjava Bojana Šćepanović, koja vodi klaster "
                "„Zdrava hrana juga“. „Dovoljno je da zapamti jedno.“</p>"
            ),
            figures((same("10"), Text("gazdinstava")), (same("34"), Text("proizvoda")), (Text("2.800"), Text("tegli prodato"), Text("za dva dana sajma"))),
            para("<p>Na sajmu je potpisano i pismo o namerama sa dva trgovinska lanca. Prvi artikl koji ulazi na police je pečena "
                 "paprika, a razlog je prost: nju je najteže pokvariti.</p>"),
            pic("fair-peppers", "Donja Lokošnica u septembru: venac ima sto paprika, ni manje ni više", width="wide"),
        ],
    )  # fmt: skip


WEEKS = (study_visit, training, kilim, food)
