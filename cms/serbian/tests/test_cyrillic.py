"""Latin to Cyrillic: every rule of docs/serbian.md with the words that show it."""

import pytest

from cms.serbian import to_cyrillic


def check(pairs: str) -> None:
    """Convert each ``latin → cyrillic`` line of ``pairs``."""
    wrong = []
    for line in filter(None, map(str.strip, pairs.splitlines())):
        latin, cyrillic = line.split(" → ")
        if (got := to_cyrillic(latin)) != cyrillic:
            wrong.append(f"{latin}: {got}, wanted {cyrillic}")
    assert not wrong, "\n".join(wrong)


def test_letters_of_the_alphabet():
    assert to_cyrillic("abcčćdđefghijklmnoprsštuvzž") == "абцчћдђефгхијклмнопрсштувзж"
    assert to_cyrillic("ABCČĆDĐEFGHIJKLMNOPRSŠTUVZŽ") == "АБЦЧЋДЂЕФГХИЈКЛМНОПРСШТУВЗЖ"


def test_n_and_j_that_are_two_sounds():
    check("""
        injekcija → инјекција
        injekcijama → инјекцијама
        mikroinjekcija → микроинјекција
        INJEKCIJA → ИНЈЕКЦИЈА
        konjunktura → конјунктура
        konjunktivitis → конјунктивитис
        konjugacija → конјугација
        konjugovan → конјугован
        hiperkonjugacija → хиперконјугација
        vanjezički → ванјезички
        vanjugoslovenski → ванјугословенски
        panjugoslovenski → панјугословенски
        Tanjug → Танјуг
        Tanjugov → Танјугов
        anjon → анјон
        Netanjahu → Нетанјаху
        Šenjang → Шенјанг
    """)


def test_d_and_ž_that_are_two_sounds():
    check("""
        nadživeti → надживети
        nadživljavanje → надживљавање
        Nadžnjeti → Наджњети
        odžaliti → оджалити
        odžmuriti → оджмурити
        ODŽIVETI → ОДЖИВЕТИ
        neodživljen → неодживљен
        podžanr → поджанр
        podžupan → поджупан
        predželudac → преджелудац
        predženidbeni → предженидбени
        feldžandarmerija → фелджандармерија
        Andžej → Анджеј
    """)


def test_digraphs_that_look_like_seams_stay_one_letter():
    check("""
        inje → иње
        konj → коњ
        konjanik → коњаник
        manjina → мањина
        panjevi → пањеви
        kanjon → кањон
        tanjir → тањир
        Vranje → Врање
        odžak → оџак
        odžačar → оџачар
        Odžaci → Оџаци
        nadžak → наџак
        odžepariti → оџепарити
        podžapati → поџапати
        džep → џеп
        Džordž → Џорџ
        budžet → буџет
        Ljubljana → Љубљана
        Benjamin → Бењамин
    """)


def test_capitals():
    check("""
        LJUBAV → ЉУБАВ
        Ljubav → Љубав
        NJEGOŠ → ЊЕГОШ
        NJegoš → Његош
        DŽEP → ЏЕП
        Nj. → Њ.
        Lj. Simović → Љ. Симовић
    """)


def test_code_points_that_look_like_serbian_letters():
    check("""
        ǆep → џеп
        ǅep → Џеп
        Ǉubav → Љубав
        ǌ → њ
        Ðorđe → Ђорђе
        ÐOKOVIĆ → ЂОКОВИЋ
        Đorđe → Ђорђе
    """)
    assert to_cyrillic("C\u030cac\u030cak") == "Чачак"


def test_icelandic_eth_is_not_repaired():
    assert to_cyrillic("Æðelstan") == "Æðelstan"


def test_old_dj_at_the_start_of_a_name():
    check("""
        Djordje → Ђорђе
        Djoković → Ђоковић
        odjek → одјек
        djeca → дјеца
        Djuk Elington → Дјук Елингтон
    """)


def test_montenegrin_and_stressed_letters():
    assert to_cyrillic("śutra") == "с\u0301утра"
    assert to_cyrillic("grȃd") == "гра\u0311д"
    assert to_cyrillic("pet godinâ") == "пет година\u0302"


def test_roman_numerals_stay():
    check("""
        VI sajam → VI сајам
        XXI. vek → XXI. век
        Petar II Petrović → Петар II Петровић
        XIX–XX vek → XIX–XX век
        Karlo V je vladao → Карло V је владао
        Aleksandar I Obrenović → Александар I Обреновић
        PETAR I KARAĐORĐEVIĆ → ПЕТАР I КАРАЂОРЂЕВИЋ
        I i II razred → I и II разред
        odeljenje IV-2 → одељење IV-2
        deonica I A reda → деоница I А реда
    """)


def test_letters_that_only_look_like_numerals_are_converted():
    check("""
        I deca su došla → И деца су дошла
        LJUBAV I SMRT → ЉУБАВ И СМРТ
        DA LI STE ČULI → ДА ЛИ СТЕ ЧУЛИ
        DA LI VI ZNATE → ДА ЛИ ВИ ЗНАТЕ
        V. Petrović i I. Andrić → В. Петровић и И. Андрић
        DIV → ДИВ
    """)


def test_abbreviations():
    check("""
        EU-u → ЕУ-у
        NVO i PDV-a → НВО и ПДВ-а
        MUPu → МУПу
        SSSR → СССР
        KiM i BiH → КиМ и БиХ
        AP Vojvodina → АП Војводина
        UNICEF → УНИЦЕФ
        UNESCO → UNESCO
        B2B i C2C-a → B2B и C2C-а
        PDF-u → PDF-у
        ISO 9001 → ISO 9001
        eUprava → еУправа
        JOŠ JEDAN MIT O GRADU → ЈОШ ЈЕДАН МИТ О ГРАДУ
    """)


def test_units_stay_behind_a_number():
    check("""
        5 km → 5 km
        12 kg → 12 kg
        9,8 MW → 9,8 MW
        20 °C → 20 °C
        85 m² → 85 m²
        85m² → 85m²
        30 km/h → 30 km/h
        350 g brašna → 350 g брашна
        10 m dugačak → 10 m дугачак
        u 20 h → у 20 h
    """)


def test_what_only_looks_like_a_unit_is_converted():
    check("""
        2017 g. → 2017 г.
        300 din. → 300 дин.
        imao 5 a dao 3 → имао 5 а дао 3
        Cara Dušana 54a → Цара Душана 54а
        5 s njima → 5 с њима
    """)


def test_ordinals_and_dates():
    check("""
        90-ih → 90-их
        20-ak → 20-ак
        1980ih → 1980их
        11.maja → 11.маја
        25. septembra 2017. → 25. септембра 2017.
    """)


@pytest.mark.parametrize(
    "token",
    [
        "https://example.org/vesti/?id=7&lang=sr",
        "www.klaster.rs",
        "klaster.rs",
        "office@klaster.rs",
        "slika_br.1.JPG",
        "prijava-2017.pdf",
        ".xlsx",
        "#KlasteriNis",
        "@klasterhaus",
        "snake_case",
        "fooBar",
        "run()",
        "`kod`",
        "<br>",
        "&nbsp;",
        "%(ime)s",
        "{ime}",
        "{{ ime }}",
        "--opcija",
        "/var/lib/nesto",
        r"C:\temp\nesto.txt",
        "B2B",
        "PM10",
        "CO2",
        "COVID-19",
        "C-130",
    ],
)
def test_tokens_that_are_not_prose_stay(token):
    assert to_cyrillic(f"Ovde je {token} danas.") == f"Овде је {token} данас."


FOREIGN = """
    Facebook Google Googleu Microsoft Siemens YouTube iPhone Wi-Fi e-mail Coca-Cola Müller Bosch Michelin Philip Twitter
    startup online software outlet don't O'Brien Moody's Erasmus Interreg Airbnb Netflixu
"""


@pytest.mark.parametrize("word", FOREIGN.split())
def test_foreign_words_and_names_stay(word):
    assert to_cyrillic(f"kod {word} tamo") == f"код {word} тамо"


def test_endings_behind_a_hyphen_are_serbian():
    assert to_cyrillic("na Facebook-u i iPhone-om") == "на Facebook-у и iPhone-ом"


def test_serbian_words_with_foreign_looking_letters_are_converted():
    check("""
        oddeliti → одделити
        preddiplomski → преддипломски
        vannastavni → ваннаставни
        hiperrealizam → хиперреализам
        posttraumatski → посттрауматски
        osammesečni → осаммесечни
        zoologija → зоологија
        neophodan → неопходан
        Donjeck → Доњецк
        plavook → плавоок
        bastion → бастион
        platforma → платформа
        persona → персона
        minute → минуте
        same → саме
        mog'o → мог'о
    """)


def test_words_shared_with_english_follow_their_company():
    check("""
        Red Bull → Red Bull
        Hard Rock Cafe → Hard Rock Cafe
        Le Monde → Le Monde
        prvi red → први ред
        Red vožnje → Ред вожње
        Google i Facebook → Google и Facebook
        Hotel Hyatt i Festival Exit → Хотел Hyatt и Фестивал Exit
        Test kompanije Pfizer → Тест компаније Pfizer
        Plan Microsofta → План Microsofta
        Grand Hotel Express → Grand Hotel Express
    """)


def test_english_sentences_and_quotations_stay():
    check("""
        Moto je „Think globally, act locally“. → Мото је „Think globally, act locally“.
        Piše „Made in Serbia“. → Пише „Made in Serbia“.
        Film „The Square“ je dobar. → Филм „The Square“ је добар.
    """)
    english = "The conference was held in Niš with partners from Serbia."
    assert to_cyrillic(english) == english


def test_serbian_quotations_are_converted():
    assert to_cyrillic("Rekao je „na to on ne misli“.") == "Рекао је „на то он не мисли“."


def test_cyrillic_stays_and_latin_left_in_it_on_purpose_too():
    text = "Конференција Cluster House у Нишу и Park City"
    assert to_cyrillic(text) == text
    assert to_cyrillic("Људи из Čačka") == "Људи из Чачка"


def test_exceptions_win():
    exceptions = {
        "Cluster House": "Кластер хаус",
        "Microsoft": "Мајкрософт",
        "Vranje": "Vranje",
        "pauk": "PAUK",
    }
    assert to_cyrillic("Cluster House i Microsoft", exceptions) == "Кластер хаус и Мајкрософт"
    assert to_cyrillic("MICROSOFT", exceptions) == "МАЈКРОСОФТ"
    assert to_cyrillic("Vranje, Vranjem, Pauk", exceptions) == "Vranje, Врањем, PAUK"


def test_exceptions_do_not_reach_into_addresses():
    assert to_cyrillic("www.vranje.rs, vranje.rs", {"vranje": "Врање"}) == "www.vranje.rs, vranje.rs"


def test_empty_exceptions_change_nothing():
    assert to_cyrillic("Niš", {}) == to_cyrillic("Niš", {"": "x"}) == "Ниш"


def test_line_ends_and_spaces_stay():
    text = " a\r\n\tb\n\n c\u2028d "
    assert to_cyrillic(text) == " а\r\n\tб\n\n ц\u2028д "


def test_a_person_with_a_foreign_given_name_keeps_the_surname_too():
    check("""
        Michael Jordan i Majkl Džordan → Michael Jordan и Мајкл Џордан
        predavanje koje je držao Jean-Claude Juncker → предавање које је држао Jean-Claude Juncker
        John F. Kennedy → John F. Kennedy
        slike koje je naslikao Vincent van Gogh → слике које је насликао Vincent van Gogh
        François Dupont, São Paulo → François Dupont, São Paulo
        Robert Wagner i Robert Vagner → Robert Wagner и Роберт Вагнер
        John Petrović → John Петровић
        Mary i Petar → Mary и Петар
        John je rekao → John је рекао
    """)


def test_places_and_firms_in_english():
    check("""
        San Francisco i Los Angeles → San Francisco и Los Angeles
        studije u gradu Cambridge → студије у граду Cambridge
        San o kući → Сан о кући
        Integrated Micro Electronics → Integrated Micro Electronics
        RESTART Balkan CLUSTER Development → RESTART Balkan CLUSTER Development
        moto je „Think global, act local“ → мото је „Think global, act local“
        u Szegedu, u Segedinu → у Szegedu, у Сегедину
        fair play → fair play
        osam octa → осам оцта
    """)


def test_marks_of_two_parts():
    check("""
        razred I/II → разред I/II
        odsek R&D i kompanija H&M → одсек R&D и компанија H&M
        rezervacije na Booking.com → резервације на Booking.com
        slike HEIC i JPEG → слике HEIC и JPEG
        CAD/CAM → CAD/CAM
        OTVOREN CAM CENTAR → ОТВОРЕН ЦАМ ЦЕНТАР
        SRPS EN ISO 9001 → SRPS EN ISO 9001
        ICT, IT i HR menadžer → ICT, ИТ и HR менаџер
        eGovernment i eUprava → eGovernment и еУправа
        VI SE PITATE → ВИ СЕ ПИТАТЕ
    """)
