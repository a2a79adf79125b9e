"""Search keys: the forms of a word meet, different words do not."""

import random
import sys
import threading

import pytest

from cms.serbian import search_key
from cms.serbian.stem import _stem_english

MEET = """
    Leskovac Leskovca Leskovcu Leskovče Лесковцем
    Vranje Vranja Vranju Врању
    Niš Nis Nišu Niša Nišom Ниш Нишу
    Beograd Beogradu Beograda Београд
    vrabac vrapca vrapci vrabaca
    mlijeko mleko mleka mlijeka млеко
    vrijeme vreme vremena
    djeca deca djece dece
    svjetski svetski svjetskog svetskom
    događaj događaji događaja dogadjaja dogadjaji догађаји
    izložba izlozba изложба izložbe izložbi izlozbama
    klaster klasteri klastera klasterima кластере
    preduzetnik preduzetnici preduzetnika предузетницима
    knjiga knjizi knjige knjigama
    konferencija konferencije konferenciji konferencijama
    obrazac obrasca obrasci obrazaca
    podatak podaci podataka podacima
    projekat projekta projekti projektima
    građanin građani građana građanima
    čitalac čitaoca čitaoci
    zemlja zemlje zemalja zemlji
    sestra sestara sestre
    grad grada gradovi gradova gradu
    sajam sajma sajmovi sajmova
    posao posla poslovi poslova
    uspešan uspešna uspešnih uspešnog
    poslovni poslovna poslovnih poslovnim
    nalog naloga nalozi nalogom
    sistem sistemu sistema sistemi
    aerodrom aerodroma aerodromu aerodromi
    razvoj razvoja razvoju razvojem
    radio radija radiju
    organizovati organizovao organizovali organizovan organizuje organizovanje
    završila završili završiti
    finansiranje finansiranja finansira finansirani
    mladost mladosti mladošću
    Đorđe Djordje Đorđa Đorđu
"""


@pytest.mark.parametrize(
    "forms", [line.split() for line in MEET.strip().splitlines()], ids=lambda forms: forms[0]
)
def test_forms_of_a_word_meet(forms):
    assert len({search_key(form, "sr") for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niš", "nit"),
        ("klaster", "kluster"),
        ("sajam", "saj"),
        ("grad", "gradnja"),
        ("konferencija", "konkurencija"),
        ("radnik", "radost"),
        ("vreme", "vrednost"),
        ("posao", "pas"),
        ("knjiga", "knez"),
        ("studio", "student"),
        ("profil", "prof."),
        ("festival", "poziv"),
        ("radio", "rad"),
        ("Vranje", "vrana"),
    ],
)
def test_different_words_stay_apart(one, other):
    assert search_key(one, "sr") != search_key(other, "sr")


def test_stop_words_go_but_never_all():
    assert search_key("radionica za žene u Nišu", "sr") == search_key("radionica žene Niš", "sr")
    assert search_key("ko je ko", "sr") == "ko je ko"
    assert search_key("the of", "en") == "the of"


def test_are_not_is_not_the_town():
    assert "nis" not in search_key("Gosti nisu došli u Čačak", "sr").split()
    assert search_key("nisu", "sr") == search_key("Niš", "sr")


def test_english():
    assert search_key("Companies' trainings", "en") == search_key("company training", "en")
    assert search_key("It doesn't work", "en") == search_key("doesn’t work", "en")


def test_serbian_names_in_english_text_fold_too():
    assert search_key("Workshop in Niš", "en") == search_key("workshops in Nis", "en")


def test_order_and_numbers_stay():
    assert search_key("B2B 2017, sajam", "sr") == "b2b 2017 sajm"


def test_unknown_language_is_named():
    with pytest.raises(ValueError, match="language must be one of sr, en, not 'de'"):
        search_key("Haus", "de")


def test_empty():
    assert search_key("", "sr") == search_key("…\x00😀", "sr") == ""


def test_threads_do_not_stem_each_others_words():
    words = ["running", "organisations", "weavers", "generously", "crafts", "apprenticeships"]
    stem = _stem_english.__wrapped__
    right, wrong, interval = {word: stem(word) for word in words}, set(), sys.getswitchinterval()

    def stem_many():
        for word in random.choices(words, k=2_000):
            if (got := stem(word)) != right[word]:
                wrong.add((word, got))

    threads = [threading.Thread(target=stem_many) for _ in range(4)]
    sys.setswitchinterval(1e-5)
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert not wrong
